"""Reports for the terminal: tables of measures, failures, comparisons, the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.compare import Comparison
from eval.estimates import Estimate
from eval.gate import Verdict
from eval.measures import BY_NAME, measure_all, parity
from eval.run import Run, SetRun
from eval.scoring import Row

FAILURES = 10
TABLE = (
    "right",
    "accuracy",
    "set F1",
    "evidence P@1",
    "support",
    "abstention recall",
    "wrongly refused",
)


def run_report(run: Run, failures: int | None = None) -> str:
    """Return the tables of a run, set by set, and the first failures of each.

    Unless a number is asked for, only a tuning set shows them: who has read the failures of a reporting set can no
    longer report on it.
    """
    parts = []
    for part in run.sets:
        parts.append(set_report(part, run.seed))
        shown = (FAILURES if part.split == "tune" else 0) if failures is None else failures
        if shown:
            parts.append(failure_list(part.rows, shown))
    reported = [part for part in run.sets if part.split == "report"]
    if len(reported) > 1:
        names = " + ".join(part.name for part in reported)
        parts.append(f"== pooled: {names}\n\n" + overall(measure_all(run.pooled(), run.seed)["all"]))
    parts += [ablation_table(name, table) for name, table in run.ablations.items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def set_report(part: SetRun, seed: int = 0) -> str:
    """Return all measures of a set, the main ones by slice, and the parity of the languages."""
    table = measure_all(part.rows, seed)
    title = f"== {part.name} ({part.split} split): {len(part.rows)} questions, {len(part.documents)} documents"
    blocks = [title, overall(table["all"]), _slice_table(table)]
    gaps = parity(part.rows, seed=seed)
    if gaps:
        lines = [
            f"{gap.language} - {gap.reference}: {gap.value:+.3f} [{gap.low:+.3f}, {gap.high:+.3f}] n={gap.n}"
            for gap in gaps
        ]
        blocks.append("same questions, share right, difference between languages\n" + "\n".join(lines))
    return "\n\n".join(blocks)


def overall(estimates: Mapping[str, Estimate]) -> str:
    """Return one line a measure: value, 95 % interval and n."""
    rows = []
    for name, estimate in estimates.items():
        unit = BY_NAME[name].unit
        interval = "" if estimate.low is None else f"[{_number(estimate.low, unit)}, {_number(estimate.high, unit)}]"
        rows.append([name, _number(estimate.value, unit) + (f" {unit}" if unit else ""), interval, str(estimate.n)])
    return table_text(["measure", "value", "95 % interval", "n"], rows)


def failure_list(rows: Sequence[Row], most: int) -> str:
    """Return the failures the assistant was surest of first, each with what was expected and given."""
    wrong = sorted((row for row in rows if not row.right), key=lambda row: (-row.confidence, row.id))
    if not wrong:
        return ""
    lines = [f"{len(wrong)} failures" + (f", the {most} surest:" if len(wrong) > most else ":")]
    for row in wrong[:most]:
        lines.append(f"- {row.id} [{row.kind}, {row.wording}] {row.question}")
        lines.append(f"    {row.outcome}: {row.fault}; confidence {row.confidence:.2f}")
        lines.append(f"    expected {row.expected}")
        lines.append(f"    found    {_short(row.answer)}")
    return "\n".join(lines)


def ablation_table(name: str, table: Mapping[str, Mapping[str, Estimate]]) -> str:
    """Return the baselines and ablations of a set."""
    return f"== baselines and ablations on {name}\n\n" + estimate_table(table)


def estimate_table(table: Mapping[str, Mapping[str, Estimate]]) -> str:
    """Return one line a system, one column a measure."""
    columns = list(dict.fromkeys(measure for values in table.values() for measure in values))
    rows = [[system, *(cell(values.get(column)) for column in columns)] for system, values in table.items()]
    return table_text(["system", *columns], rows)


def comparison_report(found: Sequence[Comparison]) -> str:
    """Return won, lost and both of each set, the changes with p, and the questions that changed."""
    blocks = []
    for part in found:
        head = (
            f"== {part.set}: won {len(part.won)}, lost {len(part.lost)}, both right {part.both}, "
            f"neither {part.neither}; p = {part.p:.4f} (exact McNemar test)"
        )
        rows = [
            [
                c.measure,
                c.slice,
                f"{c.before:.3f}",
                f"{c.after:.3f}",
                f"{c.after - c.before:+.3f}",
                f"{c.p:.4f}",
                str(c.n),
            ]
            for c in part.changes
        ]
        blocks += [head, table_text(["measure", "slice", "before", "after", "change", "p", "n"], rows)]
        for title, pairs in (("won", part.won), ("lost", part.lost)):
            if pairs:
                lines = [
                    f"- {new.id} {new.question}\n    {old.outcome} -> {new.outcome}"
                    + (f": {new.fault}" if new.fault else "")
                    for old, new in pairs
                ]
                blocks.append(f"{title}:\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def gate_report(verdicts: Sequence[Verdict]) -> str:
    """Return what held and what fell, the fallen by name."""
    fallen = [verdict for verdict in verdicts if not verdict.held]
    lines = [f"gate: {len(verdicts) - len(fallen)} of {len(verdicts)} thresholds hold"]
    lines += [f"fell: {verdict}" for verdict in fallen]
    return "\n".join(lines) + "\n"


def table_text(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns, the first to the left and the others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _slice_table(table: Mapping[str, Mapping[str, Estimate]]) -> str:
    columns = [name for name in TABLE if any(name in values for values in table.values())]
    rows = [
        [part, str(values["right"].n), *(cell(values.get(name)) for name in columns)] for part, values in table.items()
    ]
    return table_text(["slice", "n", *columns], rows)


def cell(estimate: Estimate | None) -> str:
    """Return a value with its interval, for a column of a table."""
    if estimate is None or estimate.value is None:
        return "-"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.2f}"
    return f"{estimate.value:.2f} [{estimate.low:.2f}, {estimate.high:.2f}]"


def _number(value: float | None, unit: str = "") -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if unit else f"{value:.3f}"


def _short(text: Any, most: int = 160) -> str:
    flat = " ".join(str(text).split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
