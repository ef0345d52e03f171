"""Several questions in one message, and questions that lean on earlier turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from app.conversation.pointing import points_back
from app.messages.parts import parts
from tests.app.invented import assert_quotes, assistant_over, values

LIGUE = ["ES", "FR", "GR", "IT", "MT"]
COMITE = ["ES", "IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Quand la Ligue a-t-elle été créée, par quelle résolution ?", "fr", 2),
        ("When was the League founded and which countries are members?", "en", 2),
        ("¿Cuándo se creó la Liga y quiénes son sus miembros?", "es", 2),
        ("Quando foi criada a Rede e quais são os membros?", "pt", 2),
        ("Qui est dépositaire de l'accord et à quelle date a-t-il été signé ?", "fr", 2),
        ("Quand la résolution a-t-elle été adoptée et à partir de quand produit-elle ses effets ?", "fr", 2),
        ("What does the plan say about women and who is to carry it out?", "en", 2),
        ("Depuis quand existe la Ligue, est-elle contraignante ?", "fr", 2),
        ("Since when has the League existed, how many members does it have?", "en", 2),
        ("¿Desde cuándo existe la Liga, y es vinculante?", "es", 2),
        ("Desde que ano existe a Rede e é vinculante?", "pt", 2),
        ("¿Qué mecanismos siguen activos y son vinculantes?", "es", 1),
        ("What is the role and composition of the bureau?", "en", 1),
        ("Which countries are in both the League and the Committee, and when?", "en", 1),
        ("Quels pays, l'Argentine et le Chili ?", "fr", 1),
        ("CAM ou CMC, laquelle est plus ancienne ?", "fr", 1),
        ("Quels pays sont membres de la Ligue et du Comité ?", "fr", 1),
        ("C'est quoi, les dix thèmes sur lesquels travaille la Ligue ?", "fr", 1),
        ("What are they, the ten themes on which the League works?", "en", 1),
        ("¿Qué son, los diez ejes en los cuales trabaja la Liga?", "es", 1),
        ("O que são, os dez eixos nos quais a Liga trabalha?", "pt", 1),
    ],
)
def test_a_message_is_split_where_a_second_thing_is_asked(text: str, language: str, count: int) -> None:
    found = parts(text, language)
    assert len(found) == count
    assert "".join(c for c in "".join(found) if c.isalnum()) == "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("When and where was the League founded?", "en", "When was the League founded?"),
        ("¿Cuándo y dónde será la decimotercera reunión?", "es", "¿Cuándo será la decimotercera reunión?"),
        ("Em que data e em que cidade foi assinada a Carta?", "pt", "Em que data foi assinada a Carta?"),
        ("À quelle date et dans quelle ville a-t-il été signé ?", "fr", "À quelle date a-t-il été signé ?"),
        ("Who leads it and when was it created?", "en", "Who leads it"),
        ("Où, quand et par combien de pays a-t-il été signé ?", "fr", "Où a-t-il été signé ?"),
        ("Where and by how many states was it signed?", "en", "Where was it signed?"),
    ],
)
def test_an_interrogative_alone_asks_of_what_the_next_one_says(text: str, language: str, first: str) -> None:
    assert parts(text, language)[0] == first


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Quand l'accord a-t-il été signé et est-il entré en vigueur ?",
            "fr",
            ["Quand l'accord a-t-il été signé ?", "Quand l'accord a-t-il été entré en vigueur ?"],
        ),
        (
            "What date was the pact signed and in force?",
            "en",
            ["What date was the pact signed?", "What date was the pact in force?"],
        ),
        (
            "¿Cuándo se firmó y entró en vigor el pacto?",
            "es",
            ["¿Cuándo se firmó el pacto?", "¿Cuándo se entró en vigor el pacto?"],
        ),
        (
            "Quando foi assinado e entrou em vigor o pacto?",
            "pt",
            ["Quando foi assinado o pacto?", "Quando foi entrou em vigor o pacto?"],
        ),
        (
            "Quand la charte a-t-elle été adoptée et signée ?",
            "fr",
            ["Quand la charte a-t-elle été adoptée et signée ?"],
        ),
    ],
)
def test_the_times_of_two_acts_are_two_questions(text: str, language: str, expected: list[str]) -> None:
    assert parts(text, language) == expected


def test_only_a_noun_for_a_body_points_back() -> None:
    assert points_back("À quel conseil cette organisation est-elle rattachée ?", "fr")
    assert points_back("When was that committee founded?", "en")
    assert not points_back("When was that year?", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quand la Ligue des phares a-t-elle été créée et quels pays en sont membres ?", ["1994-03", *LIGUE]),
        ("When was the Tide Forum launched, and how many observatories does it use?", ["2003-05", "40"]),
        ("Qui préside le Comité des balises et par quelle résolution a-t-il été créé ?", ["PT", "MB/RES. 12"]),
    ],
)
def test_several_questions_are_answered_one_after_the_other(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert answer.answer.count("\n") >= 1
    found = values(answer)
    assert len(found) == len(expected)
    assert all(any(value in given for given in found) for value in expected)
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        (["Qu'est-ce que la Ligue des phares ?"], "Et quels pays en sont membres ?", LIGUE),
        (["What is the Lighthouse League?"], "Which countries are in it?", LIGUE),
        (["¿Qué es la Liga de los Faros?"], "¿Y quiénes son sus miembros?", LIGUE),
        (["O que é a Liga dos Faróis?"], "E quais são os seus membros?", LIGUE),
        (["Quels pays sont membres de la Ligue des phares ?"], "Et du Comité des balises ?", COMITE),
        (["When was the Lighthouse League founded?"], "And the Committee on Beacons?", ["1994-04"]),
        (["Qui préside le Comité des balises ?"], "Quand a-t-il été créé ?", ["1994-04"]),
        (
            ["Quels pays sont membres de la Ligue des phares ?"],
            "Lesquels sont aussi membres du Comité des balises ?",
            ["ES", "IT"],
        ),
    ],
)
def test_a_follow_up_takes_the_body_or_the_kind_of_the_earlier_turn(
    seas: Assistant, history: list[str], text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text, history=history)) == expected


@pytest.mark.parametrize(
    ("history", "text", "verdict"),
    [
        (["When was the Lighthouse League founded?"], "Is it binding?", "yes"),
        (["¿Cuándo se creó el Consejo de los Faroles Australes?"], "¿Y sigue funcionando?", "yes"),
        (["Quand le Forum des marées a-t-il été lancé ?"], "Fonctionne-t-il encore ?", "no"),
        (["Is the Lighthouse League binding?"], "And the Tide Forum?", "no"),
        (["Le Portugal est-il membre de la Ligue des phares ?"], "Et l'Italie ?", "yes"),
        (["Does Portugal belong to the Lighthouse League?"], "And to the Committee on Beacons?", "yes"),
        (["What is the Lighthouse League?"], "Is Malta in it?", "yes"),
        (["¿Qué es la Liga de los Faros?"], "¿Túnez está en ella?", "no"),
        (["Qu'est-ce que la Ligue des phares ?"], "Et l'Italie, elle en est ?", "yes"),
        (["O que é o Comitê das balizas?"], "Portugal faz parte dele?", "yes"),
    ],
)
def test_a_yes_or_no_follows_up_on_the_earlier_body_country_or_kind(
    seas: Assistant, history: list[str], text: str, verdict: str
) -> None:
    assert seas.ask(text, history=history).verdict == verdict


def test_a_new_subject_drops_the_old_one(seas: Assistant) -> None:
    history = ["Qu'est-ce que la Ligue des phares ?", "Quand le Forum des marées a-t-il été lancé ?"]
    assert values(seas.ask("Quels pays en sont membres ?", history=history)) == ["FR", "MA", "PT"]


def test_a_name_that_nobody_knows_drops_the_old_subject_too(seas: Assistant) -> None:
    answer = seas.ask("Quels pays sont membres de l'OTAN ?", history=["Qu'est-ce que la Ligue des phares ?"])
    assert answer.status == "not_found"


def test_earlier_turns_that_cannot_be_read_are_passed_over(seas: Assistant) -> None:
    history = ["Qu'est-ce que la Ligue des phares ?", "???", "x" * 10_001]
    assert values(seas.ask("Et quels pays en sont membres ?", history=history)) == LIGUE


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        ("When was the Lighthouse League founded?", "Which is older, that one or the Tide Forum?", ["ligue"]),
        (
            "Quand le Forum des marées a-t-il été lancé ?",
            "Lequel est plus ancien, lui ou la Ligue des phares ?",
            ["ligue"],
        ),
    ],
)
def test_a_body_is_ranked_beside_the_one_of_the_turn_before(
    seas: Assistant, earlier: str, text: str, expected: list[str]
) -> None:
    assert [item.value.casefold() for item in seas.ask(text, history=[earlier]).items] == expected


@pytest.mark.parametrize(
    ("earlier", "text", "wants"),
    [
        ("Which resolution created the Committee on Beacons?", "And the plan of 2010?", False),
        ("Par quelle résolution le Comité des balises a-t-il été créé ?", "Et le plan de 2010 ?", False),
        ("Is the Lighthouse League binding?", "And the plan of 2010?", True),
        ("Which resolution created the Committee on Beacons?", "And is it binding?", True),
    ],
)
def test_the_noun_of_another_thing_asks_for_a_yes_or_no_only_as_the_turn_before(
    seas: Assistant, earlier: str, text: str, wants: bool
) -> None:
    assert seas.asked(text, [earlier])[0].polar is wants


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Combien de laboratoires le Cercle des sondes regroupe-t-il ?", "Lesquels ?"),
        ("Quantos laboratórios reúne o Cercle des sondes?", "Quais são?"),
    ],
)
def test_the_names_behind_a_mere_number_are_not_told(seas: Assistant, earlier: str, text: str) -> None:
    assert seas.ask(text, history=[earlier]).status == "not_found"


def test_without_an_earlier_turn_a_follow_up_is_not_answered(seas: Assistant) -> None:
    assert seas.ask("Et quels pays en sont membres ?").status == "not_found"


def test_a_follow_up_asks_of_the_members_of_the_turn_before_or_of_its_country(note: Assistant) -> None:
    left = note.ask(
        "Et lesquels n'appartiennent pas au Processus de Quito ?", history=["Quels pays sont dans la CSM ?"]
    )
    assert [item.code for item in left.items] == ["BO", "PY", "SR", "VE"]
    for text in (
        "Which members of the South American Conference stayed out of the Quito Process?",
        "¿Qué miembros de la CSM faltan en el Proceso de Quito?",
    ):
        assert [item.code for item in note.ask(text).items] == ["BO", "PY", "SR", "VE"]
    again = note.ask(
        "Et de celui de Quito, il en fait partie ?", history=["Le Guyana est-il membre du processus de Lima ?"]
    )
    assert again.verdict == "yes"


def test_what_an_answer_named_is_dated_each(note: Assistant) -> None:
    answer = note.ask("À quels textes la CSM a-t-elle contribué, et de quelles années sont-ils ?")
    assert [item.value for item in answer.items if item.kind == "date"] == ["2010", "2013"]


@pytest.mark.parametrize(
    ("earlier", "text", "year"),
    [
        ("What year does the South American conference date from?", "And the regional one?", "1996"),
        ("De quand date la Conférence sud-américaine ?", "Et la régionale ?", "1996"),
        ("¿De qué año es la Conferencia Sudamericana sobre Migraciones?", "¿Y la Regional?", "1996"),
        ("Em que ano saiu o pacto mundial sobre migração?", "E o dos refugiados?", "2018"),
        ("¿En qué año salió el pacto mundial sobre migración?", "¿Y el de refugiados?", "2018"),
    ],
)
def test_a_follow_up_leaves_out_the_kind_of_body_that_the_turn_before_named(
    note: Assistant, earlier: str, text: str, year: str
) -> None:
    assert [item.value[:4] for item in note.ask(text, history=[earlier]).items] == [year]


def test_a_bare_when_asks_for_the_date_of_what_was_asked_before(note: Assistant) -> None:
    answer = note.ask("Quantos países assinaram o Pacto de Marrakech e quando?")
    assert [item.value for item in answer.items] == ["164", "2018-12"]


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        (["Which texts did the Coral Guild contribute to?"], "And which one is from 2009?", ["bremen"]),
        (["Which mechanisms is Norway a member of?"], "And Denmark?", ["bureau", "guild"]),
        (["¿De qué mecanismos es miembro Noruega?"], "¿Y Dinamarca?", ["bureau", "guild"]),
        (
            ["What countries are in the Coral Guild?", "And the Lagoon Bureau?"],
            "Which of the two has more members?",
            ["guild"],
        ),
        (
            ["Quels pays sont membres de la Guilde des coraux ?"],
            "Et lesquels sont aussi dans le Bureau des lagunes ?",
            ["DK"],
        ),
    ],
)
def test_a_turn_asks_of_what_the_turns_before_named(
    reefs: Assistant, history: list[str], text: str, expected: list[str]
) -> None:
    answer = reefs.ask(text, history=history)
    assert values(answer) == expected
    assert_quotes(reefs, answer)


def test_it_is_still_the_body_where_only_the_other_end_of_a_tie_is_named(reefs: Assistant) -> None:
    answer = reefs.ask("Is it also led by the Atoll Fund?", history=["Does the Divers Union lead the Reef Station?"])
    assert answer.answer.startswith("Yes.")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Par quelle résolution la Station des récifs a-t-elle été créée ?", "Adoptée par quel organe ?"),
        ("Which resolution created the Reef Station?", "Adopted by which body?"),
        ("¿Qué resolución creó la Estación de los Arrecifes?", "¿Adoptada por qué órgano?"),
        ("Qual resolução criou a Estação dos Recifes?", "Adotada por que órgão?"),
    ],
)
def test_who_adopted_an_act_may_be_asked_in_the_next_turn(reefs: Assistant, first: str, then: str) -> None:
    assert "Assemblée des récifs" in reefs.ask(then, history=[first]).answer


def test_it_keeps_the_body_of_a_question_beside_a_name_that_nobody_knows(reefs: Assistant) -> None:
    history = ["What is the Reef Station?", "Is UNKRA in charge of it?"]
    assert values(reefs.ask("Who leads it, then?", history=history)) == ["divers", "fund"]


@pytest.mark.parametrize(
    ("history", "text", "quote"),
    [
        ("Les intervenants auront des questions ?", "C'est quoi la première ?", "1. Quels"),
        ("What will the speakers be asked?", "And the second one?", "2. Quelles"),
        ("¿Qué preguntas deben responder los ponentes?", "¿Y la segunda?", "2. Quelles"),
        ("O que vão perguntar aos oradores?", "E a segunda pergunta, qual é?", "2. Quelles"),
    ],
)
def test_a_question_of_a_list_is_asked_for_by_its_rank_after_the_list(
    reefs: Assistant, history: str, text: str, quote: str
) -> None:
    [citation] = reefs.ask(text, history=[history]).citations
    assert citation.quote.startswith(quote)


def test_countries_that_are_counted_and_not_named_are_told_of_none(note: Assistant) -> None:
    answer = note.ask("Lesquels ?", history=["Combien de pays couvre la plateforme R4V ?"])
    assert answer.status == "not_found"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Que fait le MIRPS dans les pays de transit ?", "Et pour les pays d'origine ?"),
        ("What does MIRPS do in transit countries?", "And in the countries of origin?"),
        ("¿Qué hace el MIRPS en los países de tránsito?", "¿Y en los países de origen?"),
        ("O que o MIRPS faz nos países de trânsito?", "E para os países de origem?"),
    ],
)
def test_a_place_named_in_the_next_turn_asks_for_no_list_of_countries(note: Assistant, first: str, then: str) -> None:
    [asked] = note.asked(then, [first])
    assert (asked.kind, asked.bodies, asked.polar) == ("other", ("mirps",), False)


def test_a_yes_or_no_is_followed_by_what_is_asked_next(seas: Assistant) -> None:
    [asked] = seas.asked("Et aux pêcheurs, qu'a-t-il demandé ?", ["Le Forum des marées est-il contraignant ?"])
    assert (asked.kind, asked.polar) == ("other", False)
    [asked] = seas.asked("Was it launched in May 2003?", ["Who takes part in the Tide Forum?"])
    assert (asked.kind, asked.polar, asked.years) == ("other", True, ("2003-05",))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Quelle est la commission antérieure à la CAM ?", "Elle a fonctionné de quand à quand ?"),
        ("What was the earlier committee, before the CAM?", "From when until when did it work?"),
        ("¿Cuál fue el órgano previo a la CAM?", "¿De cuándo a cuándo funcionó?"),
        ("Qual foi a comissão precedente à CAM?", "De quando a quando trabalhou?"),
    ],
)
def test_what_came_before_a_body_is_asked_about_next(note: Assistant, first: str, then: str) -> None:
    [asked] = note.asked(then, [first])
    assert asked.bodies == ("special-committee-migration",)


@pytest.mark.parametrize(
    ("history", "text"),
    [
        ("Who founded the Reed League?", "And in which city does the Executive Secretariat sit?"),
        ("Qui a fondé la Reed League ?", "Et dans quelle ville siège le Secrétariat exécutif ?"),
        ("¿Quién fundó la Reed League?", "¿Y en qué ciudad tiene su sede la Secretaría Ejecutiva?"),
        ("Quem fundou a Reed League?", "E em que cidade fica o Secretariado Executivo?"),
    ],
)
def test_an_organ_written_as_a_name_is_that_of_the_body_before(reeds: Assistant, history: str, text: str) -> None:
    assert [each.bodies for each in reeds.asked(text, [history])] == [("rdl",)]


@pytest.fixture(scope="module")
def reeds(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    text = "Reed League (RDL)\n\nThe Reed League was founded by Chile. The seat of its Executive Secretariat is Lima.\n"
    other = "Tide Forum (TIF)\n\nThe Tide Forum was founded by Peru in 2001.\n"
    return assistant_over(tmp_path_factory.mktemp("reeds"), {"reeds.en.txt": text, "tides.en.txt": other})


@pytest.mark.parametrize(
    "text",
    [
        "Dans quelle ville le pacte sur les migrations a-t-il été signé, et à quelle date ?",
        "Em que cidade foi assinado o Pacto Global para a Migração e em que data?",
    ],
)
def test_a_date_asked_beside_a_place_is_that_of_the_same_act(note: Assistant, text: str) -> None:
    assert "2018-12" in values(note.ask(text))


@pytest.mark.parametrize(
    ("turns", "quoted"),
    [
        ("Quel est l'objectif du MIRPS ? | Et celui de la R4V ?", "Son objectif principal est de coordonner"),
        ("what is the aim of the R4V? | and that of the MIRPS?", "Le MIRPS cherche à mobiliser"),
        ("¿Cuál es el objetivo de la R4V? | ¿Y el del MIRPS?", "Le MIRPS cherche à mobiliser"),
        ("Qual é o objetivo da R4V? | E o do MIRPS?", "Le MIRPS cherche à mobiliser"),
        (
            "Quel est l'objectif du MIRPS ? | Et celui du Processus de Quito ?",
            "Il s'agit d'un processus de coopération",
        ),
        ("À quoi vise le Pacte sur les réfugiés ? | Et celui sur les migrations ?", "Il s'agit du premier accord"),
        ("what is the refugee compact for? | and the one on migration?", "Il s'agit du premier accord"),
    ],
)
def test_a_follow_up_that_is_but_a_name_is_read_for_what_was_asked_before(
    note: Assistant, turns: str, quoted: str
) -> None:
    first, text = turns.split(" | ")
    assert note.ask(text, history=[first]).citations[0].quote.startswith(quoted)


@pytest.mark.parametrize(
    "turns",
    [
        "¿Cuáles son los ejes de la CRM? | ¿Y los del Proceso de Quito?",
        "Quels sont les axes de la CRM ? | Et ceux du Processus de Quito ?",
        "Quais são os eixos da CRM? | E os do Processo de Quito?",
    ],
)
def test_themes_that_are_but_counted_are_no_list_of_countries(note: Assistant, turns: str) -> None:
    first, text = turns.split(" | ")
    assert note.ask(text, history=[first]).status == "not_found"


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Quels pays sont dans le processus de Quito ?", "il y en a des Caraïbes parmi eux ?"),
        ("Which countries are in the Quito Process?", "any from the Caribbean among them?"),
        ("¿Qué países están en el Proceso de Quito?", "¿hay alguno del Caribe?"),
        ("Quem está no Processo de Quito?", "algum do Caribe entre eles?"),
    ],
)
def test_any_of_a_region_is_asked_of_the_list_given_before(note: Assistant, earlier: str, text: str) -> None:
    answer = note.ask(text, history=[earlier])
    assert answer.verdict == "yes"
    assert values(answer) == ["DO"]


def test_none_of_a_region_in_a_list_given_before_is_a_no(note: Assistant) -> None:
    assert note.ask("any from Central America?", history=["Who is in the SACM?"]).verdict == "no"


@pytest.mark.parametrize(
    ("earlier", "text", "verdict"),
    [
        ("Le Brésil est-il membre du processus de Quito ?", "et la conférence sud-américaine ?", "yes"),
        ("Is Mexico part of the Quito Process?", "what about the South American conference?", "no"),
        ("¿Brasil es miembro del Proceso de Quito?", "¿y la conferencia suramericana?", "yes"),
        ("O México participa na CSM?", "e quanto ao Processo de Quito?", "yes"),
    ],
)
def test_of_another_body_the_same_yes_or_no_is_asked(note: Assistant, earlier: str, text: str, verdict: str) -> None:
    assert note.ask(text, history=[earlier]).verdict == verdict


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Par quelle résolution la CAM a-t-elle été créée ?", "et qui l'a votée ?"),
        ("Which resolution created the CAM?", "and who passed it?"),
        ("¿Con qué resolución se creó la CAM?", "¿y quién la aprobó?"),
        ("Por qual resolução a CAM foi criada?", "e quem a aprovou?"),
    ],
)
def test_who_passed_an_act_is_who_adopted_it(note: Assistant, earlier: str, text: str) -> None:
    assert [item.value for item in note.ask(text, history=[earlier]).items] == ["Assemblée générale"]


@pytest.mark.parametrize(
    ("history", "text"),
    [
        (["Quels pays ont adopté le MIRPS ?", "Lesquels sont aussi dans le Processus de Quito ?"], "Qui reste-t-il ?"),
        (["Which countries adopted the MIRPS?", "Which are also in the Quito Process?"], "So which ones are left?"),
        (["¿Quiénes adoptaron el MIRPS?", "¿Cuáles están también en el Proceso de Quito?"], "¿Cuáles quedan fuera?"),
        (["Quem adotou o MIRPS?", "Quais também estão no Processo de Quito?"], "E quem fica de fora?"),
    ],
)
def test_who_is_left_of_a_list_that_was_cut_down(note: Assistant, history: list[str], text: str) -> None:
    assert [item.code for item in note.ask(text, history=history).items] == ["BZ", "GT", "HN"]


def test_what_a_country_that_is_not_in_a_body_is_in_asks_for_its_lists(note: Assistant) -> None:
    answer = note.ask("What is it in then?", history=["Is Mexico in the CSM?"])
    assert {item.value for item in answer.items} == {"crm", "mirps", "quito-process"}


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("Qui est dans la Ligue des phares, au juste ? | le Portugal en est ?", "no"),
        ("Who is in the Lighthouse League? | Malta?", "yes"),
        ("¿Quién está en la Liga de los Faros? | ¿y Portugal?", "no"),
        ("Quem está na Liga dos Faróis? | a Itália está?", "yes"),
    ],
)
def test_a_country_named_behind_who_is_in_a_body_is_asked_to_belong(seas: Assistant, turns: str, verdict: str) -> None:
    *history, text = turns.split(" | ")
    assert seas.ask(text, history=history).verdict == verdict


@pytest.mark.parametrize(
    "turns",
    [
        "Quand la CMC a-t-elle été lancée ? | et sur quelle île a eu lieu le lancement ?",
        "When was the CMC launched? | and on which island was that?",
        "¿Cuándo se lanzó la CMC? | ¿y en qué isla fue?",
        "Quando a CMC foi lançada? | e em que ilha foi o lançamento?",
    ],
)
def test_the_island_of_a_launch_is_not_told_by_its_date(note: Assistant, turns: str) -> None:
    earlier, text = turns.split(" | ")
    assert note.ask(text, history=[earlier]).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Sur quelle île le Pacte des sternes a-t-il été signé ?",
        "On which island was the Tern Pact signed?",
        "¿En qué isla se firmó el Pacto de las Golondrinas?",
        "Em que ilha foi assinado o Pacto das Andorinhas?",
    ],
)
def test_an_island_that_a_document_names_is_told(tmp_path: Path, text: str) -> None:
    note = "Pacte des sternes (PDS) - 2011\nLe Pacte des sternes a été signé en mai 2011 sur l'île de Houat.\n"
    names = {
        "fr": "Pacte des sternes",
        "en": "Tern Pact",
        "es": "Pacto de las Golondrinas",
        "pt": "Pacto das Andorinhas",
    }
    glossary = "[[body]]\nid = 'pds'\n" + "".join(f"{k} = {{ name = '{v}' }}\n" for k, v in names.items())
    answer = assistant_over(tmp_path, {"note.fr.txt": note, "glossary.toml": glossary}).ask(text)
    assert "Houat" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Combien de membres compte la CRM ? À quels processus le Brésil participe-t-il ?", ["csm", "quito-process"]),
        ("How many members does the RCM have? Which processes is Brazil in?", ["csm", "quito-process"]),
        ("¿Cuántos miembros tiene la CRM? ¿Cuál de los mecanismos ya no funciona?", ["cmc"]),
        ("Desde quando existe a CRM? Em quais processos o Brasil aparece?", ["csm", "quito-process"]),
        ("Qui sont les membres de la CRM ? Avant l'an 1998, quels processus existaient déjà ?", ["crm"]),
    ],
)
def test_a_second_question_on_bodies_at_large_leaves_the_first_ones_body(
    note: Assistant, text: str, bodies: list[str]
) -> None:
    asked = note.asked(text)
    assert asked[0].bodies == ("crm",) and not asked[1].bodies
    assert sorted((item.code or item.value or "") for item in note.ask(text).items if item.kind == "body") == bodies


@pytest.mark.parametrize(
    ("earlier", "then"),
    [
        ("Qu'est-ce que la CSM ?", "Quels organismes y participent ?"),
        ("What is the RCM?", "Which of these bodies runs it?"),
        ("¿Qué es la CSM?", "¿Qué organismos participan en ella?"),
        ("O que é a CSM?", "Que organismos participam dela?"),
    ],
)
def test_a_question_on_bodies_that_leans_on_the_turn_before_keeps_its_body(
    note: Assistant, earlier: str, then: str
) -> None:
    assert note.asked(then, [earlier])[0].bodies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Depuis quand existe la CSM ? Combien de personnes migrantes vivaient en Asie en 2020 ?", "partial"),
        ("Since when has the RCM existed? How many migrant workers were counted in 2020?", "partial"),
        ("¿Desde cuándo existe la CSM, y cada cuánto tiempo cambia la presidencia?", "earlier"),
        ("Desde quando existe a CSM, e de quanto em quanto tempo muda a presidência?", "earlier"),
    ],
)
def test_only_a_whole_sentence_with_words_of_its_own_may_be_on_no_body(note: Assistant, text: str, named: str) -> None:
    assert note.asked(text)[1].named == named


@pytest.mark.parametrize(
    "turns",
    [
        "Quels pays sont membres de la CRM ? | Et son siège ?",
        "Which countries are in the RCM? | And its seat?",
        "¿Qué países integran la CRM? | ¿Y su sede?",
        "Que países integram a CRM? | E a sua sede?",
        "Est-ce que la CRM est contraignante ? | Et sa présidence ?",
    ],
)
def test_what_is_a_bodys_own_asks_no_yes_or_no(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    asked = note.asked(text, history)[-1]
    assert (asked.bodies, asked.polar, asked.kind in {"seat", "leader"}) == (("crm",), False, True)


@pytest.mark.parametrize(
    "turns",
    [
        "Le MIRPS est-il contraignant ? | Et le Pacte mondial pour des migrations sûres, ordonnées et régulières ?",
        "Is the MIRPS binding? | And the Global Compact for Safe, Orderly and Regular Migration?",
        "¿Es vinculante el MIRPS? | ¿Y el Pacto Mundial para una Migración Segura, Ordenada y Regular?",
        "O MIRPS é vinculante? | E o Pacto Global para uma Migração Segura, Ordenada e Regular?",
    ],
)
def test_a_long_name_alone_asks_the_same_again(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    asked = note.asked(text, history)[-1]
    assert (asked.kind, asked.bodies) == ("legal", ("gcm",))
    assert note.ask(text, history=history).verdict == "no"


@pytest.mark.parametrize(
    "turns",
    [
        "Qu'est-ce que le MIRPS ? | Combien de salles de réunion compte son siège ? | Combien de pays en font partie ?",
        "¿Qué es el MIRPS? | ¿Cuántos idiomas hablan los funcionarios? | ¿Cuántos países lo integran?",
        "¿Qué es el MIRPS? | ¿Qué idiomas se hablan en las reuniones? | ¿Es vinculante?",
        "O que é o MIRPS? | Que línguas se falam nas reuniões? | Quantos países o integram?",
        "What is the MIRPS? | How many meeting rooms has the building? | Who is in it?",
    ],
)
def test_a_turn_that_has_no_answer_keeps_the_body(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert [asked.bodies for asked in note.asked(text, history)] == [("mirps",)]


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        ("Qu'est-ce que le MIRPS ? | Combien en font partie ?", "6"),
        ("What is the MIRPS? | How many are in it?", "6"),
        ("¿Qué es el MIRPS? | ¿Cuántos lo integran?", "6"),
        ("Quando foi criada a CSM? | Quantos a integram?", "12"),
        ("How many take part in the CSM?", "12"),
    ],
)
def test_how_many_take_part_asks_for_the_number_of_members(note: Assistant, turns: str, number: str) -> None:
    *history, text = turns.split(" | ")
    assert values(note.ask(text, history=history)) == [number]


@pytest.mark.parametrize(
    ("turns", "members"),
    [
        ("Qui dirige la R4V ? | Quels pays participent ?", True),
        ("Who leads the R4V? | Which states take part?", True),
        ("¿Quién dirige la R4V? | ¿Qué Estados participan?", True),
        ("Quem dirige a R4V? | Que Estados participam?", True),
        ("Who leads the R4V? | Which agencies?", False),
    ],
)
def test_who_takes_part_is_not_who_leads(note: Assistant, turns: str, *, members: bool) -> None:
    *history, text = turns.split(" | ")
    assert note.asked(text, history)[-1].asks("members") == members


@pytest.mark.parametrize(
    "turns",
    [
        "Qui préside la CRM ? | Lequel de ces organismes comprend l'Équateur ?",
        "Who chairs the RCM? | Which of these bodies includes Ecuador?",
        "¿Quién preside la CRM? | ¿Cuáles de estos mecanismos incluyen a Ecuador?",
        "Quem preside a CRM? | Quais desses mecanismos incluem o Equador?",
    ],
)
def test_which_of_these_bodies_has_a_country_asks_of_all(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    asked = note.asked(text, history)[-1]
    assert (asked.kind, asked.bodies, asked.countries) == ("bodies", (), ("EC",))


@pytest.mark.parametrize(
    ("earlier", "then"),
    [
        ("Le Maroc est-il membre de la Ligue des phares ?", "Et depuis quand en est-il observateur ?"),
        ("Is Morocco a member of the Lighthouse League?", "And since when has it been an observer?"),
        ("¿Es Marruecos miembro de la LDP?", "¿Y desde cuándo es observador?"),
        ("Marrocos é membro da LDP?", "E desde quando é observador?"),
    ],
)
def test_since_when_a_state_observes_is_not_since_when_there_is_a_body(
    seas: Assistant, earlier: str, then: str
) -> None:
    assert seas.ask(then, history=[earlier]).status == "not_found"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qu'en est-il des organisations internationales, combien y en avait-il ?", "fr"),
        ("What about international organizations, how many were there?", "en"),
        ("¿Y qué hay de las organizaciones internacionales, cuántas había?", "es"),
        ("E quanto às organizações internacionais, quantas eram?", "pt"),
    ],
)
def test_what_is_but_named_before_its_question_is_one_with_it(note: Assistant, text: str, language: str) -> None:
    assert parts(text, language) == [text]
    history = ["Combien de gouvernements participaient aux Consultations sur les migrations dans les Caraïbes ?"]
    assert values(note.ask(text, history=history)) == ["10"]
