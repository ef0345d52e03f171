"""What is told of another number, place, act or time than the one asked about is set right or no answer.

All bodies are invented but those of the note.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.yes_no import figures
from app.assistant import Assistant
from tests.app.invented import assistant_over, values

TEXTS = {
    "fr": """# Office des Hérons (ODH) - 2012

L'Office des Hérons a été créé au moyen de la résolution DA/RES. 31 (IV-O/12) de l'Assemblée du Delta de juin 2012. \
Aux termes de l'article 14 du Règlement de l'Assemblée du Delta, il veille sur les nids. Son prédécesseur était le \
Bureau spécial des Nids, rattaché au Conseil des Rives, qui a fonctionné entre avril 2008 et juin 2012.

# Les hérons

En 2020, le nombre de hérons est passé à 40 millions, soit 2 % des oiseaux du monde.
""",
    "en": """# Heron Board (HBD) - 2012

The Heron Board was created by resolution DA/RES. 31 (IV-O/12) of the Delta Assembly of June 2012. Under \
article 14 of the Rules of the Delta Assembly, it looks after the nests. Its predecessor was the Special Bureau of \
Nests, attached to the Council of Shores, which worked between April 2008 and June 2012.

# Herons

In 2020, the number of herons rose to 40 million, or 2 % of the birds of the world.
""",
    "es": """# Oficina de las Garzas (ODG) - 2012

La Oficina de las Garzas fue creada mediante la resolución DA/RES. 31 (IV-O/12) de la Asamblea del Delta de junio de \
2012. En virtud del artículo 14 del Reglamento de la Asamblea del Delta, cuida los nidos. Su predecesor fue el Comité \
Especial de Nidos, adscrito al Consejo de las Orillas, que funcionó entre abril de 2008 y junio de 2012.

# Las garzas

En 2020, el número de garzas ascendió a 40 millones, es decir, el 2 % de las aves del mundo.
""",
    "pt": """# Gabinete das Garças (GDG) - 2012

O Gabinete das Garças foi criado pela resolução DA/RES. 31 (IV-O/12) da Assembleia do Delta de junho de 2012. \
Nos termos do artigo 14 do Regulamento da Assembleia do Delta, cuida dos ninhos. O seu predecessor foi o Comitê \
Especial de Ninhos, vinculado ao Conselho das Margens, que funcionou entre abril de 2008 e junho de 2012.

# As garças

Em 2020, o número de garças passou a 40 milhões, ou seja, 2 % das aves do mundo.
""",
}

# Of each language: what has a number, the same with another; all herons, those of a region; by which act, by another;
# a share of a number that is another one.
ASKED = {
    "fr": (
        "Que prévoit l'article {} du Règlement de l'Assemblée du Delta ?",
        ("Combien de hérons y avait-il en 2020 ?", "Combien de hérons y avait-il en Afrique en 2020 ?"),
        "L'Office des Hérons a-t-il été créé par la DA/RES. {} ?",
        "Quelle part des oiseaux du monde représentaient les {} millions de hérons de 2020 ?",
    ),
    "en": (
        "What does article {} of the Rules of the Delta Assembly provide for?",
        ("How many herons were there in 2020?", "How many herons were there in Africa in 2020?"),
        "Was the Heron Board created by DA/RES. {}?",
        "What share of the birds of the world were the {} million herons of 2020?",
    ),
    "es": (
        "¿Qué establece el artículo {} del Reglamento de la Asamblea del Delta?",
        ("¿Cuántas garzas había en 2020?", "¿Cuántas garzas había en África en 2020?"),
        "¿La Oficina de las Garzas fue creada por la DA/RES. {}?",
        "¿Qué porcentaje de las aves del mundo eran los {} millones de garzas de 2020?",
    ),
    "pt": (
        "O que estabelece o artigo {} do Regulamento da Assembleia do Delta?",
        ("Quantas garças havia em 2020?", "Quantas garças havia na África em 2020?"),
        "É verdade que o Gabinete das Garças foi criado pela DA/RES. {}?",
        "Que percentagem das aves do mundo eram os {} milhões de garças de 2020?",
    ),
}


@pytest.fixture(scope="module", params=TEXTS)
def herons(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Assistant]:
    language = request.param
    folder = Path(tmp_path_factory.mktemp("herons"))
    return language, assistant_over(folder, {f"herons.{language}.md": TEXTS[language]})


def test_what_another_article_says_is_not_told(herons: tuple[str, Assistant]) -> None:
    language, assistant = herons
    asked = ASKED[language][0]
    assert assistant.ask(asked.format(41)).status == "not_found"
    assert not figures.is_numbered_otherwise(assistant.asked(asked.format(14))[0], TEXTS[language])


def test_the_number_of_all_is_not_that_of_a_region(herons: tuple[str, Assistant]) -> None:
    language, assistant = herons
    whole, there = ASKED[language][1]
    assert values(assistant.ask(whole)) == ["40000000"]
    assert assistant.ask(there).status == "not_found"


@pytest.mark.parametrize(("number", "verdict"), [("31", "yes"), ("29", "no")])
def test_the_symbol_of_an_act_tells_whether_it_founded_a_body(
    herons: tuple[str, Assistant], number: str, verdict: str
) -> None:
    language, assistant = herons
    assert assistant.ask(ASKED[language][2].format(number)).verdict == verdict


@pytest.mark.parametrize(("number", "told"), [("40", ["2"]), ("35", ["2", "40000000"])])
def test_a_number_that_is_taken_for_granted_is_set_right_beside_the_share(
    herons: tuple[str, Assistant], number: str, told: list[str]
) -> None:
    language, assistant = herons
    assert values(assistant.ask(ASKED[language][3].format(number))) == told


# Of each language: the act that founded the body, by another number and by another sort; a tie in years before it.
PREMISES = {
    "fr": (
        "De quel mois est la résolution DA/RES. 29, celle qui a créé l'Office des Hérons ?",
        "Quelle déclaration a créé l'Office des Hérons ?",
        "À quel conseil l'Office des Hérons était-il rattaché {} ?",
        ("entre avril 2008 et juin 2012", "en 2010"),
    ),
    "en": (
        "What month is resolution DA/RES. 29 from, the one that created the Heron Board?",
        "Which declaration created the Heron Board?",
        "Which council was the Heron Board attached to {}?",
        ("between April 2008 and June 2012", "in 2010"),
    ),
    "es": (
        "¿De qué mes es la resolución DA/RES. 29, la que creó la Oficina de las Garzas?",
        "¿Qué declaración creó la Oficina de las Garzas?",
        "¿De qué consejo dependía la Oficina de las Garzas {}?",
        ("entre abril de 2008 y junio de 2012", "en 2010"),
    ),
    "pt": (
        "De que mês é a resolução DA/RES. 29, a que criou o Gabinete das Garças?",
        "Que declaração criou o Gabinete das Garças?",
        "A que conselho estava vinculado o Gabinete das Garças {}?",
        ("entre abril de 2008 e junho de 2012", "em 2010"),
    ),
}


def test_the_act_that_founded_a_body_is_told_in_place_of_another(herons: tuple[str, Assistant]) -> None:
    language, assistant = herons
    dated, founding, _, _ = PREMISES[language]
    assert [item.kind for item in assistant.ask(dated).items] == ["instrument", "date"]
    answer = assistant.ask(founding)
    assert [item.kind for item in answer.items] == ["instrument"]
    assert answer.answer.partition(":")[0].strip() in {
        "Les documents nomment un autre acte",
        "The documents name another act",
        "Los documentos nombran otro acto",
        "Os documentos nomeiam outro ato",
    }


def test_a_tie_in_years_before_a_body_is_that_of_its_predecessor(herons: tuple[str, Assistant]) -> None:
    language, assistant = herons
    _, _, asked, times = PREMISES[language]
    for time in times:
        assert len(assistant.ask(asked.format(time)).items) == 2


def test_a_year_of_the_body_itself_is_none_of_its_predecessor(note: Assistant) -> None:
    assert values(note.ask("À quel conseil la CAM était-elle rattachée en 2012 ?")) == ["cidi"]


@pytest.mark.parametrize(
    "text",
    [
        "Combien de migrants y avait-il dans les Amériques en 2020 ?",
        "How many international migrants were there in the Americas in 2020?",
        "¿Cuántos migrantes había en Europa en 1970?",
        "Quantos migrantes havia na América do Sul em 2020?",
    ],
)
def test_a_region_that_some_words_of_a_body_name_too_is_one_to_count_in(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Combien de gouvernements prennent part aux consultations dans les Caraïbes ?",
        "How many governments take part in the Caribbean consultations?",
    ],
)
def test_a_heading_says_where_what_is_below_it_is(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["20"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels engagements comporte la Déclaration de Buenos Aires ?",
        "Which commitments does the Buenos Aires Declaration contain?",
        "¿Qué compromisos contiene la Declaración de Buenos Aires?",
        "Que compromissos contém a Declaração de Buenos Aires?",
    ],
)
def test_what_an_act_that_is_but_named_contains_is_not_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Qui dirigeait la Commission spéciale des questions migratoires ?",
        "Who headed the Special Committee on Migration Issues?",
        "¿Quién encabezó la Comisión Especial de Asuntos Migratorios?",
        "Quem encabeçou a Comissão Especial de Assuntos Migratórios?",
    ],
)
def test_who_led_what_no_text_says_anybody_led_is_not_told(note: Assistant, text: str) -> None:
    assert note.asked(text)[0].kind == "leader"
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi le Plan sud-américain de développement humain n'est-il sorti qu'en 2016 ?",
        "Why did the South American Plan come out only in 2016?",
        "¿Por qué no salió hasta 2016 el Plan Sudamericano de Desarrollo Humano?",
        "Por que o Plano Sul-Americano de Desenvolvimento Humano só saiu em 2016?",
    ],
)
def test_why_something_came_out_in_another_year_is_set_right(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["2010"]


@pytest.mark.parametrize(
    "text",
    [
        "Que prévoit le Plan sud-américain de développement humain sur les migrations ?",
        "Which goals does the Buenos Aires Declaration set?",
        "¿Qué prevé el Plan Sudamericano de Desarrollo Humano de las Migraciones?",
        "Que objetivos fixa a Declaração de Buenos Aires?",
        "Quel mandat avait la Commission spéciale des questions migratoires ?",
        "What was the mandate of the Special Committee on Migration Issues?",
        "¿Qué función tenía la Comisión Especial de Asuntos Migratorios?",
        "Qual era o objetivo da Comissão Especial de Assuntos Migratórios?",
    ],
)
def test_what_a_body_or_act_that_is_but_named_is_for_is_not_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
