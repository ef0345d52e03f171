"""What a thing is said to be, what is said of a subject, how long each has, and what one says to believe."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.focus import without_belief
from app.questions.shorthand import written_out
from tests.app.invented import assistant_over, values


@pytest.mark.parametrize(
    "text",
    [
        "What are the main challenges identified in the note?",
        "What is one of the main challenges for states?",
        "Quel est le principal défi pour les États ?",
        "Quels défis les États doivent-ils relever ?",
        "¿Cuál es, a juicio de los autores de la nota, uno de los principales desafíos para los Estados?",
        "qual o principal desafio?",
        "quais são os desafios que o texto fala?",
        "qual o problema desses processos todos?",
    ],
)
def test_what_is_said_to_be_the_challenge_is_told(note: Assistant, text: str) -> None:
    assert "manque d'articulation" in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    "text", ["Quel est le principal défi du MIRPS ?", "What is the main opportunity?", "¿Cuál es el principal éxito?"]
)
def test_what_nothing_is_said_to_be_is_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("what does the note say about human trafficking", "la traite et le trafic de personnes"),
        ("O que diz a nota sobre tráfico de pessoas?", "la traite et le trafic de personnes"),
        ("Que dit la note sur la traite ?", "la traite et le trafic de personnes"),
        ("anything on asylum systems?", "systèmes d'asile"),
        ("¿Qué dice la nota sobre el bien común?", "un bien commun"),
    ],
)
def test_what_is_said_of_a_subject_is_told(note: Assistant, text: str, quote: str) -> None:
    assert quote in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "what does the note say about climate change",
        "¿Qué dice la nota sobre vacunas?",
        "Que dit la note sur le terrorisme ?",
        "O que diz a nota sobre pesca?",
    ],
)
def test_of_what_is_not_spoken_of_nothing_is_said(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "How long does each panellist have to answer?",
        "Combien de temps ont les panélistes pour répondre ?",
        "¿Qué tiempo se da a los panelistas para contestar?",
        "¿Cuánto tiempo tiene cada panelista?",
        "quanto tempo cada painelista tem?",
    ],
)
def test_how_long_each_speaker_has_is_told(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["7"]


@pytest.mark.parametrize(
    "text", ["How long does each ambassador have?", "Combien de temps durent les réunions de la CEAM ?"]
)
def test_of_others_no_length_is_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "por que a migração ficou politizada?",
        "o que causou a polarização do tema?",
        "why is migration so polarized according to them",
        "Pourquoi la migration est-elle devenue si politisée ?",
    ],
)
def test_what_led_to_a_thing_is_its_reason(note: Assistant, text: str) -> None:
    assert "ont conduit à une politisation" in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Which mechanism has stopped working?",
        "Quel mécanisme a cessé de fonctionner ?",
        "¿Qué mecanismo ha dejado de funcionar?",
        "Qual mecanismo parou de funcionar?",
    ],
)
def test_what_has_stopped_working_is_named(note: Assistant, text: str) -> None:
    assert note.ask(text).citations[0].quote == "Ce processus ne fonctionne pas actuellement."


@pytest.mark.parametrize(
    "text",
    [
        "O que o Processo de Quito pediu ao governo da Venezuela?",
        "What did the Quito Process ask the government of Venezuela?",
        "¿Qué pidió el Proceso de Quito al gobierno de Venezuela?",
        "Qu'est-ce que le Processus de Quito a demandé au gouvernement vénézuélien ?",
    ],
)
def test_what_is_asked_of_a_government_is_told(note: Assistant, text: str) -> None:
    assert "appelé le gouvernement vénézuélien" in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pensei que o Processo de Quito tivesse 13 membros", "Não. Não é o número"),
        ("I thought the Quito Process had 13 members", "No. That is not the number"),
        ("Creía que la CSM tenía 10 miembros", "No. No es el número"),
        ("Je croyais que la CSM comptait 12 membres.", "Oui."),
        ("I thought the CAM was created in 2010", "No."),
        ("I think Chile is in the CSM", "Yes."),
    ],
)
def test_what_one_says_to_believe_is_put_to_the_test(note: Assistant, text: str, told: str) -> None:
    assert note.ask(text).answer.startswith(told)


def test_a_belief_with_a_question_in_it_is_left_as_it_is() -> None:
    text = "I think I need help: which countries are in the CSM?"
    assert without_belief(text, "en") == text
    assert without_belief("Acho que a CAM depende da OEA.", "pt") == "a CAM depende da OEA?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Why isn't Colombia in the CSM?", "Colombia is on the list"),
        ("Pourquoi la Colombie n'est-elle pas membre de la CSM ?", "Colombie figure bien sur la liste"),
        ("¿Por qué Colombia no es parte de la CSM?", "Colombia sí figura en la lista"),
        ("por que o México saiu do processo de Quito?", "México consta, sim, da lista"),
    ],
)
def test_who_is_on_a_list_has_not_left(note: Assistant, text: str, told: str) -> None:
    assert note.ask(text).answer.startswith(told)


@pytest.mark.parametrize("text", ["Why isn't Mexico in the CSM?", "Why did Venezuela leave the Quito Process?"])
def test_why_another_is_not_on_it_is_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("waht contries r in teh RCM", "en", "what countries are in the RCM"),
        ("o q eh o processo d quito", "pt", "o que é o processo de quito"),
        ("q es la CRM", "es", "que es la CRM"),
        ("cb de pays", "fr", "combien de pays"),
        ("it isnt binding", "en", "it isn't binding"),
        ("cant. de socios", "es", "cantidad de socios"),
        ("qtd de países", "pt", "quantidade de países"),
        ("num of govts", "en", "number of governments"),
        ("qui sont les mebres d'un groupe", "fr", "qui sont les membres d'un groupe"),
        ("le d de l'AG/RES. 2738 a/c d'après c-d", "fr", "le de de l'AG/RES. 2738 a/c d'après c-d"),
    ],
)
def test_words_cut_short_in_chats_are_written_out(text: str, language: str, wanted: str) -> None:
    assert written_out(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("qnts paises assinaram o pacto global d migraçao", ["164"]),
        ("how mnay intl orgs in CMC", ["10"]),
        ("comissão especial assuntos migratórios período", ["2008-04", "2012-06"]),
    ],
)
def test_chats_are_answered(note: Assistant, text: str, wanted: list[str]) -> None:
    assert values(note.ask(text)) == wanted


@pytest.mark.parametrize("text", ["o que vai ter na reunião da CAM?", "¿Qué habrá en la reunión de la CAM?"])
def test_what_a_meeting_will_hold_is_what_it_is_for(note: Assistant, text: str) -> None:
    assert "espace de dialogue et d'articulation" in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Les panélistes ont dix minutes, c'est bien ça ?", "no"),
        ("The speakers have 7 minutes, right?", "yes"),
        ("Cada ponente tiene 15 minutos, ¿correcto?", "no"),
        ("Os panelistas têm 7 minutos?", "yes"),
    ],
)
def test_a_length_of_time_that_is_asked_about_is_decided(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text", ["De quanto tempo dispõe cada panelista?", "De combien de temps dispose chaque intervenant ?"]
)
def test_how_much_time_one_has_is_told_whatever_the_verb(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["7"]


@pytest.mark.parametrize(
    "text",
    ["What's the point of this session?", "¿Qué objetivo tiene la reunión?", "Qual o objetivo desta reunião?"],
)
def test_what_the_meeting_is_for_is_told_by_its_own_aim(note: Assistant, text: str) -> None:
    assert "cette réunion de la CAM a pour but" in note.ask(text).citations[0].quote


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What is the deadline for reporting a wreck?", "36"),
        ("Qual é o prazo para reportar um naufrágio?", "36"),
        ("How soon must a wreck be reported?", "36"),
    ],
)
def test_the_time_within_which_something_is_due_is_told(
    tmp_path_factory: pytest.TempPathFactory, text: str, value: str
) -> None:
    rules = "# Rules of the Buoy League (BLE)\n\nEach port shall report any wreck (naufrágio) within 36 hours.\n"
    league = assistant_over(tmp_path_factory.mktemp("wrecks"), {"rules.en.md": rules})
    assert values(league.ask(text)) == [value]
    assert league.ask("What is the deadline for paying the dues?").status == "not_found"
