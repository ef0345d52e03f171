"""Questions in roundabout words, over a small invented note: what they mean is answered, what nobody tells is not."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.bays import FILES
from tests.app.invented import assistant_over, values


@pytest.fixture(scope="module")
def bays(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("bays"), FILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("À quel conseil était rattachée l'instance que la CDD a remplacée ?", ["conseil-des-rades"]),
        ("When did the committee that the CDD replaced stop working?", ["2011-05"]),
        ("¿De qué consejo dependía el comité al que la CDD sustituyó?", ["conseil-des-rades"]),
        ("A que conselho estava vinculado o comitê ao qual a CDD sucedeu?", ["conseil-des-rades"]),
    ],
)
def test_what_is_asked_of_the_body_that_another_replaced_is_asked_of_it(
    bays: Assistant, text: str, expected: list[str]
) -> None:
    assert values(bays.ask(text)) == expected


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Qui s'occupait des digues avant la CDD ?", "Et quand a-t-il commencé ?"),
        ("Which body looked after the dykes before the CDD?", "When did that one get going?"),
        ("¿Qué órgano se ocupaba de los diques antes de la CDD?", "¿Y cuándo empezó?"),
        ("Que órgão tratava dos diques antes da CDD?", "E quando começou?"),
    ],
)
def test_who_dealt_with_a_matter_before_a_body_is_its_predecessor(bays: Assistant, first: str, then: str) -> None:
    assert "Comité spécial des estacades" in bays.ask(first).answer.splitlines()[0]
    assert values(bays.ask(then, history=[first])) == ["2005-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Qu'est-ce qui a fait que le Cadre des lagunes s'est arrêté ?",
        "What put an end to the CDL?",
        "¿Qué fue lo que hizo que el CDL se detuviera?",
        "O que foi que fez parar o CDL?",
    ],
)
def test_that_a_body_is_at_rest_is_no_reason_why(bays: Assistant, text: str) -> None:
    assert bays.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quel pays a présenté le projet de résolution de la CDD ?",
        "Who tabled the resolution that created the CDD?",
        "¿Qué delegación presentó la resolución que creó la CDD?",
        "Quem apresentou a resolução que criou a CDD?",
    ],
)
def test_an_act_does_not_tell_who_put_it_forward(bays: Assistant, text: str) -> None:
    assert bays.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Comment s'appellent les trois domaines thématiques du CDL ?",
        "What are the three thematic areas of the CDL called?",
        "¿Cómo se llaman los tres bloques temáticos del CDL?",
        "Como se chamam os três domínios temáticos do CDL?",
    ],
)
def test_what_is_but_counted_has_no_names(bays: Assistant, text: str) -> None:
    assert bays.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi l'ODP dirige-t-elle seule la PDM ?",
        "Why does the ODP run the PDM alone?",
        "¿Por qué la PDM la dirige la ODP en solitario?",
        "Por que a ODP dirige sozinha a PDM?",
    ],
)
def test_why_one_of_two_leads_alone_is_set_right(bays: Assistant, text: str) -> None:
    answer = bays.ask(text)
    assert (answer.verdict, values(answer)) == ("no", ["adc", "odp"])


@pytest.mark.parametrize(
    "text",
    [
        "Des pays qui ont adopté le CDL, lesquels ne font pas partie de la CDD ?",
        "Of the countries that adopted the CDL, which are missing from the CDD?",
        "De los países que adoptaron el CDL, ¿cuáles no están en la CDD?",
        "Dos países que adotaram o CDL, quais ficam de fora da CDD?",
    ],
)
def test_a_list_that_a_question_opens_with_is_what_it_chooses_from(bays: Assistant, text: str) -> None:
    assert values(bays.ask(text)) == ["BZ"]


@pytest.mark.parametrize(
    "text",
    [
        "Le Panama, qui n'est même pas en Amérique du Sud, figure-t-il sur la liste des pays de la CDD ?",
        "Does Panama, which is not even in South America, belong to the CDD?",
        "¿Panamá, que ni siquiera está en Sudamérica, figura en la lista de países de la CDD?",
        "O Panamá, que nem sequer fica na América do Sul, entra na lista de países da CDD?",
    ],
)
def test_what_is_said_more_of_a_state_does_not_hide_it(bays: Assistant, text: str) -> None:
    assert bays.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Qu'est-ce que la COB ?", "Quel pays s'y ajoute à toute l'Amérique du Nord et centrale ?"),
        ("What is the COB?", "Which country joins all of North and Central America in it?"),
        ("¿Qué es la COB?", "¿Qué país se suma en ella a toda Norteamérica y toda Centroamérica?"),
        ("O que é a COB?", "Que país se soma nela a toda a América do Norte e Central?"),
    ],
)
def test_which_country_is_not_asked_by_what_is_it(bays: Assistant, first: str, then: str) -> None:
    assert bays.asked(then, [first])[0].kind != "definition"


@pytest.mark.parametrize(
    "text",
    [
        "Dans quel but la CDD se réunit-elle dans le cadre du CDL ?",
        "Who belongs to the CDD within the framework of the shore agreements?",
        "¿Qué países integran la CDD en el marco de la cooperación regional?",
        "Que países integram a CDD no quadro da cooperação regional?",
    ],
)
def test_within_the_framework_of_a_thing_names_no_framework(bays: Assistant, text: str) -> None:
    assert "cdd" in bays.asked(text)[0].bodies
    assert "cadre" not in bays.asked(text)[0].hints


@pytest.mark.parametrize(
    "text",
    [
        "Le Chili est-il parmi les pays qui ont signé le pacte migratoire de Marrakech ?",
        "Is Chile among the countries that signed the Marrakech migration compact?",
        "¿Está Chile entre los países que firmaron el pacto migratorio de Marrakech?",
        "O Chile está entre os países que assinaram o pacto migratório de Marraquexe?",
    ],
)
def test_a_state_of_other_lists_is_no_party_to_a_text_meant_by_its_kind(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
