"""What fuzzing begins from: small documents of every format, made here, and the project's own questions and data."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

TEXTS = (
    "Réunion de la Commission\n\nI. Conférence régionale sur la migration (CRM) ou processus de Puebla - 1996\n\n"
    "La CRM a été créée en 1996. Elle regroupe le Belize, le Canada, le Costa Rica et le Mexique.¹\n\n"
    "Objectifs :\n- protéger les droits des migrants ;\n- échanger des informations.\n\n¹ Voir la note 2.\n",
    "ARTICLE 1\nPurpose\n\n1. The Secretariat shall have 12 members (see A/RES/73/3).\n2. It was established by the "
    "Lima Declaration on 3 May 2001.\n\nArticle 2.1 Budget: USD 1,250,000.50 in 2020-2021.\n\nMember States: "
    "Argentina, Bolivia, Chile.\nDirector: Ms. Ana Pérez\n",
    "Disposições\r\n\r\nArt. 3º – O Mecanismo não é vinculante.\r\na) os países;\r\nb) as organizações.\r\n\r\n"
    "Aprovado em 12 de março de 2010 pela Resolução n.º 5.\x0c\r\nPágina 2\t| 3 |\r\n",
    "e\u0301 \u00a0 \u202e\u200f ﬁn \ufeff ½ Ⅻ 𝒳 👩‍👩‍👧 \u2028 \u0085 a\u0327\u0301 ￾\n" * 3,
)
MARKDOWN = (
    "---\ntitle: The Reef Pact\ndate: 2019-05-01\nlanguage: en\nsymbol: R/1\n---\n\n# Reef Pact (RP)\n\nFounded **in "
    "1999** by [the Act](http://example.org 'x').\n\n## Members\n\n1. Fiji\n   - Suva\n2. Tonga[^1]\n\n> quote\n\n"
    "| Country | Year |\n|---|:--:|\n| Samoa | 2001 |\n\n[^1]: A note.\n\n```\ncode\n```\n\nSetext\n======\n<b>x</b>\n",
    "# A\n\n* a\n\n  b\n    1) c\n\n***\n\n&amp; &#x202e; \\* `x`\n\nterm\n: x\n\n![i](j)\n",
)
HTML = (
    "<!doctype html><html lang=es><head><title>Foro</title><meta name=date content=2012-01-02><style>x{}</style></head>"
    "<body><nav><a href=/>x</a></nav><main><h1>Foro <abbr>FIM</abbr></h1><p>Creado en 2012<sup>1</sup>.<br>Sede: Lima"
    "<ol start=3 type=a><li>uno<ul><li>dos</ul></ol><table><caption>t</caption><thead><tr><th colspan=2>País<th>Año"
    "</thead><tr><td rowspan=2>Perú<td>2001<td>x<tr><td>y</table><h2>2. Fin</h2><pre>a\n b</pre><dl><dt>a<dd>b</dl>"
    "<p hidden>x</p><aside id=fn1>1 Nota</aside></main><footer>f</footer><script>alert(1)</script></body></html>",
    "<html><body><div><div><p>One &lt;b&gt; &#0; &#xD800; &nbsp;two<p>three</div><h3></h3><template><p>t</template>"
    "<svg><text>s</text></svg><table><tr><td><table><tr><td>in</table></table></html>",
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{"
    r"\title Carta}}\pard\s1\b Cap\'edtulo 1\b0\par\pard Fundado en \u8220?1999\u8221? \{x\}\line y\tab z{\super 1}"
    r"{\footnote\pard Nota.}\par{\*\generator x;}{\pntext 1.\tab}\pard\ls1\ilvl0 item\par\trowd\cellx100\cellx200 "
    r"a\cell b\cell\row\trowd\cellx100 c\cell\row\pard\page{\pict\pngblip 89504e47}\uc2\u-10179??\u-8704??"
    r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par}",
    r"{\rtf1\mac\uc0 \'8e\~\_\-\emdash\bullet\rquote\par\v hidden\v0 shown\sect\column\par}",
)
_ROWS = (
    {"id": "a-1", "title": "Act", "language": "en", "date": "2001-02", "text": "Article 1\n\nThe Fund was set up."},
    {"_id": "b\u202e", "titre": "Décret", "lang": "fr", "contents": "e\u0301tat \U0001f600", "heading": "I. Titre"},
    {"docid": 7, "body": "", "kind": None, "url": "javascript:1"},
)
JSONL = ("\n".join(json.dumps(row) for row in _ROWS) + "\n\n{bad\n[1]\n" + json.dumps(_ROWS[1], ensure_ascii=False),)


def text() -> list[bytes]:
    """Return plain texts in several encodings."""
    coded = [TEXTS[0].encode("cp1252", "replace"), TEXTS[1].encode("utf-16"), TEXTS[2].encode("utf-16-be")]
    return [*(words.encode("utf-8", "surrogatepass") for words in TEXTS), *coded, b"\xef\xbb\xbf" + TEXTS[2].encode()]


def markdown() -> list[bytes]:
    """Return Markdown."""
    return [words.encode() for words in MARKDOWN]


def html() -> list[bytes]:
    """Return web pages."""
    return [*(words.encode() for words in HTML), HTML[0].encode("utf-16")]


def rtf() -> list[bytes]:
    """Return RTF files."""
    return [words.encode("ascii") for words in RTF]


def jsonl() -> list[bytes]:
    """Return JSON Lines, plain and gzipped."""
    plain = [words.encode("utf-8", "surrogatepass") for words in JSONL]
    return [*plain, *(gzip.compress(data, mtime=0) for data in plain)]


def zipped(parts: dict[str, str]) -> bytes:
    """Return a ZIP archive of parts, uncompressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORD_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships'
    f'"><Relationship Id="r1" Type="{_RELATED}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATED}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="r3" Type="{_RELATED}/footnotes" Target="footnotes.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" '
    'w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style></w:styles>',
    "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>',
    "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>",
    "word/document.xml": f'<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Reef Pact (RP)'
    '</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Founded </w:t></w:r><w:r><w:t>in 1999'
    '</w:t><w:br/><w:tab/><w:noBreakHyphen/></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr><w:r><w:t>Fiji</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:numPr>"
    '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Suva</w:t></w:r></w:p><w:tbl><w:tr><w:trPr>'
    "<w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Country</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Year</w:t></w:r>"
    '</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>Samoa</w:t>'
    "</w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p/>"
    "</w:sdtContent></w:sdt><w:sectPr/></w:body></w:document>",
}
_OPEN_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "fo" else "xsl-fo-compatible"}:1.0"'
    for name in ("office", "text", "table", "style", "fo")
)
OPEN_PARTS = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": f"<office:document-content {_OPEN_SPACES}><office:automatic-styles><style:style style:name='B' "
    "style:family='text'><style:text-properties fo:font-weight='bold'/></style:style><text:list-style style:name='L'>"
    "<text:list-level-style-number text:level='1' style:num-format='a' style:num-suffix=')' text:start-value='2'/>"
    "<text:list-level-style-bullet text:level='2' text:bullet-char='•'/></text:list-style></office:automatic-styles>"
    "<office:body><office:text><text:h text:outline-level='1'>Pacto (PR)</text:h><text:p>Criado<text:s text:c='3'/>em"
    "<text:tab/>1999<text:line-break/><text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Nota</text:p></text:note-body></text:note></text:p><text:list text:style-name='L'>"
    "<text:list-item><text:p>um</text:p><text:list><text:list-item text:start-value='4'><text:p>dois</text:p>"
    "</text:list-item></text:list></text:list-item></text:list><table:table><table:table-header-rows><table:table-row>"
    "<table:table-cell table:number-columns-repeated='2'><text:p>País</text:p></table:table-cell></table:table-row>"
    "</table:table-header-rows><table:table-row table:number-rows-repeated='2'><table:covered-table-cell/>"
    "<table:table-cell table:number-columns-spanned='2'><text:p>Peru</text:p></table:table-cell></table:table-row>"
    "</table:table></office:text></office:body></office:document-content>",
    "meta.xml": "<office:document-meta xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta><dc:title> Pacto </dc:title></office:meta>"
    "</office:document-meta>",
    "META-INF/manifest.xml": "<m/>",
}


def docx() -> list[bytes]:
    """Return a Word file with a heading, lists, a table and a note."""
    return [zipped(WORD_PARTS)]


def odt() -> list[bytes]:
    """Return an OpenDocument text with the same."""
    return [zipped(OPEN_PARTS)]


def archives() -> list[bytes]:
    """Return archives."""
    return [*docx(), *odt(), zipped({"a.xml": "<a b='c'>d</a>", "b.rels": "<!DOCTYPE x>"})]


def doc() -> list[bytes]:
    """Return what begins like an old Word file, and what a password locks, each with what a converter might make."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    names = ("WordDocument", "EncryptedPackage")
    return [head + name.encode("utf-16-le") + b"\n--made--\n" + made for name in names for made in (*docx(), b"")]


def _page(lines: list[tuple[int, int, int, str]], rules: str = "") -> str:
    shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in lines)
    return shown + rules


def _pdf(contents: list[str]) -> bytes:
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 3 /P (p) >>] >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        "<< /Title (Pact) >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Rotate 0 /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def pdf() -> list[bytes]:
    """Return PDFs: headings and items under a running head, two columns, a ruled table, turned and tiny type."""
    head = (150, 580, 8, "The Reef Pact")
    plain = [
        head, (50, 540, 16, "I. Members"), (50, 510, 12, "The Pact was founded in 1999 by the Lima Decla-"),
        (50, 496, 12, "ration and has 12 members.\\2221"), (50, 470, 12, "1. Fiji"), (50, 456, 12, "a\\) Suva"),
        (50, 60, 8, "1 See the note."), (190, 20, 8, "3"),
    ]  # fmt: skip
    columns = [(x, 540 - 14 * row, 10, f"{side} row {row} of it") for x, side in ((40, "left"), (220, "right"))
               for row in range(6)]  # fmt: skip
    table = [(60, 500, 10, "Country"), (200, 500, 10, "Year"), (60, 480, 10, "Samoa"), (200, 480, 10, "2001")]
    rules = (
        "50 515 m 300 515 l S\n50 495 m 300 495 l S\n50 475 m 300 475 l S\n50 515 m 50 475 l S\n180 515 m 180 475 l S\n"
    )
    odd = "BT /F1 0.01 Tf 0 1 -1 0 100 100 Tm (turned) Tj [(sp) -900 (read)] TJ 2 Tr (hidden) Tj ET\n"
    return [_pdf([_page(plain), _page([head, *columns])]), _pdf([_page([head, *table], rules)]), _pdf([odd, ""])]


def questions() -> list[bytes]:
    """Return questions of the project's own sets."""
    return [each.encode() for each in _questions()]


def _questions() -> list[str]:
    found: list[str] = []
    for path in sorted((ROOT / "eval" / "questions").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines()[::9]:
            found.append(str(json.loads(line).get("question", "")))
    return [each for each in found if each]


def conversations() -> list[bytes]:
    """Return questions by themselves and behind another one."""
    single = [b"\x00" + each.encode() for each in _questions()]
    joined = [b"\x02" + "\x1f".join(pair).encode() for pair in pairwise(_questions()[::5])]
    return single + joined


def messages() -> list[bytes]:
    """Return messages of MCP, one for each tool and two others."""
    arguments: tuple[tuple[str, dict[str, Any]], ...] = (
        ("ask", {"question": "Who belongs to the CRM?", "history": ["CSM ?"], "language": "es", "since": 2000}),
        ("search", {"query": "membres", "limit": 3, "languages": ["fr"], "bodies": ["crm"], "documents": ["x"]}),
        ("read_document", {"document": "cam-concept-note", "start": 10, "length": 90}),
        ("brief", {"bodies": ["CRM"], "questions": ["Since when?"], "language": "pt", "minutes": 2.5}),
    )
    shells = [{"method": "tools/call", "params": {"name": name, "arguments": given}} for name, given in arguments]
    shells += [{"method": "initialize", "params": {"protocolVersion": "2025-06-18"}}, {"method": "tools/list"}]
    return [json.dumps({"jsonrpc": "2.0", "id": 1} | shell).encode() for shell in shells]


def manifests() -> list[bytes]:
    """Return manifests that name a.txt."""
    own = (ROOT / "corpus" / "corpus.toml").read_bytes().replace(b"cam-concept-note.fr.txt", b"a.txt")
    return [own, b'[[document]]\nid="a"\nfile="a.txt"\ndate=2001-02-03\n']


def glossaries() -> list[bytes]:
    """Return glossaries."""
    own = (ROOT / "corpus" / "glossary.toml").read_bytes()[:9000].rpartition(b"[[body]]")[0]
    return [own, b'[[body]]\nid="a"\nfr={name="x",other=["y"]}\n']


def corrections() -> list[bytes]:
    """Return a file of corrections."""
    given = {"body": "a", "kind": "members", "by": "b", "date": "2020", "why": "c", "value": "SV", "source": "x"}
    return [b"[[correction]]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in given.items()).encode()]


def batches() -> list[bytes]:
    """Return batches, good and bad lines mixed."""
    good = json.dumps({"id": 1, "question": "Qui ?", "history": ["Quand ?"]}).encode()
    return [good + b'\n\n{"question": "\\ud800"}\n[]\n']


def clicks() -> list[bytes]:
    """Return what is done in a source pane, and last the link by which it was opened."""
    steps = b"read cam-concept-note\nfind CRM\nview document\n12-80~1a2b3c4d+20-24@cam-concept-note"
    return [steps, b"open 5-9@cam-concept-note\n0-0@x"]
