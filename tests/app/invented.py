"""A small invented corpus on the seas, in four languages, for the tests of the answering core; nothing in it is real.

What the tests expect is worked out by hand from these sentences:

- the Ligue lists five members and all of them, the Comité four; they share Spain and Italy;
- the Forum names some of its members only, and one that it does not name may yet be one;
- Consejo and Rede are both of 1987, the oldest; Ligue and Comité of 1994; the Cercle gives no year;
- two versions of the Tern Declaration name three and four states.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.assistant import Assistant
from app.records import Answer
from index.build import build

NOTE = """Note sur la coopération maritime

Ligue des phares (LDP) - 1994
La Ligue des phares est une organisation de surveillance côtière. Elle a été fondée en mars 1994 à Gênes. Elle compte \
cinq États membres : l'Espagne, la France, la Grèce, l'Italie et Malte. Le Maroc y participe en qualité d'observateur. \
Ses décisions sont juridiquement contraignantes. Son mandat est d'entretenir les phares communs.

Forum des marées (FDM) - 2003
Le Forum des marées est une tribune de dialogue. Il a été officiellement lancé en mai 2003. Il réunit notamment la \
France, le Maroc et le Portugal. Le Forum n'est pas juridiquement contraignant, mais il est considéré comme un \
engagement politiquement contraignant. Son objectif principal est de prévoir les grandes marées. Il s'appuie sur plus \
de 40 observatoires.

Ce forum ne fonctionne pas actuellement.

Comité des balises (CDB) - 1994
Le Comité des balises a été créé en avril 1994 par la résolution MB/RES. 12 (IV-O/94). Il compte quatre États \
membres : l'Espagne, l'Italie, le Portugal et la Tunisie. Il est présidé par le Portugal. Son prédécesseur était la \
Commission des bouées.

Cercle des sondes (CDS)
Le Cercle des sondes est un réseau de laboratoires. Il regroupe 30 laboratoires.
"""

CONSEJO = """# Consejo de los Faroles Australes (CFA)

El Consejo de los Faroles Australes fue creado en 1987. Son miembros del Consejo: Argentina, Chile y Uruguay. \
El Consejo sigue funcionando. Sus decisiones no son vinculantes.
"""

REDE = """# Rede das Ilhas Salgadas (RIS)

A Rede das Ilhas Salgadas foi criada em 1987. A Rede tem três países membros: Angola, Brasil e Cabo Verde. \
A Rede não é juridicamente vinculante. A sede da Rede fica em Recife.
"""

TERN_2018 = """# Tern Declaration on Quiet Seas

The Tern Declaration on Quiet Seas was adopted in Cork on 4 May 2018. It is endorsed by three states: Canada, Ireland \
and Norway. The Declaration is not legally binding.
"""

TERN_2021 = """# Tern Declaration on Quiet Seas

The Tern Declaration on Quiet Seas was adopted in Cork on 4 May 2018. It is endorsed by four states: Canada, Iceland, \
Ireland and Norway. The Declaration is not legally binding.
"""

MANIFEST = """
[[document]]
id = "note"
file = "note.fr.txt"
title = "Note sur la coopération maritime"
language = "fr"
date = "2020"

[[document]]
id = "consejo"
file = "consejo.es.md"
title = "Carta del Consejo"
language = "es"
date = "2019-03"

[[document]]
id = "rede"
file = "rede.pt.md"
title = "Comunicado da Rede"
language = "pt"
date = "2017"

[[document]]
id = "tern-2018"
file = "tern-2018.en.md"
title = "Tern Declaration"
language = "en"
date = "2018-05-04"

[[document]]
id = "tern-2021"
file = "tern-2021.en.md"
title = "Tern Declaration (2021)"
language = "en"
date = "2021-05-04"
version_of = "tern-2018"
"""

GLOSSARY = """
[[body]]
id = "ligue"
fr = { name = "Ligue des phares", acronym = "LDP" }
en = { name = "Lighthouse League", acronym = "LHL" }
es = { name = "Liga de los Faros", acronym = "LDF" }
pt = { name = "Liga dos Faróis", acronym = "LDF" }

[[body]]
id = "forum"
fr = { name = "Forum des marées", acronym = "FDM" }
en = { name = "Tide Forum", acronym = "TIF" }
es = { name = "Foro de las Mareas", acronym = "FDM" }
pt = { name = "Fórum das Marés", acronym = "FDM" }

[[body]]
id = "comite"
fr = { name = "Comité des balises", acronym = "CDB" }
en = { name = "Committee on Beacons", acronym = "COB" }
es = { name = "Comité de las Balizas", acronym = "CDB" }
pt = { name = "Comitê das Balizas", acronym = "CDB" }

[[body]]
id = "tern"
fr = { name = "Déclaration de Tern" }
en = { name = "Tern Declaration on Quiet Seas", other = ["Tern Declaration"] }
es = { name = "Declaración de Tern" }
pt = { name = "Declaração de Tern" }
"""

FILES = {
    "note.fr.txt": NOTE,
    "consejo.es.md": CONSEJO,
    "rede.pt.md": REDE,
    "tern-2018.en.md": TERN_2018,
    "tern-2021.en.md": TERN_2021,
    "corpus.toml": MANIFEST,
    "glossary.toml": GLOSSARY,
}


def write(folder: Path) -> Path:
    """Write the corpus into a new folder."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def assistant_over(folder: Path, files: Mapping[str, str]) -> Assistant:
    """Build an index of some files, texts by name, in a folder, and return what answers from it."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index")
    return Assistant.open(folder / "index")


def values(answer: Answer) -> list[str]:
    """Return the values of an answer: codes of countries, else typed values, sorted."""
    return sorted(item.code or item.value or item.name for item in answer.items)


def assert_quotes(assistant: Assistant, answer: Answer) -> None:
    """Hold that every quote is a slice of its document, marked inside itself, and numbered from 1 without gaps."""
    for shown in (answer.citations, answer.related):
        assert [citation.number for citation in shown] == list(range(1, len(shown) + 1))
        for citation in shown:
            text = assistant.knowledge.document(citation.document).text
            assert citation.quote == text[citation.start : citation.end] != ""
            assert all(citation.start <= start < end <= citation.end for start, end in citation.marks)
    numbers = {citation.number for citation in answer.citations}
    assert all(set(item.citations) <= numbers for item in answer.items)
