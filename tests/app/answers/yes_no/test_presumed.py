"""An act that a question takes for granted and a text denies: that text is the answer which sets it right."""

from __future__ import annotations

import pytest

from app.answers.yes_no import presumed
from app.assistant import Assistant
from app.knowledge import Sentence
from app.questions import question as questions
from ingest.records import BlockKind
from ingest.sentences import Unit
from tests.app.invented import assert_quotes, assistant_over


def sets_right(seas: Assistant, text: str, sentence: str, tongue: str) -> bool:
    document = next(name for name, meta in seas.knowledge.metadata.items() if meta.language == tongue)
    read = Sentence(document, Unit(0, len(sentence), BlockKind.PARAGRAPH, 0, None), sentence, None)
    return presumed.set_right(questions.understand(text, seas.names), read, seas.knowledge) is not None


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("Pourquoi la Ligue des phares a-t-elle été dissoute en 2018 ?", "Elle n'a jamais été dissoute.", "fr"),
        ("Why was Malta placed on the slow list?", "No member has so far been placed on that list.", "en"),
        ("¿Cuándo ratificó Malta la carta?", "Malta la firmó, pero no la ha ratificado.", "es"),
        ("Quanto pagam os membros de quota?", "Os membros não pagam quotas; vive de doações.", "pt"),
        ("How many pilot licences does it deliver?", "Elle ne délivre pas de licences aux pilotes.", "fr"),
        (
            "Pourquoi Malte s'est-elle retirée ?",
            "Malta stays away, without having formally withdrawn.",
            "en",
        ),
        ("¿Por qué se retiró Malta?", "Ningún Estado se ha retirado.", "es"),
        ("Desde quando Malta é membro?", "Malta pays a share but is not a member.", "en"),
        ("Quel est le montant de l'amende que le Conseil inflige ?", "El Consejo no dicta normas ni sanciona.", "es"),
        ("Quand Malte a-t-elle été admise ?", "La demande de Malte a été reportée à la prochaine réunion.", "fr"),
        ("When was Malta admitted?", "The request of Malta was postponed to the next meeting.", "en"),
        ("¿Cuándo fue admitida Malta?", "La solicitud de Malta fue aplazada.", "es"),
        ("Quando foi admitida Malta?", "O pedido de Malta foi adiado para a próxima reunião.", "pt"),
    ],
)
def test_the_denial_of_what_is_presumed_sets_it_right(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert sets_right(seas, text, sentence, tongue)


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("When do the members vote?", "The observers do not vote.", "en"),  # others
        ("Pourquoi Malte a-t-elle voté ?", "La Grèce n'a pas voté.", "fr"),
        ("Why does the board meet in Cork?", "The board does not meet in August.", "en"),  # less than all
        ("¿Cuándo ratificó Malta la carta?", "Malta no ha ratificado la enmienda.", "es"),
        ("Quand Malte a-t-elle adopté la charte ?", "Malte n'a pas adopté le règlement.", "fr"),
        ("What caused the board to stop working?", "The board does not work.", "en"),
        ("Porque é que a rede deixou de reunir?", "A rede não reúne.", "pt"),  # nothing wrong is presumed
        ("Pourquoi Malte n'a-t-elle pas voté ?", "Malte n'a pas voté.", "fr"),
        ("¿Cuántos faros se abrieron en 2022?", "No se abrieron faros en 2023.", "es"),  # of another year
        ("Quand la Ligue s'est-elle réunie ?", "Elle ne s'est pas réunie avant mai 2019.", "fr"),  # gives the date
        ("When did the board last meet?", "The board no longer meets.", "en"),
        ("Which states ratified it?", "Malta has not ratified it.", "en"),
        ("When will Malta ratify it?", "Malta has not yet ratified it.", "en"),
        ("When was Malta admitted?", "The request of Greece was postponed.", "en"),
        ("Why was the request of Malta postponed?", "The request of Malta was postponed.", "en"),
    ],
)
def test_the_denial_of_something_else_sets_nothing_right(
    seas: Assistant, text: str, sentence: str, tongue: str
) -> None:
    assert not sets_right(seas, text, sentence, tongue)


_NOTE = """NOTE SUR LES INSTANCES DU DÉTROIT

Réseau des balises du détroit (RBD)
Le Réseau des balises du détroit a été créé à Tanger en 2009 par le Maroc et l'Espagne. Son bureau a fermé en 2016. Le \
Réseau n'a jamais été dissous. Il ne délivre pas de licences aux pilotes. Sa dernière réunion remonte à 2015.
"""


@pytest.fixture(scope="module")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("strait"), {"note.fr.txt": _NOTE})


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Pourquoi le RBD a-t-il été dissous en 2016 ?", "n'a jamais été dissous"),
        ("Why was the RBD dissolved in 2016?", "n'a jamais été dissous"),
        ("¿Por qué se disolvió la RBD en 2016?", "n'a jamais été dissous"),
        ("Por que foi dissolvida a RBD em 2016?", "n'a jamais été dissous"),
        ("How many pilot licences did the RBD issue last year?", "ne délivre pas de licences"),
    ],
)
def test_a_question_is_answered_by_what_denies_its_act(strait: Assistant, text: str, quote: str) -> None:
    answer = strait.ask(text)
    assert quote in answer.answer
    assert answer.verdict is None
    assert_quotes(strait, answer)
