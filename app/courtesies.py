"""Messages that greet, thank or ask what the tool can do: nothing is asked of the documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from app import wording
from app.examples import examples
from app.knowledge import Knowledge
from app.leftovers import blanked
from app.records import Answer
from ingest.folding import fold
from ingest.language import detect
from ingest.lexicon import Cue, cues
from ingest.records import LANGUAGES, Span

_WORDS = Path(__file__).with_name("lexicon") / "courtesies.toml"
# A courtesy has no more words.
_LONGEST = 14
_EXAMPLES = 2
# A clause between commas, or before a stop.
_SET_IN = re.compile(r",\s([^,?!.;:]{2,60})(?:,\s|(?=[.;]\s))")
# Where the first sentence of a message ends.
_SENTENCE = re.compile(r"(?<=[.!?…:])\s+")


def spoken(text: str) -> str | None:
    """Return the language of a message that is a courtesy and nothing else, None for any other message.

    «Hello, who are the members of the MIRPS?» is a question.
    """
    folded = fold(text)
    if len(folded.split()) > _LONGEST:
        return None
    found = {language: _spans("courtesy", language, folded) for language in LANGUAGES}
    beside = [span for language in LANGUAGES for span in _spans("beside", language, folded)]
    said = [span for spans in found.values() for span in spans]
    if not said or any(char.isalnum() for char in blanked(folded, said + beside)):
        return None
    covered = {language: sum(span.end - span.start for span in spans) for language, spans in found.items()}
    return max(LANGUAGES, key=lambda language: (covered[language], language == detect(text)))


def without(text: str) -> str:
    """Return a message without the courtesies around its question.

    These are sentences at its beginning, «Thanks! And the CAM?», and what is set in commas, «Which, if you please, …».
    """
    text = _SET_IN.sub(lambda match: match[0] if _heard(match[1]) is None else " " * match[0].endswith(" "), text)
    first, *rest = _SENTENCE.split(text, 1)
    return without(rest[0]) if rest and any(map(str.isalnum, rest[0])) and spoken(first) is not None else text


def _heard(clause: str) -> str | None:
    """Return the language of a clause that is all polite, else None."""
    folded = fold(clause).strip()
    polite = (lang for lang in LANGUAGES if any(c.start == 0 and c.end == len(folded) for c in _polite(lang, folded)))
    return next(polite, None)


def _polite(language: str, folded: str) -> list[Cue]:
    return cues("set_in", language, _WORDS).find(folded)


def _spans(group: str, language: str, folded: str) -> list[Span]:
    return [Span(each.start, each.end) for each in cues(group, language, _WORDS).find(folded)]


def reply(text: str, language: str, knowledge: Knowledge, answers: Callable[[str], bool]) -> Answer:
    """Return what the tool does, with questions that it can answer: those made of the corpus that ``answers`` lets by.

    Nothing is cited, so that the status is that of any message that the documents say nothing to.
    """
    shown = _questions(language, knowledge, answers)
    told = wording.say("introduction", language)
    if shown:
        quoted = (wording.say("quote", language, text=question, marks="").strip() for question in shown)
        told = f"{told} {wording.say('introduction_examples', language, items=wording.listing(list(quoted), language))}"
    return Answer(text, language, "not_found", told)


def _questions(language: str, knowledge: Knowledge, answers: Callable[[str], bool]) -> Sequence[str]:
    bodies = {body.id: body for body in knowledge.bodies.all}
    found = examples(bodies, knowledge.index.facts(), language)
    return [question for question in found if answers(question)][:_EXAMPLES]
