"""The acts that a sentence names: one where one is asked for, all where several are."""

from __future__ import annotations

import pytest

from app.answers.from_facts import acts
from app.answers.from_provisions import articles
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assert_quotes, assistant_over

NOTE = """# Conférence des digues (CDD)

La Conférence des digues (CDD) a abouti à la Déclaration de Sète (2011) et à la Convention de Menton (2014).
"""


@pytest.fixture(scope="module")
def dykes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("dykes"), {"note.fr.md": NOTE})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels textes la CDD a-t-elle produits ?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Which documents did the CDD produce?", ["Déclaration de Sète", "Convention de Menton"]),
        ("¿Qué instrumentos produjo la CDD?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Quais documentos a CDD produziu?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Which document did the CDD produce?", ["Déclaration de Sète"]),
        ("Which document did the CDD produce in 2014?", ["Convention de Menton"]),
        ("Quel texte la CDD a-t-elle produit en 2011 ?", ["Déclaration de Sète"]),
    ],
)
def test_all_acts_are_told_where_several_are_asked_for_without_their_years(
    dykes: Assistant, text: str, expected: list[str]
) -> None:
    asked = understand(text, dykes.names)
    [document] = dykes.knowledge.metadata
    [sentence] = [each for each in dykes.knowledge.sentences(document) if "abouti" in each.text]
    assert [item.value for item in acts.asked(asked, sentence, dykes.knowledge)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "What is the exact symbol of the General Assembly decision that set up the CAM?",
        "I need the symbol of the OAS General Assembly decision that set up the Committee on Migration Issues.",
        "For a footnote I need the symbol of the OAS General Assembly decision that set up the CAM. What is it?",
        "Numéro exact de la décision de l'Assemblée générale à l'origine de la CAM ?",
        "Il me faut la cote exacte de la décision de l'Assemblée générale de l'OEA créant la CAM",
        "Necesito el símbolo exacto de la decisión de la Asamblea General que creó la CAM",
        "Número de la resolución de creación de la CAM",
        "Qual o número da resolução que criou a CAM?",
        "Preciso do símbolo exato da decisão da Assembleia Geral da OEA que criou a CAM",
    ],
)
def test_the_symbol_of_the_founding_act_is_given_and_no_number_of_it_beside(note: Assistant, text: str) -> None:
    assert [item.name for item in note.ask(text).items] == ["résolution AG/RES. 2738 (XLII-O/12)"]


@pytest.mark.parametrize(
    "text",
    [
        "What is the number of the resolution that created the CRM?",
        "Quelle est la cote de la résolution qui a créé la CSM ?",
        "Quel est le numéro de la décision du MERCOSUR qui a créé la CAM ?",
        "Which UN General Assembly decision set up the CAM?",
    ],
)
def test_no_symbol_is_given_where_there_is_none_or_another_body_is_said_to_have_decided(
    note: Assistant, text: str
) -> None:
    assert note.ask(text).status == "not_found"


MINUTES = """# Ligue des phares (LDP)

- Décision 7/1 : fermer le bureau de Sète.
- Décision 7/2 : créer un fonds des lentilles, doté de deux millions d'euros.

La Ligue des phares (LDP) a renoncé aux dettes de Malte (décision 6/4) et a cité les décisions 5/1 et décision 5/2.
"""


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("minutes"), {"minutes.fr.md": MINUTES})


@pytest.mark.parametrize(
    "text",
    [
        "Quelle décision a créé le fonds des lentilles ?",
        "Which decision number set up the lens fund?",
        "¿Qué decisión creó el fondo de lentes?",
        "Que decisão criou o fundo das lentes?",
    ],
)
def test_the_act_that_labels_a_sentence_is_told_by_its_number(minutes: Assistant, text: str) -> None:
    asked = understand(text, minutes.names)
    [document] = minutes.knowledge.metadata
    [sentence] = [each for each in minutes.knowledge.sentences(document) if "lentilles" in each.text]
    assert [item.value for item in acts.asked(asked, sentence, minutes.knowledge)] == ["Décision 7/2"]


def test_of_several_numbered_acts_in_a_sentence_none_is_told(minutes: Assistant) -> None:
    asked = understand("Which decision dropped the debts?", minutes.names)
    [document] = minutes.knowledge.metadata
    [sentence] = [each for each in minutes.knowledge.sentences(document) if "dettes" in each.text]
    assert acts.numbered(asked, sentence, minutes.knowledge) == []


LABELLED = {
    "fr": """# Comité des écluses (CDE)

Décision 11/01. Le groupe des vannes a été créé et la Colombie le coordonne.

Décision 11/02. Dix pour cent des places sont réservées aux apprentis.
""",
    "en": """# Lock Committee (LOC)

Decision 11/01. The sluice group was created and Colombia coordinates it.

Decision 11/02. Ten per cent of the places are set aside for apprentices.
""",
    "es": """# Comité de las Esclusas (CDE)

Decisión 11/01. Fue creado el grupo de compuertas y Colombia lo coordina.

Decisión 11/02. El diez por ciento de las plazas se reserva a los aprendices.
""",
    "pt": """# Comitê das Eclusas (CDE)

Decisão 11/01. Foi criado o grupo das comportas e a Colômbia o coordena.

Decisão 11/02. Dez por cento das vagas são reservadas aos aprendizes.
""",
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Quelle est la décision qui a créé le groupe des vannes ?", "Décision 11/01"),
        ("en", "What was the decision that created the sluice group?", "Decision 11/01"),
        ("es", "¿Cuál fue la decisión que creó el grupo de compuertas?", "Decisión 11/01"),
        ("pt", "Qual foi a decisão que criou o grupo das comportas?", "Decisão 11/01"),
    ],
)
def test_the_act_whose_label_opens_the_paragraph_is_the_one_that_it_tells_of(
    tmp_path_factory: pytest.TempPathFactory, language: str, text: str, expected: str
) -> None:
    locks = assistant_over(tmp_path_factory.mktemp("locks"), {f"locks.{language}.md": LABELLED[language]})
    asked = understand(text, locks.names)
    [document] = locks.knowledge.metadata
    [sentence] = [
        each for each in locks.knowledge.sentences(document) if "olômbia" in each.text or "Colomb" in each.text
    ]
    [item] = acts.asked(asked, sentence, locks.knowledge)
    [evidence] = item.evidence
    assert item.value == expected == evidence.marks[0].of(locks.knowledge.document(document).text)
    assert asked.kind == "instrument"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Quel pourcentage des places est réservé aux apprentis et par quelle décision ?", "Décision 11/02"),
        ("en", "What percentage of the places is set aside for apprentices, which decision?", "Decision 11/02"),
        ("es", "¿Qué porcentaje de las plazas se reserva a los aprendices, cuál decisión?", "Decisión 11/02"),
        ("pt", "Que percentagem das vagas é reservada aos aprendizes, qual a decisão?", "Decisão 11/02"),
    ],
)
def test_the_act_is_told_beside_the_number_that_it_sets(
    tmp_path_factory: pytest.TempPathFactory, language: str, text: str, expected: str
) -> None:
    head, _, told = LABELLED[language].split("\n\n")
    locks = assistant_over(tmp_path_factory.mktemp("locks"), {f"locks.{language}.md": f"{head}\n\n{told}"})
    answer = locks.ask(text)
    assert {"10", expected} <= {item.value for item in answer.items}
    assert_quotes(locks, answer)


REGISTER = """# Ligue des bouées (LIBO)

Le Protocole de Menton, qui vaut depuis 2011, a modifié l'article 6 de l'accord de la Ligue des bouées (LIBO).

Elle suit la Charte de Nice, du 3 mai 2010, et le Protocole d'Ilo, du 17 octobre 2016.

Ses membres, réunis à Bastia, ont institué le registre des bouées par l'arrangement de Calvi du 4 avril 2016.

# Liga das boias (LIDABO)

A Liga das boias (LIDABO) foi criada pelo tratado de Huelva do 3 de maio de 2019.

O armador paga metade da viagem desde a emenda de Lepe, de 2021.
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("register"), {"registre.md": REGISTER})


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Quel instrument a modifié l'article 6 de l'accord de la LIBO ?", "Menton", "Protocole de Menton"),
        ("Which instrument amended article 6 of the LIBO agreement?", "Menton", "Protocole de Menton"),
        ("¿Qué instrumento modificó el artículo 6 del acuerdo de la LIBO?", "Menton", "Protocole de Menton"),
        ("Que instrumento modificou o artigo 6 do acordo da LIBO?", "Menton", "Protocole de Menton"),
        ("Quel protocole complète la Charte de Nice ?", "Ilo", "Protocole d'Ilo"),
        ("Which protocol completes the Charte de Nice?", "Ilo", "Protocole d'Ilo"),
        ("¿Qué protocolo completa la Charte de Nice?", "Ilo", "Protocole d'Ilo"),
        ("Que protocolo completa a Charte de Nice?", "Ilo", "Protocole d'Ilo"),
    ],
)
def test_an_act_or_article_that_a_question_names_is_not_the_one_it_asks_for(
    register: Assistant, text: str, words: str, expected: str
) -> None:
    [document] = register.knowledge.metadata
    sentence = next(each for each in register.knowledge.sentences(document) if words in each.text)
    asked = understand(text, register.names)
    found = articles.cited(asked, sentence) or acts.asked(asked, sentence, register.knowledge)
    assert [item.value[: len(expected)] for item in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Par quel arrangement le registre des bouées de la LIBO a-t-il été institué ?", "arrangement de Calvi"),
        ("By which arrangement was the register of buoys of LIBO set up?", "arrangement de Calvi"),
        ("¿Qué enmienda obligó al armador a pagar la mitad del viaje en la LIDABO?", "emenda de Lepe"),
        ("Por que tratado foi criada a LIDABO?", "tratado de Huelva"),
    ],
)
def test_an_act_is_told_with_its_noun_be_that_in_small_letters(register: Assistant, text: str, expected: str) -> None:
    [item] = register.ask(text).items
    assert item.name.startswith(expected)
