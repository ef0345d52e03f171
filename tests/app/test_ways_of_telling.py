"""The same fact told in many ways by a document is answered alike, over one-sentence texts on an invented council."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over

FRONT = {
    "en": "# Crane Council (CRC)\n\nThe Crane Council (CRC) deals with wetlands and their birds.",
    "fr": "# Conseil des grues (CRC)\n\nLe Conseil des grues (CRC) traite des zones humides et de leurs oiseaux.",
    "es": "# Consejo de las Grullas (CRC)\n\nEl Consejo de las Grullas (CRC) se ocupa de los humedales y sus aves.",
    "pt": "# Conselho das Gruas (CRC)\n\nO Conselho das Gruas (CRC) trata das zonas húmidas e das suas aves.",
}
ACT = {
    "en": "By which instrument was the CRC created?",
    "fr": "Par quel instrument le CRC a-t-il été créé ?",
    "es": "¿Por qué instrumento se creó el CRC?",
    "pt": "Por que instrumento foi criado o CRC?",
}
BINDS = {
    "en": "Is the CRC legally binding?",
    "fr": "Le CRC est-il juridiquement contraignant ?",
    "es": "¿Es jurídicamente vinculante el CRC?",
    "pt": "O CRC é juridicamente vinculativo?",
}
WORKS = {
    "en": "Is the CRC still active?",
    "fr": "Le CRC fonctionne-t-il encore ?",
    "es": "¿Sigue funcionando el CRC?",
    "pt": "O CRC ainda funciona?",
}
TASK = {
    "en": "What is the mandate of the CRC?",
    "fr": "Quel est le mandat du CRC ?",
    "es": "¿Cuál es el mandato del CRC?",
    "pt": "Qual é o mandato do CRC?",
}
SEAT = {
    "en": "Where is the seat of the CRC?",
    "fr": "Où se trouve le siège du CRC ?",
    "es": "¿Dónde está la sede del CRC?",
    "pt": "Onde fica a sede do CRC?",
}
BEFORE = {
    "en": "What was the predecessor of the CRC?",
    "fr": "Quel était le prédécesseur du CRC ?",
    "es": "¿Cuál fue el predecesor del CRC?",
    "pt": "Qual foi o predecessor do CRC?",
}
CHAIR = {
    "en": "Who chairs the CRC?",
    "fr": "Qui préside le CRC ?",
    "es": "¿Quién preside el CRC?",
    "pt": "Quem preside o CRC?",
}
MANY = {
    "en": "How many members does the CRC have?",
    "fr": "Combien de membres compte le CRC ?",
    "es": "¿Cuántos miembros tiene el CRC?",
    "pt": "Quantos membros tem o CRC?",
}
LEFT = {
    "en": "Which country left the CRC?",
    "fr": "Quel pays a quitté le CRC ?",
    "es": "¿Qué país se retiró del CRC?",
    "pt": "Que país se retirou do CRC?",
}
PARENT = {
    "en": "To which organization does the CRC belong?",
    "fr": "À quelle organisation le CRC est-il rattaché ?",
    "es": "¿A qué organización pertenece el CRC?",
    "pt": "A que organização pertence o CRC?",
}
OFFICE = {
    "en": "Who provides the secretariat of the CRC?",
    "fr": "Qui assure le secrétariat du CRC ?",
    "es": "¿Quién ejerce la secretaría del CRC?",
    "pt": "Quem assegura o secretariado do CRC?",
}


def _over(folder: Path, language: str, told: str) -> Assistant:
    """Return an assistant over one text: a council, what it deals with, and what is told of it."""
    gap = "\n\n" if ": " in told else " "
    return assistant_over(folder, {f"council.{language}.md": f"{FRONT[language]}{gap}{told}\n"})


@pytest.mark.parametrize(
    ("question", "language", "told", "value"),
    [
        (ACT, "en", "It rests on the Oslo Convention of 2004.", "Oslo Convention"),
        (ACT, "fr", "Il doit son existence à la décision 5/04.", "décision 5/04"),
        (ACT, "es", "Su fundamento jurídico es el artículo 14 del Tratado de los Lagos.", "artículo 14"),
        (ACT, "pt", "Assenta na Convenção de Oslo de 2004.", "Convenção de Oslo"),
        (ACT, "en", "Decision 5/04 of the ministers instituted it.", "Decision 5/04"),
        (ACT, "fr", "Le Traité d'Oslo l'a établi en 2004.", "Traité d'Oslo"),
        (ACT, "es", "El Tratado de Oslo lo creó en 2004.", "Tratado de Oslo"),
        (ACT, "pt", "A Decisão 5/04 dos ministros instituiu-o.", "Decisão 5/04"),
        (ACT, "fr", "Texte fondateur : Charte d'Oslo (2004).", "Charte d'Oslo"),
        (ACT, "es", "Texto fundacional: Carta de Oslo (2004).", "Carta de Oslo"),
        (TASK, "en", "Its brief is to count the cranes.", "count the cranes"),
        (TASK, "fr", "Créé pour compter les grues, il publie un rapport.", "compter les grues"),
        (TASK, "es", "Su razón de ser es el recuento de las grullas.", "recuento de las grullas"),
        (TASK, "pt", "A sua incumbência é contar as gruas.", "contar as gruas"),
        (SEAT, "en", "Nairobi hosts its headquarters.", "Nairobi"),
        (SEAT, "fr", "Nairobi abrite son siège.", "Nairobi"),
        (SEAT, "es", "Nairobi alberga su sede.", "Nairobi"),
        (SEAT, "pt", "Nairobi acolhe a sua sede.", "Nairobi"),
        (BEFORE, "en", "Formerly the Heron Committee, it was renamed in 2011.", "Heron Committee"),
        (BEFORE, "fr", "Le Comité des hérons l'a précédé.", "Comité des hérons"),
        (BEFORE, "es", "Antes llamado Comité de las Garzas, cambió de nombre en 2011.", "Comité de las Garzas"),
        (BEFORE, "pt", "Precedeu-o o Comité das Garças.", "Comité das Garças"),
        (PARENT, "en", "It sits within the Lakes Union.", "Lakes Union"),
        (PARENT, "fr", "Il fait partie de l'Union des lacs.", "Union des lacs"),
        (PARENT, "es", "Forma parte integrante de la Unión de los Lagos.", "Unión de los Lagos"),
        (PARENT, "pt", "Está adstrito à União dos Lagos.", "União dos Lagos"),
        (CHAIR, "en", "Kenya took the chair in 2024.", "Kenya"),
        (CHAIR, "fr", "Le Kenya a pris la présidence en 2024.", "Kenya"),
        (CHAIR, "es", "Kenia asumió la presidencia en 2024.", "Kenia"),
        (CHAIR, "pt", "O Quénia assumiu a presidência em 2024.", "Quênia"),
        (LEFT, "en", "Kenya is no longer a member since 2015.", "Kenya"),
        (LEFT, "fr", "Le Kenya n'en est plus membre depuis 2015.", "Kenya"),
        (LEFT, "es", "Kenia ya no es miembro desde 2015.", "Kenia"),
        (LEFT, "pt", "O Quénia já não é membro desde 2015.", "Quênia"),
        (MANY, "en", "The number of its members stands at fourteen.", "14"),
        (MANY, "fr", "Il est passé de neuf à quatorze membres.", "14"),
        (MANY, "es", "Con la adhesión de Kenia, pasó de nueve a catorce miembros.", "14"),
        (MANY, "pt", "O número de membros ascende a catorze.", "14"),
        (OFFICE, "en", "It is serviced by the Nordic Office.", "Nordic Office"),
        (OFFICE, "fr", "Secrétariat : Office nordique", "Office nordique"),
        (OFFICE, "es", "La Oficina Nórdica desempeña las funciones de secretaría.", "Oficina Nórdica"),
        (OFFICE, "pt", "Secretariado: Gabinete Nórdico.", "Gabinete Nórdico"),
    ],
)
def test_a_value_is_found_in_many_ways_of_telling_it(
    tmp_path: Path, question: dict[str, str], language: str, told: str, value: str
) -> None:
    answer = _over(tmp_path, language, told).ask(question[language])
    assert answer.status == "answered"
    assert value in answer.answer
    assert told.rstrip(".") in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "language", "told", "verdict"),
    [
        (BINDS, "en", "It is of a purely consultative character.", "no"),
        (BINDS, "fr", "Il est dépourvu de force contraignante.", "no"),
        (BINDS, "es", "Es de carácter puramente consultivo.", "no"),
        (BINDS, "pt", "As suas decisões são meras recomendações.", "no"),
        (BINDS, "en", "It imposes legal obligations on its members.", "yes"),
        (BINDS, "fr", "Il a force obligatoire pour ses membres.", "yes"),
        (BINDS, "es", "Obliga jurídicamente a sus miembros.", "yes"),
        (BINDS, "pt", "Tem força obrigatória para os seus membros.", "yes"),
        (BINDS, "en", "It binds no State.", "no"),
        (BINDS, "fr", "Il ne lie aucun État.", "no"),
        (BINDS, "es", "No obliga a ningún Estado.", "no"),
        (BINDS, "pt", "Não obriga nenhum Estado.", "no"),
        (BINDS, "en", "It is a political commitment rather than a legal one.", "no"),
        (WORKS, "en", "Its last session was held in 2015; none has been convened since.", "no"),
        (WORKS, "fr", "Ses travaux se poursuivent.", "yes"),
        (WORKS, "es", "Sus trabajos continúan.", "yes"),
        (WORKS, "pt", "Os seus trabalhos continuam.", "yes"),
        (WORKS, "en", "It has fallen into abeyance.", "no"),
        (WORKS, "fr", "Il n'existe plus.", "no"),
        (WORKS, "es", "Cayó en desuso.", "no"),
        (WORKS, "pt", "Caiu em desuso.", "no"),
        (WORKS, "en", "It resumed its work in 2015.", "yes"),
        (WORKS, "fr", "Il a repris ses travaux en 2015.", "yes"),
        (WORKS, "es", "Reanudó sus trabajos en 2015.", "yes"),
        (WORKS, "pt", "Continua a reunir-se todos os anos.", "yes"),
    ],
)
def test_a_verdict_is_found_in_many_ways_of_telling_it(
    tmp_path: Path, question: dict[str, str], language: str, told: str, verdict: str
) -> None:
    answer = _over(tmp_path, language, told).ask(question[language])
    assert (answer.status, answer.verdict) == ("answered", verdict)
