"""A bar chart as SVG: for the HTML page as it is, for PDF and DOCX through the typesetter."""

from __future__ import annotations

from html import escape

from app.briefing.marks import GREY, INK, PALE, clean
from app.briefing.records import Picture

WIDTH = 640
_ROW = 30
_BAR = 14
_LEFT = 190
_RIGHT = 90
_SIZE = 13
_LONGEST = 26
FONT = "Libertinus Serif"


def svg(picture: Picture) -> str:
    """Return a chart ``WIDTH`` units wide: for each bar its name, the whole in pale, the value in dark, the numbers."""
    height = _ROW * len(picture.bars) + 6
    most = max((bar.whole or bar.value for bar in picture.bars), default=1) or 1
    scale = (WIDTH - _LEFT - _RIGHT) / most
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="{FONT}, Georgia, serif" font-size="{_SIZE}"><title>{_text(picture.alt)}</title>'
    ]
    for place, bar in enumerate(picture.bars):
        top = place * _ROW + 8
        middle = top + _BAR / 2 + _SIZE * 0.34
        parts.append(
            f'<text x="{_LEFT - 10}" y="{middle:.1f}" text-anchor="end" fill="{INK}">{_text(_short(bar.label))}</text>'
        )
        whole = bar.whole or bar.value
        parts.append(_rect(top, whole * scale, PALE))
        parts.append(_rect(top, bar.value * scale, INK))
        parts.append(
            f'<text x="{_LEFT + whole * scale + 8:.1f}" y="{middle:.1f}" fill="{GREY}">{_text(bar.words)}</text>'
        )
    return "".join(parts) + "</svg>"


def png(picture: Picture) -> bytes:
    """Return the chart as a PNG at three pixels a unit."""
    import typst

    source = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    data = typst.compile(
        source, format="png", ppi=216.0, ignore_system_fonts=True, sys_inputs={"svg": svg(picture)}, font_paths=[]
    )
    return bytes(data)


def _rect(top: float, width: float, colour: str) -> str:
    return f'<rect x="{_LEFT}" y="{top}" width="{max(width, 0):.1f}" height="{_BAR}" rx="2" fill="{colour}"/>'


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def _text(words: str) -> str:
    return escape(clean(words), quote=True)
