"""What a text lays down is answered by its matter, across languages, and near misses are refused."""

from __future__ import annotations

import pytest

from app.answers.from_provisions import provisions
from app.answers.withheld.owners import is_stated_of_another
from app.assistant import Assistant
from app.questions import question as questions
from tests.app.invented import assert_quotes, assistant_over

STATUTS = """STATUTS DU CONSEIL DES SOURCES (CDS)

Article 1. Nature
Le Conseil des Sources (CDS) a été créé en 1998. Il n'a pas la personnalité juridique.

Article 2. Réunions
L'Assemblée du Conseil se réunit deux fois par an. Elle a tenu sa dernière session en mars 2019.

Article 3. Décisions
Les décisions sont prises à la majorité des deux tiers. Le quorum est de sept États.

Article 4. Présidence
La présidence est tournante, par ordre alphabétique.

Article 5. Langues
Les langues de travail sont le français et l'arabe.

Article 6. Révision
Les présents statuts ont été modifiés le 3 juin 2015.

Article 7. Dépositaire
Le Gouvernement du Ghana est dépositaire des présents statuts.

Article 8. Budget
Le budget de 2018 s'élevait à 2,5 millions d'euros, contre 1,9 million en 2017.
"""
FICHE = """# Heron Ponds Facility (HPF)

The Heron Ponds Facility is a trust fund.

- Field office: Tamale
- Largest donor: Norway
- Staff: 17
"""
MANIFEST = """
[[document]]
id = "statuts"
file = "statuts.fr.txt"
title = "Statuts du Conseil des Sources"
language = "fr"
date = "2019"

[[document]]
id = "fiche"
file = "fiche.en.md"
title = "Heron Ponds Facility"
language = "en"
date = "2021"
"""


@pytest.fixture(scope="module")
def ponds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"statuts.fr.txt": STATUTS, "fiche.en.md": FICHE, "corpus.toml": MANIFEST}
    return assistant_over(tmp_path_factory.mktemp("ponds"), files)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("À quelle fréquence se réunit l'Assemblée du CDS ?", "se réunit deux fois par an"),
        ("How often does the Assembly of the CDS meet?", "se réunit deux fois par an"),
        ("¿Cada cuánto se reúne la Asamblea del CDS?", "se réunit deux fois par an"),
        ("Com que frequência se reúne a Assembleia do CDS?", "se réunit deux fois par an"),
        ("Comment le CDS prend-il ses décisions ?", "majorité des deux tiers"),
        ("How are decisions of the CDS taken?", "majorité des deux tiers"),
        ("¿Cómo se toman las decisiones en el CDS?", "majorité des deux tiers"),
        ("Como são tomadas as decisões do CDS?", "majorité des deux tiers"),
        ("Comment change la présidence du CDS ?", "tournante"),
        ("¿Cómo rota la presidencia del CDS?", "tournante"),
        ("Em que línguas trabalha o CDS?", "langues de travail"),
        ("What is the field office of the HPF?", "Tamale"),
    ],
)
def test_a_matter_is_answered_by_its_sentence_in_any_language(ponds: Assistant, text: str, quote: str) -> None:
    answer = ponds.ask(text)
    assert quote in answer.citations[0].quote
    assert_quotes(ponds, answer)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Quel est le quorum du CDS ?", "number", "7"),
        ("¿Cuál es el quórum del CDS?", "number", "7"),
        ("When were the statutes of the CDS amended?", "date", "2015-06-03"),
        ("Quando foram alterados os estatutos do CDS?", "date", "2015-06-03"),
        ("Quand le CDS a-t-il tenu sa dernière session ?", "date", "2019-03"),
        ("Quel était le budget du CDS en 2017 ?", "number", "1900000"),
        ("¿Cuál era el presupuesto del CDS en 2018?", "number", "2500000"),
        ("How many staff does the HPF have?", "number", "17"),
    ],
)
def test_the_value_that_is_wanted_is_given(ponds: Assistant, text: str, kind: str, value: str) -> None:
    items = [item for item in ponds.ask(text).items if item.kind == kind]
    assert [item.value for item in items] == [value]


@pytest.mark.parametrize(
    "text",
    ["Qui est le dépositaire du CDS ?", "Who is the depositary of the CDS?", "¿Quién es el depositario del CDS?"],
)
def test_the_depositary_is_named(ponds: Assistant, text: str) -> None:
    assert [item.code for item in ponds.ask(text).items] == ["GH"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le CDS a-t-il la personnalité juridique ?", "no"),
        ("Does the CDS have legal personality?", "no"),
        ("Les décisions du CDS sont-elles prises à la majorité ?", "yes"),
    ],
)
def test_yes_or_no_is_decided_by_the_provision(ponds: Assistant, text: str, verdict: str) -> None:
    assert ponds.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Quel était le budget du CDS en 2012 ?",
        "When will the next session of the CDS be held?",
        "Quand s'est tenue la première session du CDS ?",
        "¿Cuándo se modificaron los estatutos de la HPF?",
        "How often does the Board of the HPF meet?",
    ],
)
def test_another_year_another_session_and_what_no_text_lays_down_are_refused(ponds: Assistant, text: str) -> None:
    assert ponds.ask(text).status == "not_found"


def understood(ponds: Assistant, text: str) -> questions.Question:
    return questions.understand(questions.clean(text), ponds.names)


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        ("¿Cuándo se modificaron los estatutos de la HPF?", True),
        ("When were the statutes of the HPF amended?", True),
        ("Quand les statuts de la HPF ont-ils été modifiés ?", True),
        ("Quando foram alterados os estatutos da HPF?", True),
        ("When were the statutes of the CDS amended?", False),
        ("When was the HPF founded?", False),
    ],
)
def test_what_a_text_lays_down_of_itself_is_stated_of_its_body_alone(
    ponds: Assistant, text: str, of_another: bool
) -> None:
    amended = next(s for s in ponds.knowledge.sentences("statuts") if "modifiés" in s.text)
    assert is_stated_of_another(understood(ponds, text), amended, ponds.knowledge) is of_another


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("Comment tourne la présidence du CDS ?", False),
        ("How does the presidency of the CDS rotate?", False),
        ("¿Cómo rota la presidencia del CDS?", False),
        ("Como alterna a presidência do CDS?", False),
        ("Who decides how the presidency of the CDS rotates?", True),
    ],
)
def test_how_it_is_with_the_thing_that_a_sentence_names_is_no_guess(ponds: Assistant, text: str, guessed: bool) -> None:
    draft = provisions.first(understood(ponds, text), ponds.knowledge)
    assert (draft is None or draft.guessed) is guessed
