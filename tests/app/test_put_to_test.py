"""Statements put to the test and questions that take something wrong for granted: how, why, of which crisis."""

from __future__ import annotations

import pytest

from app.answers.yes_no.refigured import set_right
from app.assistant import Assistant
from app.drafts import Draft, Evidence
from app.messages.openings import without_else
from app.questions.question import understand
from tests.app.invented import values


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi le Forum des marées fonctionne-t-il toujours ?",
        "Why does the Tide Forum still operate?",
        "¿Por qué sigue activo el Foro de las Mareas?",
        "Por que o Fórum das Marés ainda funciona?",
    ],
)
def test_why_a_body_still_works_is_set_right_where_it_does_not(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "no"
    assert "ne fonctionne pas" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text", ["Why did the Tide Forum stop?", "¿Por qué ya no funciona el Foro de las Mareas?", "Why is the LDP active?"]
)
def test_why_it_stopped_takes_nothing_wrong_for_granted(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Comment l'UNESCO en est-elle venue à diriger la plateforme R4V ?",
        "Why does UNDP lead the R4V platform?",
        "¿Cómo llegó UNESCO a liderar la plataforma R4V?",
        "Como a FAO passou a liderar a plataforma R4V?",
    ],
)
def test_how_another_came_to_lead_is_set_right_by_who_leads(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.value for item in answer.items] == ["unhcr", "iom"]
    assert answer.verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Comment l'OIM en est-elle venue à diriger la R4V ?",
        "How did IOM come to lead R4V?",
        "¿Por qué la OIM dirige la R4V?",
        "Por que o ACNUR lidera a R4V?",
    ],
)
def test_how_one_that_leads_came_to_it_is_not_answered_with_who_leads(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Comment s'appelle le Directeur exécutif de la R4V ?",
        "How is the Executive Director of R4V called?",
        "¿Cómo se llama el Director Ejecutivo de la R4V?",
        "Como se chama o Diretor Executivo da R4V?",
    ],
)
def test_what_one_is_called_takes_nothing_for_granted(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Processus de Quito a-t-il été créé à cause de la crise au Soudan ?", "no"),
        ("The Quito Process was born of the conflict in Syria, right?", "no"),
        ("¿El Proceso de Quito responde a la crisis migratoria de Cuba?", "no"),
        ("O Processo de Quito não nasceu da crise na Nicarágua, né?", "yes"),
    ],
)
def test_a_crisis_of_another_country_is_a_no(note: Assistant, text: str, verdict: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == verdict
    assert "crise migratoire au Venezuela" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Did the Quito Process publish a report on the crisis in Sudan?",
        "¿Condenó el Proceso de Quito la situación en Cuba?",
        "O MIRPS responde à crise no Haiti?",
        "Did the Quito Process end the crisis in Haiti?",
    ],
)
def test_what_else_is_done_about_a_crisis_is_not_told_by_that(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "language", "verdict"),
    [
        ("Le Forum des marées ne fonctionne plus, mais est-il politiquement contraignant ?", "fr", "yes"),
        ("I know the Tide Forum isn't legally binding, but is it politically binding?", "en", "yes"),
        ("El Foro de las Mareas no es vinculante, pero ¿sigue funcionando?", "es", "no"),
        ("O Fórum das Marés não é um tratado, mas é politicamente vinculante?", "pt", "yes"),
    ],
)
def test_a_question_set_against_a_statement_is_what_is_asked(
    seas: Assistant, text: str, language: str, verdict: str
) -> None:
    asked = understand(text, seas.names, language)
    assert asked.bodies
    assert "not" not in asked.restrict
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le GCM est-il le quatrième accord intergouvernemental négocié sous l'égide de l'ONU ?", "no"),
        ("Is the GCM the 2nd intergovernmental agreement negotiated under the UN?", "no"),
        ("¿Es el GCM el primer acuerdo intergubernamental negociado bajo la ONU?", "yes"),
    ],
)
def test_another_rank_than_the_one_told_is_a_no(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Dans quelle ville l'Assemblée générale a-t-elle adopté la résolution sur la CAM ?",
        "In which city did the General Assembly adopt the resolution on the CAM?",
        "¿En qué ciudad aprobó la Asamblea General la resolución que creó la CAM?",
    ],
)
def test_in_which_city_is_answered_by_no_act(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_the_number_told_stands_beside_a_sentence_asked_for_with_another(note: Assistant) -> None:
    [asked] = note.asked("Pourquoi le Pacte mondial sur les réfugiés a-t-il été bouclé en seulement 5 mois ?")
    [told] = [s for s in note.knowledge.sentences_on(asked.bodies[0]) if "18 mois" in s.text]
    draft = Draft("text", evidence=[Evidence(told.document, told.unit.span)])
    set_right(draft, asked, note.knowledge)
    assert [(item.kind, item.value) for item in draft.items] == [("number", "18")]


@pytest.mark.parametrize("text", ["¿Quién pone el dinero del MIRPS?", "Qual organização financia o MIRPS?"])
def test_who_pays_is_not_told_by_who_receives(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_one_of_those_who_lead_is_the_value_of_the_yes(note: Assistant) -> None:
    answer = note.ask("¿Es la OIM una de las que lideran la R4V?")
    assert (answer.verdict, [item.value for item in answer.items]) == ("yes", ["iom"])


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi seulement 50 pays ont-ils signé le Pacte mondial sur les migrations ?",
        "Why did only 90 countries sign the Marrakech migration compact?",
        "¿Por qué solo cien Estados firmaron el Pacto Mundial sobre Migración?",
        "Por que só cem países assinaram o pacto de Marrakech sobre migração?",
    ],
)
def test_why_so_few_signed_is_set_right_by_how_many_did(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert [item.value for item in answer.items] == ["164"]


def test_why_as_many_signed_as_did_takes_nothing_wrong_for_granted(note: Assistant) -> None:
    assert note.ask("Why did 164 countries sign the Marrakech migration compact?").verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Dans le discours on a écrit que la Ligue des phares est née en 1990. C'est bien cette année-là ?", "no"),
        ("My draft says that the Lighthouse League was founded in 1994. Is that the right year?", "yes"),
        ("En el borrador pone que la Liga de los Faros nació en 1990. ¿Es ese el año?", "no"),
        ("O meu colega afirma que a Liga dos Faróis foi criada em 1994. É esse o ano?", "yes"),
    ],
)
def test_what_a_draft_or_a_colleague_says_is_put_to_the_test(seas: Assistant, text: str, verdict: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert values(answer) == ["1994-03"]


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue des phares a huit membres, non ? Ou combien ?",
        "I thought that the Lighthouse League had eight members. If not, how many?",
        "La Liga de los Faros tiene ocho miembros, ¿no? ¿O cuántos son?",
        "A Liga dos Faróis tem oito membros, certo? Ou quantos?",
    ],
)
def test_a_no_tells_the_number_that_is_asked_for_if_it_is_none(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "no"
    assert values(answer)[0] == "5"
    assert "\n" not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "La R4V est pilotée par l'UNICEF et la Croix-Rouge, c'est exact ? Sinon par qui ?",
        "The R4V is run by UNICEF and Save the Children, correct? Or who runs it?",
        "La R4V la dirigen UNICEF y la Cruz Roja, ¿verdad? Si no, ¿quién?",
        "A R4V é liderada pela UNICEF e pela Cruz Vermelha, certo? Senão, por quem?",
    ],
)
def test_two_that_nobody_knows_lead_no_body_that_others_lead(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert values(answer) == ["iom", "unhcr"]


def test_what_asks_for_more_than_a_no_tells_is_kept() -> None:
    text = "Is it in A, and if not, which conference is it in?"
    assert without_else(text, "en") == text


@pytest.mark.parametrize(
    "text",
    [
        "La R4V est dirigée par l'UNICEF et Médecins Sans Frontières, n'est-ce pas ?",
        "The R4V is run by UNICEF and Doctors Without Borders, right?",
        "La R4V la dirigen UNICEF y Médicos Sin Fronteras, ¿verdad?",
        "A R4V é dirigida pela UNICEF e pelos Médicos Sem Fronteiras, não é?",
    ],
)
def test_a_word_in_the_midst_of_a_name_denies_nothing(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert values(answer) == ["iom", "unhcr"]


def test_a_question_in_capitals_is_denied_as_any_other(note: Assistant) -> None:
    assert "not" in understand("Which Countries Are Not In The CSM?", note.names, "en").restrict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Pacte mondial sur les migrations répartit ses objectifs en sept domaines, n'est-ce pas ?", "no"),
        ("The Global Compact for Migration splits its objectives into seven thematic areas, right?", "no"),
        ("El Pacto Mundial para la Migración reparte sus objetivos en siete dominios, ¿no?", "no"),
        ("O Pacto Global para Migração reparte os seus objetivos por sete domínios, não é?", "no"),
        ("La CRM s'appuie sur trois axes, non ?", "yes"),
        ("The Quito Process works along twelve thematic axes, right?", "no"),
        ("La CRM descansa sobre tres pilares, ¿verdad?", "yes"),
        ("A CRM assenta em três eixos, certo?", "yes"),
    ],
)
def test_a_number_behind_a_small_word_is_put_to_the_test(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Le pacte pour les réfugiés a 23 objectifs, non ?",
        "The refugee compact has 23 objectives, right?",
        "El pacto para los refugiados tiene 23 objetivos, ¿no?",
        "O Pacto sobre Refugiados tem 23 objetivos, não é?",
    ],
)
def test_the_number_of_one_body_is_no_yes_for_another_of_its_kind(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "La Commission des questions de migration est une commission permanente du CIDI, non ?",
        "The OAS Committee on Migration Issues is a permanent committee of CIDI, correct?",
        "La Comisión de Asuntos Migratorios es una comisión permanente del CIDI, ¿no?",
        "A Comissão de Assuntos Migratórios é uma comissão permanente do CIDI, certo?",
    ],
)
def test_a_word_that_stands_without_a_capital_as_well_is_no_name(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("True or not: the Lighthouse League imposes no obligations on anyone.", True),
        ("Verdad o no: la Liga de los Faros no obliga a los países miembros.", True),
        ("Verdade ou não: a Liga dos Faróis não obriga ninguém.", True),
        ("Vrai ou non : la Ligue des phares n'oblige pas ses membres.", True),
        ("Confirme: la Liga de los Faros no obliga a nadie.", True),
        ("Confirm, please: the Lighthouse League imposes no obligations on anyone.", True),
        ("Confirmez : la Ligue des phares n'oblige pas ses membres.", True),
        ("Confirme, por favor: a Liga dos Faróis não obriga ninguém.", True),
        ("The Lighthouse League: the obligations of its members.", False),
    ],
)
def test_what_asks_for_a_statement_to_be_confirmed_is_kept_before_it(
    seas: Assistant, text: str, *, expected: bool
) -> None:
    asked = seas.asked(text)
    assert [(each.polar, each.claimed) for each in asked] == [(expected, expected)]
    assert not expected or "not" in asked[0].restrict
