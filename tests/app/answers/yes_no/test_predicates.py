"""A list of members answers who belongs, and not who left, hosts, funds, opposes or wants to join."""

from __future__ import annotations

import pytest

from app.answers.yes_no.predicates import are_unborne
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions.question import understand
from ingest.records import FactKind
from tests.app.invented import assistant_over, values

NOTE = """Note sur les réseaux des deltas

Réseau des écluses (RDE) - 2004
Le Réseau des écluses a été créé en 2004. Il compte cinq États membres : l'Autriche, le Bénin, le Cambodge, l'Égypte \
et la Finlande. La Suède et la Norvège y participent en qualité d'observateurs.

Fonds des digues (FDD) - 2007
Le Fonds des digues a été créé en 2007. Ses membres sont :
- l'Autriche ;
- le Bénin ;
- le Kenya ;
- la Norvège.
Le Fonds a versé 12 millions d'euros au profit de 9 pays. Le Réseau des écluses et le Fonds des digues ont deux \
membres en commun.
"""
TREATY = """# Tratado de Lanzas

Lanzas, 3 de mayo de 2009

El Tratado de Lanzas fue firmado el 3 de mayo de 2009 y creó la Liga de los Molinos (LDM).

La Liga de los Molinos está integrada por tres Estados partes: Bolivia, Chile y el Perú.
"""
MINUTES = """# Acta de la quinta reunión de la Liga de los Molinos (LDM)

Secretaría de la Liga de los Molinos, 8 de junio de 2019

La quinta reunión de la Liga de los Molinos se celebró en Tacna el 8 de junio de 2019. La Secretaría informó de que la \
República de Panamá depositó su instrumento de adhesión el 2 de marzo de 2018.
"""


@pytest.fixture(scope="module")
def deltas(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"note.fr.txt": NOTE, "tratado-2009.es.md": TREATY, "acta-2019.es.md": MINUTES}
    return assistant_over(tmp_path_factory.mktemp("deltas"), files)


@pytest.mark.parametrize(
    "text",
    [
        "Which countries left the Quito Process?",
        "¿Qué países abandonaron el Proceso de Quito?",
        "Quels pays ont boycotté la CSM ?",
        "Que países criticaram o MIRPS?",
        "Which governments oppose the CSM?",
        "¿Qué países desean sumarse al MIRPS?",
        "Quels pays souhaitent rejoindre le Processus de Quito ?",
        "Que países pretendem aderir à CSM?",
        "Which countries would like to enter the RCM?",
        "¿Qué países albergaron las reuniones de Quito?",
        "Quels pays payent le MIRPS ?",
        "Que países custeiam o MIRPS?",
        "Which MIRPS countries send the most migrants?",
        "Which countries does the Quito Process support?",
        "Which states founded the Quito Process?",
        "Quels ont été les premiers pays membres de la CSM ?",
        "¿Qué país entró en último lugar en el Proceso de Quito?",
        "Quem foram os membros iniciais da CSM?",
        "¿Qué países del MIRPS firmaron el GCM?",
        "Which countries have ratified the MIRPS?",
        "Which countries will adopt the MIRPS?",
        "¿Qué países se beneficiaron del MIRPS?",
        "In which cities did the CSM meet?",
        "How many countries quit the CSM?",
        "Combien de pays veulent rejoindre le MIRPS ?",
        "¿Cuántos países miembros tenía la CSM cuando se creó?",
        "Quantos países deixaram o Processo de Quito?",
    ],
)
def test_a_list_of_members_is_no_answer_to_what_else_a_country_did(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries have adopted the MIRPS?", 6),
        ("Quels pays se retrouvent autour de la table de la CSM ?", 12),
        ("¿Qué países forman el Proceso de Quito?", 12),
        ("Que países entraram no MIRPS?", 6),
        ("Could you tell me which countries are in the Quito Process?", 12),
        ("Pourriez-vous me donner les pays de la CSM ?", 12),
        ("¿Qué países toman parte actualmente en la CSM?", 12),
        ("What countries make up the MIRPS?", 6),
    ],
)
def test_who_belongs_is_told_however_it_is_worded(note: Assistant, text: str, expected: int) -> None:
    assert len(values(note.ask(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many CSM countries are in Quito?", "8"),
        ("¿Cuántos países de la CSM participan en Quito?", "8"),
        ("Combien de pays de la CRM sont dans Quito ?", "4"),
        ("Quantos países da CRM estão no MIRPS?", "6"),
    ],
)
def test_the_members_of_one_body_in_another_are_counted(note: Assistant, text: str, expected: str) -> None:
    assert values(note.ask(text))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien de membres compte le Réseau des écluses ?", "5"),
        ("How many members does the RDE have?", "5"),
        ("Combien de membres compte le Fonds des digues ?", "4"),
        ("¿Cuántos países miembros tiene el FDD?", "4"),
        ("Quantos membros tem o FDD?", "4"),
    ],
)
def test_members_are_counted_by_what_says_that_they_belong(deltas: Assistant, text: str, expected: str) -> None:
    assert values(deltas.ask(text))[0] == expected


def test_what_is_counted_of_other_countries_is_still_told(deltas: Assistant) -> None:
    assert values(deltas.ask("Au profit de combien de pays le Fonds des digues a-t-il versé de l'argent ?")) == ["9"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries are in the RDE but not in the FDD?", {"KH", "EG", "FI"}),
        ("Quels pays du FDD ne sont pas dans le RDE ?", {"KE", "NO"}),
    ],
)
def test_a_list_of_items_is_whole(deltas: Assistant, text: str, expected: set[str]) -> None:
    assert set(values(deltas.ask(text))) == expected


@pytest.mark.parametrize("text", ["Is Finland a member of the FDD?", "¿Es Egipto miembro del FDD?"])
def test_who_is_not_on_a_list_of_items_is_no_member(deltas: Assistant, text: str) -> None:
    assert deltas.ask(text).verdict == "no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which members of the FDD are observers of the RDE?", {"NO"}),
        ("¿Qué observadores del RDE son miembros del FDD?", {"NO"}),
        ("Quels pays sont observateurs du RDE ?", {"NO", "SE"}),
        ("¿Qué países participan en la Red de Esclusas (RDE)?", {"AT", "BJ", "KH", "EG", "FI"}),
    ],
)
def test_observers_answer_for_observers_alone(deltas: Assistant, text: str, expected: set[str]) -> None:
    assert set(values(deltas.ask(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Qué países son miembros de la Liga de los Molinos?", {"BO", "CL", "PE", "PA"}),
        ("Which countries belong to the LDM?", {"BO", "CL", "PE", "PA"}),
        ("Quels pays d'Amérique centrale sont membres de la LDM ?", {"PA"}),
        ("Quantos membros tem a LDM?", {"4"}),
    ],
)
def test_who_joined_by_a_later_document_is_on_the_list(deltas: Assistant, text: str, expected: set[str]) -> None:
    assert set(values(deltas.ask(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "¿Dónde se celebró la séptima reunión de la LDM?",
        "Where was the 3rd meeting of the LDM held?",
        "Où s'est tenue la VI réunion de la LDM ?",
        "Quando foi a oitava reunião da LDM?",
    ],
)
def test_another_meeting_than_the_one_asked_about_is_not_told(deltas: Assistant, text: str) -> None:
    assert deltas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text", ["¿Dónde se celebró la quinta reunión de la LDM?", "Where was the V meeting of the LDM held?"]
)
def test_the_meeting_asked_about_is_told(deltas: Assistant, text: str) -> None:
    assert "Tacna" in deltas.ask(text).answer


@pytest.mark.parametrize(
    ("text", "unborne"),
    [
        ("Quel pays a donné de l'argent au Réseau des écluses sans en être membre ?", False),
        ("Quels États ont signé avec le Réseau des écluses sans l'avoir ratifié ?", False),
        ("Which states signed the Réseau des écluses without having ratified it?", False),
        ("¿Qué Estados firmaron el Réseau des écluses sin haberlo ratificado?", False),
        ("Que Estados assinaram o Réseau des écluses sem o terem ratificado?", False),
        ("Which country gave the Réseau des écluses money for sirens?", False),
        ("¿Qué país donó dinero al Réseau des écluses para sirenas?", False),
        ("Que país deu dinheiro ao Réseau des écluses para sirenes?", False),
        ("Quels sont les membres du Réseau des écluses ?", True),
        ("Which countries are members of the Réseau des écluses?", True),
        ("¿Qué países son miembros del Réseau des écluses?", True),
        ("Que países são membros do Réseau des écluses?", True),
    ],
)
def test_who_observes_may_do_something_else_that_is_asked_about(deltas: Assistant, text: str, unborne: bool) -> None:
    fact = next(f for f in deltas.knowledge.all_facts(FactKind.MEMBERS) if f.aspect == "observer")
    place = Evidence(fact.document, fact.evidence[0])
    items = [DraftItem("country", value.value, (place,)) for value in fact.values]
    draft = Draft("members_partial", items, [place], features={"share": 1.0})
    assert are_unborne(draft, understand(text, deltas.names), deltas.knowledge) is unborne
