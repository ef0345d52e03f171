"""What a text only names, counts or states is no answer to what it says, who they are and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answers.from_facts.rolls import rolls
from app.answers.from_sentences.sought import marked
from app.answers.withheld import silence
from app.answers.withheld.silence import says_nothing
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions import question as questions
from app.questions.question import understand
from ingest.folding import fold
from ingest.records import FactKind
from tests.app.invented import assistant_over, values


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi les Consultations sur les migrations dans les Caraïbes ne fonctionnent-elles plus ?",
        "¿Por qué dejó de funcionar la CMC?",
        "What caused the CMC to stop working?",
        "Que dit au juste la Déclaration de Buenos Aires de 2013 ?",
        "O que dizia a Declaração de Buenos Aires?",
        "Comment s'appellent les panélistes invités à cette réunion ?",
        "Quais são os nomes dos painelistas da reunião?",
        "By which UN decision was the CAM created?",
        "Quantos são os grupos técnicos do Processo de Quito?",
        "¿Me puede enumerar los 23 objetivos del pacto migratorio?",
    ],
)
def test_what_the_note_only_states_is_not_explained_told_or_named(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("¿Me puede enumerar los 23 objetivos del pacto migratorio?", True),
        ("Can you list the 23 objectives of the migration compact?", True),
        ("Pouvez-vous énumérer les 23 objectifs du pacte sur les migrations ?", True),
        ("Pode enumerar os 23 objetivos do pacto migratório?", True),
        ("In how many thematic areas are the 23 objectives of the GCM?", False),
    ],
)
def test_the_number_of_other_things_names_none_of_those_that_are_counted(
    note: Assistant, text: str, silent: bool
) -> None:
    fact = next(f for f in note.knowledge.facts("gcm", FactKind.COUNT) if "23" in {v.value for v in f.values})
    place = Evidence(fact.document, fact.evidence[0])
    draft = Draft("relation", [DraftItem("number", "5", (place,))], [place], bodies=("gcm",))
    asked = replace(questions.understand(questions.clean(text), note.names), bodies=("gcm",))
    assert silence.says_nothing(draft, asked, note.knowledge, note.solver.wanted) is silent


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Pourquoi la R4V a-t-elle été créée ?", "coordonner la réponse"),
        ("Que prévoit le Pacte mondial sur les réfugiés ?", "vise à relever les défis"),
    ],
)
def test_a_reason_that_the_note_gives_and_what_it_says_of_a_text_are_told(
    note: Assistant, text: str, quote: str
) -> None:
    assert quote in " ".join(citation.quote for citation in note.ask(text).citations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In how many countries are R4V's partners found?", "17"),
        ("How many rounds of questions will the panellists face at the meeting?", "2"),
        ("Dans combien de pays se trouvent les partenaires de la R4V ?", "17"),
    ],
)
def test_the_number_told_is_that_of_what_is_counted(note: Assistant, text: str, expected: str) -> None:
    assert values(note.ask(text)) == [expected]


def test_a_body_without_something_is_so_where_the_text_says_it(tmp_path: Path) -> None:
    text = "# Forum of Ferries (FOF)\n\nThe Forum is a mechanism of dialogue, without legal personality.\n"
    ferries = assistant_over(tmp_path, {"ferries.en.md": text})
    assert ferries.ask("Is the Forum of Ferries a mechanism without legal personality?").verdict == "yes"
    assert ferries.ask("Does the Forum of Ferries have legal personality?").verdict == "no"


def test_a_body_that_its_sentence_calls_by_its_kind_alone_is_told_by_name(tmp_path: Path) -> None:
    text = """# Deux organismes

## Réseau des phares ibériques (RPI)

Le Réseau est partenaire de la Ligue des ports. Il forme les gardiens des tours.

## Ligue des ports (LIP)

La Ligue compte trois membres : l'Espagne, la France et le Portugal.
"""
    lights = assistant_over(tmp_path, {"note.fr.md": text})
    assert values(lights.ask("Which network is a partner of the Ligue des ports?")) == ["rpi"]


HERONS = """# Heron Council (HRC)

The Heron Council counts fourteen members; this report does not list them all. Chile, Ecuador and Peru belong to it.

Its director is Ms Ana Paz, who took office on 1 March 2021.
"""


@pytest.fixture(scope="module")
def herons(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("herons"), {"herons.en.md": HERONS})


@pytest.mark.parametrize(
    "text",
    [
        "Name all fourteen members of the Heron Council",
        "Quels sont les quatorze membres du HRC ?",
        "¿Cuáles son los 14 miembros del HRC?",
        "Quais são os catorze membros do HRC?",
    ],
)
def test_a_few_of_the_members_are_not_all_of_them(herons: Assistant, text: str) -> None:
    assert herons.ask(text).status == "not_found"


def test_a_list_shorter_than_the_number_that_is_stated_is_not_whole(herons: Assistant) -> None:
    (found,) = rolls(herons.knowledge, "hrc")
    assert (sorted(found.members), found.complete) == (["CL", "EC", "PE"], False)


@pytest.mark.parametrize(
    "text",
    [
        "Who directed the Heron Council before Ms Paz?",
        "Qui dirigeait le HRC jusqu'en mars 2021 ?",
        "¿Quién dirigía el HRC antes de Ana Paz?",
        "Quem dirigia o HRC até março de 2021?",
    ],
)
def test_who_leads_now_is_not_who_led_before(herons: Assistant, text: str) -> None:
    assert herons.ask(text).status == "not_found"
    assert values(herons.ask("Who directs the Heron Council?")) == ["Ana Paz"]


OTTERS = """# The Otter Bureau (OTB)

The Otter Bureau (OTB) was founded in 2009. It is headed by a Secretary-General, Ms Eva Roth, whose mandate runs out on
30 June 2027.
"""


@pytest.mark.parametrize(
    "text",
    [
        "When does the mandate of the Secretary-General of the OTB end?",
        "Quand se termine le mandat de la secrétaire générale de l'OTB ?",
        "¿Cuándo termina el mandato de la Secretaria General de la OTB?",
        "Quando termina o mandato da Secretária-Geral do OTB?",
    ],
)
def test_the_end_of_a_term_of_office_is_told_by_its_date(tmp_path: Path, text: str) -> None:
    assert values(assistant_over(tmp_path, {"otters.en.md": OTTERS}).ask(text)) == ["2027-06-30"]


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand les CMC ne fonctionnent-elles plus ?",
        "Since when do the CMC no longer work?",
        "¿Desde cuándo ya no funcionan las CMC?",
        "Desde quando as CMC já não funcionam?",
        "O que diz o artigo 58?",
        "What does article 58 say?",
    ],
)
def test_a_launch_is_no_end_and_the_name_of_an_act_not_what_it_says(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_since_when_a_body_has_worked_is_told_by_its_launch(note: Assistant) -> None:
    assert values(note.ask("Since when have the CMC been working?")) == ["2016-01"]


@pytest.mark.parametrize("text", ["Quand le HRC a-t-il été dissous ?", "When was the Heron Council dissolved?"])
def test_a_date_of_another_act_is_not_that_of_the_end(herons: Assistant, text: str) -> None:
    assert herons.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "name", "empty"),
    [
        ("Qual é o outro nome do MIRPS?", "Belize", True),
        ("What is the other name of the SACM?", "Costa Rica", True),
        ("Comment la CSM s'appelle-t-elle aussi ?", "processus de Lima", False),
        ("¿Cómo se llama también la CSM?", "Consenso de México", False),
    ],
)
def test_a_country_is_no_other_name_however_it_was_read(note: Assistant, text: str, name: str, empty: bool) -> None:
    draft = Draft("relation", [DraftItem("text", name, ())], features={"answers": 1.0, "share": 1.0, "counted": 1.0})
    assert says_nothing(draft, understand(text, note.names), note.knowledge, lambda _: {"text": 1.0}) is empty


@pytest.mark.parametrize(("named", "empty"), [("earlier", True), ("exact", False)])
def test_a_leaning_part_is_not_answered_by_a_number_of_something_else(note: Assistant, named: str, empty: bool) -> None:
    text = "¿Y cuántas personas tiene su equipo?"
    question = replace(understand(text, note.names), bodies=("gcm",), named=named, content=("equipo",))
    place = next(s for s in note.knowledge.sentences_on("gcm") if "164 pays" in s.text)
    evidence = [Evidence(place.document, place.unit.span)]
    number = DraftItem("number", "164", tuple(evidence), unit="pays")
    draft = Draft("relation", [number], evidence, features={"answers": 0.95, "share": 1.0, "counted": 0.0})
    assert says_nothing(draft, question, note.knowledge, lambda _: {"text": 0.0}) is empty


RULES = """# Otter League (OTL)

The Otter League (OTL) was created in 2010. A motion is carried by four votes. Three delegates form a quorum if one of \
them is the host. Orders of more than 300,000 euros are signed by the Board.

Its petition was put off: two ports had not replied. Its rapporteur was replaced. Chile pays 55 % of the budget and \
Peru the rest. The League has 40 stations on the coast.

The League closed its bureau in Lima in May 2019.
"""


@pytest.fixture(scope="module")
def otters(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("otters"), {"otters.en.md": RULES})


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Depuis quand la règle des quatre votes vaut-elle à l'OTL ?", False),
        ("Quelles sont les quarante stations de l'OTL ?", True),
        ("Since when has the rule of four votes applied in the OTL?", False),
        ("Who signs orders of more than 300,000 euros in the OTL?", False),
        ("Name the forty stations of the OTL", True),
        ("¿Desde cuándo rige en la OTL la regla de los cuatro votos?", False),
        ("¿Quién firma los pedidos de más de 300.000 euros en la OTL?", False),
        ("¿Cuáles son las cuarenta estaciones de la OTL?", True),
        ("Desde quando vale na OTL a regra dos quatro votos?", False),
        ("Quais são as quarenta estações da OTL?", True),
    ],
)
def test_things_are_counted_only_where_they_are_to_be_named(otters: Assistant, text: str, silent: bool) -> None:
    assert silence.only_counted(understand(text, otters.names), otters.knowledge) is silent


def _silent(otters: Assistant, text: str, words: str, *items: DraftItem, **features: float) -> bool:
    (document,) = otters.knowledge.metadata
    place = next(s for s in otters.knowledge.sentences(document) if words in s.text)
    evidence = Evidence(document, place.unit.span)
    told = [replace(item, evidence=(evidence,)) for item in items]
    draft = Draft("relation" if items else "text", told, [evidence])
    draft.features = {"answers": 0.7, "share": 1.0, "counted": 1.0} | features
    return says_nothing(draft, understand(text, otters.names), otters.knowledge, lambda _: {"text": 1.0})


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi la demande a-t-elle été reportée à l'OTL ?",
        "Why was the petition put off in the OTL?",
        "¿Por qué se aplazó la petición en la OTL?",
        "Por que foi adiada a petição na OTL?",
    ],
)
def test_a_reason_may_stand_behind_a_colon(otters: Assistant, text: str) -> None:
    assert not _silent(otters, text, "put off:")
    assert _silent(otters, text, "was replaced")


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Votó en contra por faltar el estudio.", "es", True),
        ("Votó en contra por segunda vez.", "es", False),
        ("Votou contra, por já ocuparem um terço dos lugares.", "pt", True),
        ("Votou contra por duas vezes.", "pt", False),
    ],
)
def test_what_is_or_was_done_may_be_the_reason(text: str, language: str, told: bool) -> None:
    assert all(marked(group, fold(text), language) is told for group in ("causal", "cause"))


@pytest.mark.parametrize(
    ("share", "number"),
    [
        ("Quelle part du budget de l'OTL le Chili paie-t-il ?", "Combien de bateaux le Chili prête-t-il à l'OTL ?"),
        ("What percentage of the OTL's dues does Chile pay?", "How many boats does Chile lend the OTL?"),
        ("¿Qué porcentaje de las cuotas de la OTL paga Chile?", "¿Cuántos barcos presta Chile a la OTL?"),
        ("Que percentagem das quotas da OTL paga o Chile?", "Quantos barcos empresta o Chile à OTL?"),
    ],
)
def test_a_share_that_is_asked_for_counts_no_other_thing(otters: Assistant, share: str, number: str) -> None:
    percent, stations = DraftItem("number", "55%", ()), DraftItem("number", "40", (), unit="stations")
    assert not _silent(otters, share, "55 %", percent, counted=0.0)
    assert _silent(otters, number, "stations", stations, counted=0.0)


@pytest.mark.parametrize(
    "text",
    [
        "À quelle date l'OTL a-t-elle mis fin à son bureau de Lima ?",
        "When did the bureau of the OTL in Lima come to an end?",
        "¿Cuándo terminó la oficina de la OTL en Lima?",
        "Quando acabou o escritório da OTL em Lima?",
    ],
)
def test_when_a_thing_ended_may_be_told_in_other_words(otters: Assistant, text: str) -> None:
    assert not _silent(otters, text, "in Lima", DraftItem("date", "2019-05", ()))


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand l'OTL ne fonctionne-t-elle plus ?",
        "Since when has the OTL no longer been working?",
        "¿Desde cuándo ya no funciona la OTL?",
        "Desde quando a OTL já não funciona?",
    ],
)
def test_since_when_a_body_is_at_rest_is_told_by_no_other_date(otters: Assistant, text: str) -> None:
    assert _silent(otters, text, "was created", DraftItem("date", "2010", ()))


@pytest.mark.parametrize(
    "text",
    [
        "Combien de jetées l'OTL entretient-elle ?",
        "How many piers does the OTL keep?",
        "¿Cuántos muelles mantiene la OTL?",
        "Quantos cais mantém a OTL?",
    ],
)
def test_what_is_counted_may_be_said_in_other_words_where_the_reader_is_sure(otters: Assistant, text: str) -> None:
    number = DraftItem("number", "40", (), unit="stations")
    assert not _silent(otters, text, "40 stations", number, answers=0.8, counted=0.0)
    assert _silent(otters, text, "40 stations", number, answers=0.6, counted=0.0)


@pytest.mark.parametrize(
    "text",
    [
        # what is counted of a body is not named where another is spoken of beside it
        "Quels sont les cinq domaines thématiques du pacte sur les migrations dans la note de la CAM ?",
        "In the CAM's note, what are the five thematic areas of the migration compact?",
        "¿Cuáles son las cinco áreas temáticas del pacto migratorio en la nota de la CAM?",
        "Quais são os cinco domínios temáticos do pacto das migrações na nota da CAM?",
        # nor what somebody is called of whom nothing is told
        "Comment s'appelle le porte-parole de la R4V ?",
        "What is the name of the spokesperson of the RCM?",
        "¿Cómo se llama el portavoz de la CRM?",
        "Como se chama o porta-voz da CRM?",
    ],
)
def test_a_text_on_another_thing_gives_no_name(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
