"""The main path: questions on the real note, with the real encoder, from text to an answer with its quotes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.assistant import Assistant
from app.records import Answer
from app.scope import Filters
from ingest.errors import IndexMissing, QuestionError
from ingest.records import LANGUAGES
from tests.app.invented import assert_quotes, values

CRM = "BZ CA CR DO GT HN MX NI PA SV US"
CSM = "AR BO BR CL CO EC GY PE PY SR UY VE"
MIRPS = "BZ CR GT HN MX PA"
QUITO = "AR BR CL CO CR DO EC GY MX PA PE UY"
OF_2018 = "gcm gcr quito-process r4v"
MANDATE = "Le mandat de la CAM est d'être la principale tribune de l'Organisation sur les questions de migration."
BINDS = "n'est pas juridiquement contraignant, mais"

# Question, codes or values (sorted, apart by spaces), verdict, and words that the quotes must hold.
CASES = [
    ("Quels sont les pays membres de la Conférence sud-américaine sur la migration ?", CSM, None, "12 États membres"),
    ("Which countries are members of the SACM?", CSM, None, "12 États membres"),
    ("¿Qué países forman parte del Proceso de Quito?", QUITO, None, "Il regroupe l'Argentine"),
    ("Quais países adotaram o MIRPS?", MIRPS, None, "adopté par le Belize"),
    ("Which countries belong to the Regional Conference on Migration?", CRM, None, "tous les pays d'Amérique du Nord"),
    ("paises miembros csm", CSM, None, "12 États membres"),
    ("Quand la CAM a-t-elle été créée ?", "2012-06", None, "juin 2012"),
    ("When was the CMC launched?", "2016-01", None, "officiellement lancé en janvier 2016"),
    ("¿Cuándo se firmó el Pacto Mundial sobre Migración?", "2018-12", None, "en décembre 2018"),
    ("Em que ano foi criado o Processo de Quito?", "2018", None, "Processus de Quito - 2018"),
    ("Combien de pays ont signé le Pacte mondial sur les migrations ?", "164", None, "signé par 164 pays"),
    ("How many objectives does the GCM have?", "23", None, "23 objectifs"),
    ("¿Cuántos socios tiene la R4V?", "192", None, "plus de 192 partenaires"),
    ("Em quantos países atua a R4V?", "17", None, "dans 17 pays"),
    ("Quantos eixos temáticos tem o Processo de Quito?", "10", None, "dix axes thématiques"),
    ("How many migrants were there in 2020?", "281000000", None, "281 millions en 2020"),
    ("How many countries endorsed the MIRPS?", "6", None, "adopté par le Belize"),
    ("Qui dirige la plateforme R4V ?", "iom unhcr", None, "dirigé par le Haut-Commissariat"),
    ("Quem lidera a R4V?", "iom unhcr", None, "dirigé par le Haut-Commissariat"),
    ("Quel était le prédécesseur de la CAM ?", "special-committee-migration", None, "Son prédécesseur était"),
    ("¿Sigue funcionando la CMC?", "", "no", "Ce processus ne fonctionne pas actuellement."),
    ("Les Consultations sur les migrations dans les Caraïbes sont-elles inactives ?", "", "yes", "ne fonctionne pas"),
    ("Le Pacte mondial sur les migrations est-il juridiquement contraignant ?", "", "no", BINDS),
    ("Is the Global Compact for Migration politically binding?", "", "yes", "politiquement contraignant"),
    ("Is the Global Compact for Migration a treaty?", "", "no", "n'est pas un traité international"),
    ("O Processo de Quito é vinculante?", "", "no", "n'est pas contraignant pour les pays membres"),
    ("Le Brésil est-il membre de la CSM ?", "BR", "yes", "12 États membres"),
    ("Is Mexico a member of the South American Conference on Migration?", "", "no", "12 États membres"),
    ("¿Es Costa Rica parte del Proceso de Quito?", "CR", "yes", "le Costa Rica"),
    ("O Brasil adotou o MIRPS?", "", "no", "adopté par le Belize"),
    ("Quand le Brésil a-t-il adopté le MIRPS ?", MIRPS, None, "adopté par le Belize"),
    (
        "Quels pays sont à la fois dans la CSM et le Processus de Quito ?",
        "AR BR CL CO EC GY PE UY",
        None,
        "12 États membres",
    ),
    ("Which countries are in the Quito Process but not in the SACM?", "CR DO MX PA", None, "Il regroupe l'Argentine"),
    ("Which is the oldest mechanism?", "crm", None, "1996"),
    ("Quels mécanismes datent de 2018 ?", OF_2018, None, "Pacte mondial sur les réfugiés - 2018"),
    ("¿Qué mecanismos nombran a Panamá?", "crm mirps quito-process", None, "le Panama"),
    ("Quel mécanisme ne fonctionne plus ?", "cmc", None, "Ce processus ne fonctionne pas actuellement."),
    ("Quel est le mandat de la CAM ?", "", None, MANDATE),
    ("What is the main function of the Quito Process?", "", None, "Sa fonction principale est de renforcer"),
    ("Où le Pacte mondial sur les migrations a-t-il été signé ?", "Marrakech|(Maroc)", None, "à Marrakech"),
]

REFUSED = [
    "Quand le MIRPS a-t-il été adopté ?",
    "When was the MIRPS launched?",
    "How many migrants were there in 1990?",
    "Who leads the Quito Process?",
    "Quels sont les 17 pays de la R4V ?",
    "¿Quién preside la CAM?",
    "How many states are members of the CAM?",
    "Quel est le budget du MIRPS ?",
    "Who won the football World Cup?",
    "Quais países integram a União Africana?",
]


@pytest.mark.parametrize(("text", "expected", "verdict", "quote"), CASES, ids=[case[0] for case in CASES])
def test_the_note_answers(note: Assistant, text: str, expected: str, verdict: str | None, quote: str) -> None:
    answer = note.ask(text)
    assert answer.status == "answered"
    assert values(answer) == [value.replace("|", " ") for value in expected.split()]
    assert answer.verdict == verdict
    assert any(quote in citation.quote for citation in answer.citations)
    assert 0.5 <= answer.confidence <= 1.0
    assert answer.as_of == "2021"
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Par quelle résolution la CAM a-t-elle été créée ?", "AG/RES. 2738 (XLII-O/12)"),
        ("By which article of the rules was the CAM constituted?", "article 58"),
        ("¿Mediante qué declaración se estableció el Proceso de Quito?", "Déclaration de Quito"),
    ],
)
def test_the_note_names_its_instruments(note: Assistant, text: str, symbol: str) -> None:
    (item,) = note.ask(text).items
    assert item.kind == "instrument"
    assert symbol in item.name


@pytest.mark.parametrize("text", REFUSED)
def test_the_note_is_silent(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.status, answer.verdict, answer.items, answer.citations) == ("not_found", None, (), ())
    assert answer.related
    assert 0.0 <= answer.confidence < 0.5
    assert_quotes(note, answer)


def test_a_region_read_as_its_countries_is_labelled_as_derived(note: Assistant) -> None:
    answer = note.ask("Quels pays sont membres de la CRM ?")
    assert answer.derived
    assert "M49" in answer.answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_answer_can_be_chosen(note: Assistant, language: str) -> None:
    names = {"fr": "Mexique", "en": "Mexico", "es": "México", "pt": "México"}
    answer = note.ask("Which countries adopted the MIRPS?", language=language)
    assert answer.language == language
    assert names[language] in {item.name for item in answer.items}
    assert values(answer) == MIRPS.split()


def test_without_a_choice_the_answer_is_in_the_language_of_the_question(note: Assistant) -> None:
    assert [note.ask(case[0]).language for case in CASES[:4]] == ["fr", "en", "es", "pt"]


@pytest.mark.parametrize("language", ["de", "FR", "", "french"])
def test_a_language_that_is_not_spoken_is_refused(note: Assistant, language: str) -> None:
    with pytest.raises(QuestionError, match="fr, en, es, pt"):
        note.ask("Qui ?", language=language)


def test_a_conversation_keeps_its_subject_until_a_new_one(note: Assistant) -> None:
    turns = ["Qu'est-ce que la CSM ?", "Et quels pays en sont membres ?", "And the Quito one?"]
    assert values(note.ask(turns[1], history=turns[:1])) == CSM.split()
    assert values(note.ask(turns[2], history=turns[:2])) == QUITO.split()
    assert note.ask("Is it binding?", history=turns).verdict == "no"


def test_the_same_question_gets_the_same_answer(note: Assistant, note_index: Path) -> None:
    other = Assistant.open(note_index)
    for text in [*(case[0] for case in CASES[::5]), *REFUSED[::4]]:
        first, second, third = (
            json.dumps(replace(each.ask(text), seconds=0.0).to_json()) for each in (note, note, other)
        )
        assert first == second == third


def test_an_answer_repeats_the_question_and_its_id_and_turns_into_json(note: Assistant) -> None:
    answer = note.ask("  LDQ\tmembres ?  ", id="q7")
    assert (answer.question, answer.id) == ("  LDQ\tmembres ?  ", "q7")
    data = json.loads(json.dumps(answer.to_json()))
    assert next(iter(data)) == "id"
    assert "id" not in note.ask("CSM ?").to_json()


def test_filters_leave_out_documents_and_bodies(seas: Assistant) -> None:
    text = "Which states endorse the Tern Declaration?"
    older = seas.ask(text, filters=Filters(until=2019))
    assert values(older) == ["CA", "IE", "NO"]
    assert {citation.document for citation in older.citations} == {"tern-2018"}
    assert seas.ask(text, filters=Filters(documents=("rede",))).status == "not_found"
    assert seas.ask(text, filters=Filters(bodies=("ligue",))).status == "not_found"


def test_a_missing_index_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="nowhere"):
        Assistant.open(tmp_path / "nowhere")


@pytest.mark.parametrize("text", ["", " \t\n", "?", "\x00\x1b", "a" * 10_001, "€€€", "\u200b\ufeff"])
def test_a_question_that_cannot_be_read_is_a_question_error(note: Assistant, text: str) -> None:
    with pytest.raises(QuestionError):
        note.ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "Quels pays ? " * 769,
        "CSM, " * 2000,
        "<script>alert(1)</script> membres de la CSM",
        "{0} {items} {{ 7*7 }} ${x} %s %(name)s CSM ?",
        "'; DROP TABLE facts; -- CSM",
        "../../etc/passwd",
        "Quels\x00 pays\x1b[31m sont membres\u202e de la CSM ?",
        "🇧🇷 CSM 🤔?",
        "CSM\n\n\nMIRPS",
        "((((( CSM [[[ \\d+ (?P<a>",
        "Какие страны входят в CSM?",
        "哪些国家是成员?",
        "1996",
        "e",
    ],
    ids=lambda text: text[:24],
)
def test_odd_text_gets_a_plain_answer(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.status in {"answered", "not_found"}
    assert answer.answer
    assert_quotes(note, answer)


def test_control_characters_do_not_hide_a_question(note: Assistant) -> None:
    assert values(note.ask("Quels\x00 pays\t\tsont membres\x07 de la CSM ?")) == CSM.split()


PIECES = st.sampled_from(
    [
        *("CSM", "MIRPS", "la CAM", "Quito", "Processus de Lima", "OEA", "le Pacte", "Brésil", "Mexico", "Amérique"),
        *("quels pays", "quand", "how many", "¿cuándo", "quem", "est-il", "pas", "both", "oldest", "et", "?", ",", ";"),
        *("2018", "1990s", "12", "juin 2012", "resolution", "vinculante", "membres", "années 90", "-", "'", "«", "’"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, min_size=1, max_size=9).map(" ".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, history=st.lists(TEXTS, max_size=2), language=st.sampled_from([None, *LANGUAGES]))
def test_any_text_gives_an_answer_or_a_question_error_and_all_quotes_are_verbatim(
    note: Assistant, text: str, history: list[str], language: str | None
) -> None:
    try:
        answer = note.ask(text, history=history, language=language)
    except QuestionError:
        assert not any(char.isalnum() for char in text)
        return
    assert isinstance(answer, Answer)
    assert answer.answer and 0.0 <= answer.confidence <= 1.0
    assert (answer.status == "answered") == bool(answer.citations)
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("When were the Lighthouse League and the Tide Forum founded?", ["Lighthouse League", "Tide Forum"]),
        ("Quand la Ligue des phares et le Forum des marées ont-ils été créés ?", ["Ligue des phares", "Forum"]),
    ],
)
def test_what_is_asked_of_two_bodies_is_answered_for_each(seas: Assistant, text: str, lines: list[str]) -> None:
    answer = seas.ask(text)
    assert answer.status == "answered"
    told = answer.answer.splitlines()
    assert len(told) == 2
    assert all(name in line for name, line in zip(lines, told, strict=True))


def test_who_is_among_those_that_lead_is_said_with_a_yes_and_silence_is_no_no(note: Assistant) -> None:
    assert note.ask("Is the R4V platform led by UNHCR?").verdict == "yes"
    assert note.ask("La R4V est-elle dirigée par l'OIM ?").verdict == "yes"
    assert note.ask("Is the R4V platform led by the OAS?").verdict != "yes"


def test_a_period_is_told_from_its_beginning_to_its_end(note: Assistant) -> None:
    answer = note.ask("Quand la Commission spéciale des questions migratoires a-t-elle fonctionné ?")
    assert answer.answer.startswith("Entre avril 2008 et juin 2012")
    assert [item.value for item in answer.items] == ["2008-04", "2012-06"]
