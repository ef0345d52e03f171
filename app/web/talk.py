"""The conversation as HTML: questions, answers with their labels and citations, and what can be done with each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from app.messages import courtesies
from app.output import wording
from app.output.labels import labels
from app.output.terminal import source_line
from app.records import Answer, Citation
from app.web.conversations import Heading, Turn
from app.web.markup import button, escape, highlighted, thumb
from app.web.source import Place

_REFERENCE = re.compile(r"\[(\d{1,4})\]")
_CONFIDENCE = ((0.9, "confidence_high"), (0.7, "confidence_medium"), (0.0, "confidence_low"))


def conversation(turns: Sequence[Turn], language: str) -> str:
    """Return the questions and answers so far, with the interface's words in ``language``."""
    words = labels(language)
    last = len(turns) - 1
    shown = "".join(_turn(number, turn, language, number == last) for number, turn in enumerate(turns))
    return (
        f'<div class="conversation" lang="{language}" role="log" aria-label="{escape(words["conversation"])}">'
        f"{shown}</div>"
    )


def suggestions(questions: Iterable[str], language: str) -> str:
    """Return example questions as buttons, nothing where there are none."""
    buttons = "".join(button(question, "ask", question) for question in questions)
    if not buttons:
        return ""
    return f'<div class="suggestions" lang="{language}"><h2>{escape(labels(language)["examples"])}</h2>{buttons}</div>'


def history(headings: Sequence[Heading], keep_days: int, language: str) -> str:
    """Return the list of earlier conversations, with what opens and deletes them."""
    words = labels(language)
    kept = words["kept_days"].format(days=keep_days) if keep_days else words["kept_not"]
    items = "".join(
        f"<li>{button(heading.title, 'resume', heading.id)}"
        f"{button('×', 'delete', heading.id, kind='delete', title=words['delete'] + ': ' + heading.title)}</li>"
        for heading in headings
    )
    everything = button(words["delete_all"], "delete_all", kind="delete") if headings else ""
    listed = f"<ul>{items}</ul>{everything}" if items else f"<p>{escape(words['history_empty'])}</p>"
    return (
        f'<details class="history" lang="{language}"><summary>{escape(words["history"])}</summary>'
        f'<p class="kept">{escape(kept)}</p>{listed}</details>'
    )


def quotation(answer: Answer, language: str) -> str:
    """Return an answer with its citations as plain text, for the clipboard: each quote with its place."""
    words = labels(language)
    lines = [answer.answer]
    lines += [
        f"[{c.number}] « {' '.join(c.quote.split())} » — {source_line(c, words['page'])}" for c in answer.citations
    ]
    return "\n\n".join(lines)


def confidence(answer: Answer) -> str:
    """Return the name of the label that says how sure an answer is."""
    return next(name for least, name in _CONFIDENCE if answer.confidence >= least)


def chips(answer: Answer, language: str) -> list[str]:
    """Return what a reader should know of an answer, in a few words each: confidence, derived, as of, original."""
    words = labels(language)
    found = [words[confidence(answer)]] if answer.status == "answered" else []
    found += [words["derived"]] if answer.derived else []
    found += [f"{words['as_of']} {wording.date(answer.as_of, language)}"] if answer.as_of else []
    others = dict.fromkeys(c.language for c in answer.citations if c.language != answer.language)
    if others:
        names = ", ".join(wording.language_name(each, language) for each in others)
        found.append(words["original"].format(language=names))
    return found


def is_silent(answer: Answer) -> bool:
    """Tell whether an answer says that the documents do not say: nothing is asked of them by a courtesy."""
    return answer.status == "not_found" and courtesies.spoken(answer.question) is None


def problem(turn: Turn, language: str) -> str:
    """Return what went wrong with a turn in words of the interface; empty where nothing did."""
    return labels(language)[turn.problem] if turn.problem else ""


def _turn(number: int, turn: Turn, language: str, last: bool) -> str:
    words = labels(language)
    asked = (
        f'<h2 class="asked"><span class="who">{escape(words["you"])}</span> <span>{escape(turn.question)}</span></h2>'
    )
    if turn.pending:
        return f'<article class="turn">{asked}<p class="pending" role="status">{escape(words["pending"])}</p></article>'
    retry = button(words["retry"], "retry", number) if last else ""
    if turn.answer is None:
        told = f'<p class="error" role="alert">{escape(problem(turn, language))}</p>'
        return f'<article class="turn">{asked}{told}<p class="actions">{retry}</p></article>'
    answer = turn.answer
    missing = answer.status == "not_found"
    flag = f'<p class="missing">{escape(words["not_found"])}</p>' if is_silent(answer) else ""
    filtered = f"<span>{escape(words['filtered'])}</span>" if turn.filters else ""
    labelled = "".join(f"<span>{escape(chip)}</span>" for chip in chips(answer, language))
    return (
        f'<article class="turn" data-turn="{number}">{asked}<div class="answer {answer.status}">{flag}'
        f'<p class="chips">{labelled}{filtered}</p>'
        f'<p class="words" lang="{answer.language}">{_with_references(answer)}</p>'
        f"{_sources(answer.citations, words, words['sources'])}"
        f"{_sources(answer.related if missing else (), words, words['related'])}"
        f"{_actions(number, turn, answer, words, retry)}</div></article>"
    )


def _with_references(answer: Answer) -> str:
    places = {citation.number: Place.of(citation) for citation in answer.citations}

    def reference(found: re.Match[str]) -> str:
        place = places.get(int(found[1]))
        return found[0] if place is None else button(found[0], "open", place, kind="reference")

    return _REFERENCE.sub(reference, escape(answer.answer))


def _sources(cited: Sequence[Citation], words: Mapping[str, str], title: str) -> str:
    if not cited:
        return ""
    items = "".join(
        f'<li><button type="button" class="source" data-do="open" data-value="{escape(Place.of(citation))}">'
        f'<span class="number">[{citation.number}]</span> {escape(source_line(citation, words["page"]))}</button>'
        f'<blockquote lang="{citation.language}">{_quote(citation)}</blockquote></li>'
        for citation in cited
    )
    return f"<h3>{escape(title)}</h3><ul>{items}</ul>"


def _quote(citation: Citation) -> str:
    return highlighted(citation.quote, ((a - citation.start, b - citation.start) for a, b in citation.marks))


def _actions(number: int, turn: Turn, answer: Answer, words: Mapping[str, str], retry: str) -> str:
    copy = (
        f'<button type="button" data-local="copy" data-value="{escape(quotation(answer, answer.language))}" '
        f'data-done="{escape(words["copied"])}">{escape(words["copy"])}</button>'
    )
    thumbs = "".join(
        f'<button type="button" class="thumb" data-do="thumb" data-value="{number}/{way}" '
        f'aria-pressed="{str(turn.thumb == way).lower()}" aria-label="{escape(words["thumb_" + way])}" '
        f'title="{escape(words["thumb_" + way])}">{thumb(way)}</button>'
        for way in ("up", "down")
    )
    row = f'<p class="actions">{copy}{retry}<span class="thumbs">{thumbs}</span></p>'
    if not turn.thumb:
        return row
    if turn.comment:
        return f'{row}<p class="thanks" role="status">{escape(words["thanks"])} « {escape(turn.comment)} »</p>'
    return (
        f'{row}<form class="comment" data-do="comment" data-value="{number}"><label>{escape(words["comment"])}'
        f'<textarea name="comment" rows="2" maxlength="2000"></textarea></label>'
        f"<button>{escape(words['send'])}</button></form>"
    )
