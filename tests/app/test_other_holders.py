"""What is told of another holder, occasion or act than the one asked about is no answer; all bodies are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_facts.leaders import in_year
from app.assistant import Assistant
from app.questions import ordinals
from app.questions.cues import cue, polar, scores
from app.questions.kinds import likeliest
from app.questions.question import understand
from tests.app.invented import assistant_over, values

TEXTS = {
    "fr": """# Ligue des Joncs (LDJ)

Fait à Lima, Pérou, le 14 mars 2008. La Ligue des Joncs veille sur les marais de la Bolivie, du Chili et du Pérou.

Secrétaire exécutive en fonction : Mme Nilda Falk (Pérou), élue le 18 avril 2018.

# Office des Roseaux (ODR)

L'Office des Roseaux fut dissous le 3 mai 2011. Il veillait sur les roseaux de la côte.

# Bureau des Saules (BDS)

Le Bureau des Saules plante des saules. Le dernier directeur, M. Carlo Borg (Malte), n'a pas été remplacé.
""",
    "en": """# Reed League (RDL)

Done at Lima, Peru, on 14 March 2008. The Reed League looks after the marshes of Bolivia, Chile and Peru.

Executive Secretary in office: Ms Nilda Falk (Peru), elected on 18 April 2018.

# Rush Office (RUO)

The Rush Office was dissolved on 3 May 2011. It looked after the rushes of the coast.

# Willow Bureau (WIB)

The Willow Bureau plants willows. The last director, Mr Carlo Borg (Malta), has not been replaced.
""",
    "es": """# Liga de los Juncos (LDJ)

Hecho en Lima, Perú, el 14 de marzo de 2008. La Liga de los Juncos cuida los pantanos de Bolivia, Chile y el Perú.

Secretaria Ejecutiva en funciones: Sra. Nilda Falk (Perú), elegida el 18 de abril de 2018.

# Oficina de las Cañas (ODC)

La Oficina de las Cañas fue disuelta el 3 de mayo de 2011. Cuidaba las cañas de la costa.

# Buró de los Sauces (BDS)

El Buró de los Sauces planta sauces. El último director, Sr. Carlo Borg (Malta), no ha sido sustituido.
""",
    "pt": """# Liga dos Juncos (LDJ)

Feito em Lima, Peru, em 14 de março de 2008. A Liga dos Juncos cuida dos pântanos da Bolívia, do Chile e do Peru.

Secretária Executiva em funções: Sra. Nilda Falk (Peru), eleita em 18 de abril de 2018.

# Gabinete das Canas (GDC)

O Gabinete das Canas foi dissolvido em 3 de maio de 2011. Cuidava das canas da costa.

# Bureau dos Salgueiros (BDS)

O Bureau dos Salgueiros planta salgueiros. O último diretor, Sr. Carlo Borg (Malta), não foi substituído.
""",
}
ASKED = {
    "fr": (
        "Qui est la Secrétaire exécutive de la LDJ ?",
        "Qui fut le premier Secrétaire exécutif de la LDJ ?",
        ("Quand l'ODR a-t-il été dissous ?", "Et qui en a été le dernier directeur ?"),
        "À quelle date la Bolivie a-t-elle ratifié l'accord de la LDJ ?",
    ),
    "en": (
        "Who is the Executive Secretary of the RDL?",
        "Who was the first Executive Secretary of the RDL?",
        ("When was the RUO dissolved?", "And who was its last director?"),
        "On what date did Bolivia ratify the agreement of the RDL?",
    ),
    "es": (
        "¿Quién es la Secretaria Ejecutiva de la LDJ?",
        "¿Quién fue el primer Secretario Ejecutivo de la LDJ?",
        ("¿Cuándo fue disuelta la ODC?", "¿Y quién fue su último director?"),
        "¿En qué fecha ratificó Bolivia el acuerdo de la LDJ?",
    ),
    "pt": (
        "Quem é a Secretária Executiva da LDJ?",
        "Quem foi o primeiro Secretário Executivo da LDJ?",
        ("Quando foi dissolvido o GDC?", "E quem foi o seu último diretor?"),
        "Em que data a Bolívia ratificou o acordo da LDJ?",
    ),
}


@pytest.fixture(scope="module", params=TEXTS)
def reeds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Assistant]:
    language = request.param
    return language, assistant_over(Path(tmp_path_factory.mktemp("reeds")), {f"reeds.{language}.md": TEXTS[language]})


def test_who_holds_an_office_now_is_told_and_is_not_the_first_to_hold_it(reeds: tuple[str, Assistant]) -> None:
    language, assistant = reeds
    now, first, _, _ = ASKED[language]
    assert values(assistant.ask(now)) == ["Nilda Falk"]
    assert assistant.ask(first).status == "not_found"


def test_whoever_led_another_body_did_not_lead_the_one_asked_about(reeds: tuple[str, Assistant]) -> None:
    language, assistant = reeds
    before, asked = ASKED[language][2]
    assert assistant.ask(asked, history=[before]).status == "not_found"


def test_the_day_on_which_an_act_was_made_is_not_that_of_its_ratification(reeds: tuple[str, Assistant]) -> None:
    language, assistant = reeds
    assert assistant.ask(ASKED[language][3]).status == "not_found"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Où s'est tenue la 13e plénière ?", "14e plénière : Hanoï, 22 octobre 2024."),
        ("Where was the 13th Plenary held?", "14th Plenary: Hanoi, 22 October 2024."),
        ("¿Dónde se celebró el 13.º Plenario?", "14.º Plenario: Hanói, 22 de octubre de 2024."),
        ("Onde se reuniu o 13.º Plenário?", "14.º Plenário: Hanói, 22 de outubro de 2024."),
    ],
)
def test_a_plenary_is_an_occasion_that_ordinals_count(asked: str, told: str) -> None:
    assert ordinals.of_others(asked, told)


@pytest.mark.parametrize(
    ("language", "folded"),
    [
        ("fr", "quand va-t-elle adherer a la plateforme ?"),
        ("fr", "quand le     adherera-t-il ?"),
        ("en", "when is      going to join the platform?"),
        ("es", "¿cuando va      a adherirse a la plataforma?"),
        ("pt", "em que data vai a      aderir a plataforma?"),
    ],
)
def test_what_is_going_to_be_done_is_to_come(language: str, folded: str) -> None:
    assert "future" in {each.name for each in cue("aspect", language).find(folded)}


@pytest.mark.parametrize(
    ("language", "folded"),
    [
        ("fr", "a-t-il perdu sa qualite de membre ?"),
        ("en", "has     lost its membership?"),
        ("es", "¿ha perdido     la condicion de miembro?"),
        ("pt", "perdeu     a qualidade de membro?"),
    ],
)
def test_who_lost_its_membership_left(language: str, folded: str) -> None:
    assert "left" in {each.name for each in cue("aspect", language).find(folded)}


def test_a_noun_alone_asks_for_what_it_names() -> None:
    assert not polar("participating states?", "en")


@pytest.mark.parametrize(
    ("language", "folded"),
    [
        ("fr", "et quels sont ses observateurs ?"),
        ("en", "and which are its observers today?"),
        ("es", "¿y cuales son sus observadores?"),
        ("pt", "e quais sao os seus observadores?"),
    ],
)
def test_who_takes_part_in_it_is_a_question_for_members(language: str, folded: str) -> None:
    assert likeliest(scores(folded, language)) == "members"


COMMITMENTS = {
    "fr": (
        "La Charte exprime un engagement politique. Elle n'est pas un traité.",
        "Le POS est-il contraignant ?",
    ),
    "en": ("This Charter expresses a political commitment. It is not a treaty.", "Is the POS binding?"),
    "es": ("La presente Carta expresa un compromiso político. No es un tratado.", "¿Es vinculante el POS?"),
    "pt": ("A presente Carta exprime um compromisso político. Não é um tratado.", "O POS é vinculativo?"),
}


@pytest.mark.parametrize("language", COMMITMENTS)
def test_what_is_no_treaty_does_not_bind_by_its_political_commitment(language: str, tmp_path: Path) -> None:
    said, asked = COMMITMENTS[language]
    made = assistant_over(tmp_path, {f"pos.{language}.md": f"# Poplar Office (POS)\n\nPoplar Office (POS). {said}\n"})
    assert made.ask(asked).verdict in {"no", False}


TURNS = """# Ligue des roseaux (LIRO)

La présidence de la Ligue est annuelle : Pérou en 2024, Chili en 2025 et Bolivie en 2026.

# Pacto de los sauces (PASA)

Acuerdan que la presidencia del Pacto, que Chile deja hoy, corresponda a Colombia hasta marzo de 2026.

# Rede dos juncos (REJU)

A presidência da Rede, rotativa, cabe a Angola até junho de 2023 e depois à Namíbia.
"""


@pytest.fixture(scope="module")
def turns(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("turns"), {"tours.md": TURNS})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel pays préside la LIRO en 2025 ?", ["CL"]),
        ("Which country chairs LIRO in 2026?", ["BO"]),
        ("¿Qué país preside la LIRO en 2024?", ["PE"]),
        ("Que país preside à LIRO em 2025?", ["CL"]),
        ("À quel pays revient la présidence du PASA jusqu'en mars 2026 ?", ["CO"]),
        ("¿A qué país le toca la presidencia del PASA hasta marzo de 2026?", ["CO"]),
        ("Which country chairs REJU after June 2023?", ["NA"]),
        ("A que país cabe a presidência da REJU depois de junho de 2023?", ["NA"]),
    ],
)
def test_whose_turn_it_is_in_a_year_is_told_by_the_clause_of_that_year(
    turns: Assistant, text: str, expected: list[str]
) -> None:
    assert values(turns.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La Grèce a succédé au Maroc à la présidence le 1er janvier 2020.", "fr", {"GR"}),
        ("L'Algérie la cédera à la Libye le 1er janvier 2020.", "fr", {"LY"}),
        ("Greece replaces Morocco in the chair on 1 January 2020.", "en", {"GR"}),
        ("Grecia sucedió a Marruecos en la presidencia el 1 de enero de 2020.", "es", {"GR"}),
        ("A Grécia sucedeu a Marrocos na presidência em 1 de janeiro de 2020.", "pt", {"GR"}),
        ("The meeting was held in Panama in May 2020; Honduras was elected.", "en", set()),
    ],
)
def test_of_two_in_one_clause_the_new_holder_is_of_the_year(
    turns: Assistant, text: str, language: str, expected: set[str]
) -> None:
    asked = understand("Which country chairs it in 2020?", turns.names)
    assert in_year(asked, text, language) == expected
