"""The kind of answer that a question wants, where its words point to several."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.focus import without_aside
from app.questions.question import understand
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("¿Sobre qué temas dialogan los países en el Gremio de los Corales?", "themes"),
        ("De quels sujets les pays membres discutent-ils dans la Guilde des coraux ?", "themes"),
        ("Which topics do the member states of the Coral Guild discuss?", "themes"),
        ("Sur quels trois piliers repose la Guilde des coraux ?", "themes"),
        ("On which three pillars does the Coral Guild rest?", "themes"),
        ("¿En qué tres pilares se sustenta el Gremio de los Corales?", "themes"),
        ("Em que três eixos se fundamenta a Guilda dos Corais?", "themes"),
        ("Que veut faire la Guilde des coraux dans les pays de la mer du Nord ?", "mandate"),
        ("What does the Coral Guild urge its member countries to do?", "mandate"),
        ("Which countries are members of the Coral Guild?", "members"),
        ("Quels sont les pays membres de la Guilde des coraux ?", "members"),
        ("Quels pays ont signé l'acte fondateur de la Guilde des coraux ?", "members"),
        ("Which countries signed the founding act of the Coral Guild?", "members"),
        ("¿Qué países firmaron el acta fundacional del Gremio de los Corales?", "members"),
        ("Que países assinaram a ata fundadora da Guilda dos Corais?", "members"),
        ("Quel pays a repris la présidence de la Guilde des coraux ?", "leader"),
        ("Which country took over the presidency of the Coral Guild?", "leader"),
        ("Which country took over the Coral Guild chair?", "leader"),
        ("Which countries are in the Coral Guild based in Bergen?", "members"),
        ("Quels pays sont dans la Guilde des coraux dont le siège est à Bergen ?", "members"),
        ("¿Qué países están en el Gremio de los Corales con sede en Bergen?", "members"),
        ("Que países estão na Guilda dos Corais com sede em Bergen?", "members"),
        ("Which country is the Coral Guild based in?", "seat"),
        ("In which country of Europe is the Coral Guild based?", "seat"),
        ("¿Qué país asumió la presidencia del Gremio de los Corales?", "leader"),
        ("Que país assumiu a presidência da Guilda dos Corais?", "leader"),
        ("What is the legal and political status of the Coral Guild?", "legal"),
        ("Qual é o caráter, jurídico e político, da Guilda dos Corais?", "legal"),
        ("La Guilde des coraux, où en est-elle aujourd'hui ?", "status"),
        ("¿Qué ha pasado con el Gremio de los Corales?", "status"),
        ("What became of the Coral Guild?", "status"),
        ("What is the aim of the station led by the Divers Union?", "mandate"),
        ("Is the Lagoon Bureau part of the Reef Organization?", "parent"),
        ("When was the resolution on the Reef Station adopted?", "date"),
        ("Quand la déclaration sur la Station des récifs a-t-elle été signée ?", "date"),
        ("What mission does the resolution entrust to the Reef Station?", "mandate"),
        ("¿Por qué resolución se creó la Estación de los Arrecifes?", "instrument"),
        ("resolución creación Estación de los Arrecifes", "instrument"),
        ("resolución creación Estación de los Arrecifes número", "instrument"),
        ("número de la resolución que crea la Estación de los Arrecifes", "instrument"),
        ("¿Cuál es el número de países que firmaron la declaración?", "count"),
        ("Guilde des coraux : nb de membres", "count"),
    ],
)
def test_a_noun_for_members_or_a_modifier_asks_for_nothing(reefs: Assistant, text: str, kind: str) -> None:
    assert understand(text, reefs.names).kind == kind


@pytest.mark.parametrize(
    "text", ["Who took part in the talks that led to the Coral Guild?", "A quoi a conduit la création de la Guilde ?"]
)
def test_what_led_to_a_thing_is_no_leader(reefs: Assistant, text: str) -> None:
    assert "leader" not in understand(text, reefs.names).scores


def test_an_interrogative_within_a_question_asks_for_no_yes_or_no(reefs: Assistant) -> None:
    assert not understand("¿El plan de qué organismo inspiró los boletines de la Guilde?", reefs.names).polar
    assert understand("¿El plan de la Guilde inspiró los boletines?", reefs.names).polar


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("E por qual resolução?", False),
        ("E nos países costeiros, quer mudar o quê?", False),
        ("E com que conselho trabalha?", False),
        ("E verdade que obriga?", True),
        ("E assenta em quantos eixos?", False),
        ("É vinculativa?", True),
        ("É membro da Guilda?", True),
    ],
)
def test_a_portuguese_e_opens_a_question_or_joins_one(reefs: Assistant, text: str, wants: bool) -> None:
    assert understand(text, reefs.names, "pt").polar is wants


def test_the_plan_of_a_year_asks_for_no_date(reefs: Assistant) -> None:
    assert "date" not in understand("¿Qué plan del año 2005 menciona el Gremio de los Corales?", reefs.names).scores
    assert understand("¿En qué año se creó el Gremio de los Corales?", reefs.names).kind == "date"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which mechanism was established by a declaration?", ["bureau"]),
        ("¿Qué mecanismo fue creado por una resolución?", ["station"]),
        ("For which mechanism is no year given?", ["panel"]),
        ("Quel organe a adopté la résolution qui a créé la Station des récifs ?", ["assemblee-des-recifs"]),
        ("La résolution qui a créé la Station des récifs est sortie de quel organe ?", ["assemblee-des-recifs"]),
        ("Which organ did the resolution that created the Reef Station come from?", ["assemblee-des-recifs"]),
        ("La resolución que creó la Estación de los Arrecifes, ¿de qué órgano salió?", ["assemblee-des-recifs"]),
        ("A resolução que criou a Estação dos Recifes saiu de que órgão?", ["assemblee-des-recifs"]),
        ("mécanismes les plus anciens, d'avant 2005", ["guild", "station"]),
    ],
)
def test_bodies_are_told_by_their_act_and_by_what_is_not_given(
    reefs: Assistant, text: str, expected: list[str]
) -> None:
    answer = reefs.ask(text)
    assert values(answer) == expected
    assert_quotes(reefs, answer)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Sous quel autre nom connaît-on la Guilde des coraux ?", "ronde du Nord"),
        ("What is the Coral Guild also known as?", "ronde du Nord"),
        ("Who created the Coral Guild?", "par les pays de la mer du Nord"),
        ("What does the Coral Guild urge shipowners to do?", "réduire le bruit"),
        ("¿Sobre qué temas dialogan los países en el Gremio de los Corales?", "les marées"),
    ],
)
def test_words_are_quoted_where_no_value_answers(reefs: Assistant, text: str, quote: str) -> None:
    answer = reefs.ask(text)
    assert answer.status == "answered"
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize("text", ["What is the name of the person who leads the Reef Station?"])
def test_an_organisation_is_no_person(reefs: Assistant, text: str) -> None:
    assert reefs.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Et elle oblige ses membres à quoi que ce soit ?", True),
        ("Et elle oblige ses membres à quoi ?", False),
        ("A Guilda dos Corais foi criada para promover o quê?", False),
        ("La Guilde des coraux reúne países en qué tipo de situación?", False),
        ("A Guilda dos Corais reúne países em que tipo de situação?", False),
        ("A Guilda dos Corais é vinculativa?", True),
    ],
)
def test_an_interrogative_at_the_end_asks_and_whatever_does_not(reefs: Assistant, text: str, wants: bool) -> None:
    assert understand(text, reefs.names).polar is wants


@pytest.mark.parametrize(
    "text",
    [
        "Sur quels thèmes travaillait la Guilde des coraux quand elle fonctionnait ?",
        "On which topics did the Coral Guild work when it was active?",
        "¿En qué áreas trabajaba el Gremio de los Corales cuando funcionaba?",
        "Em que áreas trabalhava a Guilda dos Corais quando funcionava?",
    ],
)
def test_what_a_clause_of_time_says_of_working_asks_for_no_status(reefs: Assistant, text: str) -> None:
    asked = understand(text, reefs.names)
    assert asked.kind == "themes"
    assert "status" not in asked.scores


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il me faut la liste complète des États de la Guilde des coraux", "members"),
        ("the full list of states of the Coral Guild", "members"),
        ("Quiero la lista completa de los estados del Gremio de los Corales", "members"),
        ("Preciso da lista completa dos estados da Guilda dos Corais", "members"),
        ("qtos países assinaram a Guilda dos Corais", "count"),
        ("¿Por qué órgano fue adoptado el Gremio de los Corales?", "bodies"),
        ("Adotada por que órgão?", "bodies"),
        ("¿Por qué se creó el Gremio de los Corales?", "reason"),
    ],
)
def test_lists_counts_and_organs_are_asked_for_in_other_words(reefs: Assistant, text: str, kind: str) -> None:
    assert understand(text, reefs.names).kind == kind


@pytest.mark.parametrize(
    "text", ["OK, and who leads it?", "SVP, qui la dirige ?", "OK, ¿y quién lo dirige?", "OK, quem lidera?"]
)
def test_a_word_of_courtesy_in_capitals_is_no_name(reefs: Assistant, text: str) -> None:
    assert understand(text, reefs.names).unknown == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [("¿Quién participa, y con qué mecanismos?", "es"), ("Além dos objetivos, que medidas contém o plano?", "pt")],
)
def test_a_noun_that_begins_like_a_pronoun_closes_no_question(text: str, language: str) -> None:
    assert without_aside(text, language) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qui compose la Guilde des coraux ?", "fr"),
        ("Who makes up the Coral Guild?", "en"),
        ("¿Quiénes forman el Gremio de los Corales?", "es"),
        ("Quem forma a Guilda dos Corais?", "pt"),
        ("Which countries belong to the Coral Guild?", "en"),
    ],
)
def test_who_makes_up_a_body_are_its_members(reefs: Assistant, text: str, language: str) -> None:
    assert understand(text, reefs.names, language).kind == "members"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quelle résolution du Conseil a créé la CAM ?", "instrument"),
        ("Which General Assembly resolution set up the CAM?", "instrument"),
        ("¿Qué resolución de la Asamblea General creó la CAM?", "instrument"),
        ("Que resolução da Assembleia Geral criou a CAM?", "instrument"),
        ("Quelle ville accueille la CAM ?", "seat"),
        ("Which city hosts the CAM?", "seat"),
        ("¿Qué ciudad alberga la CAM?", "seat"),
        ("Que cidade abriga a CAM?", "seat"),
        ("Qu'y avait-il avant la CAM ?", "predecessor"),
        ("What was there before the CAM?", "predecessor"),
        ("¿Qué había antes de la CAM?", "predecessor"),
        ("O que havia antes da CAM?", "predecessor"),
    ],
)
def test_an_act_of_an_organ_a_city_and_what_came_before_are_asked_for(note: Assistant, text: str, kind: str) -> None:
    assert understand(text, note.names).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "De quelle organisation relève la CAM ?",
        "What organization is the CAM part of?",
        "¿De cuál organización forma parte la CAM?",
        "A CAM faz parte de qual organização?",
    ],
)
def test_what_a_body_is_part_of_is_told_by_the_kind_asked_for(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["oas"]
