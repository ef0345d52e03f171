"""A declaration and its revised text, an agreement and a note, invented: offices, terms, predecessors, versions."""

from __future__ import annotations

FIRST = """TROMSØ DECLARATION ON POLAR DATA

Adopted at the First Conference of Ministers, Tromsø, Norway, 4 May 2015

We, the Ministers of Canada, Denmark, Finland, Iceland, Norway and the Russian Federation,

1. Establish the Polar Data Council (PDC, "the Council") as a voluntary platform for the exchange of ice data.

2. Designate Norway as Chair of the Council for the period 2015–2017 and Finland as Vice-Chair.

3. Set the target of equipping 200 stations by 2018.

4. Agree that the Council shall work on two priorities: sea ice and permafrost.

Done in Tromsø on 4 May 2015.
"""
REVISED = """REVISED TROMSØ DECLARATION ON POLAR DATA

Adopted at the Third Conference of Ministers, Reykjavík, Iceland, 9 June 2021

We, the Ministers of Canada, Denmark, Finland, Iceland, Japan, Norway and Sweden,

Recalling the Tromsø Declaration of 4 May 2015, which this Declaration replaces,

Noting that the Russian Federation withdrew from the Council on 1 March 2020,

1. Reaffirm the Polar Data Council (PDC) as a voluntary platform for the exchange of ice data.

2. Elect Iceland as Chair of the Council for 2021-2023, and Sweden as Vice-Chair.

3. Decide to move the Secretariat from Tromsø to Akureyri as from 1 January 2022.

4. Set the target of equipping 600 stations by 2027.

5. Agree that the Council shall work on three priorities: sea ice, permafrost and fisheries.

Done in Reykjavík on 9 June 2021.
"""
NOTE = """NOTE SUR LES INSTANCES DU FLEUVE
12 janvier 2024

Commission du fleuve Sabra (CFS) - 1998
La Commission du fleuve Sabra a été créée par le Traité de Dorano du 3 mai 1998. Elle compte quatre États membres : \
le Bénin, le Mali, le Niger et le Togo. La Commission est présidée par le Mali pour la période 2022-2024 ; le Togo \
assure la vice-présidence. Sa Direction technique est dirigée par M. Issa Traoré, nommé en mai 2021, dont le mandat \
s'achève en juin 2025. Le Gouvernement du Niger est dépositaire du Traité. Son fonds d'urgence est administré par la \
Banque ouest-africaine de développement. Elle succède au Comité des riverains du Sabra, créé le 2 juin 1984, qui est \
dissous.

Réseau des ports du golfe (RPG) - 2006
Le Réseau des ports du golfe a été lancé en mars 2006. Le Ghana en assure la présidence et le Nigéria la \
vice-présidence. Son secrétaire exécutif, M. Kofi Mensah, a été nommé en 2020 ; son mandat prend fin le 31 décembre \
2024. Le Réseau a été dissous en 2022.
"""
AGREEMENT = """ACUERDO CONSTITUTIVO DE LA RED DE LAGOS DEL SUR

Suscrito en Talamo el 14 de abril de 2012

Los Gobiernos de la República Argentina, la República de Chile, la República del Perú y la República Oriental del \
Uruguay, en adelante «las Partes»,

RECORDANDO la Declaración de Ulmen sobre los Lagos, de 9 de octubre de 2007, por la que se creó el Comité de Cuencas \
Lacustres (CCL);

HAN CONVENIDO lo siguiente:

Artículo 1. Creación
Se crea la Red de Lagos del Sur (RLS), en adelante «la Red». La Red sucede al Comité de Cuencas Lacustres, que quedará \
disuelto en la fecha de entrada en vigor del presente Acuerdo.

Artículo 2. Presidencia
La Red está presidida por Chile para el bienio 2012-2013. Perú ejerce la vicepresidencia.

Artículo 3. Unidad Técnica
La Unidad Técnica está dirigida por un Coordinador, el Sr. Luis Paredes, designado en marzo de 2013, cuyo mandato \
termina en marzo de 2017.

Artículo 4. Comité de Expertos
El Comité de Expertos está integrado por nueve especialistas. Se reúne al menos tres veces al año.

Artículo 5. Depositario
El presente Acuerdo entrará en vigor con el tercer instrumento de ratificación depositado ante el Gobierno de la \
República del Perú, que será su depositario.

Artículo 6. Denuncia
Toda Parte podrá denunciar el presente Acuerdo mediante notificación escrita al depositario. La denuncia surtirá \
efecto seis meses después de su recepción.
"""
FILES = {
    "tromso-2015.en.txt": FIRST,
    "tromso-2021.en.txt": REVISED,
    "note-fleuve.fr.txt": NOTE,
    "acuerdo-lagos.es.txt": AGREEMENT,
}
