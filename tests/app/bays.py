"""A note on bodies of the shore, invented: a predecessor, a framework at rest, a platform of two, a pact of a place."""

from __future__ import annotations

NOTE = """Note sur les instances du littoral
3 mars 2022

Conférence des baies (COB) - 1991
La Conférence des baies est une tribune de dialogue. Elle regroupe tous les pays d'Amérique du Nord et d'Amérique \
centrale ainsi que la Jamaïque.

Commission des digues (CDD) - 2011
La Commission des digues a été créée au moyen de la résolution AP/RES. 31 (XX-O/11) de l'Assemblée des ports de mai \
2011. Son prédécesseur était le Comité spécial des estacades, rattaché au Conseil des rades, qui a fonctionné entre \
mars 2005 et mai 2011. Elle compte quatre États membres : le Chili, le Panama, le Pérou et l'Uruguay.

Cadre des lagunes (CDL) - 2016
Le Cadre des lagunes a été adopté par le Belize, le Chili et le Panama. Il comporte 14 objectifs, répartis en trois \
domaines thématiques.

Ce cadre ne fonctionne pas actuellement.

Plateforme des mangroves (PDM) - 2018
La Plateforme des mangroves est dirigée par l'Organisation des ports (ODP) et l'Agence des côtes (ADC). Elle est \
composée de plus de 60 partenaires institutionnels. Son objectif principal est de replanter les mangroves.

Pacte des récifs - 2019
Le Pacte des récifs a été signé par 40 pays lors d'une conférence à Agadir (Maroc), en avril 2019. Le Pacte n'est pas \
juridiquement contraignant. Il comporte 25 engagements.
"""
FILES = {"littoral.fr.txt": NOTE}
