"""A declaration and its revised text, invented: what each tells of its body, and what the newer one changes."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.drafts import Draft
from tests.app.invented import assistant_over

FIRST = """DÉCLARATION DE SÉGOU SUR LES JONCS

Les ministres chargés de l'eau du Mali, du Niger et du Tchad, réunis à Ségou,

Déclarent ce qui suit :

1. Il est institué un Comité permanent des joncs (CPJ), ci-après « le Comité ».

2. Le Bénin suit les travaux en qualité d'observateur.

3. Chaque pays verse au Comité une contribution de 4 000 euros.

Fait à Ségou, le 6 février 2018.
"""
SECOND = """SEGOU DECLARATION ON REEDS

The ministers in charge of water of Mali, Niger, Chad and Benin, meeting in Cotonou,

Declare as follows:

1. The Standing Committee on Reeds (SCR; in French CPJ), set up in 2018, continues its work under this treaty.

2. Togo takes part as an observer. Each country pays 6,000 euros to the Committee. Togo gave the Committee two boats.

Done in Cotonou on 22 June 2022.
"""
MANIFEST = """
[[document]]
id = "first"
file = "first.fr.txt"
title = "Déclaration de Ségou"
language = "fr"
date = "2018-02-06"

[[document]]
id = "second"
file = "second.en.txt"
title = "Segou Declaration (Standing Committee on Reeds)"
language = "en"
date = "2022-06-22"
"""
GLOSSARY = """
[[body]]
id = "cpj"
fr = { name = "Comité permanent des joncs", acronym = "CPJ" }
en = { name = "Standing Committee on Reeds", acronym = "SCR" }
"""


@pytest.fixture(scope="module")
def reeds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"first.fr.txt": FIRST, "second.en.txt": SECOND, "corpus.toml": MANIFEST, "glossary.toml": GLOSSARY}
    return assistant_over(tmp_path_factory.mktemp("reeds"), files)


def stated(reeds: Assistant, text: str) -> Draft | None:
    """Return the draft that facts alone give to a question."""
    [asked] = reeds.asked(text)
    return reeds.solver.stated(asked)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Quels pays sont membres du CPJ ?", {"ML", "NE", "TD", "BJ"}),
        ("Which countries were members of the SCR in 2018?", {"ML", "NE", "TD"}),
        ("¿Qué países son miembros del CPJ?", {"ML", "NE", "TD", "BJ"}),
        ("Quais países eram membros do CPJ em 2018?", {"ML", "NE", "TD"}),
        ("Quels pays sont observateurs du CPJ ?", {"TG"}),
        ("Which country was an observer of the SCR in 2018?", {"BJ"}),
        ("¿Qué países son observadores del CPJ?", {"TG"}),
        ("Que países são observadores do CPJ?", {"TG"}),
    ],
)
def test_who_belongs_and_who_observes_is_told_by_the_text_of_the_year_else_the_newest(
    reeds: Assistant, text: str, codes: set[str]
) -> None:
    draft = stated(reeds, text)
    assert draft is not None
    assert {item.value for item in draft.items} == codes


@pytest.mark.parametrize(
    "text",
    [
        "Quel texte a créé le CPJ en 2011 ?",
        "Which text created the SCR in 2011?",
        "¿Qué texto creó el CPJ en 2011?",
        "Que texto criou o CPJ em 2011?",
    ],
)
def test_a_text_of_another_year_than_asked_is_not_the_one(reeds: Assistant, text: str) -> None:
    draft = stated(reeds, text)
    assert draft is None or all(item.kind != "instrument" for item in draft.items)


@pytest.mark.parametrize(
    "text",
    [
        "Combien le Togo a-t-il payé au CPJ ?",
        "How much did Togo pay to the SCR?",
        "¿Cuánto pagó Togo al CPJ?",
        "Quanto pagou o Togo ao CPJ?",
    ],
)
def test_how_much_is_paid_is_no_number_of_things(reeds: Assistant, text: str) -> None:
    assert all(item.value not in {"2", "4", "3"} for item in reeds.ask(text).items)
