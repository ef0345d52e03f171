"""A second small invented text, on reefs, for the tests of what names, restrictions and turns ask; nothing is real.

What the tests expect is worked out by hand from these sentences: two bodies lead the Station, the Assembly of Reefs
adopted the resolution, the Guild goes by two names, the two questions are put to speakers at the end.
"""

NOTE = """Note sur les récifs

Guilde des coraux (GDC) ou ronde du Nord - 2001
La Guilde des coraux est un processus consultatif créé en 2001 par les pays de la mer du Nord. Elle est un espace de \
dialogue sur la pêche, les ancres, les phares, les marées et la lutte contre le bruit. Elle a contribué à des accords \
tels que le Plan des ancres (2005) et la Déclaration de Brême (2009). Elle invite instamment les armateurs à réduire \
le bruit. Elle compte trois États membres : le Danemark, la Norvège et la Suède.

Station des récifs (SDR) - 2001
La Station des récifs est un mécanisme dirigé par l'Union des plongeurs (UDP) et le Fonds des lagons (FDL). Elle est \
établie dans 7 pays. Elle a été créée par la résolution RF/RES. 3 (II-O/01) de l'Assemblée des récifs de mai 2001.

Bureau des lagunes (BDL) - 2010
Le Bureau des lagunes a été créé en tant que commission permanente du Conseil des eaux (CDE) de l'Organisation des \
récifs (ODR). Il a été établi par la Déclaration de Sylt sur les lagunes. Il compte deux États membres : le Danemark \
et l'Islande.

Panneau des dunes (PDD)
Le Panneau des dunes est un réseau de plages.

En ce qui concerne la méthode, les intervenants répondront aux questions suivantes :

1. Quels sont les principaux dangers des récifs ?
2. Quelles formes de coopération proposez-vous ?
"""

GLOSSARY = """
[[body]]
id = "guild"
fr = { name = "Guilde des coraux", acronym = "GDC", other = ["ronde du Nord"] }
en = { name = "Coral Guild" }
es = { name = "Gremio de los Corales" }
pt = { name = "Guilda dos Corais" }

[[body]]
id = "station"
fr = { name = "Station des récifs", acronym = "SDR" }
en = { name = "Reef Station" }
es = { name = "Estación de los Arrecifes" }
pt = { name = "Estação dos Recifes" }

[[body]]
id = "bureau"
fr = { name = "Bureau des lagunes", acronym = "BDL" }
en = { name = "Lagoon Bureau" }
es = { name = "Oficina de las Lagunas" }
pt = { name = "Escritório das Lagunas" }

[[body]]
id = "panel"
fr = { name = "Panneau des dunes", acronym = "PDD" }
en = { name = "Dune Panel" }
es = { name = "Panel de las Dunas" }
pt = { name = "Painel das Dunas" }

[[body]]
id = "divers"
fr = { name = "Union des plongeurs", acronym = "UDP" }
en = { name = "Divers Union" }
es = { name = "Unión de Buzos" }
pt = { name = "União dos Mergulhadores" }

[[body]]
id = "fund"
fr = { name = "Fonds des lagons", acronym = "FDL" }
en = { name = "Atoll Fund" }
es = { name = "Fondo de los Atolones" }
pt = { name = "Fundo dos Atóis" }

[[body]]
id = "waters"
fr = { name = "Conseil des eaux", acronym = "CDE" }
en = { name = "Water Council" }
es = { name = "Consejo de las Aguas" }
pt = { name = "Conselho das Águas" }

[[body]]
id = "reefs"
fr = { name = "Organisation des récifs", acronym = "ODR" }
en = { name = "Reef Organization" }
es = { name = "Organización de los Arrecifes" }
pt = { name = "Organização dos Recifes" }

[[body]]
id = "plan"
fr = { name = "Plan des ancres" }
en = { name = "Anchor Plan" }
es = { name = "Plan de Anclas" }
pt = { name = "Plano das Âncoras" }

[[body]]
id = "bremen"
fr = { name = "Déclaration de Brême" }
en = { name = "Bremen Declaration" }
es = { name = "Declaración de Bremen" }
pt = { name = "Declaração de Bremen" }
"""

FILES = {"note.fr.txt": NOTE, "glossary.toml": GLOSSARY}
