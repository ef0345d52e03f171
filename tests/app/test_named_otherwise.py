"""Bodies named in other words than their own, their organs, and what is told of a first thing and not of a second."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts
from app.questions import ordinals
from app.questions.question import Question
from app.questions.spelling import correct
from tests.app.invented import assistant_over, values

KELP = """# Charter of the Northern Kelp Gardens Council (NOKEGA)

The Northern Kelp Gardens Council was created by the Treaty of Ulla of 3 May 2009. The members of the Council are \
Iceland, Ireland and Norway. Denmark takes part in the Council as an observer. The Council succeeds the Technical \
Group on Deep Reefs (TGDR), established by the Bergen Minutes of 2 March 1998.

The Technical Committee meets every three months. The Council adopts its recommendations by a two-thirds majority.

The budget of the first biennium is 900,000 euros. Norway chairs the Council in the first half of 2022. Iceland will \
chair the Council in the second half of 2022.

Office holders

- Executive Secretary: Ms Ida Holm (Ireland), in office since 1 March 2019
"""


@pytest.fixture(scope="module")
def kelp(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("kelp"), {"kelp.en.md": KELP})


def _asked(assistant: Assistant, *turns: str) -> Question:
    (question,) = assistant.asked(turns[-1], turns[:-1])
    return question


def _name(assistant: Assistant, body: str) -> str:
    return assistant.bodies[body].acronyms["en"][0]


@pytest.mark.parametrize(
    "text",
    [
        "Tous les combien se réunit le Comité technique de la NOKEGA ?",
        "How often does the Technical Committee of NOKEGA meet?",
        "¿Con qué frecuencia se reúne el Comité Técnico de la NOKEGA?",
        "Com que frequência se reúne o Comitê Técnico da NOKEGA?",
    ],
)
def test_an_organ_of_a_body_is_no_other_body_of_the_like(kelp: Assistant, text: str) -> None:
    asked = _asked(kelp, text)
    assert [_name(kelp, body) for body in (*asked.bodies, *asked.others)] == ["NOKEGA"]


def test_a_body_that_and_joins_to_another_is_meant(kelp: Assistant) -> None:
    asked = _asked(kelp, "How do the technical group on reefs and NOKEGA differ?")
    assert {_name(kelp, body) for body in (*asked.bodies, *asked.others)} == {"NOKEGA", "TGDR"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Which countries are in the kelp growing council of the northern gardens?", "growing"),
        ("Which countries are in the Nordic Kelp Gardens Council?", "nordic"),
    ],
)
def test_a_word_of_a_name_that_is_put_another_way_asks_for_nothing(kelp: Assistant, text: str, left: str) -> None:
    asked = _asked(kelp, text)
    assert [_name(kelp, body) for body in asked.bodies] == ["NOKEGA"]
    assert left not in (*asked.terms, *asked.content)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Par quel acte fut créé le Forum des marées, dont fait partie la Ligue ?", "fr"),
        ("By which act was the Tide Forum created, of which the League is part?", "en"),
        ("¿Con qué instrumento se creó el Foro, del que forma parte la Liga?", "es"),
        ("Com que ato se criou o Fórum das Marés, do qual faz parte a Liga?", "pt"),
        ("Combien la Grèce, qui paie seule le secrétariat, y consacre-t-elle ?", "fr"),
        ("How much does Greece, which alone pays for the secretariat, spend on it?", "en"),
        ("¿Cuánto gasta Grecia, que paga sola la secretaría, en ella?", "es"),
        ("Quanto gasta a Grécia, que paga sozinha o secretariado, com ele?", "pt"),
    ],
)
def test_a_clause_on_what_was_named_is_no_question_of_its_own(text: str, language: str) -> None:
    assert len(parts(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quand a-t-il été créé, quels pays en font partie et qui le préside ?", "fr"),
        ("When was it created, which countries belong to it, and who chairs it?", "en"),
        ("¿Cuándo se creó, qué países lo integran y quién lo preside?", "es"),
        ("Quando foi criado, que países o integram e quem o preside?", "pt"),
    ],
)
def test_questions_set_side_by_side_are_told_apart(text: str, language: str) -> None:
    assert len(parts(text, language)) == 3


@pytest.mark.parametrize(("slip", "name"), [("NOKKEGA", "NOKEGA"), ("NOKEEGA", "NOKEGA"), ("NOKETA", "NOKETA")])
def test_a_doubled_letter_of_an_acronym_is_put_right(slip: str, name: str) -> None:
    assert correct(f"Is Chile in {slip}?", "en", {"nokega"}) == f"Is Chile in {name}?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("¿Por que mayoria adopta la NOKEGA sus recomendaciones?", "other"),
        ("Por que maioria adota a NOKEGA as suas recomendações?", "other"),
        ("¿Por que adopta la NOKEGA recomendaciones?", "reason"),
        ("Por que adota a NOKEGA recomendações?", "reason"),
        ("Qu'est-ce qui a pris sa place ?", "predecessor"),
        ("What came in its place?", "predecessor"),
        ("¿Qué vino en su lugar?", "predecessor"),
        ("O que veio no lugar dela?", "predecessor"),
        ("Who is the head of NOKEGA?", "leader"),
        ("Qui occupe ce poste à la NOKEGA ?", "leader"),
        ("¿Quién ocupa ese cargo en la NOKEGA?", "leader"),
        ("Quem ocupa esse cargo na NOKEGA?", "leader"),
    ],
)
def test_small_words_tell_what_is_asked(kelp: Assistant, text: str, kind: str) -> None:
    assert _asked(kelp, text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "À quels organismes le Danemark participe-t-il sans être membre ?",
        "In which bodies does Denmark take part without being a member?",
        "¿En qué organismos participa Dinamarca sin ser miembro?",
        "Em que organismos participa a Dinamarca sem ser membro?",
    ],
)
def test_who_takes_part_without_being_a_member_observes(kelp: Assistant, text: str) -> None:
    assert [_name(kelp, item.value or "") for item in kelp.ask(text).items] == ["NOKEGA"]


@pytest.mark.parametrize(
    "turns",
    [
        ("Quand le Traité d'Ulla qui a créé la NOKEGA est-il entré en vigueur ?",),
        ("When did the Treaty of Ulla that created NOKEGA enter into force?",),
        ("¿Cuándo entró en vigor el Tratado de Ulla que creó la NOKEGA?",),
        ("Quando entrou em vigor o Tratado de Ulla que criou a NOKEGA?",),
        ("Qui fut le premier Secrétaire exécutif de la NOKEGA ?",),
        ("Who was the first Executive Secretary of NOKEGA?",),
        ("¿Quién fue el primer Secretario Ejecutivo de la NOKEGA?",),
        ("Quem foi o primeiro Secretário Executivo da NOKEGA?",),
        ("Quel est le budget de la NOKEGA pour le deuxième exercice biennal ?",),
        ("What is the budget of NOKEGA for the second biennium?",),
        ("¿Cuál es el presupuesto de la NOKEGA para el segundo bienio?",),
        ("Qual é o orçamento da NOKEGA para o segundo biênio?",),
        ("Who is the Executive Secretary of NOKEGA?", "And who held the post before her?"),
        ("Une réunion de la NOKEGA prévue à Bergen a été annulée. Pour quelle raison ?",),
    ],
)
def test_what_is_told_of_another_one_answers_nothing(kelp: Assistant, turns: tuple[str, ...]) -> None:
    assert kelp.ask(turns[-1], history=turns[:-1]).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Qui était la secrétaire exécutive de la NOKEGA en 2021 ?",
        "Who was the Executive Secretary of NOKEGA in 2021?",
        "¿Quién era la Secretaria Ejecutiva de la NOKEGA en 2021?",
        "Quem era a Secretária Executiva da NOKEGA em 2021?",
    ],
)
def test_who_holds_an_office_since_a_year_held_it_in_later_ones(kelp: Assistant, text: str) -> None:
    assert values(kelp.ask(text)) == ["Ida Holm"]


@pytest.mark.parametrize(
    "turns",
    [
        ("Qui préside la NOKEGA durant la première moitié de 2022 ?", "Et durant la deuxième moitié ?"),
        ("Who chairs NOKEGA in the first half of 2022?", "And in the second half?"),
        ("¿Quién preside la NOKEGA en la primera mitad de 2022?", "¿Y en la segunda mitad?"),
        ("Quem preside a NOKEGA na primeira metade de 2022?", "E na segunda metade?"),
    ],
)
def test_a_follow_up_may_ask_the_same_of_another_term(kelp: Assistant, turns: tuple[str, str]) -> None:
    asked = _asked(kelp, *turns)
    assert asked.kind == "leader" and ordinals.of_terms(asked.text) == {2}
    assert values(kelp.ask(turns[1], history=turns[:1])) == ["IS"]


@pytest.mark.parametrize(
    "turns",
    [
        ("Quand l'Irlande a-t-elle rejoint la NOKEGA ?", "Combien verse-t-elle ?"),
        ("When did Ireland join NOKEGA?", "How much does it pay?"),
        ("¿Cuándo se unió Irlanda a la NOKEGA?", "¿Cuánto paga?"),
        ("Quando a Irlanda aderiu à NOKEGA?", "Quanto paga?"),
    ],
)
def test_what_a_state_pays_is_asked_of_the_state_named_before(kelp: Assistant, turns: tuple[str, str]) -> None:
    assert _asked(kelp, *turns).countries == ("IE",)
