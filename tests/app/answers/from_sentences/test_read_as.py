"""A question whose words tell no kind is asked as the fact that the surest sentence states."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.answers.from_sentences import read_as
from app.answers.from_sentences.reading import Rated
from app.answers.from_sentences.values import Told
from app.assistant import Assistant
from app.knowledge import Sentence
from index.cross_encoder import Reading

WANTS_VERDICT = {"verdict": 0.9, "country": 0.1, "body": 0.1}
WANTS_COUNTRY = {"verdict": 0.1, "country": 0.9, "body": 0.1}


def _sentence(assistant: Assistant, words: str) -> Sentence:
    knowledge = assistant.knowledge
    return next(s for name in knowledge.metadata for s in knowledge.sentences(name) if words in s.text)


def _rated(sentence: Sentence, score: float) -> list[Rated]:
    reading = Reading(score, np.zeros((0, 2), np.int64), np.zeros(0, np.float32))
    return [Rated(score, Told(reading, (), {}), sentence, {})]


@pytest.mark.parametrize(
    ("question", "words", "wanted", "kind", "body"),
    [
        ("Le Forum des marées pèse-t-il en droit ?", "pas juridiquement contraignant", WANTS_VERDICT, "legal", "forum"),
        ("Le Forum des marées, ça tourne ?", "ne fonctionne pas", WANTS_VERDICT, "status", "forum"),
        ("Quels pays dans la Ligue des phares ?", "cinq États membres", WANTS_COUNTRY, "members", "ligue"),
    ],
)
def test_the_fact_behind_the_sentence_is_asked(
    seas: Assistant, question: str, words: str, wanted: dict[str, float], kind: str, body: str
) -> None:
    asked = replace(seas.asked(question)[0], kind="other", scores={}, content=("pese",))
    rated = _rated(_sentence(seas, words), 4.0)
    told = read_as.told_by(asked, rated, seas.knowledge, wanted)
    assert told is not None
    assert (told.kind, told.bodies, told.content) == (kind, (body,), ())


def test_what_is_not_sure_or_not_wanted_or_of_another_body_is_left(seas: Assistant) -> None:
    asked = replace(seas.asked("Le Forum des marées pèse-t-il en droit ?")[0], kind="other", scores={})
    sentence = _sentence(seas, "pas juridiquement contraignant")
    assert read_as.told_by(asked, _rated(sentence, 0.0), seas.knowledge, WANTS_VERDICT) is None
    assert read_as.told_by(asked, _rated(sentence, 4.0), seas.knowledge, WANTS_COUNTRY) is None
    other = replace(asked, bodies=("ligue",))
    assert read_as.told_by(other, _rated(sentence, 4.0), seas.knowledge, WANTS_VERDICT) is None
    assert read_as.told_by(asked, [], seas.knowledge, WANTS_VERDICT) is None
    both = replace(asked, bodies=("forum", "ligue"))
    assert read_as.told_by(both, _rated(sentence, 4.0), seas.knowledge, WANTS_VERDICT) is None


@pytest.mark.parametrize(
    "question",
    [
        "Le Forum des marées lutte-t-il contre le trafic ?",
        "Does the Tide Forum fight the smugglers?",
        "¿El Foro de las Mareas lucha contra el tráfico?",
        "O Fórum das Marés luta contra o tráfico?",
    ],
)
def test_that_a_body_does_not_bind_says_nothing_of_a_noun_that_is_not_there(seas: Assistant, question: str) -> None:
    asked = replace(seas.asked(question)[0], kind="other")
    rated = _rated(_sentence(seas, "pas juridiquement contraignant"), 4.0)
    assert read_as.told_by(asked, rated, seas.knowledge, WANTS_VERDICT) is None


@pytest.mark.parametrize(
    "question",
    [
        "Les consultations caribéennes, ça tourne toujours ?",
        "As consultas do Caribe continuam de pé?",
    ],
)
def test_whether_it_works_is_told_in_everyday_words(note: Assistant, question: str) -> None:
    answer = note.ask(question)
    assert (answer.status, answer.verdict) == ("answered", "no")


@pytest.mark.parametrize(
    "question",
    [
        "Le Forum des marées a-t-il été remplacé par un autre forum ?",
        "Was the Tide Forum replaced by another forum?",
        "¿El Foro de las Mareas fue reemplazado por otro foro?",
        "O Fórum das Marés foi substituído por outro fórum?",
    ],
)
def test_that_a_body_does_not_work_says_nothing_of_what_came_after_it(seas: Assistant, question: str) -> None:
    asked = replace(seas.asked(question)[0], kind="predecessor", polar=True)
    rated = _rated(_sentence(seas, "ne fonctionne pas"), 4.0)
    assert read_as.told_by(asked, rated, seas.knowledge, WANTS_VERDICT) is None
