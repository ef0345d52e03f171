"""What kind of value a question wants, by what the cross-encoder makes of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.answers.from_sentences.sought import sought
from app.drafts import Draft
from app.questions.cues import FOUNDING, TIES, cue, is_free, is_nominal, opens_with_verb, polar
from app.questions.leftovers import blanked, function_words
from app.questions.question import Question
from app.questions.tags import without_tag
from ingest import numbers
from ingest.gazetteer import words
from ingest.records import Span

# From this chance on a kind is wanted, whatever the cues say, and below that one it is not.
SURE, UNLIKELY = 0.8, 0.08
# Below this chance no yes or no is wanted though a verb seems to open the question, «Quito Process participants».
_NO = 0.01
# Only where another kind is as likely, the cues of a date or a number count for nothing.
_OTHER = 0.5
# Below this chance a noun asks for no yes or no, «legal force of the compact?»: one or two words before «of».
_OF_NOUN = 0.3
# A noun that is all that is asked for of a body has no more words, «A: number of members?».
_NOUN = 3
_NOUN_OF = re.compile(r"\W*(?:(?:the|la|el|le|l|o|a) )?\w+ (?:\w+ )?(?:of|du|des?|d|del|d[ao]s?)\b")
# What stands before the first word of a question.
_OPENS = re.compile(r"(?:.*[;.:!¿])?[\s¿]*", re.DOTALL)
# Up to this weight nothing but a country points to members, «annual contribution of Paraguay».
BY_COUNTRY = 0.5
# The kind of question that asks for values of a kind, and what such a question seeks
# (`app.answers.from_sentences.sought`).
_KINDS = {"date": ("date", ("date",)), "number": ("count", ("number",)), "country": ("members", ("country", "one"))}
# Kinds that are mostly asked as questions for a yes or a no.
_DECIDED = ("legal", "status")
# Where it is not asked whether an answer fits.
NEUTRAL = 0.5


def fits(draft: Draft, wanted: Mapping[str, float]) -> float:
    """Return how likely a question wants such values as an answer has, in [0, 1]; of several kinds the least likely."""
    if not wanted:
        return NEUTRAL
    if draft.verdict is not None:
        return 1.0 if draft.refigured else wanted["verdict"]
    kinds = {item.kind if item.kind in wanted else "text" for item in draft.items} or {"text"}
    # A person is the text of an answer that names who; what is named may be told as a body or as an act.
    like = {"text": ("text", "body"), "body": ("body", "instrument"), "instrument": ("instrument", "body", "text")}
    return min(max(wanted[name] for name in like.get(kind, (kind,))) for kind in kinds)


def features(draft: Draft, wanted: Mapping[str, float]) -> dict[str, float]:
    """Return what the kinds of value that a question wants tell of an answer, see `app.confidence.features`."""
    single = max(wanted.values(), default=NEUTRAL)
    return {"fits": fits(draft, wanted), "textual": wanted.get("text", NEUTRAL), "single": single}


def _asks_openly(question: Question) -> bool:
    """Tell whether a question, or a clause behind a statement, opens with an interrogative, or is but a noun.

    «Who is in it?», «A: seat?», «164 states signed A; how many signed B?»
    """
    asks = cue("interrogative", question.language).find(question.bare)
    own = words(question.bare)
    noun = len(own) <= _NOUN and is_nominal(" ".join(own), question.language)
    return noun or any(_OPENS.fullmatch(question.bare[: each.start]) is not None for each in asks)


def is_put(question: Question) -> bool:
    """Tell whether a question is but a body and the words for what may be so of it or not, «compact binding?»."""
    if not question.asks("legal", "status") or not question.bodies or question.named == "earlier":
        return False
    said = _put(question)
    return bool(said) and set(words(blanked(question.bare, said))) <= function_words()


def _put(question: Question) -> list[Span]:
    """Return where a question says what may be so of a body or not."""
    return [Span(c.start, c.end) for c in cue("put", question.language).find(question.bare)]


def opened(question: Question, wanted: Mapping[str, float]) -> Question:
    """Return a question as one that wants no yes or no, where it hardly does: «predecessor of the CAM?»."""
    limit = _OF_NOUN if _is_noun(question) else UNLIKELY
    other = bool(wanted) and wanted["verdict"] < _NO and max(wanted.values()) >= SURE
    verb = opens_with_verb(question.bare, question.language) and not other
    hardly = bool(wanted) and wanted["verdict"] < limit and not verb
    puts = (_is_taken_over, _puts_number, _puts_era, _asks_any, _sets_alike, _puts_state, _leaves_open, _says_of_what)
    hardly = hardly and not any(each(question) for each in puts)
    if not hardly or is_put(question) or _is_tagged(question):
        return question
    of_country = question.kind == "members" and question.scores.get("members", 0.0) <= BY_COUNTRY
    return replace(question, polar=False, kind="other" if of_country else question.kind)


def _is_noun(question: Question) -> bool:
    """Tell whether a question is but a noun of law and what it is of, «force juridique du pacte ?»."""
    return question.asks("legal") and _NOUN_OF.match(question.bare) is not None


def _is_tagged(question: Question) -> bool:
    """Tell whether a message says that a statement is put to the test, «…, right?», «Is it true that …?»."""
    return without_tag(question.text, question.language) != question.text


def _is_taken_over(question: Question) -> bool:
    """Tell whether a yes or a no is wanted by an earlier question alone: «Is Chile in A?», «And what about B?»"""
    of_turn = question.follows and bool(question.countries or question.named == "earlier")
    but_named = bool(question.bodies) and set(words(question.bare)) <= function_words()
    return of_turn and (but_named or not polar(question.bare, question.language))


def _puts_number(question: Question) -> bool:
    """Tell whether a statement is put to the test that says how many there are, «It comprises 23 objectives?».

    A number behind a small word that is no verb is but named, «the 23 objectives», or that of a day, «in 20 days». So
    does a question that ends on it, «Is the number of its members 12?», that bounds it or that turns verb and subject.
    """
    if not question.claimed:
        counts = [c for c in numbers.find(question.folded, question.language) if c.value in question.numbers]
        ends = any(not words(question.folded[c.number.end :]) for c in counts)
        turned = any("-" in question.bare[c.start : c.end] for c in cue("polar", question.language).find(question.bare))
        put = ends or turned or any(c.bound in {"min", "max"} for c in counts)
        return put and bool(counts) and question.asks("count", "members")
    stated = [count for count in numbers.find(question.folded, question.language) if count.unit]
    before = [words(question.folded[: count.number.start])[-1:] for count in stated if count.value in question.numbers]
    verb = cue("polar", question.language).search
    return any(word and (word[0] not in function_words() or verb(word[0]) is not None) for word in before)


def _puts_era(question: Question) -> bool:
    """Tell whether a question sets a body in a decade or century, «La CRM est-elle du siècle dernier ?».

    So too a statement that dates its founding or sets it before or after a year, «¿La CRM se creó antes de 2004?».
    """
    dated = bool(question.aspects & FOUNDING) or not {"before", "after"}.isdisjoint(question.restrict)
    return (question.claimed and dated and bool(question.years)) or any(year.endswith("x") for year in question.years)


def _asks_any(question: Question) -> bool:
    """Tell whether a question is whether there are any bodies of some kind, «¿Alguno de estos mecanismos …?»."""
    return question.asks("bodies") and cue("some_of", question.language).search(question.folded) is not None


def _sets_alike(question: Question) -> bool:
    """Tell whether a question holds two bodies to be alike in number or age, «A vs B: same number of members?».

    So does one that holds one to be before the other, «¿A nació antes que B?».
    """
    ordered = bool(question.restrict & {"before", "after"}) and "either" not in question.restrict
    return ("same" in question.restrict or ordered) and len(question.bodies) > 1


def _leaves_open(question: Question) -> bool:
    """Tell whether a question ends on the other way that it may be, «It binds legally, or what?»."""
    return cue("alternative", question.language).search(question.folded) is not None


def _puts_state(question: Question) -> bool:
    """Tell whether a question is but a state, a body and words for belonging, «chili dans la CRM ?»."""
    alone = len(question.countries) == 1 == len(question.bodies) and not (question.content or question.regions)
    many = [c for c in cue("memberlike", question.language).find(question.bare) if question.bare[c.end - 1] == "s"]
    return alone and question.asks("members") and not many  # «chile membro da CRM?» asks for no list


def _says_of_what(question: Question) -> bool:
    """Tell whether a question is whether it binds what somebody does, «O que ela decide é vinculativo?»"""
    return question.asks("legal", "status") and is_free(question.bare, 0, question.language)


def closed(question: Question, wanted: Mapping[str, float]) -> Question:
    """Return a question of what is so, «It is held to bind?», as one for a yes or a no where it surely wants one."""
    asks = bool(wanted) and wanted["verdict"] >= SURE and "?" in question.text and not _asks_openly(question)
    likely = bool(wanted) and wanted["verdict"] >= _OTHER and bool(_put(question))
    asks = asks or ((is_put(question) or likely) and not _asks_openly(question))
    return replace(question, polar=True, expects="") if asks else question


def freed(question: Question, wanted: Mapping[str, float]) -> Question:
    """Return a question taken for one for bodies, for it speaks of them, as one for words where it surely wants these.

    «What is missing between these processes?» asks for none of them.
    """
    words = bool(wanted) and wanted["text"] >= SURE and wanted["body"] < UNLIKELY
    return replace(question, kind="other") if words else question


def decided(question: Question, ask: Callable[[Question], Mapping[str, float]]) -> Question:
    """Return a question as one for a yes or a no, or for a value, where it surely is; ``ask`` tells what it wants."""
    asks = len(question.countries) > 1 and cue("interrogative", question.language).search(question.bare) is not None
    of_one = bool(question.countries) and len(question.bodies) == 1 and question.asks("members") and not asks
    of_figure = bool(question.years or question.numbers) and question.asks("date", "count", "members")
    if not question.polar and (question.asks(*_DECIDED) or of_one or of_figure):
        return closed(question, ask(question))
    if question.asks("bodies") and not question.scores.get("bodies") and not question.polar:
        return freed(question, ask(question))
    polar = question.polar and question.named != "earlier"
    return opened(question, ask(question)) if polar else question


def refined(question: Question, wanted: Mapping[str, float]) -> Question:
    """Return a question as one for the kind of value that it surely wants, where its cues say otherwise."""
    question = opened(question, wanted) if question.polar else question
    if not wanted or "counted" in question.restrict:  # the number of what an earlier question lists
        return question
    if not question.polar and wanted["verdict"] >= SURE and not _asks_openly(question):
        return replace(question, polar=True, expects="")
    if question.polar:
        return question
    value, chance = max(((name, wanted[name]) for name in _KINDS), key=lambda pair: pair[1])
    kind, seeks = _KINDS[value]
    if kind == "members" and question.asks(*TIES):
        return question  # «Which country chairs it?» asks for no list of members
    if kind in {"members", "count"} and question.asks("date") and question.expects == "date":
        return question  # nor does «When did the six countries adopt it?», and «how long ago» asks for no number
    if chance >= SURE and sought(question) not in seeks:
        return replace(question, kind=kind, expects="", scores={**question.scores, kind: 2.0})
    own = {"count": "number", "date": "date"}.get(question.kind)
    if own is not None and wanted[own] < UNLIKELY and max(wanted.values()) >= _OTHER:
        return replace(question, kind="other", expects="")
    return question
