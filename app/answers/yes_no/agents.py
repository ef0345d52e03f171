"""By whom or by what a body was founded, put to the test: «Was it created by the Permanent Council?»"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.drafts import Draft, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING
from app.questions.question import Question
from ingest import symbols
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues, spelt
from ingest.records import LANGUAGES, Fact, FactKind

# Ways of founding that are told of one another: what was launched by somebody was created by them.
_ALIKE = frozenset({"created", "launched"})
# Who or what does a thing: a name behind «by».
_NAME = r"[A-ZÀ-Þ][\w’'-]*"
_TIE = r"(?:(?:de|du|des|del|da|do|das|dos|of|for|on|para|pour|sur|sobre)\s)?"
_ARTICLE = r"(?:(?:la|las|los|les|le|the|el|os|as|a|an|un[ae]?|uma?)\s+|[dl]['’]\s?)?"
_ACT_OF = rf"(?:(?:act[eo]?|ato|d[eé]cisi[oó]n|decisão|vot[eo])\s(?:of|de|du|del|d[ao])\s{_ARTICLE}|)"
_BY = re.compile(rf"\b{spelt('by')}\s+{_ARTICLE}{_ACT_OF}({_NAME}(?:\s{_TIE}{_ARTICLE}{_NAME})*)")
# What of a sentence names who did a thing, or by which act, and where that ends.
_BEHIND = re.compile(rf"\b(?:{spelt('by')}|{spelt('by_means')})\b")
_ENDS = re.compile(r"[;:,]|\.\s+[A-ZÀ-Þ]|\.\s*$|\s(?:lors|during|at|durante|em|en|in|on)\s")
# What stands between the own words of a name and what it is part of.
_OF = re.compile(r"\s(?:of|de|des|du|del|d[aeo]s?)\b|\sd'")
# What stands behind a verb and before who does it, «hosted by the …».
_DONE_BY = re.compile(r"(\w{4,})\s(?:par|by|por|pel[oa]s?)\s(?:(?:la|las|los|les|le|the|el|os|as|o|a)\s|l['’\s])?$")
# From this share of its words on a stretch gives a name; so many of its first words tell what it is on.
_GIVEN, _HEAD = 0.9, 3


def named(question: Question) -> str:
    """Return who or what a question for a yes or a no says to have founded a body, as it writes it, or ""."""
    if not question.polar or not question.bodies or not question.aspects & FOUNDING:
        return ""
    found = _BY.search(question.text)
    if found is None:
        return ""
    return next((s.text for s in symbols.find(question.text) if s.span.start == found.start(1)), found[1])


def upheld(question: Question, knowledge: Knowledge) -> tuple[bool | None, list[Fact]]:
    """Tell whether the documents name the founder or the act that a question does, and the facts that tell.

    None where they name none, or one of another sort: an act where an organ is asked about, or the other way round.
    """
    name = named(question)
    verdict: bool | None = None
    told: list[Fact] = []
    for fact, stretch in _stretches(question, knowledge):
        if _gives(stretch, name, knowledge.around(fact), knowledge):
            return True, [fact]
        if _is_act(name) == _is_act(stretch) or (not _is_act(name) and _has_organ(stretch)):
            verdict, told = False, [*told, fact]
    return verdict, told


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether a body was founded by whom or by which act a question says, or None where no document tells."""
    if not named(question):
        return None
    verdict, facts = upheld(question, knowledge)
    if verdict is None or (verdict and (question.years or question.countries)):
        return None  # a yes to who founded it is none to when
    evidence = merged([each for fact in facts for each in evidence_of(fact)])
    return Draft("text", evidence=evidence, bodies=question.bodies[:1], verdict=verdict != ("not" in question.restrict))


def _stretches(question: Question, knowledge: Knowledge) -> Iterator[tuple[Fact, str]]:
    """Yield what stands behind «by» where the documents tell of the founding that is asked about, with the fact."""
    asked = question.aspects & FOUNDING
    seen = set()
    for fact in knowledge.facts(question.bodies[0], FactKind.FOUNDED, FactKind.INSTRUMENT):
        alike = fact.aspect in asked or (fact.aspect in _ALIKE and asked & _ALIKE)
        if not alike or fact.label_span is None or (fact.document, fact.label_span) in seen:
            continue
        seen.add((fact.document, fact.label_span))
        text = knowledge.document(fact.document).text[fact.label_span.end : fact.evidence[0].end]
        for found in _BEHIND.finditer(fold(text)) if len(fold(text)) == len(text) else ():
            end = _ENDS.search(text, found.end())
            yield fact, text[found.end() : end.start() if end else len(text)]


def _gives(stretch: str, name: str, around: str, knowledge: Knowledge) -> bool:
    """Tell whether a stretch gives a name, by a name of the same body or by its words.

    What a body is part of may stand elsewhere ``around`` it: «the General Assembly» of the organization spoken of.
    """
    own = {match.value for match in knowledge.bodies.find(name)}
    if own & knowledge.named(stretch) or any(_has_organ_of(stretch, body, around, knowledge) for body in own):
        return True
    spelt = [each for body in own for group in knowledge.bodies[body].names.values() for each in group] or [name]
    return any(_says(stretch, each, around) for each in spelt)


def _has_organ_of(stretch: str, body: str, around: str, knowledge: Knowledge) -> bool:
    """Tell whether a stretch gives an organ of a body that is named around it: what that does is done by the body."""
    if body not in knowledge.named(around):
        return False
    names = (n for each in knowledge.bodies.all for group in each.names.values() for n in group)
    return any(
        body in knowledge.named(name[len(_OF.split(fold(name))[0]) :]) and _says(stretch, name, around)
        for name in names
    )


def _says(stretch: str, name: str, around: str) -> bool:
    """Tell whether a stretch has the words of a name, and the text around it those of what it is part of."""
    asked = content_words(fold(name))
    own = content_words(_OF.split(fold(name))[0])
    own = own if len(own) > 1 and not _is_act(name) else asked
    return bool(asked) and all(likeness(w, stretch) >= _GIVEN for w in own) and coverage(asked, around) >= _GIVEN


def _is_act(text: str) -> bool:
    """Tell whether a stretch opens as the name of an act, «the Lima Declaration», «résolution 5», or as its symbol."""
    if any(symbol.span.start == 0 for symbol in symbols.find(text)):
        return True
    head = " ".join(words(text)[:_HEAD])
    return any(c.name == "noun" for each in LANGUAGES for c in cues("instrument", each).find(head))


def _has_organ(stretch: str) -> bool:
    """Tell whether a stretch names a kind of body that is no act, «… de l'Assemblée générale»."""
    own = [word for word in words(stretch) if not _is_act(word)]
    return any(generic(word, language) for word in own for language in LANGUAGES)


def is_of_verb(question: Question, before: str) -> bool:
    """Tell whether the text before a name says that who is named does what a question asks: «is hosted by …»."""
    verb = _DONE_BY.search(fold(before))
    acts = (word for word in question.terms if word not in question.content)
    return verb is not None and any(likeness(word, verb[1]) >= _GIVEN for word in acts)
