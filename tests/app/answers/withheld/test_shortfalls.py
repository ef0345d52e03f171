"""What tells less than is asked is no answer: the number of now for that of then, a call for the reply to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.withheld import shortfalls
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions.question import understand
from ingest.records import Span
from tests.app.invented import assistant_over, values

COUNCIL = """# Council of Ferries (COF) - 2014

The Council of Ferries was launched in March 2014. It has nine partners. The Council called on the government of \
Norway to accept inspections. It is a forum where experts, ministers and ports meet.

# Harbour Pact (HAP) - 2019

The Harbour Pact was signed in Lomé on 4 May 2019, when it had 30 parties. It was founded by the ports of the coast.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(Path(tmp_path_factory.mktemp("ferries")), {"ferries.en.md": COUNCIL})


@pytest.mark.parametrize(
    "text",
    [
        "How many partners did the Council of Ferries have when it was launched?",
        "How many partners did the Council of Ferries have in 2014?",
        "Combien de partenaires le Council of Ferries avait-il à sa création ?",
        "¿Cuántos socios tenía el Council of Ferries en 2014?",
        "Quantos parceiros o Council of Ferries tinha em 2014?",
    ],
)
def test_the_number_of_now_is_none_of_an_earlier_time(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many partners does the Council of Ferries have?", ["9"]),
        ("How many parties did the Harbour Pact have in 2019?", ["30"]),
    ],
)
def test_the_number_is_told_where_its_time_is_asked_for(ferries: Assistant, text: str, expected: list[str]) -> None:
    assert values(ferries.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What did the government of Norway reply to the Council of Ferries?",
        "Qu'a répondu le gouvernement norvégien à l'appel du Council of Ferries ?",
        "¿Aceptó Noruega las inspecciones que le pidió el Council of Ferries?",
        "A Noruega aceitou as inspeções pedidas pelo Council of Ferries?",
    ],
)
def test_a_call_is_no_reply_to_it(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).status == "not_found"


def test_a_call_is_told_where_it_is_asked_for(ferries: Assistant) -> None:
    answer = ferries.ask("What did the Council of Ferries ask the government of Norway to accept?")
    assert "called on the government" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "¿Y aceptó el gobierno de Venezuela?",
        "Et le gouvernement du Venezuela a-t-il accepté ?",
        "E o governo da Venezuela aceitou?",
        "And did the government of Venezuela accept?",
    ],
)
def test_whether_a_state_accepts_a_call_is_not_whether_it_belongs(note: Assistant, text: str) -> None:
    history = ["Que demande le Processus de Quito au gouvernement vénézuélien ?"]
    assert note.ask(text, history=history).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Who launched the Council of Ferries?",
        "Qui a lancé le Council of Ferries ?",
        "¿Quién lanzó el Council of Ferries en 2014?",
        "Quem lançou o Council of Ferries em 2014?",
    ],
)
def test_that_a_body_was_made_does_not_tell_by_whom(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).status == "not_found"


def test_who_made_a_body_is_told_where_a_text_says_so(ferries: Assistant) -> None:
    assert "by the ports" in ferries.ask("Who founded the Harbour Pact?").answer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On which day was the Council of Ferries launched?", False),
        ("Quel jour de mars 2014 le Council of Ferries a-t-il été lancé ?", False),
        ("mes y día en que se lanzó el Council of Ferries", False),
        ("Em que dia o Council of Ferries foi lançado?", False),
        ("In which month was the Council of Ferries launched?", True),
        ("On which day was the Harbour Pact signed?", True),
    ],
)
def test_the_day_is_told_by_no_month(ferries: Assistant, text: str, found: bool) -> None:
    assert (ferries.ask(text).status == "answered") is found


@pytest.mark.parametrize(
    "text",
    [
        "When will the CMC meet again?",
        "Quand les CMC reprendront-elles leurs travaux ?",
        "¿Cuándo se reanudarán las CMC?",
        "Quando a CMC será retomada?",
    ],
)
def test_what_is_past_is_not_when_something_will_be(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "In which city was the refugee compact adopted?",
        "Where was the Global Compact on Refugees adopted?",
        "¿Dónde se adoptó el MIRPS?",
        "Onde foi adotado o MIRPS?",
    ],
)
def test_who_adopted_a_text_is_not_where_it_was_adopted(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Which experts meet in the Council of Ferries?",
        "Quels experts se réunissent au Council of Ferries ?",
        "Quais ministros se reúnem no Council of Ferries?",
    ],
)
def test_those_named_by_their_kind_alone_are_not_named(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Which other agreements of the UN are politically binding, like the GCM?",
        "Quels autres accords de l'ONU sont politiquement contraignants, comme le GCM ?",
        "¿Qué otros acuerdos de la ONU son políticamente vinculantes como el GCM?",
        "Que outros acordos da ONU são politicamente vinculantes como o GCM?",
    ],
)
def test_other_agreements_are_told_by_their_names_alone(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How many minutes do the delegations get?", False),
        ("Combien de minutes ont les ministres ?", False),
        ("How many minutes do the panellists get?", True),
    ],
)
def test_the_time_of_some_people_is_none_of_others(note: Assistant, text: str, found: bool) -> None:
    assert (note.ask(text).status == "answered") is found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Was Brazil the first member of the CSM?", "not_found"),
        ("Le Brésil est-il le plus ancien membre de la CSM ?", "not_found"),
        ("¿Fue Brasil el primer miembro de la CSM?", "not_found"),
        ("O Brasil é membro da CSM?", "answered"),
    ],
)
def test_a_list_of_members_does_not_tell_who_came_first(note: Assistant, text: str, status: str) -> None:
    assert note.ask(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "How many objectives does the compact on refugees have?",
        "Combien d'objectifs a le pacte sur les réfugiés ?",
        "¿Cuántos objetivos tiene el pacto sobre los refugiados?",
        "How many migrants does the R4V count?",
        "Which countries gave money to the MIRPS?",
        "¿Qué países donaron fondos al MIRPS?",
        "Who did not sign the GCM?",
        "Quem ficou de fora do GCM?",
        "Which body dealt with migration at the OAS before April 2008?",
    ],
)
def test_what_is_told_of_others_is_not_told_instead(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


WATCH = """# Harbour Watch (HAW)

The Harbour Watch is a contribution to the Harbour Pact, adopted by Malta and Norway.

Malta paid for the first boats.

It lives on contributions of its ports.
"""


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(Path(tmp_path_factory.mktemp("watch")), {"watch.en.md": WATCH})


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for the Harbour Watch?",
        "Qui finance le Harbour Watch ?",
        "¿Quién financia el Harbour Watch?",
        "Quem financia o Harbour Watch?",
    ],
)
def test_what_a_body_is_a_contribution_to_pays_for_nothing(watch: Assistant, text: str) -> None:
    question = watch.asked(text)[0]
    document = watch.index.documents()[0].id
    told = [
        shortfalls.falls_short(Draft("text", evidence=[Evidence(document, each.unit.span)]), question, watch.knowledge)
        for each in watch.knowledge.sentences(document)
        if each.text.endswith(".")
    ]
    assert told == [True, False, False]


TERMS = """# Council of Ferries (COF)

Since 2018 Ms Nkulu has directed it; the Council of Ferries has been led since 2018 by Ms Nkulu.

# Harbour Pact (HAP)

Its director, Mr Osei, holds office until 2027.
"""


@pytest.mark.parametrize(
    "text",
    [
        "When does Ms Nkulu's term at the Council of Ferries end?",
        "Quand prend fin le mandat de Mme Nkulu au Council of Ferries ?",
        "¿Cuándo termina el mandato de la Sra. Nkulu en el Council of Ferries?",
        "Quando termina o mandato da Sra. Nkulu no Council of Ferries?",
    ],
)
def test_since_when_is_not_when_it_ends(tmp_path: Path, text: str) -> None:
    asked = assistant_over(tmp_path, {"terms.en.md": TERMS})
    (question,) = asked.asked(text)
    (document,) = asked.knowledge.metadata
    place = asked.knowledge.document(document).text

    def told(words: str) -> Draft:
        start = place.index(words)
        mark = Span(start + len(words) - 4, start + len(words))
        line = Span(place.rindex("\n", 0, start) + 1, (place + "\n").index("\n", start))
        return Draft("relation", [DraftItem("date", words[-4:], (Evidence(document, line, (mark,)),))])

    assert shortfalls.falls_short(told("led since 2018"), question, asked.knowledge)
    assert not shortfalls.falls_short(told("until 2027"), question, asked.knowledge)


TABLED = """# Budget du Council of Ferries (COF)

| Poste | 2023 | 2024 |
|---|---|---|
| Bouées | 940 | 1 320 |
"""


@pytest.mark.parametrize(
    "text",
    [
        "Combien le Council of Ferries consacre-t-il aux bouées en {} ?",
        "How much does the Council of Ferries spend on buoys in {}?",
        "¿Cuánto gasta el Council of Ferries en boyas en {}?",
        "Quanto gasta o Council of Ferries em boias em {}?",
    ],
)
def test_the_name_of_a_column_tells_the_year_of_a_number(tmp_path: Path, text: str) -> None:
    asked = assistant_over(tmp_path, {"budget.fr.md": TABLED})
    (document,) = asked.knowledge.metadata
    whole = asked.knowledge.document(document).text
    (row,) = asked.knowledge.tables(document)[0].rows
    item = DraftItem("number", "1320", (Evidence(document, row.span, (row.place(2),)),))
    assert whole[row.place(2).start :].startswith("1 320")

    def short(year: str) -> bool:
        draft = Draft("relation", [item], [Evidence(document, row.span)])
        return shortfalls.falls_short(draft, asked.asked(text.format(year))[0], asked.knowledge)

    assert (short("2024"), short("2022")) == (False, True)


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("Quand le Conseil a-t-il été relancé ?", False),
        ("Quand va-t-on relancer le Conseil ?", True),
        ("When was the Council revived?", False),
        ("When do they want to revive the Council?", True),
        ("¿Cuándo reanudó el Consejo sus boletines?", False),
        ("¿Cuándo se reanudarán los boletines?", True),
        ("Quando retomou o Conselho as reuniões?", False),
        ("Quando se retomarão as reuniões?", True),
    ],
)
def test_what_was_taken_up_again_is_past(ferries: Assistant, text: str, future: bool) -> None:
    assert ("future" in understand(text, ferries.names).aspects) is future
