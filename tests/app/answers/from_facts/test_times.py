"""The date of one act is told of no other, over small invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_facts.times import may_be_checked
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assistant_over, values

CHARTER = """# Crane Council (CRC)

The Crane Council (CRC) was created on 4 May 2011. The Convention of the Crane Council was signed on 9 June 2012 and \
entered into force on 1 March 2014. The Crane Council began its work on 2 September 2015. Its members are Ghana, Mali \
and Togo. The Crane Council is chaired by Mali. Benin asked to join the Crane Council on 3 July 2019.
"""

PACT = """# Pacto de las Grullas (PGR)

El Pacto de las Grullas (PGR) fue firmado el 7 de junio de 2015 en Lima. Son miembros: Chile, Ecuador y Perú.
"""

AGENCE = """# Agence des grues (ADG)

L'Agence des grues (ADG) a été créée le 8 avril 2003 et a commencé ses travaux le 5 mai 2004.
"""


@pytest.fixture(scope="module")
def cranes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"charter.en.md": CHARTER, "pacto.es.md": PACT, "agence.fr.md": AGENCE}
    return assistant_over(tmp_path_factory.mktemp("cranes"), files)


def _stated(assistant: Assistant, question: str) -> list[str] | None:
    """Return the dates that facts alone give to a question, None where they give no answer."""
    [asked] = assistant.asked(question)
    draft = assistant.solver.stated(asked)
    return None if draft is None else [item.value for item in draft.items]


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("When was the Crane Council created?", "2011-05-04"),
        ("Since when has the Convention of the Crane Council been in force?", "2014-03-01"),
        ("Depuis quand la convention du CRC est-elle en vigueur ?", "2014-03-01"),
        ("¿Desde cuándo está vigente la convención del CRC?", "2014-03-01"),
        ("Desde quando vigora a convenção do CRC?", "2014-03-01"),
        ("When was the Convention of the Crane Council signed?", "2012-06-09"),
        ("Quand le traité du CRC a-t-il été signé ?", "2012-06-09"),
        ("When was the treaty of the Crane Council signed?", "2012-06-09"),
        ("¿Cuándo se firmó el tratado del CRC?", "2012-06-09"),
        ("Quando foi assinado o tratado do CRC?", "2012-06-09"),
        ("When did the Crane Council begin to operate?", "2015-09-02"),
        ("Quand l'ADG a-t-elle commencé à fonctionner ?", "2004-05-05"),
        ("¿Cuándo empezó a funcionar la ADG?", "2004-05-05"),
        ("Quando começou a funcionar a ADG?", "2004-05-05"),
        ("Quand l'ADG a-t-elle été créée ?", "2003-04-08"),
    ],
)
def test_each_act_has_its_own_date(cranes: Assistant, question: str, date: str) -> None:
    assert _stated(cranes, question) == [date]


@pytest.mark.parametrize(
    "question",
    [
        "Since when is the Pacto de las Grullas in force?",
        "Depuis quand le PGR s'applique-t-il ?",
        "¿A partir de qué fecha se aplica el PGR?",
        "A partir de que data produz efeitos o PGR?",
        "When did the PGR begin to operate?",
        "Jusqu'à quelle date peut-on signer le PGR ?",
        "Until what date can states sign the PGR?",
        "When was the memorandum of the Crane Council signed?",
    ],
)
def test_another_act_of_the_same_body_gives_no_date(cranes: Assistant, question: str) -> None:
    assert _stated(cranes, question) is None


@pytest.mark.parametrize(
    "question",
    [
        "When did Benin ask to join the Crane Council?",
        "Quand le Bénin a-t-il demandé à rejoindre le CRC ?",
        "¿Cuándo pidió Benín ingresar en el CRC?",
        "Em que data o Benim pediu para aderir ao CRC?",
    ],
)
def test_who_asks_when_a_country_joined_is_told_no_list_of_members(cranes: Assistant, question: str) -> None:
    [asked] = cranes.asked(question)
    draft = cranes.solver.stated(asked)
    assert draft is None or draft.key != "premise_members"


@pytest.mark.parametrize(
    "question",
    [
        "Jusqu'à quand le Mali préside-t-il le CRC ?",
        "Until when does Mali chair the CRC?",
        "¿Desde qué fecha preside Malí el CRC?",
        "Quando foi eleita a presidente do CRC?",
        "When does the secretariat of the CRC move?",
    ],
)
def test_a_time_is_asked_for_whoever_leads(cranes: Assistant, question: str) -> None:
    asked = understand(question, cranes.names)
    assert (asked.kind, asked.polar) == ("date", False)
    assert _stated(cranes, question) is None


def test_who_leads_is_asked_for_where_the_time_stands_beside(cranes: Assistant) -> None:
    assert understand("Who chaired the CRC when the convention was signed?", cranes.names).kind == "leader"


def test_since_when_asks_of_what_the_question_before_asked(cranes: Assistant) -> None:
    [_, asked] = cranes.asked("Who chairs the Crane Council, and since when?")
    assert cranes.solver.stated(asked) is None


@pytest.mark.parametrize(
    "question",
    [
        "Le CRC créé en 2011 fonctionne-t-il encore ?",
        "Is the CRC created in 2011 still active?",
        "¿Sigue activo el CRC creado en 2011?",
        "O CRC criado em 2011 continua ativo?",
    ],
)
def test_the_year_of_the_founding_says_nothing_of_whether_it_still_works(cranes: Assistant, question: str) -> None:
    assert not may_be_checked(cranes.asked(question)[0])
    assert may_be_checked(cranes.asked("Was the Crane Council created in 2011?")[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fecha pacto marrakech", "2018-12"),
        ("data pacto migração", "2018-12"),
        ("año pacto marrakech", "2018"),
        ("fecha proceso quito", "2018"),
    ],
)
def test_a_bare_date_is_as_exact_as_the_documents_give_it(note: Assistant, text: str, expected: str) -> None:
    assert values(note.ask(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "La commission d'avant la CAM a commencé quand ?",
        "When did the committee before the CAM start?",
        "¿Cuándo empezó la comisión antes de la CAM?",
        "comisao anterior a CAM comecou quando?",
    ],
)
def test_the_beginning_of_the_committee_before_is_its_own(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["2008-04"]


@pytest.mark.parametrize(
    "text",
    [
        "Lequel de ces mécanismes de 2018 a été signé au Maroc ?",
        "Which of the 2018 mechanisms was signed in Morocco?",
        "¿Cuál de los mecanismos de 2018 se firmó en Marruecos?",
        "Qual dos mecanismos de 2018 foi assinado no Marrocos?",
    ],
)
def test_which_body_was_signed_in_a_country_is_told_by_the_place(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["gcm"]


def test_no_body_was_signed_in_a_country_that_is_no_place_of_it(note: Assistant) -> None:
    assert note.ask("Which of these mechanisms was signed in Mexico?").status == "not_found"


FORMER = """# Crane Office (CRO)

Its predecessor was the Crane Bureau (CRB), which operated from April 2008 to June 2012.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Since when does the Crane Bureau no longer exist?",
        "Depuis quand le Crane Bureau n'existe-t-il plus ?",
        "¿Desde cuándo ya no existe el Crane Bureau?",
        "Desde quando o Crane Bureau já não existe?",
    ],
)
def test_since_when_a_thing_exists_no_longer_is_told_by_its_end(tmp_path: Path, question: str) -> None:
    assert values(assistant_over(tmp_path, {"office.en.md": FORMER}).ask(question)) == ["2012-06"]


@pytest.mark.parametrize(
    "question",
    [
        "In which months of 2003 were the ADG and the CRC created?",
        "En quels mois de 2003 l'ADG et le CRC ont-ils été créés ?",
        "¿En qué meses de 2003 se crearon la ADG y el CRC?",
        "Em que meses de 2003 foram criados a ADG e o CRC?",
    ],
)
def test_a_month_that_is_asked_for_is_told_by_no_bare_year(tmp_path: Path, question: str) -> None:
    texts = {
        "a.en.md": "# Crane Council (CRC) - 2003\n\nIts members are Ghana and Mali.\n",
        "b.fr.md": "# Agence des grues (ADG) - 2003\n\nElle conseille les ministres.\n",
    }
    assert values(assistant_over(tmp_path, texts).ask(question)) == []


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Le Crane Council a-t-il été créé entre 2009 et 2013 ?", "yes"),
        ("Was the Crane Council created between 2012 and 2018?", "no"),
        ("Was the Crane Council created after 2010 but before 2012?", "yes"),
        ("Did the Crane Council come into being after 2011?", "no"),
        ("Is the Crane Council more recent than 2009?", "yes"),
        ("¿El Pacto de las Grullas se firmó entre 2016 y 2019?", "no"),
        ("¿Nació el Crane Council entre 2010 y 2012?", "yes"),
        ("O Crane Council foi criado entre 2011 e 2015?", "yes"),
        ("La creación del Crane Council se remonta a 2008?", "no"),
    ],
)
def test_a_time_put_to_the_test_is_held_against_the_founding(cranes: Assistant, question: str, verdict: str) -> None:
    assert cranes.ask(question).verdict == verdict


def test_where_a_body_was_launched_is_where_it_was_created(tmp_path: Path) -> None:
    herons = assistant_over(
        tmp_path, {"h.fr.md": "# Forum des hérons (FDH)\n\nLancé à Lomé en mai 2012, le FDH a cinq membres.\n"}
    )
    for text in (
        "Where was the FDH created?",
        "lieu de création du FDH",
        "¿Dónde se creó el FDH?",
        "Onde foi criado o FDH?",
    ):
        assert "Lomé" in herons.ask(text).answer, text
    assert "Lomé" not in herons.ask("Where was the FDH signed?").answer
