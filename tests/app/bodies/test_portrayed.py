"""A body that is described by a tie that the documents tell is asked about by its name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.bodies import portrayed
from tests.app.bays import FILES
from tests.app.invented import assistant_over, values


@pytest.fixture(scope="module")
def bays(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("bays"), FILES)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Quand a été créée la conférence qui réunit l'Amérique du Nord et l'Amérique centrale ?",
            "Quand a été créée la COB ?",
        ),
        ("en", "When was the conference joining North and Central America created?", "When was the COB created?"),
        (
            "es",
            "¿Cuándo se creó la conferencia que reúne a América del Norte y América Central?",
            "¿Cuándo se creó la COB?",
        ),
        ("pt", "Quando foi criada a conferência que junta a América do Norte e Central?", "Quando foi criada a COB?"),
        (
            "fr",
            "Combien de partenaires a la plateforme dirigée par l'ODP et l'ADC ?",
            "Combien de partenaires a la PDM ?",
        ),
        ("en", "How many partners does the platform run by ODP and ADC have?", "How many partners does the PDM have?"),
        ("es", "¿Cuántos socios tiene la plataforma que dirigen la ODP y la ADC?", "¿Cuántos socios tiene la PDM?"),
        ("pt", "Quantos parceiros tem a plataforma dirigida pela ODP?", "Quantos parceiros tem a PDM?"),
        ("fr", "Qui est dans la commission qui a remplacé le Comité spécial des estacades ?", "Qui est dans la CDD ?"),
        ("en", "How many aims has the text that was signed in Morocco?", "How many aims has the Pacte des récifs?"),
        ("es", "¿De qué trata el texto que se firmó en Marruecos?", "¿De qué trata el Pacte des récifs?"),
        ("pt", "É vinculante o pacto que foi assinado em Marrocos?", "É vinculante o Pacte des récifs?"),
    ],
)
def test_a_body_described_by_a_tie_is_named(bays: Assistant, language: str, text: str, expected: str) -> None:
    assert portrayed.named(text, language, bays.knowledge) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which platform is run by ODP and ADC?"),
        ("en", "Is the platform run by ODP?"),
        ("fr", "La plateforme est-elle dirigée par l'ODP ?"),
        ("es", "¿Se firmó el pacto en Marruecos?"),
        ("es", "¿Cuántos socios tiene la plataforma que dirige la CDD?"),
        ("pt", "Que conferência reúne a América do Norte?"),
    ],
)
def test_a_tie_that_is_asked_for_or_that_nothing_tells_stays(bays: Assistant, language: str, text: str) -> None:
    assert portrayed.named(text, language, bays.knowledge) == text


def test_what_is_asked_of_a_body_described_is_answered(bays: Assistant) -> None:
    assert values(bays.ask("When was the conference joining North and Central America created?")) == ["1991"]
    assert values(bays.ask("¿Cuántos socios tiene la plataforma que dirigen la ODP y la ADC?")) == ["60"]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("fr", "Où a été signé le pacte aux 23 objectifs ?", True),
        ("en", "Where was the compact with 23 objectives signed?", True),
        ("es", "¿En qué ciudad se firmó el pacto de los 23 objetivos?", True),
        ("pt", "Em que cidade foi assinado o pacto dos 23 objetivos?", True),
        ("en", "Where was the compact with 24 objectives signed?", False),
        ("en", "Does the compact have 23 objectives?", False),
        ("en", "Which compact with 23 objectives was signed?", False),
        ("en", "Where was the compact with 23 partners signed?", False),
    ],
)
def test_a_body_told_by_a_number_that_is_stated_of_it_is_named(
    note: Assistant, language: str, text: str, named: bool
) -> None:
    assert (portrayed.named(text, language, note.knowledge) != text) is named


ACTS = """Note sur les rives

Agence des saules (AGS) - 2011
L'Agence des saules a été créée en mai 2011 par la Convention de Lund du 4 mai 2011. Elle compte trois États membres : \
le Chili, le Pérou et l'Uruguay. Elle est dirigée par Mme Clara Vidal Renn. Son siège est à Cuzco.

Bureau des joncs (BDJ) - 2014
Le Bureau des joncs a été créé par la résolution 12/2014 du Conseil des rades. Il compte deux États membres : le Chili \
et le Panama. Il est dirigé par M. Tomas Olin. Son siège est à Colón.
"""


@pytest.fixture(scope="module")
def rives(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("rives"), {"rives.fr.txt": ACTS})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien de membres compte l'organisme créé par la Convention de Lund ?", ["3"]),
        ("How many members has the body created by the Lund Convention?", ["3"]),
        ("¿Cuántos miembros tiene el organismo creado por la Convención de Lund?", ["3"]),
        ("Quantos Estados integram o organismo que a Convenção de Lund instituiu?", ["3"]),
        ("Quels pays sont membres de l'organisme créé par la résolution 12/2014 ?", ["CL", "PA"]),
        ("En quelle année fut fondé l'organisme dirigé par Tomas Olin ?", ["2014"]),
        ("How many members has the body led by Clara Vidal Renn?", ["3"]),
        ("¿Qué países integran el organismo que dirige Clara Vidal Renn?", ["CL", "PE", "UY"]),
        ("Quantos membros tem o organismo dirigido por Tomas Olin?", ["2"]),
        ("Quand a été créé l'organisme qui siège à Colón ?", ["2014"]),
        ("When was the body headquartered in Cuzco created?", ["2011"]),
        ("¿Cuántos miembros tiene el organismo con sede en Colón?", ["2"]),
        ("Quantos membros tem o organismo sediado em Cuzco?", ["3"]),
    ],
)
def test_a_body_told_by_its_act_its_head_or_its_seat_is_asked_about(
    rives: Assistant, text: str, expected: list[str]
) -> None:
    answer = rives.ask(text)
    assert [value[:4] for value in values(answer)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel organisme Clara Vidal Renn dirige-t-elle ?", ["ags"]),
        ("Which body does Clara Vidal Renn lead?", ["ags"]),
        ("¿Qué organismo dirige Tomas Olin?", ["bdj"]),
        ("Que organismo dirige Tomas Olin?", ["bdj"]),
        ("Quel organisme a été créé par la Convention de Lund ?", ["ags"]),
        ("Which body was created by resolution 12/2014?", ["bdj"]),
    ],
)
def test_the_body_of_an_act_or_a_head_is_named(rives: Assistant, text: str, expected: list[str]) -> None:
    assert values(rives.ask(text)) == expected


@pytest.mark.parametrize("text", ["Which body does Clara Olin lead?", "Quel organisme dirige Tomas Renn ?"])
def test_half_a_name_is_another_person(rives: Assistant, text: str) -> None:
    assert rives.ask(text).status == "not_found"
