"""The day from which it is so is told where that is asked, and the day of an ending beside the no; all is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values

TEXTS = {
    "fr": """# Ligue des Bouleaux (LDB)

La Ligue des Bouleaux compte trois membres : l'Estonie, la Lettonie et la Lituanie. Le Nicaragua a notifié \
son retrait de la Ligue le 22 novembre 2021, avec effet au 22 mai 2022. Les comptes sont vérifiés chaque \
année par le Contrôleur Général du Kenya.

# Bureau des Aulnes (BDA)

Le Bureau des Aulnes plante des aulnes. Statut. Suspendu depuis juillet 2016 faute de moyens.
""",
    "en": """# Birch League (BIL)

The Birch League has three members: Estonia, Latvia and Lithuania. Nicaragua gave notice of its withdrawal \
from the League on 22 November 2021, with effect from 22 May 2022. The accounts are audited every year by \
the Auditor General of Kenya.

# Alder Bureau (ALB)

The Alder Bureau plants alders. Status. Suspended since July 2016 for want of means.
""",
    "es": """# Liga de los Abedules (LDA)

La Liga de los Abedules tiene tres miembros: Estonia, Letonia y Lituania. Nicaragua notificó su retiro de \
la Liga el 22 de noviembre de 2021, con efecto a partir del 22 de mayo de 2022. Las cuentas las revisa cada \
año el Auditor General de Kenia.

# Oficina de los Alisos (ODA)

La Oficina de los Alisos planta alisos. Estado. Suspendida desde julio de 2016 por falta de medios.
""",
    "pt": """# Liga das Bétulas (LDB)

A Liga das Bétulas tem três membros: Estônia, Letônia e Lituânia. A Nicarágua notificou a sua retirada da \
Liga em 22 de novembro de 2021, com efeitos a partir de 22 de maio de 2022. As contas são verificadas todos \
os anos pelo Auditor Geral do Quênia.

# Gabinete dos Amieiros (GDA)

O Gabinete dos Amieiros planta amieiros. Situação. Suspenso desde julho de 2016 por falta de meios.
""",
}
ASKED = {
    "fr": (
        "À partir de quelle date le retrait du Nicaragua de la LDB a-t-il pris effet ?",
        "Qui vérifie chaque année les comptes de la LDB ?",
        "Le BDA est-il encore en activité ?",
    ),
    "en": (
        "From what date did Nicaragua's withdrawal from the BIL take effect?",
        "Who audits the accounts of the BIL every year?",
        "Is the ALB still active?",
    ),
    "es": (
        "¿A partir de qué fecha tuvo efecto el retiro de Nicaragua de la LDA?",
        "¿Quién revisa cada año las cuentas de la LDA?",
        "¿Sigue activa la ODA?",
    ),
    "pt": (
        "A partir de que data a retirada da Nicarágua da LDB teve efeito?",
        "Quem verifica todos os anos as contas da LDB?",
        "O GDA ainda está em atividade?",
    ),
}
OFFICES = {
    "fr": "Contrôleur Général du Kenya",
    "en": "Auditor General of Kenya",
    "es": "Auditor General de Kenia",
    "pt": "Auditor Geral do Quênia",
}


@pytest.fixture(scope="module", params=TEXTS)
def trees(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Assistant]:
    language = request.param
    return language, assistant_over(Path(tmp_path_factory.mktemp("trees")), {f"trees.{language}.md": TEXTS[language]})


def test_the_day_of_the_effect_is_told_and_not_that_of_the_notice(trees: tuple[str, Assistant]) -> None:
    language, assistant = trees
    answer = assistant.ask(ASKED[language][0])
    assert values(answer) == ["2022-05-22"]
    assert_quotes(assistant, answer)


def test_an_office_is_told_by_its_whole_name_and_not_by_its_country(trees: tuple[str, Assistant]) -> None:
    language, assistant = trees
    assert values(assistant.ask(ASKED[language][1])) == [OFFICES[language]]


def test_the_month_of_the_ending_stands_beside_the_no(trees: tuple[str, Assistant]) -> None:
    language, assistant = trees
    answer = assistant.ask(ASKED[language][2])
    assert answer.verdict == "no"
    assert values(answer) == ["2016-07"]
    assert_quotes(assistant, answer)
