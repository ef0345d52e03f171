"""What a question denies, and puts to the test: «It does not bind, right?», «Is it true that it is not a member?»"""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.tags import without_tag
from tests.app.invented import assert_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it true that the GCM is not legally binding?", "yes"),
        ("The GCM is not legally binding, right?", "yes"),
        ("Est-il vrai que le pacte sur les migrations n'est pas contraignant ?", "yes"),
        ("El Pacto Mundial sobre Migración no es un tratado, ¿correcto?", "yes"),
        ("O Processo de Quito não é vinculante, certo?", "yes"),
        ("La CMC ne fonctionne plus, c'est exact ?", "yes"),
        ("Is it true that the CMC no longer works?", "yes"),
        ("The CMC works no longer, correct?", "yes"),
        ("Is it true that Brazil is not in the CSM?", "no"),
        ("Est-il vrai que le Venezuela n'est pas membre du processus de Quito ?", "yes"),
        ("Venezuela no es miembro del Proceso de Quito, ¿verdad?", "yes"),
        ("É verdade que o Canadá não faz parte da CRM?", "no"),
        ("The RCM is not older than the SACM, right?", "no"),
    ],
)
def test_a_denial_put_to_the_test_is_confirmed_where_the_documents_deny_it(
    note: Assistant, text: str, expected: str
) -> None:
    answer = note.ask(text)
    assert answer.verdict == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Isn't the GCM legally binding?", "no"),
        ("Le Brésil n'est-il pas membre de la CSM ?", "yes"),
        ("Isn't Canada a member of the CSM?", "no"),
        ("Costa Rica est-il membre de Quito ? C'est exact ?", "yes"),
        ("El Pacto Mundial sobre Migración es un tratado, ¿correcto?", "no"),
    ],
)
def test_a_question_that_expects_a_yes_claims_no_denial(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Guiana está no Processo de Quito mas não na conferência sul-americana, certo?", "no"),
        ("Is Costa Rica in Quito but not in the CSM?", "yes"),
        ("Le Mexique est-il dans la CRM sans être dans le MIRPS ?", "no"),
        ("¿Bolivia está en la CSM pero no en el Proceso de Quito?", "yes"),
    ],
)
def test_a_country_in_one_body_and_not_in_another_needs_both_lists(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (
            "Quels pays se retrouvent dans le Processus de Quito ?",
            "Est-il vrai que le Venezuela n'en fait pas partie ?",
        ),
        ("Which countries make up the Quito Process?", "what about the Dominican Republic, isn't it in there too?"),
        ("Qui est dans le MIRPS ?", "Et le Panama, il n'y est pas aussi ?"),
        ("Qui est dans le MIRPS ?", "Le Panama y est-il ?"),
    ],
)
def test_a_follow_up_that_denies_is_a_question_for_a_yes_or_a_no(note: Assistant, first: str, text: str) -> None:
    assert note.ask(text, history=[first]).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "¿Fueron 192 los países que firmaron el pacto migratorio en Marruecos? Si no, ¿cuántos?",
        "Were 192 the states that signed the GCM?",
        "Ont-ils été 192 pays à signer le pacte sur les migrations ?",
    ],
)
def test_another_number_than_the_one_told_is_a_no(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"


def test_both_of_two_in_portuguese_counts_nothing(note: Assistant) -> None:
    text = "O Brasil está tanto na Conferência Sul-Americana quanto no Processo de Quito?"
    assert note.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    "text", ["porque dejo de funcionar la CMC?", "pq a CMC parou?", "La CMC s'est arrêtée, pourkoi ?"]
)
def test_a_reason_asked_for_in_haste_is_no_state(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dans le groupe de Quito, quels membres ne sont pas des pays sud-américains ?", {"CR", "MX", "PA", "DO"}),
        ("Which Central American countries are in the Quito group?", {"CR", "MX", "PA"}),
    ],
)
def test_a_body_told_by_a_word_of_its_name_is_cut_to_the_region(note: Assistant, text: str, expected: set[str]) -> None:
    assert {item.code for item in note.ask(text).items} == expected


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("Combien de pays ont signé le Pacte mondial sur les migrations ?", "Et le Pacte sur les réfugiés, combien ?"),
        ("How many countries signed the migration compact?", "And the refugee compact, how many signed it?"),
    ],
)
def test_what_is_counted_of_one_compact_is_not_told_of_the_other(note: Assistant, first: str, text: str) -> None:
    assert note.ask(text, history=[first]).status == "not_found"


def test_what_stands_before_the_question_is_no_question(note: Assistant) -> None:
    text = (
        "Estoy cerrando una nota y me falta un dato de contexto: de todos los mecanismos que enumeran, "
        "¿cuál es el más antiguo y de qué año es?"
    )
    answer = note.ask(text)
    assert [item.name for item in answer.items] == ["Conferencia Regional sobre Migración (CRM)", "1996"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Isn't it true that the GCM is legally binding?", "no"),
        ("N'est-il pas vrai que le GCM est juridiquement contraignant ?", "no"),
        ("¿No es cierto que el GCM es jurídicamente vinculante?", "no"),
        ("Não é verdade que o GCM é juridicamente vinculante?", "no"),
        ("¿No es verdad que México está en la CRM?", "yes"),
        ("No es verdad que el Proceso de Quito es vinculante, ¿cierto?", "yes"),
    ],
)
def test_a_question_whether_it_is_not_true_denies_nothing(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Le Processus de Quito lie-t-il les pays membres ?",
        "Le GCM lie-t-il ses signataires ?",
        "¿El Proceso de Quito vincula a sus miembros?",
        "O Processo de Quito vincula os países membros?",
    ],
)
def test_whether_a_text_ties_its_members_is_whether_it_binds(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Does the CRM cover Canada?", "yes"),
        ("La CRM couvre-t-elle le Pérou ?", "no"),
        ("¿La CSM abarca a México?", "no"),
        ("A CSM abrange o Chile?", "yes"),
    ],
)
def test_whether_a_body_covers_a_state_is_whether_that_belongs(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Je relis un discours. On y affirme que le Paraguay n'est pas dans le Processus de Quito. A-t-il raison ?",
            "yes",
        ),
        ("A colleague claims that Brazil is not in the CSM, and I have to be sure. Is he right about that?", "no"),
        ("Mi jefe dice que Bolivia forma parte del Proceso de Quito. ¿Tiene razón?", "no"),
        (
            "Um assessor garante que a CMC não funciona, e eu preciso ter certeza. É verdade que ela não funciona?",
            "yes",
        ),
        ("The speech says that the GCM binds its signatories legally. Is that claim correct?", "no"),
    ],
)
def test_what_somebody_is_told_to_claim_is_put_to_the_test_by_the_sentence_behind_it(
    note: Assistant, text: str, expected: str
) -> None:
    answer = note.ask(text)
    assert answer.verdict == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The states that joined the group pay dues. Is he right?", "en"),
        ("Elle dit que la CAM est de 2012. Qui la préside ?", "fr"),
        ("El informe dice que la CAM es de 2012. ¿Es la más antigua?", "es"),
        ("O relatório diz que a CAM é de 2012. Ela tem razão de existir?", "pt"),
    ],
)
def test_a_message_that_reports_no_claim_or_asks_another_thing_stays_as_it_is(text: str, language: str) -> None:
    assert without_tag(text, language) == text
