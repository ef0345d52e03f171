"""What stands near what is asked is no answer to it: another year's act, one of two numbers, a state for a name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts
from tests.app.invented import assistant_over, values

DOCUMENTS = {
    "cel.fr.md": """# Comité des écluses lointaines (CEL)

Le Comité des écluses lointaines a été institué par la Convention de Lund du 3 décembre 2010. Il compte 14 États, dont \
le Bénin et le Togo. Le comité est coprésidé par la Suisse et siège avec un hydrologue.

Le budget annuel s'élevait à 1,2 million d'euros en 2014 et à 2,7 millions d'euros en 2020.

Le secrétariat emploie six personnes.
""",
    "rev.en.md": """# Network of Tidal Mills (NTM)

The Network of Tidal Mills is chaired by Portugal. Its military commander will be Rwandan. It brings together 19 States.
""",
    "afp.pt.md": """# Agência Fluvial do Planalto (AFP)

A Secretaria Fluvial do Alto Vale (SFAV), criada em 1994, foi substituída em 1 de janeiro de 2016 pela Agência Fluvial \
do Planalto (AFP). A Agência Fluvial do Planalto sucedeu à Secretaria Fluvial do Alto Vale.
""",
}


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("banks"), DOCUMENTS)


@pytest.mark.parametrize(
    "text",
    [
        "Par quelle convention de 2012 le CEL a-t-il été institué ?",
        "By which convention of 2012 was the CEL set up?",
        "¿Por qué convenio de 2012 se creó el CEL?",
        "Por que convenção de 2012 foi criado o CEL?",
    ],
)
def test_an_act_put_in_another_year_is_told_with_its_date(banks: Assistant, text: str) -> None:
    assert values(banks.ask(text)) == ["2010-12-03", "Convention de Lund du 3 décembre 2010"]


@pytest.mark.parametrize(
    "text",
    [
        "Par quelle convention de 2010 le CEL a-t-il été institué ?",
        "By which convention of 2010 was the CEL set up?",
    ],
)
def test_an_act_put_in_its_own_year_is_not_set_right(banks: Assistant, text: str) -> None:
    assert values(banks.ask(text)) == ["Convention de Lund du 3 décembre 2010"]


@pytest.mark.parametrize(
    "text",
    [
        "À quelle date la SFAV a-t-elle remplacé l'AFP ?",
        "On what date did the SFAV replace the AFP?",
        "¿En qué fecha sustituyó la SFAV a la AFP?",
        "Em que data é que a SFAV substituiu a AFP?",
    ],
)
def test_when_one_body_replaced_another_is_not_when_it_was_founded(banks: Assistant, text: str) -> None:
    assert "1994" not in values(banks.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "Combien de pays participent à la fois au CEL et au NTM ?",
        "How many countries take part in both the CEL and the NTM?",
        "¿Cuántos países participan tanto en el CEL como en el NTM?",
        "Quantos países participam tanto no CEL como no NTM?",
        "Which employs more people, the CEL or the NTM?",
    ],
)
def test_the_number_of_one_is_not_that_of_two(banks: Assistant, text: str) -> None:
    assert banks.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Quel était le budget annuel du CEL en 2020 ?", "Et en 2023 ?"),
        ("What is the CEL?", "CEL annual budget, 2023"),
        ("¿Cuál era el presupuesto anual del CEL en 2020?", "¿Y en 2023?"),
        ("Qual era o orçamento anual do CEL em 2020?", "E em 2023?"),
    ],
)
def test_what_is_told_of_other_years_is_not_of_the_one_asked_about(banks: Assistant, earlier: str, text: str) -> None:
    assert banks.ask(text, history=[earlier]).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Comment s'appelle l'hydrologue qui préside le CEL ?",
        "What is the name of the hydrologist who chairs the CEL?",
        "¿Cómo se llama el hidrólogo que preside el CEL?",
        "Como se chama o hidrólogo que preside o CEL?",
    ],
)
def test_what_somebody_is_called_is_told_by_no_state(banks: Assistant, text: str) -> None:
    assert banks.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["Qui préside le CEL ?", "Quel est le nom du pays qui préside le CEL ?"])
def test_the_state_that_leads_is_told_where_it_may_be_meant(banks: Assistant, text: str) -> None:
    assert values(banks.ask(text)) == ["CH"]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Quelle agence dirige le Forum, tout comme l'OIM dirige le Réseau ?", "fr", "Quelle agence dirige le Forum"),
        ("Which agency heads the Forum, just as IOM heads the Net?", "en", "Which agency heads the Forum"),
        ("¿Qué agencia dirige el Foro, al igual que la OIM dirige la Red?", "es", "¿Qué agencia dirige el Foro"),
        ("Que agência dirige o Fórum, tal como a OIM dirige a Rede?", "pt", "Que agência dirige o Fórum"),
        ("Has it a successor, now that it is dormant?", "en", "Has it a successor"),
    ],
)
def test_what_is_set_beside_a_question_is_no_question(text: str, language: str, wanted: str) -> None:
    assert [part.rstrip(" ?") for part in parts(text, language)] == [wanted]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qui présidait l'instance que la CAM a remplacée ?", "fr"),
        ("Who chaired the body it replaced?", "en"),
        ("Who chaired the body that the CAM replaced?", "en"),
        ("¿Quién presidía el órgano al que sustituyó la CAM?", "es"),
        ("Quem presidia o órgão que a CAM substituiu?", "pt"),
    ],
)
def test_who_led_what_a_body_replaced_is_not_that_body(note: Assistant, text: str, language: str) -> None:
    assert note.ask(text, history=["What is the CAM?"], language=language).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Un autre organe a-t-il pris le relais des CMC ?",
        "Has some other body taken over from the CMC now that they are dormant?",
        "¿Algún otro órgano ha tomado el relevo de las CMC ahora que no funcionan?",
        "Algum outro órgão assumiu o lugar das CMC?",
    ],
)
def test_that_a_body_is_dormant_is_no_yes_to_whether_another_took_over(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
