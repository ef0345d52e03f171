"""One self-contained HTML page of a run: tables, plots, and every failure beside its gold quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files

import numpy as np

from eval import plots
from eval.estimates import Estimate
from eval.measures import BY_NAME, Difference, calibration_bins, measure_all, parity, risk_coverage
from eval.run import Run, SetRun
from eval.scoring import Row

SLICE_COLUMNS = ("right", "accuracy", "set F1", "evidence P@1", "support", "abstention recall", "wrongly refused")


def page(run: Run) -> str:
    """Return the page; it needs no other file and no network."""
    style = files("eval").joinpath("report.css").read_text(encoding="utf-8")
    body = "".join(_set_section(part, run.seed) for part in run.sets)
    body += "".join(_ablations(name, table) for name, table in run.ablations.items())
    links = "".join(f'<a href="#{_anchor(part.name)}">{escape(part.name)}</a>' for part in run.sets)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>govqa evaluation</title><style>{style}</style></head>\n"
        f"<body><header><h1>govqa evaluation</h1><nav>{links}</nav></header><main>{body}</main></body></html>\n"
    )


def _set_section(part: SetRun, seed: int) -> str:
    table = measure_all(part.rows, seed)
    documents = ", ".join(part.documents)
    parts = [
        f"<p>{len(part.rows)} questions of the {escape(part.split)} split over {len(part.documents)} documents "
        f"({escape(documents)}). Intervals are 95 % percentile bootstrap.</p>",
        _tiles(table["all"]),
        _plots(part.rows, table),
        _slices(table),
        _parity(parity(part.rows, seed=seed)),
        _measures(table["all"]),
        _failures(part.rows),
    ]
    return f'<section id="{_anchor(part.name)}"><h2>{escape(part.name)}</h2>{"".join(parts)}</section>\n'


def _anchor(name: str) -> str:
    return escape(name.replace(" ", "-"))


def _tiles(estimates: Mapping[str, Estimate]) -> str:
    names = ("accuracy", "evidence P@1", "abstention recall", "wrongly refused", "verbatim", "ECE", "time p50")
    tiles = []
    for name in names:
        estimate = estimates.get(name)
        if estimate is not None and estimate.value is not None:
            unit = BY_NAME[name].unit
            tiles.append(f"<div class=tile><b>{_number(estimate.value, unit)}</b><span>{escape(name)}</span></div>")
    return f"<div class=tiles>{''.join(tiles)}</div>"


def _plots(rows: Sequence[Row], table: Mapping[str, Mapping[str, Estimate]]) -> str:
    figures = []
    for what in ("kind", "language", "wording"):
        bars = [
            (name.partition("=")[2], values["right"]) for name, values in table.items() if name.startswith(f"{what}=")
        ]
        figures.append((f"Questions treated rightly, by {what}", plots.bars(bars)))
    score = np.array([row.confidence for row in rows])
    right = np.array([float(row.outcome == "right") for row in rows])
    coverage, risk = risk_coverage(score, right)
    figures.append(("Risk over coverage, surest answers first", plots.curve(coverage, risk, "coverage", "share wrong")))
    given = [row for row in rows if row.answered]
    if given:
        bins = calibration_bins(
            np.array([row.confidence for row in given]), np.array([float(row.outcome == "right") for row in given])
        )
        figures.append(("Calibration of the answers given", plots.calibration(bins)))
    times = np.sort(np.array([row.seconds * 1000 for row in rows]))
    share = np.arange(1, len(times) + 1) / len(times)
    figures.append(("Time per question", plots.curve(times, share, "milliseconds", "share of questions", log=True)))
    return "<div class=plots>" + "".join(_figure(title, svg) for title, svg in figures) + "</div>"


def _figure(title: str, svg: str) -> str:
    return f"<figure><figcaption>{escape(title)}</figcaption>{svg}</figure>"


def _slices(table: Mapping[str, Mapping[str, Estimate]]) -> str:
    columns = [name for name in SLICE_COLUMNS if any(name in values for values in table.values())]
    rows = [
        [escape(name), str(values["right"].n), *(_cell(values.get(column)) for column in columns)]
        for name, values in table.items()
    ]
    return "<h3>By kind, wording and language</h3>" + _table(["slice", "n", *columns], rows)


def _parity(gaps: Sequence[Difference]) -> str:
    if not gaps:
        return ""
    rows = [
        [f"{gap.language} − {gap.reference}", f"{gap.value:+.3f}", f"{gap.low:+.3f} to {gap.high:+.3f}", str(gap.n)]
        for gap in gaps
    ]
    return "<h3>The same questions in other languages</h3>" + _table(["languages", "difference", "interval", "n"], rows)


def _measures(estimates: Mapping[str, Estimate]) -> str:
    rows = []
    for name, estimate in estimates.items():
        measure = BY_NAME[name]
        about = f"{escape(measure.doc)} <small>{escape(measure.source)}</small>"
        rows.append([escape(name), _cell(estimate, measure.unit), str(estimate.n), about])
    return "<h3>All measures</h3>" + _table(["measure", "value", "n", "what it is"], rows)


def _failures(rows: Sequence[Row]) -> str:
    wrong = sorted((row for row in rows if not row.right), key=lambda row: (-row.confidence, row.id))
    if not wrong:
        return "<h3>Failures</h3><p>None.</p>"
    return f"<h3>Failures ({len(wrong)}, surest first)</h3>" + "".join(map(_failure, wrong))


def _failure(row: Row) -> str:
    history = "".join(f"<p class=history lang={row.language}>{escape(text)}</p>" for text in row.history)
    tags = " · ".join((row.id, row.kind, row.wording, row.language, row.outcome, f"confidence {row.confidence:.2f}"))
    return (
        f"<article class=failure><p class=tags>{escape(tags)}</p>{history}"
        f"<p class=question lang={row.language}>{escape(row.question)}</p><p class=fault>{escape(row.fault)}</p>"
        f"<div class=beside><div><h4>Given</h4><p>{escape(row.answer)}</p>{_quotes(row.quotes)}</div>"
        f"<div><h4>Expected</h4><p>{escape(row.expected)}</p>{_quotes(row.gold)}</div></div></article>"
    )


def _quotes(quotes: Sequence[str]) -> str:
    return "".join(f"<blockquote>{escape(quote)}</blockquote>" for quote in quotes)


def _ablations(name: str, table: Mapping[str, Mapping[str, Estimate]]) -> str:
    columns = list(dict.fromkeys(measure for values in table.values() for measure in values))
    rows = [[escape(system), *(_cell(values.get(column)) for column in columns)] for system, values in table.items()]
    return f"<section><h2>Baselines and ablations on {escape(name)}</h2>{_table(['system', *columns], rows)}</section>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in head)
    lines = "".join(
        f"<tr><th scope=row>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>" for row in rows
    )
    return f"<div class=scroll><table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>"


def _cell(estimate: Estimate | None, unit: str = "") -> str:
    if estimate is None or estimate.value is None:
        return "–"
    interval = ""
    if estimate.low is not None and estimate.high is not None:
        interval = f" <small>{_number(estimate.low, unit)}–{_number(estimate.high, unit)}</small>"
    return _number(estimate.value, unit) + (f" {unit}" if unit else "") + interval


def _number(value: float, unit: str = "") -> str:
    return f"{value:.1f}" if unit else f"{value:.3f}"
