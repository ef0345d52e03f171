"""What a sentence is on, and what no one sentence tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.answers.withheld.astray import is_astray
from app.answers.withheld.misfits import is_doubtful, is_of_other, wants_more
from app.answers.withheld.needed import tells_needed
from app.assistant import Assistant
from app.drafts import Draft, Evidence
from app.questions.question import understand
from tests.app.invented import assistant_over

FILES = {
    "minutes.en.md": """# Minutes of the ministers

The Otter League (OTL) has nine members and meets in Lomé. The Heron Pact (HEP) has five members and meets in Cork.

Norway gave 48,000 euros for the new nets.
""",
    "otters.en.md": "# Otter League (OTL)\n\nThe Otter League (OTL) was created in 2010.\n",
    "herons.en.md": """# Heron Pact (HEP)

The Heron Pact (HEP) was created in 2012. Mali gave 12,000 euros for boats.
""",
    "cranes.en.md": "# Crane Forum (CRF)\n\nThe Crane Forum (CRF) was created in 2014.\n",
}


@pytest.fixture(scope="module")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("birds"), FILES)


@pytest.mark.parametrize(
    "text",
    [
        "Combien la Norvège a-t-elle donné à l'{} pour les filets ?",
        "How much did Norway give the {} for nets?",
        "¿Cuánto dio Noruega a la {} para las redes?",
        "Quanto deu a Noruega à {} para as redes?",
    ],
)
def test_a_sentence_of_none_is_in_doubt_only_where_its_document_tells_nothing_of_the_body(
    birds: Assistant, text: str
) -> None:
    def doubtful(body: str, words: str, *, certain: bool = True) -> bool:
        every = (s for document in birds.knowledge.metadata for s in birds.knowledge.sentences(document))
        sentence = next(each for each in every if words in each.text)
        question = understand(text.format(body), birds.names)
        return is_doubtful(question, sentence, {"elsewhere": 1.0, "told": 1.0}, birds.knowledge, certain=certain)

    assert not doubtful("OTL", "48,000")
    assert doubtful("OTL", "48,000", certain=False)
    assert doubtful("CRF", "48,000")  # no word on it in the minutes
    assert doubtful("OTL", "12,000")  # in a section on another body


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Quels pays sont à la fois dans l'OTL et le HEP ?", True),
        ("Combien de pays sont à la fois membres de l'OTL et du HEP ?", True),
        ("À combien est estimé le programme que mènent ensemble l'OTL et le HEP ?", False),
        ("Which countries are in both the OTL and the HEP?", True),
        ("How much does the programme cost that both the OTL and the HEP run?", False),
        ("¿Qué países están a la vez en la OTL y el HEP?", True),
        ("¿Cuánto cuesta el programa que ambos, la OTL y el HEP, comparten?", False),
        ("Que países estão ao mesmo tempo na OTL e no HEP?", True),
        ("Quanto custa o programa que a OTL e o HEP partilham?", False),
        ("D'après l'OTL, quel pays a réduit ses prises ?", False),
        ("Quels pays sont entrés à l'OTL après sa création ?", True),
    ],
)
def test_what_two_share_takes_two_lists_where_it_is_of_members(birds: Assistant, text: str, lists: bool) -> None:
    assert wants_more(understand(text, birds.names)) is lists


@pytest.mark.parametrize(
    ("text", "language", "needed"),
    [
        ("Il ne peut délibérer qu'en présence de sept membres.", "fr", True),
        ("Le Comité a sept membres.", "fr", False),
        ("It decides in the presence of seven members.", "en", True),
        ("The Committee has seven members.", "en", False),
        ("Para sesionar necesita once miembros.", "es", True),
        ("El Comité tiene once miembros.", "es", False),
        ("Para reunir-se precisa de onze membros.", "pt", True),
        ("O Comité tem onze membros.", "pt", False),
    ],
)
def test_how_many_are_needed_is_told_by_their_presence(text: str, language: str, needed: bool) -> None:
    assert tells_needed(text, language) is needed


APPLIED = """# Otter League (OTL)

The Otter League (OTL) was created in 2010. Since 1 January 2022 for the pensions of widows.

Nine handed in their reports; Chile and Peru were absent. Nine handed in their reports in 2023.

The Bank runs a pool of boats since 1 June 2020.

## What is the Reed Fund (REF)?

A grant of the fund cannot exceed 60,000 euros.
"""


@pytest.fixture(scope="module")
def otters(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("otters"), {"otters.en.md": APPLIED})


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand les règles de l'OTL s'appliquent-elles aux pensions de veuves ?",
        "Since when have the rules of the OTL applied to widows' pensions?",
        "¿Desde cuándo se aplican las normas de la OTL a las pensiones de viudedad?",
        "Desde quando se aplicam as regras da OTL às pensões de viuvez?",
    ],
)
def test_since_when_a_rule_applies_is_told_by_no_word_for_its_force(otters: Assistant, text: str) -> None:
    (document,) = otters.knowledge.metadata
    sentence = next(s for s in otters.knowledge.sentences(document) if "widows" in s.text)
    assert not is_of_other(understand(text, otters.names), sentence, otters.knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand la banque de l'OTL gère-t-elle des bateaux ?",
        "Since when has the bank of the OTL run a pool of boats?",
        "¿Desde cuándo dirige el banco de la OTL un fondo de barcos?",
        "Desde quando dirige o banco da OTL um fundo de barcos?",
    ],
)
def test_since_when_a_thing_is_run_needs_no_word_for_an_office(otters: Assistant, text: str) -> None:
    (document,) = otters.knowledge.metadata
    sentence = next(s for s in otters.knowledge.sentences(document) if "pool of boats" in s.text)
    draft = Draft("relation", [], [Evidence(document, sentence.unit.span)])
    assert not is_astray(draft, understand(text, otters.names), otters.knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Quelles parties à l'OTL n'ont pas remis leur rapport ?",
        "Which parties to the OTL did not hand in their reports?",
        "¿Qué países de la OTL no entregaron su informe?",
        "Que países da OTL não entregaram o relatório?",
    ],
)
def test_who_did_not_do_a_thing_is_told_by_a_word_of_its_own_for_that(otters: Assistant, text: str) -> None:
    (document,) = otters.knowledge.metadata
    question = understand(text, otters.names)
    told = [s for s in otters.knowledge.sentences(document) if "handed in" in s.text]
    assert [is_of_other(question, each, otters.knowledge) for each in told] == [False, True]


_KIND = re.compile(r"Trait\w+|Treat\w+|Tratad\w+")
_KEPT = [
    (
        "fr",
        "Quand le Mali a-t-il déposé son instrument de ratification ?",
        "Le Mali a déposé le sien le 3 mai 2014.",
        "La charte date du 3 mai 2010.",
    ),
    (
        "en",
        "When did Mali deposit its ratification?",
        "Mali deposited its own on 3 May 2014.",
        "The charter is of 3 May 2010.",
    ),
    (
        "es",
        "¿Cuándo depositó Malí su instrumento de ratificación?",
        "Malí depositó el suyo el 3 de mayo de 2014.",
        "La carta es del 3 de mayo de 2010.",
    ),
    (
        "pt",
        "Em que dia depositou o Mali a sua ratificação?",
        "O Mali depositou o seu em 3 de maio de 2014.",
        "A carta é de 3 de maio de 2010.",
    ),
]


@pytest.mark.parametrize(("language", "text", "told", "dated"), _KEPT)
def test_when_an_instrument_was_deposited_is_told_without_the_word_for_ratifying(
    language: str, text: str, told: str, dated: str, tmp_path: Path
) -> None:
    made = assistant_over(tmp_path, {f"a.{language}.md": f"# A\n\n{told}\n\n{dated}\n"})
    found = {s.text: s for name in made.knowledge.metadata for s in made.knowledge.sentences(name)}
    question = understand(text, made.names)
    assert not is_of_other(question, found[told], made.knowledge)
    assert is_of_other(question, found[dated], made.knowledge)


@pytest.mark.parametrize(
    ("language", "text", "told", "beside"),
    [
        ("fr", "Quels pays n'ont pas ratifié ?", "Le Mali, signataire, reste à ratifier.", "Le Mali a ratifié."),
        ("en", "Which countries have not ratified?", "Mali has still to ratify it.", "Mali has ratified it."),
        ("es", "¿Qué países no han ratificado?", "Malí queda por ratificar.", "Malí ha ratificado."),
        ("pt", "Que países não ratificaram?", "Falta ratificar o Mali.", "O Mali ratificou."),
    ],
)
def test_who_has_still_to_do_a_thing_has_not_done_it(
    language: str, text: str, told: str, beside: str, tmp_path: Path
) -> None:
    made = assistant_over(tmp_path, {f"a.{language}.md": f"# A\n\n{told}\n\n{beside}\n"})
    found = {s.text: s for name in made.knowledge.metadata for s in made.knowledge.sentences(name)}
    question = understand(text, made.names)
    assert not is_of_other(question, found[told], made.knowledge)
    assert is_of_other(question, found[beside], made.knowledge)


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("When was the Otter League signed?", "was created in 2010", False),
        ("Quand la Ligue des loutres (OTL) a-t-elle été adoptée ?", "was created in 2010", False),
        ("¿Cuándo se firmó el Foro (CRF)?", "was created in 2014", False),
        ("Quando foi adotado o Pacto (HEP)?", "was created in 2012", False),
        ("Quando foi criado o Pacto (HEP)?", "was created in 2012", True),
    ],
)
def test_the_date_of_another_act_tells_not_when_one_was_signed(
    birds: Assistant, text: str, words: str, told: bool
) -> None:
    every = (s for document in birds.knowledge.metadata for s in birds.knowledge.sentences(document))
    sentence = next(each for each in every if words in each.text)
    assert is_of_other(understand(text, birds.names), sentence, birds.knowledge) is not told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Where is the seat of the Otter League?", "Founded in Cork", False),
        ("Où siège la Ligue (OTL) ?", "its sixth session", False),
        ("¿Dónde tiene su sede la Liga (OTL)?", "Founded in Cork", False),
        ("Onde fica a sede da Liga (OTL)?", "its sixth session", False),
        ("Où siège la Ligue (OTL) ?", "based in Porto", True),
        ("Where does the Otter League meet?", "its sixth session", True),
        ("Where was the Otter League founded?", "Founded in Cork", True),
    ],
)
def test_where_a_body_was_founded_or_met_is_no_seat(tmp_path: Path, text: str, words: str, told: bool) -> None:
    pages = """# Otter League (OTL)

Founded in Cork in 2010, the Otter League (OTL) lives on gifts. It held its sixth session in Lomé.

Its secretariat is based in Porto.
"""
    otters = assistant_over(tmp_path, {"otters.en.md": pages})
    every = (s for document in otters.knowledge.metadata for s in otters.knowledge.sentences(document))
    sentence = next(each for each in every if words in each.text)
    assert is_of_other(understand(text, otters.names), sentence, otters.knowledge) is not told
