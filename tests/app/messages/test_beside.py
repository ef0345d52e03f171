"""Parts of a message that are answered beside another part's answer, and two bodies of which one thing is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences import days
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions.question import understand
from index.build import build
from ingest.records import Span
from tests.app.invented import values

HEATH = """# Council of the Heather Coasts (COHEC)

## Origins

The Council of the Heather Coasts was set up in Cork on 4 May 2007. It has fourteen members.

## Rules

The Secretariat has counted 63 rules adopted since 2009, of which 48 are still in force.

## Next meeting

The ninth meeting of the Council will be held in Galway on 24 and 25 May 2031.
"""

DUNES = """# Fonds des dunes grises (FODUG)

## Bilan

Doté de douze millions d'euros, le Fonds versait aux communes une aide dans les trente jours suivant une tempête. \
Il a soutenu 57 projets, pour un total de 9,4 millions d'euros. Il était administré par un conseil de six membres. \
Il a été dissous le 30 novembre 2018 ; le reliquat, 310 000 euros, a été réparti à parts égales entre les communes.
"""

REFA = """# Rede dos Faróis Atlânticos (REFA)

A Rede dos Faróis Atlânticos foi criada na Horta em 3 de abril de 2009. A presidência da Rede cabe a Cabo Verde desde \
2022.

## Grupo de Trabalho sobre Neblina (GTN)

O Grupo de Trabalho sobre Neblina é coordenado por Angola e reúne-se duas vezes por ano.

## Cooperação

Em 14 de setembro de 2018, a REFA assinou no Porto um memorando de entendimento com o Observatorio de las Mareas (OMAR).
"""

OMAR = """# Observatorio de las Mareas (OMAR)

El Observatorio de las Mareas fue creado en 2011. Tiene nueve países miembros.

## Cooperación

El programa de becas se abrió en 2019, a raíz del memorando suscrito con la Rede dos Faróis Atlânticos (REFA). En \
virtud de un canje de notas del 3 de marzo de 2014 coopera además con la FAO.
"""

RECO = """# Reed Council (RECO)

## Origins

The Reed Council was launched in Gdansk on 26 October 2016 by the ministers of seven countries.

## Members

Estonia, which was a founding member, left the Council at the end of 2022 to run a scheme of its own.

## Direction

Its director, Ms Aino Tamm, took up her duties on 1 February 2021; she succeeded Mr Olaf Berg.
"""


@pytest.fixture(scope="module")
def coasts(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    place = tmp_path_factory.mktemp("coasts")
    (place / "corpus").mkdir()
    texts = {"heath.en.md": HEATH, "dunes.fr.md": DUNES, "refa.pt.md": REFA, "omar.es.md": OMAR, "reco.en.md": RECO}
    for name, text in texts.items():
        Path(place / "corpus" / name).write_text(text, encoding="utf-8")
    build(place / "corpus", place / "index")
    return Assistant.open(place / "index")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many rules of COHEC are still in force, and how many has it adopted in all since 2009?", ["48", "63"]),
        (
            "Combien de règles du COHEC sont encore en vigueur, et combien en a-t-il adopté en tout depuis 2009 ?",
            ["48", "63"],
        ),
        ("¿Cuántas reglas del COHEC siguen en vigor y cuántas ha adoptado en total desde 2009?", ["48", "63"]),
        ("Quantas regras do COHEC ainda estão em vigor, e quantas adotou no total desde 2009?", ["48", "63"]),
        ("How many projects has the FODUG supported, and for what amount in all?", ["57", "9400000"]),
        ("Combien de projets le FODUG a-t-il soutenus, et pour quelle somme au total ?", ["57", "9400000"]),
        ("¿Cuántos proyectos apoyó el FODUG y por qué suma total?", ["57", "9400000"]),
        ("Quantos projetos apoiou o FODUG, e por que montante total?", ["57", "9400000"]),
    ],
)
def test_a_part_that_leans_is_answered_beside_the_answer_to_the_other(
    coasts: Assistant, text: str, expected: list[str]
) -> None:
    assert values(coasts.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which country left RECO, and in what year?", ["2022", "EE"]),
        ("Quel pays a quitté le RECO, et en quelle année ?", ["2022", "EE"]),
        ("¿Qué país abandonó el RECO y en qué año?", ["2022", "EE"]),
        ("Que país abandonou o RECO, e em que ano?", ["2022", "EE"]),
        ("Who is the director of RECO, and since what date?", ["2021-02-01", "Aino Tamm"]),
        ("Qui dirige le RECO, et depuis quelle date ?", ["2021-02-01", "Aino Tamm"]),
        ("¿Quién dirige el RECO y desde qué día?", ["2021-02-01", "Aino Tamm"]),
        ("Quem dirige o RECO e desde que dia?", ["2021-02-01", "Aino Tamm"]),
    ],
)
def test_a_bare_interrogative_asks_of_the_sentence_before(coasts: Assistant, text: str, expected: list[str]) -> None:
    assert values(coasts.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which states left COHEC, and on which date?",
        "Quels États ont quitté le FODUG, et à quelle date ?",
        "¿Qué Estados se retiraron de la REFA y en qué fecha?",
        "Que Estados deixaram a REFA, e em que data?",
    ],
)
def test_what_leans_on_a_part_without_an_answer_has_none(coasts: Assistant, text: str) -> None:
    assert values(coasts.ask(text)) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On which dates will it be held?", "en", ["2031-05-24", "2031-05-25"]),
        ("À quelles dates se tiendra-t-elle ?", "fr", ["2031-05-24", "2031-05-25"]),
        ("¿En qué fechas se celebrará?", "es", ["2031-05-24", "2031-05-25"]),
        ("Em que datas será realizada?", "pt", ["2031-05-24", "2031-05-25"]),
        ("When does it begin?", "en", ["2031-05-24"]),
    ],
)
def test_dates_of_several_days_are_told_as_the_first_and_the_last(
    coasts: Assistant, text: str, language: str, expected: list[str]
) -> None:
    texts = {name: coasts.knowledge.document(name).text for name in coasts.knowledge.metadata}
    name = next(name for name, own in texts.items() if "24 and 25 May" in own)
    start = texts[name].index("24 and 25 May")
    place = Span(start, start + len("24 and 25 May 2031"))
    draft = Draft("relation", [DraftItem("date", "2031-05-24", (Evidence(name, place, (place,)),))])
    days.complete(draft, understand(text, coasts.names, language), coasts.knowledge)
    assert [item.value for item in draft.items] == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("O que faz o Grupo de Trabalho sobre Neblina da REFA? | Que país o coordena?", ["AO"]),
        ("Quando é que a REFA assinou um memorando com o OMAR?", ["2018-09-14"]),
        ("When did REFA and OMAR sign their memorandum?", ["2018-09-14"]),
        ("Quand la REFA et l'OMAR ont-ils signé leur mémorandum ?", ["2018-09-14"]),
        ("¿Cuándo firmaron su memorando la REFA y el OMAR?", ["2018-09-14"]),
        ("Quando assinaram a REFA e o OMAR o seu memorando?", ["2018-09-14"]),
        ("Quando foram criados a REFA e o OMAR?", ["2009-04-03", "2011"]),
    ],
)
def test_two_names_are_asked_of_one_by_one_only_as_a_list(coasts: Assistant, turns: str, expected: list[str]) -> None:
    *history, text = turns.split(" | ")
    assert values(coasts.ask(text, history=history)) == expected
