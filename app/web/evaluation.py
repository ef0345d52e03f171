"""The Evaluation tab: the latest report, and feedback that can be turned into draft cases.

What is measured and what a case looks like is known to ``eval/`` alone: the report is read from the file that
``govqa eval`` leaves in the state folder, and a draft is made by the command ``govqa eval import-feedback``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import gradio as gr

from app.output.labels import labels
from app.places import EVALUATION
from app.web.conversations import Opinion
from app.web.desk import Desk
from app.web.markup import button, escape, thumb
from app.web.panes import QUIET, event_of, html, script

DRAFTS = "drafts.jsonl"
_SECONDS = 60
_ALL = "all"


class EvaluationTab:
    """The tab's components and their events."""

    def __init__(self, desk: Desk, language: Any) -> None:
        """Lay out the tab inside the open Blocks."""
        self.desk, self.language = desk, language
        self.shown = html("", "evaluation", script("page"))
        self.shown.click(self._act, [language], [self.shown], **QUIET)

    @property
    def parts(self) -> list[Any]:
        """The tab's components that speak a language."""
        return [self.shown]

    def labelled(self, language: str, admin: bool, told: str = "") -> tuple[str]:
        """Return the values of ``parts`` in a language."""
        feedback = opinions(self.desk.conversations.opinions(), language) if admin else ""
        drafted = _drafted(self.desk.state, language) if admin else ""
        return (f'<div lang="{language}">{report(self.desk.state, language)}{told}{feedback}{drafted}</div>',)

    def _act(self, event: gr.EventData, language: str, request: gr.Request) -> str:
        do, value, _ = event_of(event)
        user = self.desk.user(request)
        told = ""
        if user.admin and value.isdecimal():
            found = next((each for each in self.desk.conversations.opinions() if each.id == int(value)), None)
            if do == "dismiss" and found is not None:
                self.desk.conversations.dismiss(found.id)
                self.desk.publish()
            elif do == "draft" and found is not None:
                told = escape(labels(language)["draft_made" if draft(found, self.desk.state) else "draft_failed"])
                told = f'<p class="told" role="status">{told}</p>'
        return self.labelled(language, user.admin, told)[0]


def report(state: Path, language: str) -> str:
    """Return the measures of the latest run as a table, set by set."""
    words = labels(language)
    head = f"<h2>{escape(words['report'])}</h2>"
    path = state / EVALUATION / "latest.json"
    try:
        run = json.loads(path.read_text("utf-8"))
        sets = [(str(part["name"]), dict(part["measures"][_ALL])) for part in run["sets"]]
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
    except (OSError, ValueError, KeyError, TypeError):
        return f"{head}<p>{escape(words['report_none'])} <code>govqa eval</code></p>"
    names = list(dict.fromkeys(name for _, measures in sets for name in measures))
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name, _ in sets)
    rows = "".join(
        f'<tr><th scope="row">{escape(words.get("measure_" + name, name))}</th>'
        f"{''.join(f'<td>{_estimate(measures.get(name))}</td>' for _, measures in sets)}</tr>"
        for name in names
    )
    return (
        f'{head}<p class="hint">{escape(words["report_of"])} {made}</p><div class="wide" tabindex="0" role="region" '
        f'aria-label="{escape(words["report"])}"><table class="report"><thead><tr><th scope="col">'
        f"{escape(words['measure'])}</th>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def opinions(found: list[Opinion], language: str) -> str:
    """Return the feedback as a list, with what turns a question into a draft case."""
    words = labels(language)
    items = "".join(
        f'<li><p><span class="sign" role="img" aria-label="{escape(words["thumb_" + each.thumb])}">'
        f"{thumb(each.thumb)}</span> "
        f"<b>{escape(each.turn.question)}</b></p>"
        f'<p class="said">{escape(each.turn.answer.answer if each.turn.answer else "")}</p>'
        f"{f'<p class=said>« {escape(each.comment)} »</p>' if each.comment else ''}"
        f'<p class="actions">{button(words["to_case"], "draft", each.id)}{button(words["dismiss"], "dismiss", each.id)}'
        "</p></li>"
        for each in found
    )
    listed = f'<ul class="opinions">{items}</ul>' if items else f"<p>{escape(words['feedback_none'])}</p>"
    return f"<h2>{escape(words['feedback'])}</h2>{listed}"


def draft(opinion: Opinion, state: Path) -> bool:
    """Turn feedback into a draft case by the evaluation's own command, and tell whether that worked."""
    answer = opinion.turn.answer
    line = {
        "thumb": "down",
        "question": opinion.turn.question,
        "history": list(opinion.history),
        "language": answer and answer.language,
        "answer": answer.answer if answer else "",
        "comment": opinion.comment,
    }
    command = [sys.executable, "-m", "app.cli", "eval", "import-feedback", "-"]
    try:
        done = subprocess.run(
            command, input=json.dumps(line), capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS,
            check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    if not done.stdout.strip():
        return False
    path = state / EVALUATION / DRAFTS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o600)
    before = path.read_text("utf-8")
    if done.stdout not in before:
        path.write_text(before + done.stdout, "utf-8")
    return True


def _drafted(state: Path, language: str) -> str:
    words = labels(language)
    path = state / EVALUATION / DRAFTS
    if not path.is_file():
        return ""
    return (
        f"<h2>{escape(words['drafts'])}</h2><p class=hint>{escape(words['drafts_hint'])}</p>"
        f'<pre tabindex="0" class="drafts">{escape(path.read_text("utf-8"))}</pre>'
    )


def _estimate(value: Any) -> str:
    if not isinstance(value, dict) or not isinstance(value.get("value"), int | float):
        return "–"
    shown = f"{value['value']:.3f}"
    if isinstance(value.get("low"), int | float) and isinstance(value.get("high"), int | float):
        shown += f" <small>[{value['low']:.3f}, {value['high']:.3f}]</small>"
    return shown
