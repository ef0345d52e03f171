"""A yes read off a sentence needs every decisive word of its question to be borne out there."""

from __future__ import annotations

import pytest

from app.answers.yes_no.upheld import concerns, lacks_noun
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assert_quotes


def said(note: Assistant, *turns: str) -> str | None:
    answer = note.ask(turns[-1], history=turns[:-1])
    assert_quotes(note, answer)
    return answer.verdict if answer.status == "answered" else "silent"


@pytest.mark.parametrize(
    "text",
    [
        "¿La CAM fue creada por una resolución del Consejo de Seguridad?",
        "A CSM foi criada pela OEA?",
        "¿La CSM fue creada por los países de América del Norte?",
        "L'OIM participe-t-elle à la CRM ?",
        "¿Participó la OTAN en las discusiones del Pacto Mundial sobre los Refugiados?",
        "Did NATO take part in the talks on the refugee compact?",
        "Le Venezuela dirige-t-il la R4V ?",
    ],
)
def test_who_is_not_named_there_did_nothing_there(note: Assistant, text: str) -> None:
    assert said(note, text) == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "A CAM foi criada pela ONU?",
        "Was the CAM created by the Permanent Council?",
        "¿La CAM fue creada por la Asamblea General de las Naciones Unidas?",
        "La CAM a-t-elle été créée par le MERCOSUR ?",
    ],
)
def test_another_founder_than_the_one_named_is_a_no(note: Assistant, text: str) -> None:
    assert said(note, text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Was the CAM created by the General Assembly of the OAS?",
        "La CAM fue creada por resolución de la Asamblea General?",
        "¿La CSM fue creada por los países de América del Sur?",
        "Le HCR dirige-t-il la R4V ?",
        "Did experts take part in the talks on the refugee compact?",
        "Did the South American conference help produce the Buenos Aires Declaration?",
    ],
)
def test_who_is_named_there_did_it(note: Assistant, text: str) -> None:
    assert said(note, text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "¿El MIRPS brinda apoyo militar?",
        "O MIRPS dá apoio militar?",
        "Le MIRPS fournit-il un soutien alimentaire ?",
        "Does MIRPS provide humanitarian aid?",
        "¿El MIRPS busca mejorar las condiciones en los países de destino?",
        "¿El MIRPS busca crear sistemas de salud?",
        "¿La CRM cuenta con la participación del sector privado?",
        "Does the RCM involve the private sector?",
        "La CRM se concentre-t-elle sur la diaspora ?",
        "¿La CRM trata la trata de personas?",
    ],
)
def test_another_kind_of_thing_is_not_the_thing(note: Assistant, text: str) -> None:
    assert said(note, text) == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "¿El MIRPS brinda apoyo financiero?",
        "Le MIRPS fournit-il un appui technique ?",
        "O MIRPS dá apoio técnico?",
        "Does MIRPS seek to improve conditions in the countries of origin?",
        "¿El MIRPS busca crear sistemas de asilo?",
        "¿La CRM cuenta con la participación de la sociedad civil?",
        "A sociedade civil entra nos eixos da CRM?",
        "¿La CSM trata la trata de personas?",
        "Estatísticas migratórias entram na pauta da CSM?",
        "Os processos das Américas tiveram algum efeito positivo?",
    ],
)
def test_a_verb_or_a_word_that_tells_nothing_need_not_be_there(note: Assistant, text: str) -> None:
    assert said(note, text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Is trafficking one of the RCM's topics?",
        "A R4V trata de estatísticas migratórias?",
        "Les CMC s'occupent-elles de la diaspora ?",
        "Was the Global Compact on Refugees signed by 164 countries?",
        "¿El Pacto Mundial sobre los Refugiados comprende 23 objetivos?",
        "Le Pacte mondial sur les réfugiés compte combien d'objectifs ?",
        "How many objectives does the refugee compact have?",
        "Was the Special Committee attached to CIDI?",
    ],
)
def test_the_section_on_another_body_says_nothing_of_this_one(note: Assistant, text: str) -> None:
    assert said(note, text) == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "O processo de Quito cuida da diáspora?",
        "Le Processus de Quito lutte-t-il contre le trafic ?",
        "Les CMC ont-elles été remplacées par un autre processus ?",
        "Does the note say the US funds MIRPS?",
    ],
)
def test_a_sentence_on_something_else_is_no_no(note: Assistant, text: str) -> None:
    assert said(note, text) == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "¿Estos procesos tienen un impacto negativo?",
        "¿La migración se ha despolitizado?",
        "El Pacto Mundial sobre los Refugiados busca aumentar la dependencia de los refugiados?",
        "Does the refugee compact seek to reduce the independence of refugees?",
        "Does the refugee compact seek to increase the pressure on host countries?",
        "Le nombre de migrants a-t-il diminué depuis 1970 ?",
        "Was the GCM negotiated under the auspices of the OAS?",
        "O Pacto Global de Migração foi negociado sob a égide da OEA?",
    ],
)
def test_the_opposite_is_a_no(note: Assistant, text: str) -> None:
    assert said(note, text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Le Pacte sur les réfugiés vise-t-il à renforcer l'autonomie des réfugiés ?",
        "¿El Pacto sobre Refugiados busca reducir la presión sobre los países de acogida?",
        "La question migratoire s'est-elle politisée ?",
        "Has the number of migrants grown since 1970?",
    ],
)
def test_the_opposite_of_something_else_is_none(note: Assistant, text: str) -> None:
    assert said(note, text) == "yes"


def test_a_choice_and_a_count_asked_again_get_no_yes(note: Assistant) -> None:
    assert said(note, "La CAM est-elle une commission permanente ou temporaire ?") is None
    answer = note.ask("Et la CSM ?", history=["Combien de membres a le MIRPS ?"])
    assert answer.verdict is None and "12" in answer.answer


@pytest.mark.parametrize(
    ("text", "words", "tongue"),
    [
        ("La Table des castors existe-t-elle encore ?", "It was wound up on 3 May 2019.", "en"),
        ("Does the Beaver Table still exist?", "Dissoute le 3 mai 2019.", "fr"),
        ("¿Existe aún la Mesa de los Castores?", "Foi dissolvida a 3 de maio de 2019.", "pt"),
        ("A Mesa dos Castores ainda existe?", "Quedó disuelta el 3 de mayo de 2019.", "es"),
    ],
)
def test_a_word_for_an_end_tells_whether_a_thing_still_exists(
    note: Assistant, text: str, words: str, tongue: str
) -> None:
    question = understand(text, note.names)
    assert question.asks("status")
    assert concerns(question, words, words, tongue, note.knowledge)
    assert not concerns(question, "XII", "XII", tongue, note.knowledge)


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Le Forum des marées existe-t-il encore ?", "Situation | dissous le 3 mai 2019", "fr"),
        ("Is the Tide Forum still running?", "Status | dissolved on 3 May 2019", "en"),
        ("¿Sigue existiendo el Foro de las Mareas?", "Situación | disuelto el 3 de mayo de 2019", "es"),
        ("O Fórum das Marés ainda existe?", "Situação | dissolvido a 3 de maio de 2019", "pt"),
    ],
)
def test_that_a_body_was_dissolved_is_on_whether_it_still_works(
    seas: Assistant, text: str, told: str, language: str
) -> None:
    assert concerns(seas.asked(text)[0], told, told, language, seas.knowledge)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Are newspapers let in?", "The press may attend."),
        ("Le bétail circule-t-il en franchise ?", "Livestock moves free of duty."),
        ("¿Verifican las cuentas los forasteros?", "The accounts are audited by an independent firm."),
        ("Os forasteiros verificam as contas?", "Las cuentas las audita una firma independiente."),
    ],
)
def test_a_noun_may_be_told_by_another_only_where_the_reader_is_sure(note: Assistant, text: str, told: str) -> None:
    assert not lacks_noun(understand(text, note.names), told, sure=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Can the countries of destination attend?", "The countries of origin may attend."),
        ("Les pays de destination votent-ils ?", "Les pays d'origine votent."),
        ("¿Votan los países de destino?", "Votan los países de origen."),
        ("Os países de destino votam?", "Votam os países de origem."),
        ("O grupo dá apoio militar?", "El grupo presta apoyo financiero."),
    ],
)
def test_the_word_that_tells_which_is_meant_must_be_there(note: Assistant, text: str, told: str) -> None:
    assert lacks_noun(understand(text, note.names), told, sure=True)
