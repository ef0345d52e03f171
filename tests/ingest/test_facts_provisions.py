"""What a text lays down beside its facts, by matter, in sentences, under headings, in labels and in answers."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import stated

FR = """Statuts du Conseil des Sources (CDS)

Article 1. Nature
Le Conseil des Sources n'a pas la personnalité juridique.

Article 2. Réunions
L'Assemblée du Conseil se réunit deux fois par an.

Article 3. Quorum
Cinq membres suffisent.

Article 4. Révision
Les présents statuts ont été modifiés le 3 juin 2015.
"""
EN = """COMPACT OF THE HERON PONDS (CHP)

Article 1. Decisions
The Compact of the Heron Ponds takes its decisions by a two-thirds majority. The depositary is the Government of Ghana.

Article 2. Withdrawal
A party gives six months' notice.

Article 3. Languages
English and French are equal.
"""
ES = """Foro de los Esteros (FDE)

El Foro de los Esteros sesiona cada otoño. La presidencia rota entre los países.

- Idioma de trabajo: español
- Presupuesto de 2019: 2,5 millones de euros
"""
PT = """Perguntas sobre a Liga dos Rios (LDR)

A Liga dos Rios reúne câmaras e clubes.

Por quanto tempo é válido o cartão?
Dois anos, a contar da entrega.

Quem pode aderir?
Qualquer clube da margem esquerda.
"""


@pytest.mark.parametrize(
    ("text", "language", "body", "aspect", "values", "polarity"),
    [
        (FR, "fr", "CDS", "personality", [], False),
        (FR, "fr", "CDS", "session", ["2"], True),
        (FR, "fr", "CDS", "quorum", ["5"], True),
        (FR, "fr", "CDS", "amendment", ["2015-06-03"], True),
        (EN, "en", "CHP", "depositary", ["GH"], True),
        (EN, "en", "CHP", "withdrawal", ["6"], True),
        (EN, "en", "CHP", "language", [], True),
        (ES, "es", "FDE", "session", [], True),
        (ES, "es", "FDE", "rotation", [], True),
        (ES, "es", "FDE", "budget", ["2019", "2.5e6"], True),
        (PT, "pt", "LDR", "duration", ["2"], True),
        (PT, "pt", "LDR", "accession", [], True),
    ],
)
def test_a_provision_is_found_by_its_matter_with_its_values(
    text: str, language: str, body: str, aspect: str, values: list[str], polarity: bool
) -> None:
    found = stated(text, language).of(body, FactKind.PROVISION, aspect)
    assert [(sorted(v.value for v in f.values), f.polarity) for f in found] == [(sorted(values), polarity)]


def test_a_label_is_kept_with_its_line() -> None:
    found = stated(ES, "es").of("FDE", FactKind.PROVISION, "label")
    assert [(f.unit, f.evidence[0].of(ES)) for f in found] == [
        ("Idioma de trabajo", "Idioma de trabajo: español"),
        ("Presupuesto de 2019", "Presupuesto de 2019: 2,5 millones de euros"),
    ]


def test_an_answer_rests_on_itself_and_on_the_question_of_the_page() -> None:
    found = stated(PT, "pt").of("LDR", FactKind.PROVISION, "asked")
    assert next([span.of(PT) for span in f.evidence] for f in found) == [
        "Dois anos, a contar da entrega.",
        "Por quanto tempo é válido o cartão?",
    ]


def test_a_question_of_a_page_states_no_fact() -> None:
    text = "Selo dos Rios (SDR)\n\nO Selo dos Rios é uma marca. O selo é obrigatório? Nenhuma lei o exige.\n"
    assert stated(text, "pt").of("SDR", FactKind.LEGAL) == []


def test_a_heading_with_an_acronym_and_a_year_declares_a_body() -> None:
    text = (
        "Nota\n\nLiga dos Moinhos (LDM), 2009\n\nA LDM foi criada em maio de 2009.\n\n"
        "Fundo das Rodas (FDR), 2014\n\nCom capital de 3 milhões de dólares, o FDR compra rodas.\n"
    )
    found = stated(text, "pt")
    assert found.values("FDR", FactKind.PROVISION, "capital") == ["3e6"]
    assert found.of("LDM", FactKind.PROVISION, "capital") == []
