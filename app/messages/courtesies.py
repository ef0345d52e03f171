"""Messages that greet, thank or ask what the tool can do: nothing is asked of the documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app import lexicon
from app.answers.from_sentences.alignment import content_words
from app.knowledge import Knowledge
from app.output import wording
from app.questions.cues import asks_clearly, cue, data
from app.questions.examples import examples
from app.questions.leftovers import blanked
from app.questions.tags import framed
from app.records import Answer
from ingest.folding import fold
from ingest.language import detect
from ingest.lexicon import Cue, cues, spelt
from ingest.records import LANGUAGES, Span

_WORDS = lexicon.FOLDER / "courtesies.toml"
# A courtesy has no more words.
_LONGEST = 14
_EXAMPLES = 2
# A clause between commas or before a stop, and one before the first comma.
_SET_IN = re.compile(r",\s([^,?!.;:¿]{2,60})(?:,\s|(?=\s?[.;:?!](?:\s|$)|\s*$))")
_SET_BEFORE = re.compile(r"^¿?([^,?!.;:¿–—]{2,60}?)(?:,|\s?:|\s[–—-])\s")
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


def is_polite(folded: str) -> bool:
    """Tell whether a folded text says nothing but courtesies and what stands beside them, «please», if anything."""
    groups = ("courtesy", "beside")
    said = ([span for group in groups for span in _spans(group, language, folded)] for language in LANGUAGES)
    return any(not content_words(blanked(folded, spans)) for spans in said)


def without(text: str) -> str:
    """Return a message without the courtesies around its question.

    These are sentences at its beginning, «Thanks! And the CAM?», what is set in commas, «Which, if you please, …», and
    what leads up to what is asked, «Would you be so kind as to tell me …».
    """
    plain = _without_set_in(text)
    before = _SET_BEFORE.match(plain)
    plain = plain[before.end() :] if before is not None and (_heard(before[1]) or _greets(before[1])) else plain
    first, *rest = _SENTENCE.split(plain, 1)
    if rest and any(map(str.isalnum, rest[0])) and spoken(first) is not None:
        return without(rest[0])
    *asked, last = _SENTENCE.split(plain)
    if asked and asked[-1].endswith("?") and spoken(last) is not None:
        plain = plain[: plain.rindex(last)].rstrip()  # «… ? Thanks in advance.»
    plain = _without_wonderer(_without_opening(plain))
    return plain if content_words(fold(plain)) else text  # «Exactly, how many?» asks no more than it did


def _without_set_in(text: str) -> str:
    at = 0
    while (match := _SET_IN.search(text, at)) is not None:
        at = match.start() + 1
        if _heard(match[1]) is not None:
            text, at = f"{text[: match.start()]}{' ' * match[0].endswith(' ')}{text[match.end() :]}", match.start()
    return text


# What is wondered: whether a thing is so, which a comma may stand behind.
_IF = re.compile(r"\b(?:si|s\W(?=ils?\b)|if|whether|se)\s?\b")


def _without_wonderer(text: str) -> str:
    """Return a message that but tells who wants to know something as a question for that.

    «My boss is asking whether A binds.» puts a yes or a no, «I have to explain to her when A was founded» asks when.
    """
    folded = fold(text)
    if len(folded) != len(text) or any(framed(folded, language) for language in LANGUAGES):
        return text  # «¿Debo entender que …?» asks if it is so
    for language in LANGUAGES:
        for each in cues("wonders", language, _WORDS).find(folded):
            asked, *others = _SENTENCE.split(text[each.end :].strip(), 1)
            told = fold(asked)
            if folded[: each.start].strip(" ¿") or not (_IF.match(told) or _opens_asking(told, language)):
                continue
            closing = next(
                (c for c in cues("wondered", language, _WORDS).find(told) if _ENDED.match(told, c.end)), None
            )
            asked = asked[: closing.start] if closing is not None else asked
            return " ".join([f"{asked.rstrip(' .?,')} ?", *others])
    return text


def _opens_asking(folded: str, language: str) -> bool:
    """Tell whether a text opens with an interrogative, before any «whether»: not «… asks you whether it binds»."""
    asks = cue("interrogative", language).search(folded)
    return bool(_opens_question(folded)) and asks is not None and _IF.search(folded, 0, asks.end) is None


# Where nothing more is said.
_ENDED = re.compile(r"\W*$")
# Where a message or a sentence of it begins.
_BEGINNING = re.compile(r"(?:^|(?<=[.!?…:;])\s+)[\s¿]*")
# Up to so many words may stand before an interrogative that opens a question, «de quel …», «en virtud de qué …».
_BEFORE = 2


def _without_opening(text: str) -> str:
    """Return a message without what leads up to what is asked, and without the mark of a noun that it leaves.

    What is to be said whether it is so stays: «Could you tell me whether …?».
    """
    folded = fold(text)
    for place in reversed(list(_BEGINNING.finditer(folded)) if len(folded) == len(text) else []):
        opening = next((c for c in _openings(folded, place.end()) if c.start == place.end()), None)
        tail = re.match(r"[\s,:…]*", text[opening.end :]) if opening is not None else None
        if opening is None or tail is None:
            continue
        rest = text[opening.end + tail.end() :]
        asks = _opens_question(fold(rest))
        if not any(map(str.isalnum, rest)) or asks is None:
            continue
        rest = rest if asks else re.sub(r"\s?\?(?=\s*$)", "", rest)
        text = f"{text[: place.end()] if asks else text[: place.end()].rstrip('¿')}{rest}"
    return text


def _openings(folded: str, start: int) -> list[Cue]:
    return [each for language in LANGUAGES for each in cues("opening", language, _WORDS).find(folded, start)]


# What opens a clause that is so or not.
_WHETHER = re.compile(rf"¿?{spelt('whether', data())}\b")


def _opens_question(folded: str) -> bool | None:
    """Tell whether a text opens with an interrogative, or asks behind, and is no noun; None for a «whether …»."""
    if _WHETHER.match(folded):
        return None
    head = " ".join(folded.split()[: _BEFORE + 1])
    opens = any(cue("interrogative", language).search(head) is not None for language in LANGUAGES)
    behind = _ASKED_BEHIND.search(folded) is not None
    return opens or (behind and any(asks_clearly(folded, language) for language in LANGUAGES))


# What stands between a noun that is asked for and a question on it, «the figure: how many were they?».
_ASKED_BEHIND = re.compile(r"[:;.,]\s")


def _heard(clause: str) -> str | None:
    """Return the language of a clause that is all polite, else None."""
    folded = fold(clause).strip()
    polite = (lang for lang in LANGUAGES if any(c.start == 0 and c.end == len(folded) for c in _polite(lang, folded)))
    return next(polite, None)


def _greets(clause: str) -> bool:
    """Tell whether a clause is but a greeting, «Good afternoon»."""
    folded = fold(clause).strip(" ¿¡")
    found = (each for language in LANGUAGES for each in cues("courtesy", language, _WORDS).find(folded))
    return any(c.name == "greeting" and not c.start and c.end == len(folded) for c in found)


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
