"""The same asked in other words: adverbs for now, verbs and nouns for one relation, in the four languages."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.shorthand import expanded
from tests.app.invented import assistant_over, values

FIVE, FOUR = {"ES", "FR", "GR", "IT", "MT"}, {"ES", "IT", "PT", "TN"}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Qui, à ce jour, compose la LDP ?", "Qui actuellement compose la LDP ?"),
        ("en", "Who makes up the LHL these days?", "Who makes up the LHL currently?"),
        ("es", "¿Quién compone a la fecha la LDF?", "¿Quién compone actualmente la LDF?"),
        ("pt", "Quem compõe, neste momento, a LDF?", "Quem compõe atualmente a LDF?"),
        ("en", "Who was in it at the moment of signature?", "Who was in it at the moment of signature?"),
        ("pt", "Quem estava nela no momento da assinatura?", "Quem estava nela no momento da assinatura?"),
    ],
)
def test_a_phrase_for_now_is_the_adverb(language: str, text: str, wanted: str) -> None:
    assert expanded(text, language) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Qui compose, à l'heure qu'il est, la LDP ?",
        "D'après la note, quels pays la LDP compte-t-elle parmi ses membres ?",
        "Who makes up the LHL to date?",
        "¿Quién compone hoy por hoy la LDF?",
        "Quem compõe até à data a LDF?",
    ],
)
def test_what_tells_when_it_is_asked_is_no_date(seas: Assistant, text: str) -> None:
    assert set(values(seas.ask(text))) == FIVE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Depuis quand la LDP est-elle en place ?", "1994-03"),
        ("Since when has the LHL been around?", "1994-03"),
        ("¿Qué año fue el que vio nacer a la LDF?", "1994-03"),
        ("Em que momento a LDF veio à luz?", "1994-03"),
        ("Quelle est l'année de création de la LDP ?", "1994-03"),
    ],
)
def test_what_has_been_around_or_saw_the_light_began(seas: Assistant, text: str, expected: str) -> None:
    assert values(seas.ask(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Laquelle est venue la première, la LDP ou le FDM ?",
        "Qui existe depuis le plus longtemps, la LDP ou le FDM ?",
        "Which has been around longer, the LHL or the TIF?",
        "¿Cuál lleva más tiempo existiendo, la LDF o el FDM?",
        "Qual existe há mais tempo, a LDF ou o FDM?",
    ],
)
def test_what_has_been_longest_is_the_older(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["ligue"]


@pytest.mark.parametrize(
    "text",
    [
        "Quel est l'acte constitutif du CDB ?",
        "Comment s'appelle le texte qui a mis en place le CDB ?",
        "What is the founding instrument of the COB?",
        "¿Cuál es el acto constitutivo del CDB?",
        "¿De qué resolución nació el CDB?",
        "Qual é o ato constitutivo do CDB?",
    ],
)
def test_a_founding_act_is_an_instrument(seas: Assistant, text: str) -> None:
    assert "MB/RES. 12" in seas.ask(text).answer


@pytest.mark.parametrize(
    "text",
    [
        "À quelle instance le CDB a-t-il succédé ?",
        "Which body paved the way for the COB?",
        "¿Qué órgano le allanó el camino al CDB?",
        "Qual era o órgão que funcionava no lugar do CDB?",
    ],
)
def test_what_a_body_took_the_place_of_came_before_it(seas: Assistant, text: str) -> None:
    assert "Commission des bouées" in seas.ask(text).answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Les États membres de la LDP sont-ils liés par ses décisions ?", "yes"),
        ("Le FDM revêt-il un caractère juridiquement contraignant ?", "no"),
        ("¿Están los Estados vinculados jurídicamente por el FDM?", "no"),
        ("Le FDM est-il maintenu actuellement ?", "no"),
        ("Does the TIF continue to function?", "no"),
        ("¿Es el FDM un foro que siga en actividad?", "no"),
    ],
)
def test_bound_by_and_going_on_are_asked_in_many_words(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("c vrai que le maroc est pas membre de la LDP", "yes"),
        ("is it true the TIF isnt running anymore", "yes"),
        ("is it true the LHL isnt binding", "no"),
    ],
)
def test_a_denial_without_its_marks_is_put_to_the_test(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


CALLS = """# Calls Platform (CAP) - 2016

The Calls Platform (CAP) was launched in 2016. It was signed by 40 countries in Casablanca (Morocco). It brings \
together Chile, Haiti, Peru and Spain.

# Committee on Tidal Matters (CTM) - 2009

The Committee on Tidal Matters (CTM) was created in May 2009 by the League of Ports (LOP).
"""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("calls"), {"calls.en.md": CALLS})


@pytest.mark.parametrize(
    "text",
    [
        "Où est le siège de la CAP ?",
        "Where are the offices of the CAP?",
        "¿Dónde quedan las oficinas de la CAP?",
        "Onde fica a sede da CAP?",
        "Which countries said no to the CAP?",
        "Quels États ont dit non à la CAP ?",
        "¿Qué países dijeron que no a la CAP?",
        "Que países disseram não à CAP?",
        "What amount does the CAP spend?",
        "Par quel montant la CAP est-elle financée ?",
    ],
)
def test_members_tell_no_seat_no_refusal_and_no_money(calls: Assistant, text: str) -> None:
    assert calls.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays latino-américains fait dialoguer la CAP parmi ses membres ?",
        "Which Latin American countries are members of the CAP?",
        "¿Qué países latinoamericanos son miembros de la CAP?",
        "Que países latino-americanos são membros da CAP?",
    ],
)
def test_latin_america_holds_the_islands_that_speak_a_romance_language(calls: Assistant, text: str) -> None:
    assert set(values(calls.ask(text))) == {"CL", "HT", "PE"}


@pytest.mark.parametrize(
    "text",
    [
        "When was the LOP committee in charge of tidal matters created?",
        "When did the LOP set up its tidal committee?",
        "Quando foi criada a comissão da LOP que trata das marés?",
    ],
)
def test_the_committee_of_a_body_on_a_matter_is_that_committee(calls: Assistant, text: str) -> None:
    assert values(calls.ask(text)) == ["2009-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Combien d'États observateurs compte la CAP ?",
        "How many observer countries does the CAP have?",
        "¿Cuántos países observadores tiene la CAP?",
        "Quantos países observadores tem a CAP?",
    ],
)
def test_how_many_observe_is_told_by_no_number_of_members(calls: Assistant, text: str) -> None:
    assert calls.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "la LDP regroupe quel pays",
        "¿La LDF agrupa a qué país?",
        "The LHL brings together which country?",
        "a LDF reúne que país",
    ],
)
def test_a_body_that_brings_together_brings_several(seas: Assistant, text: str) -> None:
    assert set(values(seas.ask(text))) == FIVE


@pytest.mark.parametrize(
    "text",
    ["Et qu'en dit ce comité aux autorités de Lisbonne ?", "And who chairs this committee in Lisbon?"],
)
def test_this_committee_is_the_one_before_whatever_else_is_named(seas: Assistant, text: str) -> None:
    question = seas.asked(text, ["Quelle résolution a créé le CDB ?"])[0]
    assert question.bodies == ("comite",)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Quand la CTM a-t-elle été créée ?", "Et par quelle résolution la LOP l'a-t-elle créée ?"),
        ("When was the CTM created?", "And in which month did the LOP create it?"),
        ("¿Cuándo se creó el CTM?", "¿Y en qué mes lo creó la LOP?"),
        ("Quando foi criado o CTM?", "E em que mês a LOP o criou?"),
    ],
)
def test_who_is_named_for_an_act_is_not_what_it_is_done_to(calls: Assistant, first: str, then: str) -> None:
    assert calls.asked(then, [first])[0].bodies == ("ctm",)


@pytest.mark.parametrize(
    "text",
    [
        "Quel texte a donné naissance à la Conférence régionale sur la migration ?",
        "Which text gave birth to the Regional Conference on Migration?",
        "¿Qué texto dio origen a la Conferencia Regional sobre Migración?",
        "Que texto deu origem à Conferência Regional sobre Migração?",
    ],
)
def test_a_text_named_in_the_section_on_another_body_founds_nothing(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quand le FDM, dont parle la LDP, a-t-il été lancé ?",
        "When was the TIF, which the LHL helps, launched?",
        "¿En qué año se lanzó el FDM, al que ayuda la LDF?",
        "Quando foi lançado o FDM, do qual fala a LDF?",
        "¿En qué año se lanzó el FDM, el que ayuda a la LDF?",
    ],
)
def test_what_a_clause_says_more_of_a_name_is_not_asked(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["2003-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Le FDM est-il politiquement contraignant, bien qu'il n'oblige pas juridiquement ?",
        "Is the TIF politically binding, even though it creates no legal duty?",
        "¿Es el FDM políticamente vinculante, aunque no obligue jurídicamente?",
        "O FDM é politicamente vinculante, embora não obrigue juridicamente?",
    ],
)
def test_what_is_conceded_behind_a_question_is_not_asked(seas: Assistant, text: str) -> None:
    assert seas.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il me faudrait la date à laquelle la LDP a été fondée.", ["1994-03"]),
        ("Quero citar o ato pelo qual foi criado o CDB; qual é?", []),
        ("Je cherche l'acte par lequel le CDB a été créé.", []),
        ("I need the act by which the COB was created.", []),
        ("Necesito el acto por el que se creó el CDB.", []),
    ],
)
def test_a_relative_is_no_interrogative(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    dates = [item.value for item in answer.items if item.kind == "date"]
    assert dates == expected if expected else "MB/RES. 12" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Tell me, ?",
        "In fact, which?",
        "Many. How many?",
        "Plusieurs, combien ?",
        "Does the Tide Forum have experts in law?",
        "Which process led the way on vaccination?",
        "¿Qué proceso tiene la mayor trayectoria de vacunación?",
        "Quel organe ouvre la liste des orateurs ?",
        "Is the list of the Tide Forum's members up to date?",
    ],
)
def test_words_of_the_same_sort_that_ask_for_something_else_find_nothing(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"
