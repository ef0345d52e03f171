"""Small plots as SVG text: bars with intervals, a curve, a calibration diagram. Colours come from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from eval.estimates import Array, Estimate

WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 10, 38


def bars(values: Sequence[tuple[str, Estimate]]) -> str:
    """Return horizontal bars in [0, 1] with their intervals, one for each name, and n behind the name."""
    left, step = 118, 24
    height = step * len(values) + 24
    span = WIDTH - left - RIGHT
    parts = []
    for tick in range(5):
        x = left + span * tick / 4
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{height - 20}"/>')
        parts.append(f'<text x="{x:.1f}" y="{height - 6}" text-anchor="middle">{tick / 4:g}</text>')
    for place, (name, estimate) in enumerate(values):
        top = place * step + 4
        value = estimate.value or 0.0
        parts.append(f'<text x="{left - 6}" y="{top + 12}" text-anchor="end">{escape(name)} ({estimate.n})</text>')
        parts.append(
            f'<rect class="bar" x="{left}" y="{top}" width="{span * value:.1f}" height="{step - 8}">'
            f"<title>{escape(name)}: {value:.3f}, n={estimate.n}</title></rect>"
        )
        if estimate.low is not None and estimate.high is not None:
            low, high, middle = left + span * estimate.low, left + span * estimate.high, top + (step - 8) / 2
            ends = "".join(f"M{end:.1f} {middle - 4:.1f}v8" for end in (low, high))
            parts.append(f'<path class="whisker" d="M{low:.1f} {middle:.1f}H{high:.1f}{ends}"/>')
    return _svg(parts, height)


def curve(x: Array, y: Array, x_name: str, y_name: str, log: bool = False) -> str:
    """Return a curve of y in [0, 1] over x; x in [0, 1], or from its least to its greatest with a log scale."""
    if log:
        scaled = np.log10(np.maximum(x, 1e-6))
        low, high = float(np.floor(scaled.min())), float(np.ceil(scaled.max()))
        high = max(high, low + 1)
        places = (scaled - low) / (high - low)
        ticks = [((power - low) / (high - low), f"{10.0**power:g}") for power in np.arange(low, high + 1)]
    else:
        places = x
        ticks = [(tick / 4, f"{tick / 4:g}") for tick in range(5)]
    points = " ".join(f"{_x(float(a))},{_y(float(b))}" for a, b in zip(places, y, strict=True))
    return _svg([*_axes(ticks, x_name, y_name), f'<polyline class="line" points="{points}"/>'], HEIGHT)


def calibration(bins: Sequence[tuple[float, float, int]]) -> str:
    """Return a reliability diagram: share right over mean confidence, dots sized by the answers in the bin."""
    ticks = [(tick / 4, f"{tick / 4:g}") for tick in range(5)]
    most = max(size for _, _, size in bins)
    parts = [*_axes(ticks, "confidence", "share right")]
    parts.append(f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>')
    points = " ".join(f"{_x(sure)},{_y(share)}" for sure, share, _ in bins)
    parts.append(f'<polyline class="line" points="{points}"/>')
    parts += [
        f'<circle class="dot" cx="{_x(sure)}" cy="{_y(share)}" r="{2 + 4 * (size / most) ** 0.5:.1f}">'
        f"<title>confidence {sure:.2f}: {share:.2f} right, n={size}</title></circle>"
        for sure, share, size in bins
    ]
    return _svg(parts, HEIGHT)


def _axes(ticks: Sequence[tuple[float, str]], x_name: str, y_name: str) -> list[str]:
    parts = []
    for place, label in ticks:
        parts.append(f'<line class="grid" x1="{_x(place)}" y1="{_y(0)}" x2="{_x(place)}" y2="{_y(1)}"/>')
        parts.append(f'<text x="{_x(place)}" y="{HEIGHT - BOTTOM + 14}" text-anchor="middle">{label}</text>')
    for tick in range(5):
        parts.append(f'<line class="grid" x1="{_x(0)}" y1="{_y(tick / 4)}" x2="{_x(1)}" y2="{_y(tick / 4)}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{float(_y(tick / 4)) + 4:.1f}" text-anchor="end">{tick / 4:g}</text>')
    middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
    parts.append(f'<text x="{_x(0.5)}" y="{HEIGHT - 6}" text-anchor="middle">{escape(x_name)}</text>')
    parts.append(
        f'<text transform="translate(12 {middle:.0f}) rotate(-90)" text-anchor="middle">{escape(y_name)}</text>'
    )
    return parts


def _x(share: float) -> str:
    return f"{LEFT + share * (WIDTH - LEFT - RIGHT):.1f}"


def _y(share: float) -> str:
    return f"{TOP + (1 - share) * (HEIGHT - TOP - BOTTOM):.1f}"


def _svg(parts: Sequence[str], height: int) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img">{"".join(parts)}</svg>'
