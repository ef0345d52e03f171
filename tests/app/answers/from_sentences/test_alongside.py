"""Bodies that stand in one list with countries are told with them, where no countries alone are asked for.

All bodies are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

TEXTS = {
    "fr": """# Conseil des Tourbières (CDT)

Le Conseil des Tourbières a été créé le 3 mars 2009 à Riga. Il compte quatre membres : l'Estonie, la Finlande, la \
Lettonie et la Lituanie. Participent en qualité d'observateurs la Norvège, la Banque Côtière de Tartu et l'association \
Veille des Landes (VDL). Partenaires : la Fondation Ilmar et le Gouvernement du Japon.
""",
    "en": """# Peatland Council (PLC)

The Peatland Council was created on 3 March 2009 in Riga. It has four members: Estonia, Finland, Latvia and Lithuania. \
Norway, the Tartu Coastal Bank and the Moorland Watch Association (MWA) take part as observers. The Ilmar Foundation \
and the Government of Japan are its partners.
""",
    "es": """# Consejo de las Turberas (CDT)

El Consejo de las Turberas fue creado el 3 de marzo de 2009 en Riga. Tiene cuatro miembros: Estonia, Finlandia, \
Letonia y Lituania. Participan como observadores Noruega, el Banco Costero de Tartu y la asociación Vigía de los \
Páramos (VDP). Socios: la Fundación Ilmar y el Gobierno del Japón.
""",
    "pt": """# Conselho das Turfeiras (CDT)

O Conselho das Turfeiras foi criado em 3 de março de 2009 em Riga. Tem quatro membros: Estônia, Finlândia, Letônia e \
Lituânia. Participam como observadores a Noruega, o Banco Costeiro de Tartu e a associação Vigia das Charnecas (VDC). \
Parceiros: a Fundação Ilmar e o Governo do Japão.
""",
}
ASKED = {
    "fr": (
        "Qui sont les observateurs du CDT ?",
        "Quels pays sont observateurs au CDT ?",
        "Quels sont les partenaires du CDT ?",
    ),
    "en": (
        "Who are the observers of the PLC?",
        "Which countries are observers of the PLC?",
        "Who are the partners of the PLC?",
    ),
    "es": (
        "¿Quiénes son los observadores del CDT?",
        "¿Qué países son observadores en el CDT?",
        "¿Quiénes son los socios del CDT?",
    ),
    "pt": ("Quem são os observadores do CDT?", "Que países são observadores no CDT?", "Quais são os parceiros do CDT?"),
}
OBSERVERS = {
    "fr": ["Banque Côtière de Tartu", "NO", "Veille des Landes"],
    "en": ["Moorland Watch Association", "NO", "Tartu Coastal Bank"],
    "es": ["Banco Costero de Tartu", "NO", "Vigía de los Páramos"],
    "pt": ["Banco Costeiro de Tartu", "NO", "Vigia das Charnecas"],
}


@pytest.fixture(scope="module", params=TEXTS)
def bogs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Assistant]:
    language = request.param
    return language, assistant_over(Path(tmp_path_factory.mktemp("bogs")), {f"bogs.{language}.md": TEXTS[language]})


def test_who_observes_is_told_with_the_bodies_in_the_list(bogs: tuple[str, Assistant]) -> None:
    language, assistant = bogs
    told = assistant.ask(ASKED[language][0])
    assert sorted(item.code or item.name.partition(" (")[0] for item in told.items) == OBSERVERS[language]


def test_countries_alone_are_told_where_countries_are_asked_for(bogs: tuple[str, Assistant]) -> None:
    language, assistant = bogs
    assert values(assistant.ask(ASKED[language][1])) == ["NO"]


def test_partners_are_a_body_and_a_country(bogs: tuple[str, Assistant]) -> None:
    language, assistant = bogs
    told = assistant.ask(ASKED[language][2])
    assert {item.code for item in told.items if item.code} == {"JP"}
    assert any("Ilmar" in item.name for item in told.items)
