"""Questions in everyday words for what a text says in its own: what is wrong, why so, what came of it, what for."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values

TEXT = """Note sur les glaciers
Les lourdes pertes des stations ont conduit à une polarisation croissante du débat sur les glaciers.

Il existe plusieurs forums non contraignants sur les glaciers, avec un effet positif sur les lois des communes.

Cependant, il y a un manque d'échanges entre ces forums, ce qui représente l'un des principaux défis pour les communes.

Ligue des glaciers (LDG) - 2004
La Ligue des glaciers est un forum entre des communes de montagne pour répondre à la fonte des neiges. Son objectif \
principal est de coordonner le travail des guides et des refuges. Elle a contribué à la loi des refuges. La Ligue a \
appelé le gouvernement suisse à accepter l'aide des communes. Elle invite instamment ses membres à fermer leurs \
remontées. Elle est dirigée par l'Office des refuges. Elle a été fondée aux termes de l'article 14 du Règlement \
applicable aux forums ordinaires.

Charte des neiges (CDN) - 2011
La Charte des neiges est une contribution à la Ligue des glaciers. Elle a été établie après 20 mois de discussions.
"""

GLOSSARY = """
[[body]]
id = "league"
fr = { name = "Ligue des glaciers", acronym = "LDG" }
en = { name = "Glacier League" }
es = { name = "Liga de los Glaciares" }
pt = { name = "Liga das Geleiras" }

[[body]]
id = "snow-charter"
fr = { name = "Charte des neiges", acronym = "CDN" }
en = { name = "Snow Charter" }
es = { name = "Carta de las Nieves" }
pt = { name = "Carta das Neves" }

[[body]]
id = "huts"
fr = { name = "Office des refuges" }
en = { name = "Hut Office" }
es = { name = "Oficina de los Refugios" }
pt = { name = "Escritório dos Refúgios" }
"""


@pytest.fixture(scope="module")
def ice(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("ice"), {"glaciers.fr.txt": TEXT, "glossary.toml": GLOSSARY})


def _told(assistant: Assistant, text: str, held: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "answered", text
    assert any(held in each.quote for each in answer.citations), (text, answer.answer)
    assert_quotes(assistant, answer)


@pytest.mark.parametrize(
    "text",
    [
        "What is wrong between these forums?",
        "What is the main weakness of the forums?",
        "Qu'est-ce qui cloche entre ces forums ?",
        "Quel est le gros problème de ces forums ?",
        "¿Qué falla entre estos foros?",
        "O que falha entre estes fóruns?",
    ],
)
def test_what_is_wrong_is_what_the_text_calls_a_challenge(ice: Assistant, text: str) -> None:
    _told(ice, text, "un manque d'échanges")


@pytest.mark.parametrize(
    "text",
    [
        "Why has the debate on glaciers become so divisive?",
        "Pourquoi le débat sur les glaciers est-il si clivant ?",
        "¿Por qué se ha vuelto tan polémico el debate sobre los glaciares?",
    ],
)
def test_why_something_is_so_is_told_by_the_sentence_that_gives_the_cause(ice: Assistant, text: str) -> None:
    _told(ice, text, "ont conduit à une polarisation")


@pytest.mark.parametrize("text", ["Why has fishing become so divisive?", "What is wrong with the league's money?"])
def test_what_no_sentence_says_stays_untold(ice: Assistant, text: str) -> None:
    assert ice.ask(text).status == "not_found", text


@pytest.mark.parametrize(
    "text",
    [
        "What effect have the non-binding forums had on the laws of the communes?",
        "Quel effet ont eu les forums non contraignants sur les lois des communes ?",
        "¿Qué efecto han tenido los foros no vinculantes en las leyes de los municipios?",
    ],
)
def test_the_effect_of_bodies_is_no_list_of_them(ice: Assistant, text: str) -> None:
    _told(ice, text, "un effet positif")
    assert values(ice.ask(text)) == []


def test_what_a_body_does_with_others_is_not_who_leads_it(ice: Assistant) -> None:
    for text in (
        "What does the Glacier League coordinate?",
        "Que coordonne la Ligue des glaciers ?",
        "¿Qué coordina la Liga de los Glaciares?",
        "O que coordena a Liga das Geleiras?",
    ):
        _told(ice, text, "coordonner le travail des guides")
        assert values(ice.ask(text)) == [], text
    assert values(ice.ask("Qui coordonne la Ligue des glaciers ?")) == ["huts"]


def test_what_was_asked_of_a_state_is_not_what_others_were_asked(ice: Assistant) -> None:
    for text in ("What did the Glacier League ask Switzerland to do?", "What did the Glacier League ask Bern to do?"):
        answer = ice.ask(text)
        assert all("fermer leurs remontées" not in each.quote for each in answer.citations), text


def test_for_how_long_a_body_has_been_there_is_since_when(ice: Assistant) -> None:
    for text in (
        "How long has the Glacier League existed?",
        "Depuis combien de temps existe la Ligue des glaciers ?",
        "¿Cuánto tiempo hace que existe la Liga de los Glaciares?",
        "Há quanto tempo existe a Liga das Geleiras?",
        "How long ago was the Glacier League set up?",
        "Il y a combien de temps que la Ligue des glaciers a été mise en place ?",
        "Depuis combien de temps la Ligue des glaciers est-elle en place ?",
        "Combien de temps que la Ligue des glaciers existe ?",
        "¿Hace cuánto tiempo se instauró la Liga de los Glaciares?",
        "Há quanto tempo foi instaurada a Liga das Geleiras?",
    ):
        assert values(ice.ask(text)) == ["2004"], text


@pytest.mark.parametrize(
    "text",
    [
        "Why did the communes start the Glacier League?",
        "What prompted the creation of the Glacier League?",
        "De quoi est née la Ligue des glaciers ?",
        "¿Qué motivó la Liga de los Glaciares?",
        "O que motivou a Liga das Geleiras?",
    ],
)
def test_what_prompted_a_body_is_what_it_is_for(ice: Assistant, text: str) -> None:
    answer = ice.ask(text)
    assert answer.status == "answered" and values(answer) == [], text


def test_an_article_that_is_cited_goes_by_its_number(ice: Assistant) -> None:
    for text in (
        "Which article of the rules is the Glacier League founded on?",
        "En vertu de quel article du règlement la Ligue des glaciers a-t-elle été fondée ?",
        "¿Qué artículo del reglamento se invoca para la Liga de los Glaciares?",
    ):
        assert "article 14" in ice.ask(text).answer, text


def test_the_latter_is_the_body_named_last(ice: Assistant) -> None:
    history = ["What is the Glacier League?", "And the Snow Charter?"]
    assert values(ice.ask("How long did the latter take?", history=history)) == ["20"]


def test_a_body_is_told_of_in_portuguese_too(ice: Assistant) -> None:
    for text in ("Fale-me da Liga das Geleiras.", "Conte-me sobre a Liga das Geleiras"):
        _told(ice, text, "un forum entre des communes")


def test_how_two_bodies_relate_is_told_by_the_sentence_on_both(ice: Assistant) -> None:
    for text in (
        "How do the Glacier League and the Snow Charter relate?",
        "¿Cómo se relacionan la Liga de los Glaciares y la Carta de las Nieves?",
    ):
        _told(ice, text, "est une contribution à la Ligue")
        assert values(ice.ask(text)) == [], text


def test_what_a_body_achieved_is_what_it_contributed_to(ice: Assistant) -> None:
    for text in (
        "What has the Glacier League achieved?",
        "Quels sont les acquis de la Ligue des glaciers ?",
        "¿Qué logros se le atribuyen a la Liga de los Glaciares?",
        "Quais são as conquistas da Liga das Geleiras?",
    ):
        _told(ice, text, "contribué à la loi des refuges")
    assert ice.ask("What has the Glacier League achieved on shipping?").status == "not_found"
    assert ice.ask("What has the Snow Charter achieved?").status == "not_found"


def test_whether_bodies_were_of_use_is_told_by_a_good_effect_of_theirs(ice: Assistant) -> None:
    for text in (
        "Have these forums been of any use?",
        "Est-ce que ces forums ont servi à quelque chose ?",
        "¿Han servido los foros no vinculantes?",
        "Estes fóruns tiveram algum impacto?",
    ):
        _told(ice, text, "un effet positif")
        assert ice.ask(text).verdict == "yes", text
    assert ice.ask("Have the forums had an effect on fishing?").verdict != "yes"
