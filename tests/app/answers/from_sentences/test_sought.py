"""What is wanted of a sentence is told by the noun a question asks with, and read off as number, day, state or name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.sought import names, persons, sought
from app.assistant import Assistant
from app.drafts import Draft
from app.questions import question as questions
from tests.app.invented import assistant_over

RULES = """# Rules of the Amber Council

The Amber Council (AMC) has three organs. The organs are the Assembly of Keepers, the Standing Bureau and the Registry.
The ceiling for raw amber is set at 740 tonnes for 2031. Nothing in these rules obliges a member to close a mine.
Gifts are welcome, with the exclusion of those from mining firms. The Registry is independent, and its staff may not
be dismissed without a vote. Samples are destroyed after forty days. Norway has asked to join;
Chile paid for the scales.
The Bureau may be called within nine hours by five members. Ms Edda Brandvold keeps the seal.
The rules were signed on 3 May 2021 and have been in force since 9 June 2023.
They take the place of the Resin Committee.
The members adopted the Code of Fair Weights, which binds traders.

| Step | Due | Lead |
|---|---|---|
| First inventory | 30 March 2032 | Latvia |
"""
MANIFEST = """
[[document]]
id = "rules"
file = "rules.en.md"
title = "Rules of the Amber Council"
language = "en"
date = "2030"
"""


@pytest.fixture(scope="module")
def amber(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield assistant_over(tmp_path_factory.mktemp("amber"), {"rules.en.md": RULES, "corpus.toml": MANIFEST})


def understood(amber: Assistant, text: str) -> questions.Question:
    return questions.understand(questions.clean(text), amber.names)


def drafted(amber: Assistant, text: str) -> Draft:
    question = understood(amber, text)
    rated = amber.solver.rated(question, candidates.find(question, amber.knowledge))
    draft = reading.read(question, amber.knowledge, rated)
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quota d'ambre pour 2031 ?", "number"),
        ("¿Plazo del primer inventario?", "date"),
        ("Which state asked to join the Amber Council?", "one"),
        ("Que países pagaram as balanças?", "country"),
        ("¿Cuál es el presupuesto del Consejo?", "number"),
        ("Does the ceiling for amber apply?", ""),
        ("Qui tient le sceau ?", "who"),
        ("Which goods are free of the levy?", ""),
    ],
)
def test_the_noun_behind_the_interrogative_tells_what_is_wanted(amber: Assistant, text: str, wanted: str) -> None:
    assert sought(understood(amber, text)) == wanted


@pytest.mark.parametrize(
    "text",
    ["Quota d'ambre pour 2031 ?", "Presupuesto del Consejo para 2031?", "Prazo do inventário?", "The budget for 2031?"],
)
def test_a_noun_with_a_question_mark_asks_for_no_yes_or_no(amber: Assistant, text: str) -> None:
    assert not understood(amber, text).polar


@pytest.mark.parametrize("text", ["¿Hay que cerrar una mina?", "Há que fechar a mina?", "Faut-il fermer une mine ?"])
def test_what_must_be_done_is_asked_for_a_yes_or_no(amber: Assistant, text: str) -> None:
    assert understood(amber, text).polar


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ceiling for raw amber 2031?", ["740"]),
        ("After how many days are samples destroyed?", ["40"]),
        ("In how many hours may the Bureau be called?", ["9"]),
        ("deadline first inventory", ["2032-03-30"]),
        ("Quel pays a payé les balances ?", ["CL"]),
        ("Which code did the members of the Amber Council adopt?", ["Code of Fair Weights"]),
        ("Who keeps the seal?", ["Edda Brandvold"]),
        ("When did the rules of the Amber Council enter into force?", ["2023-06-09"]),
    ],
)
def test_the_value_wanted_is_read_off_the_sentence(amber: Assistant, text: str, values: list[str]) -> None:
    assert [item.value for item in drafted(amber, text).items] == values


def test_of_two_states_the_one_is_told_that_did_what_is_asked(amber: Assistant) -> None:
    items = drafted(amber, "Which state has asked to join the Amber Council?").items
    assert [item.value for item in items] == ["NO"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Do the rules oblige a member to close a mine?", False),
        ("May the Amber Council accept gifts from mining firms?", False),
        ("Is the Registry independent?", True),
    ],
)
def test_the_clause_that_says_what_is_asked_decides(amber: Assistant, text: str, verdict: bool) -> None:
    assert drafted(amber, text).verdict is verdict


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Quel comité a-t-il remplacé ?", "Le Comité inter-îles du sel est dissous.", ["Comité inter-îles du sel"]),
        (
            "¿Qué código rige?",
            "el Código de conducta sobre los datos, que obliga",
            ["Código de conducta sobre los datos"],
        ),
        ("Which panel meets?", "It calls the Tide Panel, made up of five.", ["Tide Panel"]),
        ("What appeal came first?", "Rappelant l’Appel de Berg du 9 mai 2014, les", ["Appel de Berg"]),
        ("Que plano foi aprovado?", "o plano intitulado « Pesar bem » ;", ["Pesar bem"]),
        (
            "What are the organs?",
            "Les organes sont le Bureau permanent et l’Assemblée.",
            ["Bureau permanent", "Assemblée"],
        ),
        ("Which plan was adopted?", "The Tide Panel met in May.", []),
    ],
)
def test_a_name_of_the_kind_asked_for_ends_where_its_clause_goes_on(
    amber: Assistant, question: str, text: str, found: list[str]
) -> None:
    assert [text[a:b] for a, b in names(understood(amber, question), text)] == found


def test_persons_are_told_by_a_form_of_address() -> None:
    text = "El Secretario, señor Íñigo Sanz Prado, presentó el informe."
    assert [text[a:b] for a, b in persons(text, "es")] == ["Íñigo Sanz Prado"]
