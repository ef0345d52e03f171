"""Questions as they are typed into a chat: with remarks behind them, put to the test, with slips, several at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences.counted import is_uncounted
from app.answers.yes_no.figures import borne_out
from app.assistant import Assistant
from app.drafts import Draft, DraftItem
from app.messages.parts import parts
from app.questions.cues import polar
from app.questions.focus import without_remarks
from app.questions.omissions import only_repeats
from app.questions.question import Question, understand
from app.questions.spelling import correct
from index.build import build
from ingest.folding import fold
from tests.app.invented import values


def read(assistant: Assistant, text: str, language: str) -> Question:
    return understand(text, assistant.names, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays composent la Ligue des phares, c'est pour imprimer les badges", ["ES", "FR", "GR", "IT", "MT"]),
        ("which countries are in the LDP, on air in 5", ["ES", "FR", "GR", "IT", "MT"]),
        ("¿Qué países forman la LDP? tengo a mi jefe esperando", ["ES", "FR", "GR", "IT", "MT"]),
        ("quais são os membros da LDP, preciso disso pra legenda", ["ES", "FR", "GR", "IT", "MT"]),
    ],
)
def test_what_is_said_behind_a_question_of_its_use_and_haste_asks_for_nothing(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text)) == expected


def test_a_clause_behind_a_question_that_asks_is_none_of_its_remarks() -> None:
    for text, language in (("Quem preside a LDP, e para quanto tempo?", "pt"), ("El foro, ya no existe?", "es")):
        assert without_remarks(text, language, lambda _: []) == text


@pytest.mark.parametrize(
    ("text", "language", "wants"),
    [
        ("Ouvi dizer que Malta está na Liga. Confere?", "pt", True),
        ("On m'a dit que Malte est dans la Ligue, c'est vrai ?", "fr", True),
        ("They told me that Malta is in the League. Is that right?", "en", True),
        ("¿Qué países forman la Liga, es correcto?", "es", False),
        ("Le siège de la Ligue est bien toujours à Gênes, non ?", "fr", True),
        ("Posso pôr a bandeira de Malta na Liga, né?", "pt", True),
    ],
)
def test_what_is_said_and_then_put_to_the_test_wants_a_yes_or_a_no(text: str, language: str, wants: bool) -> None:
    assert polar(fold(text), language) == wants


@pytest.mark.parametrize(
    ("question", "language", "text", "tongue", "expected"),
    [
        ("Est-ce dans 30 pays ?", "fr", "It works in 17 countries.", "en", False),
        ("Is it in 17 countries?", "en", "Elle est établie dans 17 pays.", "fr", True),
        ("Is it in more than 15 countries?", "en", "Elle est établie dans 17 pays.", "fr", True),
        ("¿Trabajó hasta 2015?", "es", "Il a fonctionné entre 2008 et 2012.", "fr", False),
        ("¿Trabajó hasta 2012?", "es", "Il a fonctionné entre 2008 et 2012.", "fr", True),
        ("Is it in 17 countries?", "en", "It has 40 observatories.", "en", None),
        ("Is it binding?", "en", "It has 40 observatories.", "en", True),
    ],
)
def test_the_figures_of_a_question_are_held_against_those_of_a_sentence(
    seas: Assistant, question: str, language: str, text: str, tongue: str, expected: bool | None
) -> None:
    assert borne_out(read(seas, question, language), text, tongue) is expected


@pytest.mark.parametrize(
    ("text", "language", "left_open"),
    [
        ("Plusieurs groupes ont été créés sur les 10 axes.", "fr", True),
        ("Several working groups deal with the ten areas.", "en", True),
        ("Dix groupes ont été créés sur plusieurs axes.", "fr", False),
        ("Le fonds a 10 axes.", "fr", False),
    ],
)
def test_a_number_that_a_text_leaves_open_is_not_that_of_other_things(
    seas: Assistant, text: str, language: str, left_open: bool
) -> None:
    assert is_uncounted(read(seas, "¿Cuántos grupos se crearon?", "es"), text, language) is left_open


def test_an_interrogative_alone_is_completed_through_those_behind_it() -> None:
    found = parts("Quand, où et par combien de pays la charte a-t-elle été signée ?", "fr")
    assert len(found) == 3
    assert all("signée" in each for each in found)


@pytest.mark.parametrize(
    ("text", "language", "mended"),
    [
        ("Procces of the tides", "en", "Process of the tides"),
        ("quem senta à mesa", "pt", "quem senta à mesa"),
        ("quanto custa a carta", "pt", "quanto custa a carta"),
    ],
)
def test_a_kind_of_body_may_have_two_slips_and_words_for_a_part_of_a_country_are_no_target(
    text: str, language: str, mended: str
) -> None:
    assert correct(text, language, frozenset({"process", "tides"})) == mended


def test_who_is_named_in_the_question_is_not_its_answer(seas: Assistant) -> None:
    asked = read(seas, "Who came after Ana Paz as director?", "en")
    assert only_repeats(Draft("leader", [DraftItem("text", "Ana Paz", ())]), asked)
    assert not only_repeats(Draft("leader", [DraftItem("text", "Luis Soto", ())]), asked)


@pytest.mark.parametrize(
    "text", ["How far back does the LDP go, and what year is it from?", "LDP: quand ? quelle année ?"]
)
def test_what_is_asked_twice_is_answered_once(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["1994-03"]


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        (["Qual resolução criou o Comité das Balizas?"], "e o ano do comité?", ["1994-04"]),
        (["What is the oldest body?"], "and from which year?", []),
    ],
)
def test_a_follow_up_for_the_year_is_no_question_for_a_yes(
    seas: Assistant, history: list[str], text: str, expected: list[str]
) -> None:
    answer = seas.ask(text, history=history)
    assert answer.verdict is None
    assert values(answer) == expected or not expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿En qué país se firmó el Pacto de las Dunas?", ["MA"]),
        ("Where was the Dune Pact signed?", ["Tarfaya (Maroc)"]),
    ],
)
def test_the_country_of_a_place_is_told_where_a_country_is_asked_for(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    note = "Pacte des dunes (PDD) - 2018\n\nLe Pacte des dunes a été signé à Tarfaya (Maroc), en décembre 2018.\n"
    (tmp_path / "corpus" / "note.txt").write_text(note, encoding="utf-8")
    names = '[[body]]\nid = "dunes"\nes = { name = "Pacto de las Dunas" }\nen = { name = "Dune Pact" }\n'
    names += 'fr = { name = "Pacte des dunes", acronym = "PDD" }\n'
    (tmp_path / "corpus" / "glossary.toml").write_text(names, encoding="utf-8")
    build(tmp_path / "corpus", tmp_path / "index")
    answer = Assistant.open(tmp_path / "index").ask(text)
    assert values(answer) == expected


@pytest.fixture(scope="module")
def weirs(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("weirs")
    (folder / "corpus").mkdir()
    note = (
        "Weir Forum (WFM)\n\nThe Weir Forum was created by the Charter of Lund, signed on 3 May 2013 in Lund. Its"
        " members are Chile, Peru and Norway. Of its budget of 900,000 euros, 500,000 euros are given by Norway and"
        " 250,000 euros by Canada.\n"
    )
    (folder / "corpus" / "note.txt").write_text(note, encoding="utf-8")
    build(folder / "corpus", folder / "index")
    return Assistant.open(folder / "index")


def test_a_body_dates_from_the_act_that_made_it(weirs: Assistant) -> None:
    assert values(weirs.ask("When was the Weir Forum created?")) == ["2013-05-03"]
    both = weirs.ask("Which charter created the Weir Forum, and when?")
    assert [item.value for item in both.items] == ["Charter of Lund", "2013-05-03"]


def test_whether_a_country_still_belongs_asks_for_members_not_for_the_body(weirs: Assistant) -> None:
    assert read(weirs, "Is Peru still part of the Weir Forum?", "en").kind == "members"
    assert read(weirs, "Is the Weir Forum still active?", "en").kind == "status"


def test_another_country_behind_a_number_asks_for_its_number(weirs: Assistant) -> None:
    [asked] = weirs.asked("and Canada?", ["How much of the budget of the Weir Forum came from Norway?"])
    assert (asked.kind, asked.countries, asked.polar) == ("count", ("CA",), False)


@pytest.mark.parametrize(
    ("text", "language", "wants"),
    [
        ("Les pays qui ont rejoint la Ligue sont-ils tenus par elle ?", "fr", True),
        ("¿Los procesos que hay en el mar son vinculantes?", "es", True),
        ("A Liga é obrigatória para quem participa?", "pt", True),
        ("Les pays qui siègent à la Ligue ?", "fr", False),
        ("Quem adere à Liga?", "pt", False),
        ("A Liga promove o diálogo em que níveis?", "pt", False),
        ("¿La Liga se fundó en que ciudad?", "es", False),
    ],
)
def test_a_clause_on_a_noun_opens_no_question_and_one_may_stand_at_the_end(
    text: str, language: str, wants: bool
) -> None:
    assert polar(fold(text), language) == wants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When was the LDP founded? Month and year will do.", ["1994-03"]),
        ("mécanismes datés de 1994", ["comite", "ligue"]),
        ("Only one of the six is not working now. Which?", ["forum"]),
        ("Pode me passar os países da LDP?", ["ES", "FR", "GR", "IT", "MT"]),
        ("¿A quiénes abarca la LDP?", ["ES", "FR", "GR", "IT", "MT"]),
        ("ligue phares : quels sont les membres ?", ["ES", "FR", "GR", "IT", "MT"]),
    ],
)
def test_short_and_spoken_forms_ask_what_they_mean(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


def test_a_country_named_before_the_question_is_kept(seas: Assistant) -> None:
    assert seas.ask("Malta: is it on both lists, the one of the LDP and the one of the CDB?").verdict == "no"
    assert seas.ask("Italy: is it on both lists, the one of the LDP and the one of the CDB?").verdict == "yes"


def test_a_month_is_no_answer_to_which_day(seas: Assistant) -> None:
    assert seas.ask("On which day of March 1994 was the Ligue des phares founded?").status == "not_found"


def test_a_possessive_hides_no_name(note: Assistant) -> None:
    assert read(note, "What is Quito's main job?", "en").bodies == ("quito-process",)
