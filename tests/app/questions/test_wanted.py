"""What kind of value a question wants, and what follows where its cues say otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answers.from_sentences.sought import sought
from app.assistant import Assistant
from app.drafts import Draft, DraftItem
from app.questions import wanted
from app.questions.question import Question, understand
from index.cross_encoder import WANTED, default_cross_encoder
from tests.app.invented import values

NONE = dict.fromkeys(WANTED, 0.0)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Depuis quand Ana Prado dirige-t-elle le secrétariat ?", "date"),
        ("quorum assemblée générale", "number"),
        ("¿Qué países lo integran?", "country"),
        ("É juridicamente vinculativo?", "verdict"),
        ("What is it meant to achieve?", "text"),
        ("Which treaty established the Fisheries Commission?", "instrument"),
    ],
)
def test_the_kind_wanted_is_the_likeliest(question: str, kind: str) -> None:
    found = default_cross_encoder().wanted(question)
    assert set(found) == set(WANTED) and all(0 <= chance <= 1 for chance in found.values())
    assert max(found, key=lambda name: found[name]) == kind


def item(kind: str) -> DraftItem:
    return DraftItem(kind, "x", ())


def test_an_answer_fits_as_far_as_its_values_are_wanted() -> None:
    chances = {**NONE, "date": 0.9, "number": 0.4, "text": 0.2, "body": 0.3, "verdict": 0.05}
    assert wanted.fits(Draft("date", [item("date")]), chances) == 0.9
    assert wanted.fits(Draft("date", [item("date"), item("number")]), chances) == 0.4
    assert wanted.fits(Draft("text"), chances) == 0.3
    assert wanted.fits(Draft("legal", verdict=False), chances) == 0.05
    assert wanted.fits(Draft("text"), {}) == wanted.NEUTRAL


def asked(text: str) -> Question:
    return Question(text, text.lower(), text.lower(), "en", "leader", {"leader": 2.0})


def test_a_question_is_asked_for_what_it_surely_wants() -> None:
    question = asked("Since when has she led it?")
    date = wanted.refined(question, {**NONE, "date": 0.9})
    assert (date.kind, sought(date)) == ("date", "date")
    assert wanted.refined(question, {**NONE, "date": 0.5}) == question
    assert wanted.refined(question, {}) == question
    assert wanted.refined(question, {**NONE, "country": 0.9}) == question  # «Which country chairs it?»: no members
    assert wanted.refined(replace(question, kind="other"), {**NONE, "country": 0.9}).kind == "members"
    assert wanted.refined(question, {**NONE, "verdict": 0.9}).polar
    assert not wanted.opened(replace(question, polar=True), {**NONE, "number": 0.4}).polar
    assert wanted.opened(replace(question, polar=True), {**NONE, "verdict": 0.2}).polar
    assert wanted.refined(replace(question, kind="count"), {**NONE, "text": 0.9}).kind == "other"
    # No kind is wanted for sure: the cues of the question count.
    assert wanted.refined(replace(question, kind="count"), {**NONE, "text": 0.4}).kind == "count"


def test_what_an_earlier_turn_asked_is_left_to_it(seas: Assistant) -> None:
    question = understand("Which countries are members of the Tide Forum?", seas.names)
    assert seas.solver.wanted(question)["country"] > 0.9
    assert seas.solver.wanted(replace(question, text="And the League?", named="earlier")) == {}
    assert seas.solver.wanted(replace(question, named="earlier"))["country"] > 0.9  # it tells by itself


def test_a_question_that_opens_with_a_verb_wants_a_yes_or_a_no() -> None:
    did = Question(
        "Was it the Assembly?", "was it the assembly?", "was it the assembly?", "en", "other", {}, polar=True
    )
    assert wanted.opened(did, {**NONE, "verdict": 0.01}).polar
    noun = Question("head of the fund?", "head of the fund?", "head of the fund?", "en", "leader", {}, polar=True)
    assert not wanted.opened(noun, {**NONE, "verdict": 0.01}).polar


def test_a_question_of_what_is_so_surely_wants_a_yes_or_a_no() -> None:
    text = "It is held to bind?"
    said = Question(text, text.lower(), text.lower(), "en", "legal", {"legal": 3.0})
    assert wanted.closed(said, {**NONE, "verdict": 0.95}).polar
    assert not wanted.closed(said, {**NONE, "verdict": 0.75}).polar
    assert not wanted.closed(replace(said, text="It is held to bind."), {**NONE, "verdict": 0.95}).polar


def test_what_is_missing_between_bodies_is_none_of_them() -> None:
    text = "What is missing between these bodies?"
    bodies = Question(text, text.lower(), text.lower(), "en", "bodies", {})
    assert wanted.freed(bodies, {**NONE, "text": 0.9}).kind == "other"
    assert wanted.freed(bodies, {**NONE, "text": 0.9, "body": 0.3}).kind == "bodies"


@pytest.mark.parametrize(
    ("text", "kind", "denies", "kept"),
    [
        ("Quais países faltam na Liga dos Faróis?", "members", True, False),
        ("¿Qué le falta a la Liga de los Faros?", "other", False, True),
        ("What is missing in the Lighthouse League?", "definition", False, True),
        ("Que manque-t-il à la Ligue des phares ?", "other", False, True),
    ],
)
def test_what_is_missing_is_told_by_that_word_where_no_members_are(
    seas: Assistant, text: str, kind: str, denies: bool, kept: bool
) -> None:
    [question] = seas.asked(text)
    assert (question.kind, "not" in question.restrict) == (kind, denies)
    assert any(word.startswith(("falt", "missing", "manque")) for word in question.content) is kept


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("La Ligue des phares compte 23 chantiers ?", True),
        ("The Lighthouse League runs 23 beacons?", True),
        ("¿La Liga de los Faros comprende 23 objetivos?", True),
        ("A Liga dos Faróis compreende 23 objetivos?", True),
        ("¿Los 23 objetivos de la Liga de los Faros?", False),
    ],
)
def test_a_number_put_to_the_test_wants_a_yes_or_a_no_whatever_the_reader_says(
    seas: Assistant, text: str, polar: bool
) -> None:
    question = replace(understand(text, seas.names), polar=True, claimed=True)
    assert wanted.opened(question, NONE).polar == polar


def test_a_noun_and_a_country_ask_for_no_members() -> None:
    question = replace(asked("annual contribution of Paraguay"), kind="members", scores={"members": 0.5}, polar=True)
    assert wanted.opened(question, {**NONE, "number": 0.9}).kind == "other"
    assert wanted.opened(question, {**NONE, "verdict": 0.9}) == question
    belongs = replace(question, scores={"members": 2.0})
    assert wanted.opened(belongs, {**NONE, "country": 0.9}).kind == "members"


@pytest.mark.parametrize(
    "text",
    [
        "CRM participent quels pays",
        "CRM participating countries",
        "Proceso de Quito participantes",
        "Processo de Quito participantes",
    ],
)
def test_a_verb_in_front_asks_for_no_yes_where_a_value_is_surely_wanted(note: Assistant, text: str) -> None:
    question = replace(understand(text, note.names), polar=True)
    assert not wanted.opened(question, {**NONE, "country": 0.9}).polar
    assert wanted.opened(replace(question, claimed=True), {**NONE, "country": 0.9, "verdict": 0.3}).polar


@pytest.mark.parametrize(
    "text",
    [
        "Le pacte migratoire a été signé par 164 pays ; combien ont signé celui sur les réfugiés ?",
        "The migration compact was signed by 164 countries; how many signed the refugee compact?",
        "El pacto migratorio lo firmaron 164 países; ¿cuántos rubricaron el de los refugiados?",
        "O pacto migratório foi assinado por 164 países; quantos assinaram o dos refugiados?",
    ],
)
def test_a_number_asked_for_behind_a_statement_wants_no_yes(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict is None and "164" not in values(answer)
