"""What a question takes for granted is set right where the documents say otherwise."""

from __future__ import annotations

import pytest

from app.answers.yes_no.verdicts import told
from app.assistant import Assistant
from app.questions.premises import clause, elsewhere, of_tie
from app.questions.question import understand


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Since the CAM was created in 2010, which council is it attached to?", "en", "the CAM was created in 2010"),
        ("Puisque les CMC se réunissent, sur quoi portent leurs travaux ?", "fr", "les CMC se réunissent"),
        ("Ya que obliga a sus miembros, ¿cuándo se creó?", "es", "obliga a sus miembros"),
        ("Já que foi assinado em Nova York, quando foi?", "pt", "foi assinado em Nova York"),
        ("Which council is the CAM attached to?", "en", ""),
    ],
)
def test_the_clause_that_takes_something_for_granted_is_read(text: str, language: str, wanted: str) -> None:
    assert clause(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "remark", "value"),
    [
        ("Seeing that the Quito Process binds its members, when was it created?", "pas contraignant", "2018"),
        ("Puisque les CMC se réunissent encore, quand ont-elles été lancées ?", "ne fonctionne pas", "2016-01"),
        ("Ya que la CSM tiene 15 miembros, ¿cuándo se creó?", "Elle compte 12 États", "1999"),
        ("Since the CAM was created in 2010, which council is it attached to?", "juin 2012", "cidi"),
    ],
)
def test_a_wrong_premise_is_remarked_on_before_the_answer(note: Assistant, text: str, remark: str, value: str) -> None:
    answer = note.ask(text)
    assert remark in answer.citations[0].quote
    assert [item.value for item in answer.items][-1] == value
    assert answer.verdict is None


def test_a_right_premise_is_passed_over(note: Assistant) -> None:
    answer = note.ask("Como la R4V está dirigida por el ACNUR y la OIM, ¿cuántos socios tiene?")
    assert [item.value for item in answer.items] == ["192"]
    assert "Nota" not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand le Forum des marées a-t-il force obligatoire ?",
        "Since when has the Tide Forum been legally binding?",
        "¿Desde cuándo es vinculante el Foro de las Mareas?",
        "Desde quando o Fórum das Marés é vinculante?",
    ],
)
def test_since_when_it_binds_is_told_that_it_does_not(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert "n'est pas juridiquement contraignant" in answer.citations[0].quote
    assert answer.items == ()


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue des phares a-t-elle été fondée à Toulouse ?",
        "Was the Lighthouse League founded in Toulouse?",
        "¿La Liga de los Faros se fundó en Toulouse?",
        "A Liga dos Faróis foi fundada em Toulouse?",
    ],
)
def test_another_place_of_the_founding_is_a_no(seas: Assistant, text: str) -> None:
    [asked] = seas.asked(text)
    draft = elsewhere(asked, seas.knowledge)
    assert draft is not None
    assert draft.verdict is False
    assert elsewhere(seas.asked("Was the Lighthouse League founded in Gênes?")[0], seas.knowledge) is None


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quelle année le Mexique est-il dans la Ligue des phares ?",
        "Since when has Mexico been in the Lighthouse League?",
        "¿Desde qué año está México en la Liga de los Faros?",
        "Desde quando o México está na Liga dos Faróis?",
    ],
)
def test_since_when_a_country_is_in_a_body_is_told_the_list_without_it(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert sorted(item.code or "" for item in answer.items) == ["ES", "FR", "GR", "IT", "MT"]
    assert "Mex" in answer.answer or "Méx" in answer.answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is it true that the Tide Forum is not legally binding?", "yes"),
        ("É certo dizer que o Fórum das Marés não obriga juridicamente?", "yes"),
        ("Peut-on dire que le Forum des marées est juridiquement contraignant ?", "no"),
    ],
)
def test_a_claim_that_denies_is_borne_out_where_the_documents_deny(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Did the crews accept the inspections?", None), ("Did the Forum invite the crews to accept them?", True)],
)
def test_what_is_but_asked_for_is_not_done(seas: Assistant, question: str, expected: bool | None) -> None:
    text = "The Forum invited the crews to accept inspections at sea."
    assert told(understand(question, seas.names, "en"), text, "en") is expected


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand l'OMS dirige-t-elle la plateforme R4V ?",
        "Since when does WHO lead the R4V platform?",
        "¿Desde cuándo dirige la OMS la plataforma R4V?",
        "Desde quando a OMS lidera a plataforma R4V?",
    ],
)
def test_since_when_another_leads_a_body_is_told_who_does(note: Assistant, text: str) -> None:
    [asked] = note.asked(text)
    draft = of_tie(asked, note.knowledge)
    assert draft is not None
    assert [item.value for item in draft.items] == ["unhcr", "iom"]


def test_since_when_one_leads_that_does_is_set_right_by_nothing(note: Assistant) -> None:
    [asked] = note.asked("Since when does IOM lead the R4V platform?")
    assert of_tie(asked, note.knowledge) is None


@pytest.mark.parametrize(
    "text",
    ["Pourquoi le Mexique n'a-t-il pas rejoint la Ligue des phares ?", "Why isn't Mexico in the Lighthouse League?"],
)
def test_why_a_country_stays_out_takes_nothing_wrong_for_granted(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Since the CMC still meets, may I list it as an active mechanism?",
        "Puisque les CMC fonctionnent encore, puis-je les citer comme mécanisme actif ?",
        "Como las CMC siguen sesionando, ¿me confirman que puedo citarlas como mecanismo activo?",
    ],
)
def test_a_yes_or_no_that_rests_on_a_wrong_clause_is_a_no_told_once(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.verdict, answer.answer.count("fonctionne pas")) == ("no", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Les CMC, lancées en 2018, traitent de quels sujets ?",
        "The CMC, launched in 2018, covers which topics?",
        "Las CMC, lanzadas en 2018, ¿de qué temas tratan?",
        "As CMC, lançadas em 2018, tratam de que temas?",
    ],
)
def test_a_wrong_year_set_beside_a_name_is_put_right_beside_the_answer(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.value for item in answer.items if item.kind == "date"] == ["2016-01"]
    assert "\n" in answer.answer


def test_a_wrong_year_set_beside_a_name_alone_is_no_answer(note: Assistant) -> None:
    assert note.ask("The CAM, created in 2008, has what budget?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Étant donné que le GCM compte 17 objectifs, combien de domaines thématiques a-t-il ?", ["23", "5"]),
        ("Knowing that the CSM has 15 members, when was it created?", ["12", "1999"]),
        ("La CSM tiene 15 miembros; ¿cuándo se creó?", ["12", "1999"]),
        ("Dado que o GCM se desdobra em 17 objetivos, por quantas áreas temáticas se repartem eles?", ["23", "5"]),
        ("¿Qué resolución de abril de 2008 creó la CAM?", ["2012-06", "résolution AG/RES. 2738 (XLII-O/12)"]),
        ("Quelle déclaration de 2019 a créé le Processus de Quito ?",
         ["2018", "Déclaration de Quito sur la mobilité humaine des citoyens vénézuéliens dans la région"]),
    ],
)  # fmt: skip
def test_a_wrong_number_or_year_is_set_right_beside_the_answer(note: Assistant, text: str, values: list[str]) -> None:
    assert [item.value for item in note.ask(text).items] == values


@pytest.mark.parametrize(
    "text",
    [
        "Sachant que la CSM remonte à 2005, est-elle contraignante ?",
        "Since the CSM dates from 2005, is it binding?",
        "Sabiendo que la CSM se remonta a 2005, ¿es vinculante?",
        "Sabendo que a CSM remonta a 2005, ela é vinculante?",
    ],
)
def test_the_no_to_a_premise_is_none_to_the_question(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict is None
    assert [item.value for item in answer.items] == ["1999"]


@pytest.mark.parametrize(
    "text",
    [
        "La CSM s'est réunie en 2019. Quand a-t-elle été créée ?",
        "The CSM met in 2019 in Peru. When was it created?",
        "La CSM se reunió en 2019. ¿Cuándo se creó?",
        "A CSM reuniu-se em 2019. Quando foi criada?",
    ],
)
def test_what_a_message_states_of_another_kind_is_no_premise(note: Assistant, text: str) -> None:
    assert not any("not" in line.lower() for line in note.ask(text).answer.splitlines()[:1])
