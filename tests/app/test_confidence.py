"""How likely an answer is right."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from app import confidence
from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.held import item_at
from app.assistant import Assistant
from app.confidence import Logistic, Model
from app.drafts import Draft, Evidence
from app.questions import question as questions
from app.questions.question import understand
from ingest.records import Span
from tests.app.invented import GLOSSARY, NOTE, assistant_over

QUESTIONS = (
    "Quels pays sont membres de la Ligue des phares ?",
    "Is the Tide Forum legally binding?",
    "¿Cuál es el mecanismo más antiguo?",
    "What is the budget of the Lighthouse League?",
    "Quel est le mandat de la Ligue des phares ?",
    "phares",
)


def test_a_probability_is_the_logistic_of_the_weighted_sum() -> None:
    model = Logistic(-1.0, {"body": 2.0, "coverage": -0.5})
    assert model.probability({"body": 1.0, "coverage": 1.0}) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert model.probability({"body": 0.5, "unheard": 9.0}) == pytest.approx(0.5)
    assert model.probability({}) == pytest.approx(1 / (1 + math.e))


def test_the_model_that_ships_weighs_only_features_that_there_are(seas: Assistant) -> None:
    model = confidence.model()
    (_, draft), *_ = seas.consider(QUESTIONS[0])
    assert draft is not None
    assert set(model.facts.weights) <= set(draft.features)
    asked = questions.understand("Combien d'observatoires soutiennent le Forum des marées ?", seas.names)
    rated = seas.solver.rated(asked, candidates.find(asked, seas.knowledge), draft)
    seas.solver.check(asked, draft, rated)
    assert set(model.checked.weights) <= set(confidence.CHECKED) <= set(draft.features)
    read = reading.read(asked, seas.knowledge, rated)
    assert read is not None
    told = confidence.features(asked, read, seas.knowledge)
    assert set(told) >= confidence.READ
    assert set(model.sentences.weights) <= set(told)
    assert 0 < model.threshold < 1


def test_each_way_to_an_answer_is_judged_by_weights_of_its_own() -> None:
    model = Model(0.5, Logistic(1.0, {}), Logistic(2.0, {"better": -2.0}), Logistic(-1.0, {"chance": 1.0}))
    assert model.probability({"body": 1.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert model.probability({"body": 1.0, "better": 1.0}) == pytest.approx(0.5)
    assert model.probability({"body": 1.0, "chance": 1.0}) == pytest.approx(0.5)


@pytest.mark.parametrize("text", QUESTIONS)
def test_all_features_lie_between_nought_and_one(seas: Assistant, text: str) -> None:
    for _, draft in seas.consider(text):
        if draft is not None:
            assert all(0.0 <= value <= 1.0 for value in draft.features.values()), draft.features


def given(seas: Assistant, text: str) -> dict[str, float]:
    words = "Elle compte cinq États membres : l'Espagne, la France, la Grèce, l'Italie et Malte."
    (document,) = [each.id for each in seas.index.documents() if words in seas.knowledge.document(each.id).text]
    start = seas.knowledge.document(document).text.index(words)
    draft = Draft("members", evidence=[Evidence(document, Span(start, start + len(words)))], bodies=("ligue",))
    return confidence.features(understand(text, seas.names), draft, seas.knowledge)


def test_a_name_or_figure_that_the_evidence_does_not_hold_shows_in_the_features(seas: Assistant) -> None:
    plain = given(seas, "Quels pays sont membres de la Ligue des phares ?")
    assert (plain["body"], plain["known"], plain["figures"], plain["uncovered"]) == (1.0, 1.0, 1.0, 0.0)
    assert given(seas, "Quels pays sont membres de la Ligue des phares selon Interpol ?")["known"] == 0.0
    assert given(seas, "Quels sont les 17 pays de la Ligue des phares ?")["figures"] == 0.0
    assert given(seas, "Quels pays membres de la Ligue des phares ont un volcan ?")["uncovered"] > 0.0
    assert given(seas, "Quels pays en sont membres ?")["body"] < 1.0


def test_what_counts_against_an_answer_lowers_its_chance(seas: Assistant) -> None:
    chance = confidence.model().probability
    plain = chance(given(seas, "Quels pays sont membres de la Ligue des phares ?"))
    assert plain > 0.5
    for text in (
        "Quels pays sont membres de la Ligue des phares selon Interpol ?",
        "Quels sont les 17 pays de la Ligue des phares ?",
        "Quels pays membres de la Ligue des phares ont un volcan ?",
    ):
        assert chance(given(seas, text)) < plain


def test_the_text_shown_holds_the_heading_above_the_evidence(seas: Assistant) -> None:
    start = NOTE.index("Son mandat")
    shown = confidence.shown(Draft("text", evidence=[Evidence("note", Span(start, start + 10))]), seas.knowledge)
    assert shown.startswith("Son mandat")
    assert "Ligue des phares (LDP)" in shown


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays sont membres de la Ligue des phares selon la note de Lomé ?",
        "Which countries are members of the Lighthouse League according to the Lomé note?",
        "¿Qué países son miembros de la Liga de los Faros según la nota de Lomé?",
        "Que países são membros da Liga dos Faróis segundo a nota de Lomé?",
    ],
)
def test_where_a_document_was_made_is_no_word_that_its_sentences_lack(tmp_path: Path, text: str) -> None:
    lines = NOTE.splitlines(keepends=True)
    place = "Lomé, mars 2020\n"
    (tmp_path / "seas").mkdir()
    (tmp_path / "made").mkdir()
    seas = assistant_over(tmp_path / "seas", {"note.fr.txt": NOTE, "glossary.toml": GLOSSARY})
    files = {"note.fr.txt": "".join((lines[0], "\n", place, *lines[1:])), "glossary.toml": GLOSSARY}
    made = assistant_over(tmp_path / "made", files)
    lacking, held = (given(each, text) for each in (seas, made))
    assert (lacking["known"], held["known"]) == (0.0, 1.0)
    assert held["uncovered"] < lacking["uncovered"]


@pytest.mark.parametrize(
    ("language", "text", "value", "asked"),
    [
        ("fr", "Onze des ports ont 20 phares.", "20", "Combien de phares y a-t-il dans les 11 ports ?"),
        ("en", "Once every port is open, 20 are lit.", "20", "How many are lit?"),
        ("es", "Dos puertos tienen 20 faros.", "20", "¿Cuántos faros tienen los 2 puertos?"),
        ("pt", "O fundo, dos quais 20 milhões em faros.", "20e6", "Quantos milhões tem o fundo?"),
    ],
)
def test_a_number_stands_alone_beside_what_is_none_or_is_given(
    tmp_path: Path, language: str, text: str, value: str, asked: str
) -> None:
    seas = assistant_over(tmp_path, {f"port.{language}.md": text})
    (document,) = [each.id for each in seas.index.documents()]
    (each,) = (e for e in seas.knowledge.sentences(document) if "20" in e.text)
    draft = Draft("relation", [item_at(each, "number", value, Span(0, 1))])
    draft.evidence = [Evidence(document, each.unit.span)]
    question = understand(asked, seas.names, language)
    assert confidence._alone(question, draft, seas.knowledge) == 1.0
