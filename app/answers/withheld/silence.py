"""What bears on a question and is no answer to it: what is only counted or stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from app.answers.across_bodies import sets
from app.answers.from_sentences import counted, pointed, sentences
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import marked
from app.answers.from_tables import cells
from app.answers.withheld import astray, shortfalls, strangers, unlike
from app.answers.yes_no import figures, headcount
from app.confidence import quoted
from app.drafts import Draft, DraftItem
from app.knowledge import Knowledge
from app.output.measures import is_length
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.kinds import asks_countries
from app.questions.question import Question
from app.questions.units import asked_units
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import Fact, FactKind

# From this likeness on an act is of a kind.
_ALIKE = 0.6
# From this share of its words on a text says a name.
_ALL = 0.95
# Below this likeness two things are not the same.
_OTHER = 0.2
# From this chance on, by the cross-encoder, a sentence says in other words what is counted.
_SURELY = 0.75
# What a colon behind a word explains, «Put off: it needs unanimity»; a time or a list of names has none.
_EXPLAINED = re.compile(r"\w{3,}\s?: (?=[a-zà-ÿ])")
# From this chance on a question for names may want words.
_TEXTUAL = 0.5


def says_nothing(
    draft: Draft, question: Question, knowledge: Knowledge, wanted: Callable[[Question], Mapping[str, float]]
) -> bool:
    """Tell whether an answer lacks the reason, the names or the list asked for.

    ``wanted`` tells how likely a question wants a value of each kind.
    """
    if _names_none(draft, question) and only_counted(question, knowledge):
        return True
    if (
        _falls_short(draft, question)
        or _counts_other(draft, question, knowledge)
        or _names_but_the_act(draft, question)
    ):
        return True
    if _is_vague(draft, question) or _counts_but_one(draft, question):
        return True
    lacking = (
        strangers.is_told_of_none,
        _gives_no_reason,
        _is_of_now,
        _is_of_other_act,
        _tells_no_end,
        _is_of_one,
        _counts_other_people,
        _names_nothing_asked,
    )
    if any(lacks(draft, question, knowledge) for lacks in lacking):
        return True
    if _gives_no_alias(draft, question) or _compares_nothing(draft, question):
        return True
    if any(lacks(draft, question, knowledge) for lacks in (astray.is_astray, shortfalls.falls_short, unlike.is_unlike)):
        return True
    if not _gives_no_name(draft, question):
        return False
    return wanted(question).get("text", 0.0) < _TEXTUAL or only_counted(question, knowledge, called=True)


def _names_none(draft: Draft, question: Question) -> bool:
    """Tell whether an answer is a sentence told whole, or but numbers read off it for which the question does not ask.

    «List the 23 objectives» wants no number of the themes that these are grouped in.
    """
    if pointed.is_untold(question, draft):
        return True
    numbers = bool(draft.items) and all(item.kind == "number" for item in draft.items)
    return numbers and draft.key == "relation" and question.expects != "number" and not question.asks("count")


# From this likeness on a word is what a number counts.
_NAMED = 0.8
# Words of so many letters tell nothing.
_SHORT = 3
# With so many words a «who …?» goes on about what the turn before spoke of.
_FEW = 5


def only_counted(question: Question, knowledge: Knowledge, *, called: bool = False) -> bool:
    """Tell whether a question asks to name things that a document counts and does not list: «the 23 objectives».

    ``called`` tells that it asks what they are called, so that it need not say how many they are.
    """
    # «How many …?», «Which ones?», «And who are they?»
    short = question.expects == "who" and len(question.folded.split()) <= _FEW
    asked_again = question.named == "earlier" and (question.expects == "names" or short)
    asked_again |= called or cue("one_by_one", question.language).search(question.folded) is not None
    some = "topic" in question.aspects and bool(question.content)  # «Which objectives are about health?»
    for body in (*question.bodies[:1], *question.others):
        facts = knowledge.facts(body, FactKind.COUNT)
        for fact in facts:
            first = words(fold(fact.unit))[0] if fact.unit else ""
            if _is_counted_beside(fact, facts, question) or is_length(first) or counted.is_money(first):
                continue
            if not fact.unit or not (
                asked_again or _is_one_of(fact, question) or (some and _asks_which(fact, question))
            ):
                continue
            if question.polar and figures.counts(question, fact.unit):
                continue
            text = knowledge.document(fact.document).text[fact.values[0].span.end : fact.evidence[0].end]
            asked = [*question.terms, *question.content]
            asked += [w for w in words(question.bare) if len(w) > _SHORT] if asked_again else []
            named = max((likeness(w, fact.unit) for w in asked), default=0.0)
            tongue = knowledge.metadata[fact.document].language
            states = asked_again and question.asks("members") and cue("memberlike", tongue).search(fold(fact.unit))
            if (named >= _NAMED or states) and ":" not in text[:60]:
                return True
    return False


def _asks_which(fact: Fact, question: Question) -> bool:
    """Tell whether a question opens with which of the things counted it asks for."""
    asks = cue("asks_which", question.language).search(question.bare)
    head = words(question.bare[asks.end :])[:1] if asks is not None else []
    return bool(head) and likeness(head[0], fact.unit) >= _NAMED


def _is_counted_beside(fact: Fact, facts: Sequence[Fact], question: Question) -> bool:
    """Tell whether a question asks the number of other things that the sentence of a count gives: the parts of these.

    «The 23 objectives are grouped into how many themes?»
    """
    asked = [word for unit in asked_units(question) for word in unit] if question.expects == "number" else []
    beside = [f.unit for f in facts if f.evidence == fact.evidence and f.unit and f.unit != fact.unit]
    own = any(likeness(word, fact.unit) >= _ALIKE for word in asked)
    return not own and any(likeness(word, unit) >= _ALIKE for word in asked for unit in beside)


def _is_one_of(fact: Fact, question: Question) -> bool:
    """Tell whether a question names the number of a count, or one of the things counted by its own: «objective 10»."""
    if question.expects == "date":
        return False  # «since when does the rule of four votes apply?»
    value = fact.values[0].value
    ranked = [n for n in question.numbers if value.isdigit() and 0 < int(n) <= int(value)]
    return value in question.numbers or any(re.search(rf"\w{{4,}} {n}\b", question.folded) for n in ranked)


def _is_of_other_act(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer is another kind of act than one asked for, and not said to be of the body it is to be of.

    «Which decision of the Union created the Commission?» is not answered by a convention between states.
    """
    found = cues("instrument", question.language).find(question.bare)
    acts = [question.bare[c.start : c.end] for c in found if c.name == "noun"]
    told = [item.value for item in draft.items if item.kind == "instrument"]
    if not (acts and told and question.others) or draft.corrects:
        return False
    if any(likeness(noun, value) >= _ALIKE for noun in acts for value in told):
        return False
    texts = [knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence]
    return not any(_is_named(body, text, knowledge) for body in question.others for text in texts)


def _is_named(body: str, text: str, knowledge: Knowledge) -> bool:
    """Tell whether a text names a body, or holds all words of a name: «of the Organization … by its Assembly»."""
    names = (name for group in knowledge.bodies[body].names.values() for name in group)
    return body in knowledge.named_in(text) or any(coverage(content_words(n), text) >= _ALL for n in names)


def _names_but_the_act(draft: Draft, question: Question) -> bool:
    """Tell whether an answer to «what does article 58 say?» is but the name of the act that it is of."""
    says = cue("saying", question.language).search(question.folded) is not None
    named = [item for item in draft.items if item.kind == "instrument"]
    return says and draft.key == "relation" and bool(named) and len(named) == len(draft.items)


def _gives_no_alias(draft: Draft, question: Question) -> bool:
    """Tell whether an answer to «what is it also called?» holds no name, but a country, a date, a number or nothing."""
    if "alias" not in question.aspects or draft.verdict is not None or draft.corrects:
        return False
    return not draft.items or any(_is_no_name(item) for item in draft.items)


def _is_no_name(item: DraftItem) -> bool:
    """Tell whether a value is a country, however it was read, a date or a number."""
    states = item.kind == "text" and any(
        match.span.of(item.value) == item.value for match in countries.find(item.value)
    )
    return states or item.kind in {"country", "date", "number"}


# What a text on an office says: the post, that somebody leads or was elected to it, or a term.
_OFFICES = ("post", "leader", "elected", "term")


def _counts_other_people(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a number of people is given, and nothing of what they are asked for: «how many does it employ?»"""
    people = cue("people", question.language)
    asked = [word for word in question.content if people.search(word) is None]
    if draft.key != "number" or not question.asks("count") or people.search(question.folded) is None or not asked:
        return False
    return coverage(asked, " ".join(text for text, _ in quoted(draft, knowledge))) < _OTHER


def _tells_no_end(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer to «since when does it no longer work?» has no date, or that of something else.

    When a thing ends may be told in any words.
    """
    if not question.asks("date") or "ended" not in question.aspects or "until" in question.aspects:
        return False
    if draft.key == "ended":
        return False  # the end of a period, «which sat between April 2008 and June 2012»
    told = [(fold(text), tongue) for text, tongue in quoted(draft, knowledge)]
    over = any(_is_over(*each) for each in told)
    if any(c.name == "mandate" for c in cues("term", question.language).find(question.bare)):
        # that of a term of office is told by its date alone, of an office or of a term
        return not over and not any(cues(g, tongue).search(text) for text, tongue in told for g in _OFFICES)
    since = "works" in question.aspects or "since" in question.restrict
    return since and (not over or all(item.kind != "date" for item in draft.items))


def _is_over(text: str, language: str) -> bool:
    """Tell whether a folded text says that something ended or does not work."""
    stopped = any(c.name == "inactive" for c in cues("status", language).find(text))
    return stopped or cues("ended", language).search(text) is not None


def _gives_no_name(draft: Draft, question: Question) -> bool:
    """Tell whether an answer to «what are they called?» is a sentence that holds no name."""
    told = draft.items or draft.corrects or draft.derived or draft.rows
    return not told and cue("naming", question.language).search(question.bare) is not None


def _is_of_now(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer to «who led it before her?» is somebody of whom no text says that another came after.

    So too one to «who was its first head?», of whom no text says that nobody came before.
    """
    asks = question.scores.get("leader") and (
        marked("asks_before", question.bare, question.language) or _asks_first(question)
    )
    if not asks or question.polar or not draft.items or any(item.kind != "text" for item in draft.items):
        return False
    return not any(marked("before_now", fold(text), tongue) for text, tongue in quoted(draft, knowledge))


def _names_nothing_asked(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what one is called, «What is the name of its spokesperson?», is told by a text on another thing."""
    told = draft.items or draft.corrects or draft.derived or draft.rows
    if told or not question.content or cue("called", question.language).search(question.bare) is None:
        return False
    return coverage(question.content, " ".join(text for text, _ in quoted(draft, knowledge))) < _OTHER


def _asks_first(question: Question) -> bool:
    """Tell whether a question is for the first holder of a post."""
    ranked = (words(noun) for number, noun in ordinals.ranked(question.text) if number == 1)
    return any(cues("post", question.language).search(word) is not None for own in ranked for word in own)


def _compares_nothing(draft: Draft, question: Question) -> bool:
    """Tell whether things that are to be compared are answered by a value, «Compare the three conferences»."""
    compared = question.asks("compare") and not question.bodies and not asks_countries(question.bare, question.language)
    return compared and bool(draft.items) and not (draft.key == "bodies" and len(question.countries) > 1)


def _is_of_one(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what is asked of several bodies, «Who coordinates these mechanisms?», is told of one of them."""
    of_all = "all" in question.restrict and question.asks("leader", "partners", "seat", "reason")
    if not of_all or question.bodies or question.countries or question.scores.get("bodies") or len(draft.evidence) != 1:
        return False
    place = draft.evidence[0]
    return any(s.body and place.meets(s.document, s.unit.span) for s in knowledge.sentences(place.document))


def _counts_other(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer read off a sentence is a number of other things, and no word asked about is told there.

    Where the reader is sure of the sentence, it says them in other words; not so for a part that leans on another,
    «… and how many does its team have?», which it reads without what that leans on, and not of a table, where the name
    of a column is all that says what is counted. A heading may name them and count none.
    """
    told = draft.features
    if "share" not in told or told["counted"] >= _OTHER:
        return False
    if cue("sharelike", question.language).search(question.bare) and all(i.value.endswith("%") for i in draft.items):
        return False  # the share asked for
    if told["answers"] >= _SURELY and question.named != "earlier" and not _in_columns(draft, knowledge):
        return False
    said = " ".join(text for text, _ in quoted(draft, knowledge))
    return coverage([word for word in question.content if word not in draft.covered], said) < _OTHER


def _in_columns(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether all values of an answer stand under the name of a column."""
    places = [each for item in draft.items for each in item.evidence[:1]]
    return bool(places) and all(cells.head(each, knowledge.tables(each.document)) for each in places)


def _falls_short(draft: Draft, question: Question) -> bool:
    """Tell whether an answer names but some of so many members as a question asks for, «all fourteen members».

    Those who do something, «the three countries that owe the most», «which two states owe it?», are no other number.
    """
    named = [item for item in draft.items if item.kind == "country"]
    if sets.picks(question):
        return False  # «Which of these three countries is in it?»
    if named and not draft.corrects and headcount.asked_for(question) not in {None, len(named)}:
        return True
    asked = [int(figure) for figure in question.numbers[:1] if figure.isdigit()]
    if not asked or not named or draft.corrects:
        return False
    some = question.asks("members") and not question.polar and headcount.counts_some(question)
    return (draft.key == "members_partial" and len(named) < asked[0]) or (some and len(named) != asked[0])


def _is_vague(draft: Draft, question: Question) -> bool:
    """Tell whether dates that are but years answer a question for the day or the month."""
    given = [item for item in draft.items if item.kind == "date"]
    return bool(given) and question.asks("date") and not draft.corrects and not sentences.is_precise(question, given)


def _counts_but_one(draft: Draft, question: Question) -> bool:
    """Tell whether a number told of one thing answers what two share, or which of the two has more."""
    between = len(question.bodies) > 1 and bool(question.restrict & {"both", "either"})
    number = len(draft.items) == 1 and draft.items[0].kind == "number"
    return between and number and not (question.polar or draft.derived or draft.corrects or draft.extra)


def _gives_no_reason(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an answer to «why?» is a sentence that only says that it is so."""
    if not question.scores.get("reason") or draft.corrects or draft.items or draft.derived or not draft.evidence:
        return False
    told = ((each.document, fold(knowledge.with_headings(each.document, (each.span,)))) for each in draft.evidence)
    if any(_EXPLAINED.search(text) for text, _ in quoted(draft, knowledge)):
        return False
    return not any(marked("causal", text, knowledge.metadata[document].language) for document, text in told)
