"""Clauses of a text that are asked for by the organ or the act that they are of, or by their matter alone."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

TREATY = """Acuerdo de Peñíscola sobre la Liga de Boyas (LDB)

Hecho en Peñíscola el 3 de abril de 2004

Artículo 1. Creación
Se crea la Liga de Boyas (LDB).

Artículo 2. Quórum
Cuatro Partes forman quórum.

Artículo 3. Adhesión
El presente Acuerdo queda abierto a la adhesión de cualquier puerto del Atlántico.

Artículo 4. Entrada en vigor
El presente Acuerdo entrará en vigor tras el depósito del sexto instrumento de ratificación.

Artículo 5. Controversias
Las controversias se resolverán mediante sorteo.
"""
CHARTER = """# Charter of the Glass Circle (GCI)

## 1. Aim

The Glass Circle (GCI) aims to keep old lamps.

## 2. Governance

2.1 The Polishing Board is composed of glaziers.

2.2 Decisions are taken by a three-quarters majority of the glaziers present.
"""
QUORUM, OPEN, FORCE, DISPUTES = (
    line for line in TREATY.splitlines() if line.startswith(("Cuatro", "El presente Acuerdo", "Las controversias"))
)
MAJORITY = "2.2 Decisions are taken by a three-quarters majority of the glaziers present."


@pytest.fixture(scope="module")
def clauses(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"tratado.es.txt": TREATY, "charter.en.md": CHARTER}
    return assistant_over(tmp_path_factory.mktemp("clauses"), files)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("What is the quorum?", QUORUM),
        ("Quel est le quorum prévu par l'Accord de Peñíscola ?", QUORUM),
        ("Who can accede to the agreement?", OPEN),
        ("Qui peut adhérer à l'Accord de Peñíscola ?", OPEN),
        ("Quem pode aderir ao Acordo de Peniscola?", OPEN),
        ("Quantas partes são necessárias para a entrada em vigor do Acordo de Peñíscola?", FORCE),
        ("¿Cómo se resuelven las controversias?", DISPUTES),
        ("How are disputes settled?", DISPUTES),
        ("Comment les différends sont-ils réglés ?", DISPUTES),
        ("How many votes are needed for a decision of the Polishing Board?", MAJORITY),
        ("Quelle majorité est requise au Polishing Board ?", MAJORITY),
    ],
)
def test_a_clause_is_found_without_the_name_of_the_body(clauses: Assistant, text: str, clause: str) -> None:
    answer = clauses.ask(text)
    assert [each.quote for each in answer.citations] == [clause]
    assert_quotes(clauses, answer)


@pytest.mark.parametrize(
    "text",
    [
        "What is the quorum of the Security Council?",
        "Quel est le quorum de l'Assemblée de l'Union africaine ?",
        "How are disputes settled in the African Union?",
        "Qui peut adhérer à l'Accord de Marseille ?",
        "How many votes does the General Assembly need?",
    ],
)
def test_a_clause_of_another_text_is_not_told(clauses: Assistant, text: str) -> None:
    assert clauses.ask(text).status == "not_found"
