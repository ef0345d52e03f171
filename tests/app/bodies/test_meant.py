"""Questions that name an act, a text between two bodies or an organ, over a small invented corpus in two languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.bodies import meant
from app.drafts import Draft, DraftItem
from app.questions.question import understand
from tests.app.invented import assistant_over, values

TREATY = """TRATADO DA LIGA ADUANEIRA DO LAGO

Artigo 1.º
É instituída a Liga Aduaneira do Lago (LAL), criada pelo Acordo de Sável, de 4 de maio de 1991.

Artigo 2.º
O Secretariado da Liga tem sede em Tomar.

Artigo 3.º
Os litígios são submetidos ao Tribunal Aduaneiro, com sede em Mértola. O Tribunal Aduaneiro é presidido por Angola.

Artigo 4.º
O presente Tratado entrou em vigor em 9 de junho de 1993.
"""

MEMORANDUM = """# Memorandum of Understanding between the Heron Trust and the Marsh Council

## Status

The Heron Trust (HET) and the Marsh Council (MAC) share maps. \
The Marsh Council was founded in 1984. This Memorandum is not legally binding on the Heron Trust.

## Duration

This Memorandum of the Heron Trust lasts seven years.

## Other ties

An arrangement on seals between the Customs League of the Lake (LAL) and the Marsh Council was signed on 2 March 2001.
"""

MANIFEST = """
[[document]]
id = "liga"
file = "liga.pt.txt"
title = "Tratado da Liga Aduaneira do Lago"
language = "pt"
date = "1993"

[[document]]
id = "memo"
file = "memo.en.md"
title = "Memorandum of Understanding between the Heron Trust and the Marsh Council"
language = "en"
date = "2020"
"""

GLOSSARY = """
[[body]]
id = "lal"
fr = { name = "Ligue douanière du Lac", acronym = "LAL" }
en = { name = "Customs League of the Lake", acronym = "LAL" }
pt = { name = "Liga Aduaneira do Lago", acronym = "LAL" }

[[body]]
id = "savel"
en = { name = "Savel Accord" }
pt = { name = "Acordo de Sável" }

[[body]]
id = "het"
en = { name = "Heron Trust", acronym = "HET" }
fr = { name = "Fondation du héron", acronym = "HET" }

[[body]]
id = "mac"
en = { name = "Marsh Council", acronym = "MAC" }
fr = { name = "Conseil du marais", acronym = "MAC" }
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {
        "liga.pt.txt": TREATY,
        "memo.en.md": MEMORANDUM,
        "corpus.toml": MANIFEST,
        "glossary.toml": GLOSSARY,
    }
    return assistant_over(tmp_path_factory.mktemp("meant"), files)


@pytest.mark.parametrize(
    "question",
    [
        "Où siège le tribunal douanier de la LAL ?",
        "Where does the customs tribunal of the LAL sit?",
        "Onde fica a sede do Tribunal Aduaneiro da LAL?",
    ],
)
def test_an_organ_is_meant_where_it_is_named_in_whatever_language(assistant: Assistant, question: str) -> None:
    [asked] = assistant.asked(question)
    assert asked.bodies == ("tribunal-aduaneiro",)
    assert "Mértola" in str(values(assistant.ask(question)))


@pytest.mark.parametrize(
    "question",
    [
        "Quand le Pacte de Sarn a-t-il été créé ?",
        "When was the Sarn Compact created?",
        "¿Cuándo fue creado el Pacto de Sarn?",
        "Quando foi criado o Pacto de Sarn?",
    ],
)
def test_an_organ_that_but_shares_its_bodys_name_is_not_meant(tmp_path: Path, question: str) -> None:
    pact = (
        "# Pacte de Sarn sur le sel (PSS)\n\nLe Pacte de Sarn sur le sel a été adopté en 2017. Le Fonds de Sarn aide.\n"
    )
    fund = "\n# Fonds de Sarn\n\nLe Fonds de Sarn siège à Mértola.\n"
    made = assistant_over(tmp_path, {"a.fr.md": pact + fund})
    asked = replace(understand(question, made.names), bodies=("pss",), named="partial")
    assert meant.of_organ(asked, made.knowledge, made.names) is None


def test_without_an_organ_the_body_itself_is_meant(assistant: Assistant) -> None:
    [asked] = assistant.asked("Where does the LAL have its seat?")
    assert asked.bodies == ("lal",)


@pytest.mark.parametrize(
    "question",
    [
        "Is the memorandum between the Heron Trust and the Marsh Council legally binding?",
        "Le mémorandum entre la Fondation du héron et le Conseil du marais est-il juridiquement contraignant ?",
        "Is the HET-MAC memorandum binding?",
    ],
)
def test_a_text_between_two_bodies_is_asked_about_once(assistant: Assistant, question: str) -> None:
    [asked] = assistant.asked(question)
    assert asked.bodies == ("het",)
    answer = assistant.ask(question)
    assert answer.verdict == "no"


@pytest.mark.parametrize(
    "question",
    [
        "When was the agreement between the LAL and the Marsh Council signed?",
        "Quand l'arrangement entre la LAL et le Conseil du marais a-t-il été signé ?",
    ],
)
def test_an_act_between_two_bodies_is_none_of_either(assistant: Assistant, question: str) -> None:
    [asked] = assistant.asked(question)
    assert asked.bodies == () and set(asked.others) >= {"lal", "mac"}
    assert values(assistant.ask(question)) == ["2001-03-02"]


def test_two_bodies_without_a_text_between_them_are_asked_about_each(assistant: Assistant) -> None:
    both = understand("Who leads the Heron Trust and the Marsh Council?", assistant.names)
    assert set(both.bodies) == {"het", "mac"}
    assert meant.of_parties(both, assistant.knowledge) is None


@pytest.mark.parametrize(
    "question", ["Quando entrou em vigor o Acordo de Sável?", "When did the Savel Accord enter into force?"]
)
def test_what_the_founding_act_of_a_body_does_is_stated_of_the_body(assistant: Assistant, question: str) -> None:
    assert values(assistant.ask(question)) == ["1993-06-09"]


def test_who_signed_the_act_is_not_told_by_who_belongs_to_the_body(assistant: Assistant) -> None:
    asked = understand("Which countries signed the Savel Accord?", assistant.names)
    assert meant.of_act(asked, assistant.knowledge) is None


def test_a_body_that_nobody_tells_of_is_not_what_the_next_question_is_about(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Draft("bodies", [DraftItem("body", "Lead office | Focus", ())])
    monkeypatch.setattr(assistant._understanding, "_settle", lambda question: (question, told))
    [asked] = assistant.asked("And when was that body founded?", ["Which body came before the Heron Trust?"])
    assert "Lead office | Focus" not in asked.bodies
    assistant.solver.settle(asked)


REEDS = """# Reed League (RDL)

The Reed League was created by the Declaration of Lund of 3 May 1990, signed by Chile, Ghana and Togo. \
Its Secretariat has its seat in Visby.
"""


@pytest.fixture(scope="module")
def league(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("league"), {"reeds.en.md": REEDS})


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was the Declaration of Lund signed?", "date"),
        ("¿Qué Estados respaldaron la Declaración de Lund?", "members"),
        ("Quels États ont souscrit la Déclaration de Lund ?", "members"),
        ("Which governments concluded the Lund declaration?", "members"),
        ("Gana subscreveu a Declaração de Lund?", "members"),
    ],
)
def test_an_act_that_goes_by_its_place_stands_for_the_body_that_it_founded(
    league: Assistant, question: str, kind: str
) -> None:
    [asked] = league.asked(question)
    assert (asked.bodies, asked.kind) == (("rdl",), kind)


@pytest.mark.parametrize(
    "question", ["When was the Declaration of Olhão signed?", "Which body was born of the Lund Declaration?"]
)
def test_another_act_or_the_body_asked_for_is_no_such_body(league: Assistant, question: str) -> None:
    [asked] = league.asked(question)
    assert asked.bodies == ()


@pytest.mark.parametrize(
    ("lists", "shared"),
    [
        (
            "Membres du MIRPS et du Processus de Quito, s’il vous plaît",
            "Membres communs au MIRPS et au Processus de Quito",
        ),
        (
            "Members of the MIRPS and of the Quito Process?",
            "Which countries are members of the MIRPS and the Quito Process?",
        ),
        (
            "¿Cuáles son los miembros del MIRPS y los del Proceso de Quito?",
            "¿Quiénes son miembros del MIRPS y del Proceso de Quito?",
        ),
        ("Lista de membros do MIRPS e do Processo de Quito", "Que países são membros do MIRPS e do Processo de Quito?"),
    ],
)
def test_the_members_of_one_body_and_of_another_are_two_lists(note: Assistant, lists: str, shared: str) -> None:
    assert [asked.bodies for asked in note.asked(lists)] == [("mirps",), ("quito-process",)]
    [both] = note.asked(shared)
    assert both.bodies == ("mirps", "quito-process")
