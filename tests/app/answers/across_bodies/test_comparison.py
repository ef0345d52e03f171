"""Two bodies side by side."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes

LABELS = {
    "fr": ("Comparez la Ligue des phares et le Comité des balises", "mars 1994", "avril 1994", "non précisé"),
    "en": ("Compare the Lighthouse League and the Committee on Beacons", "March 1994", "April 1994", "not stated"),
    "es": ("Compara la Liga de los Faros y el Comité de las Balizas", "marzo de 1994", "abril de 1994", "no indicado"),
    "pt": ("Compare a Liga dos Faróis e o Comitê das Balizas", "março de 1994", "abril de 1994", "não indicado"),
}


@pytest.mark.parametrize("language", LABELS)
def test_a_comparison_has_a_row_a_fact_in_the_asker_s_language(seas: Assistant, language: str) -> None:
    text, first, second, unstated = LABELS[language]
    answer = seas.ask(text)
    assert answer.status == "answered" and answer.derived
    rows = answer.answer.split("\n")[1:]
    dates = next(row for row in rows if first in row)
    assert dates.index(first) < dates.index(second)
    assert any("5 (" in row and "4 (" in row for row in rows)
    leaders = next(row for row in rows if "Portugal" in row and "(" + "Espa" not in row and "5 (" not in row)
    assert unstated in leaders
    assert_quotes(seas, answer)


def test_every_cell_that_states_something_is_cited(seas: Assistant) -> None:
    answer = seas.ask("Compare the Lighthouse League and the Tide Forum")
    for row in answer.answer.split("\n")[1:]:
        for cell in row.split("; "):
            assert "not stated" in cell or cell.rstrip().endswith("]"), cell
    binding = next(row for row in answer.answer.split("\n") if row.startswith("- Binding"))
    assert "Yes" in binding.split("; ")[0] and "No" in binding.split("; ")[1]


def test_a_difference_is_asked_for_in_short_too(note: Assistant) -> None:
    assert note.ask("bjr c quoi la diff entre le GCM et le GCR").answer.startswith("D'après les documents")
    assert note.ask("what's the diff between GCM and GCR").answer.startswith("According to the documents")


@pytest.mark.parametrize(
    ("text", "founded", "signed", "signatories", "members"),
    [
        ("Compare the two global compacts", "Founded", "Signed", "Signatories", "Members"),
        ("Comparez les deux pactes mondiaux", "Création", "Signature", "Signataires", "Membres"),
        ("Compara los dos pactos mundiales", "Creación", "Firma", "Firmantes", "Miembros"),
        ("Compare os dois pactos globais", "Criação", "Assinatura", "Signatários", "Membros"),
    ],
)
def test_a_signature_is_no_founding_and_those_who_sign_are_no_members(
    note: Assistant, text: str, founded: str, signed: str, signatories: str, members: str
) -> None:
    rows = {row.split(":")[0].removeprefix("- "): row for row in note.ask(text).answer.split("\n")[1:]}
    assert "164" in rows[signatories] and members not in rows
    assert "2018" in rows[signed] and "2018 [1]" in rows[founded]


@pytest.mark.parametrize(
    "text",
    [
        "Compare la nature juridique du Processus de Quito et celle du Pacte mondial sur les migrations.",
        "Compare the legal nature of the Quito Process and of the Migration Compact",
        "Compare el carácter vinculante del Proceso de Quito con el del GCM, tanto en lo jurídico como en lo político.",
        "Compare a natureza jurídica do Processo de Quito e do Pacto Global para Migração",
    ],
)
def test_bodies_compared_by_one_matter_have_its_row_alone_in_the_documents_words(note: Assistant, text: str) -> None:
    _, *rows = note.ask(text).answer.splitlines()
    assert len(rows) == 1
    assert "n'est pas contraignant pour les pays membres" in rows[0]
    assert "politiquement contraignant" in rows[0]


@pytest.mark.parametrize(
    "text",
    [
        "Dresse un tableau comparatif des deux pactes",
        "Make a table comparing the two compacts",
        "Haga un cuadro comparativo de los dos pactos",
        "Faça um quadro comparando os dois pactos",
    ],
)
def test_the_table_that_is_asked_for_is_no_word_of_what_is_compared(note: Assistant, text: str) -> None:
    assert "164" in note.ask(text).answer
