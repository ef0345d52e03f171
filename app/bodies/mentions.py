"""The bodies that a question names, describes or only points to, and where it does so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from app.bodies import bywords
from app.bodies.names import NameMatcher
from app.bodies.nouns import stem
from app.bodies.organs import is_but_one, owns
from app.questions.cues import cue
from app.questions.leftovers import GROUPS, WORD, blanked, content, function_words
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# A message is read to its end: of more joints than this the later ones join no names.
_CLAUSES = 40
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def bodies_of(text: str, names: NameMatcher, language: str) -> tuple[list[str], list[str], str, list[Span]]:
    """Return the bodies asked about, those only mentioned, how they were found, and the spans of their names.

    Bodies that the documents describe go before those they only name («la commission de l'OEA» is about the
    commission); the words around an exact name may point to a second body.
    """
    if language == "en":  # «Quito's main job»
        text = _POSSESSIVE.sub(lambda match: " " * len(match[0]), text)
    found = _found(text, names, language)
    spans = [match.span for match in found]
    exact = list(dict.fromkeys(match.value for match in found))
    described = [body for body in exact if body in names.described]
    states = [m.span for m in countries.find(text, capitalised=False)]
    places = states + [m.span for m in countries.find_regions(text, capitalised=False)]
    # «a Índia» points to no Indian Ocean: a country counts as part of a name only as the word that the name has.
    foreign = [p for p in states if not set(words(p.of(text))) <= names.vocabulary]
    folded = fold(text)
    phrases = [Span(c.start, c.end) for c in cue("within_it", language).find(folded)]
    phrases += [Span(c.start, c.end) for c in cue("charged_with", language).find(folded)]
    phrases += _asked_for(folded, language)
    bare = blanked(folded, spans + phrases + (places if described else foreign))
    regions = [Span(c.start, c.end) for c in cue("region", language).find(bare)]
    apart = blanked(bare, regions)
    if regions and (exact or names.partial(_name_like(apart, language), whole=apart)[0]):
        bare = apart  # «members of A that are no South American countries» names no South American body
    partial, more = names.partial(_name_like(bare, language), whole=bare)
    partial = [body for body in partial if body not in exact]
    if partial and len(exact) == 1 and len(more) > 1 and _modifies(text, found[0].span.start):
        organ = names.owned([span.of(fold(text)) for span in more], exact[0])
        if organ is not None and organ != partial[0]:  # «the migration forum of A» is no other platform on migration
            return [organ], exact, "exact", [*more, *spans]
    alone = len(found) == 1 and not names.described & {*exact, *partial}
    if alone and (own := _organ_beside(text, found[0], names)):
        return [own[0]], exact, "exact", sorted([own[1], *spans])  # «the MERCOSUR forum»
    if partial and exact and is_but_one(fold(text), more, partial[0], spans, names, language):
        partial, more = [], []  # the technical committee of A is no technical group
    told = any(bywords.in_brackets(text, more, each) for each in spans)  # «the prosecutors' network (A)» is A
    if partial and (told or (len(more) == 1 and _of_other_kind(text, more[0], partial[0], names))):
        partial, more = [], []  # the «Groupe de Lima» is not the «processus de Lima»
    written = _proper(text, more) or (
        partial[:1] and partial[0] in names.known and _is_the_one(fold(text), more, names)
    )
    if partial and partial[0] not in names.described and len(more) < 3 and not written:
        partial, more = [], []  # «international organizations» is no Organization of American States
    beside = {c.name for c in cue("restrict", language).find(bare)} & {"both", "not", "same"}
    uncased = language if bywords.sets_members(bare, language) else ""  # «who is in quito, not in A?»
    if len(described) == 1 and not partial and beside and (other := _second(text, bare, described[0], names, uncased)):
        partial, more = [other[0]], [other[1]]  # «who is in A and also in Quito?»
    if described:
        if not (partial or told):
            partial, more = _of_same_kind(blanked(fold(text), spans), described[0], names)
            partial = [body for body in partial if body not in exact]
            if partial and is_but_one(fold(text), more, partial[0], spans, names, language):
                partial, more = [], []
        beside = {m.value for m in found if _modifies(text, m.span.start)}
        full = [m.span for m in found if m.value in names.described and not m.span.of(text).isupper()]
        full = [] if cue("apart", language).search(folded) else full  # «how many years separate A from B?»
        owned = {
            m.value for m in found for span in full if span.end < m.span.start and owns(fold(text), m.span, [span])
        }
        described = [b for b in exact if b in names.described or (b in names.known and b not in beside)]
        described = [body for body in described if body not in owned] or described
        others = [body for body in exact if body not in described]
        written = any(names.is_written(text, s) or _stands_beside(fold(text), s, spans) for s in more)
        written = written or (uncased != "" and names.is_proper(partial, more, fold(text)))
        proper = written and len(more) == 1 and names.is_unique(bare, more[0])
        if partial and partial[0] in names.described and (proper or names.is_named_as_kind(fold(text), more)):
            owned |= {m.value for m in found if owns(fold(text), m.span, more)}
            found_bodies = [(m.span.start, m.value) for m in found if m.value in described and m.value not in owned]
            others = [*others, *(body for body in described if body in owned)]
            order = sorted([*found_bodies, (more[0].start, partial[0])])
            return list(dict.fromkeys(b for _, b in order)), others, "exact", spans + more
        return described, others, "exact", spans
    if not exact and (paired := bywords.pair(fold(text), names, language)):
        return [body for body, _ in paired], [], "partial", [span for _, span in paired]
    if named := _each_side(
        blanked(text, spans), names, language
    ):  # what else is named only says more, «the OAS committee or …»
        return [body for body, _ in named], exact, "partial", [span for _, each in named for span in each] + spans
    how = "partial" if len(more) > 1 else "hint"
    if partial and more and not exact and (second := _second(text, blanked(bare, more), partial[0], names, uncased)):
        (body, span), at = second, min(each.start for each in more)
        return [body, *partial] if span.start < at else [*partial, body], [], "partial", [*more, span]
    stated = [body for body in exact if body in names.known]
    if len(stated) == 1 and (joined := _joined_to(text, bare, spans, names, language)):
        body, more = joined
        both = [body, *stated] if more[0].start < spans[0].start else [*stated, body]
        return both, [each for each in exact if each not in both], "exact", spans + more
    if (
        partial
        and partial[0] in names.described
        and more
        and (not stated or (more[0].start < spans[0].start and names.is_named_as_kind(bare, more)))
    ):
        return partial, exact, how, spans + more
    if stated:
        return stated, [body for body in exact if body not in stated], "exact", spans
    if partial and not exact:
        return partial, [], how, spans + more
    return exact, [], "exact" if exact else "", spans


# The word right behind what asks, where it is long enough to be a noun.
_NOUN = re.compile(r"\s(\w{4,})\s")


def _asked_for(folded: str, language: str) -> list[Span]:
    """Return the nouns of what is asked for that another's clause stands behind, «Which plan did A adopt?»."""
    found = []
    for asks in cue("interrogative", language).find(folded):
        noun = _NOUN.match(folded, asks.end)
        clause = cue("clause_behind", language).search(folded, noun.end()) if noun is not None else None
        if noun is not None and clause is not None and clause.start == noun.end():
            found.append(Span(*noun.span(1)))
    return found


def _found(text: str, names: NameMatcher, language: str) -> list[Match[str]]:
    """Return the bodies named in full; of a name that runs on to another, «the UN migration compact», what remains."""
    found: list[Match[str]] = []
    for match in names.find(text):
        if language == "en" and names.runs_on(text, match):  # where the kind stands behind what it is of
            front = text[: match.span.start] + match.span.of(text).rpartition(" ")[0]
            found += [each for each in names.find(front) if each.span.start >= match.span.start]
        else:
            found.append(match)
    return found


# What stands before a name in brackets, in its clause.
_BRACKETED = re.compile(r"([^,;:.?!¿¡()]+)\(\s*$")


def written_out(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return where a body is named in full before its name in brackets, «the Mécanisme des phares (CDLM)».

    A noun for a kind of body with a capital is part of it, the capitals before it and all words up to the bracket.
    """
    found = []
    for span in spans:
        before = _BRACKETED.search(text[: span.start])
        if before is None or not text[span.end :].lstrip().startswith(")"):
            continue
        spoken = list(re.finditer(r"[\w'’-]+", before[1]))
        heads = [i for i, m in enumerate(spoken) if i and m[0][0].isupper() and _is_kind(m[0].split("’")[-1])]
        if not heads:
            continue
        first = heads[0]
        while first > 1 and spoken[first - 1][0][0].isupper():
            first -= 1
        own = Span(before.start(1) + spoken[first].start(), before.end(1))
        if not any(own.start < other.end and other.start < own.end for other in spans):
            found.append(own)
    return found


def _is_kind(word: str) -> bool:
    """Tell whether a word stands for a kind of body in any language."""
    return any(generic(fold(word), language) for language in LANGUAGES)


# A word before a name with a capital, and what links it to the name.
_CAPITAL = re.compile(r"(?<=\w\W)([A-ZÀ-Þ][\w-]{3,})\W(?:(?:of|de|des|du|d[aeo]s?|del)\W(?:(?:the|la|las|los)\W)?)?$")


# What parts a name from another: a mark, or what tells that the one has the other, «the OAS set up its committee».
_APART = re.compile(r"[,;.:?!()]|\b(?:its|their|our|sa|son|leur|notre|su|sua|seu)\b", re.IGNORECASE)


def whole_name(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the words that belong to a name of which a question says some words another way.

    They stand between two of these, «the reef fishing council», or before them with a capital, «the Lusophone Network».
    """
    ordered, found = sorted(spans, key=lambda span: span.start), []
    for left, right in pairwise(ordered):
        gap = [Span(left.end + m.start(), left.end + m.end()) for m in WORD.finditer(text[left.end : right.start])]
        telling = [span for span in gap if fold(span.of(text)) not in function_words()]
        marked = _APART.search(text[left.end : right.start])
        found += telling if len(telling) == 1 and not marked else []
    start = ordered[0].start if len(ordered) > 1 else 0
    while (before := _CAPITAL.search(text[:start])) is not None:
        found.append(Span(*before.span(1)))
        start = before.start(1)
    return found


# A word before «one» that tells which body of a kind is meant, «the South American one».
_ADJECTIVAL = re.compile(r"\bthe ((?:\w+ ){1,3})one\b")


def _of_same_kind(folded: str, body: str, names: NameMatcher) -> tuple[list[str], list[Span]]:
    """Return the body that a kind and its theme name beside an exact name, «the consultations of the Caribbean».

    «The South American one» is of the kind of ``body``.
    """
    found, more = names.partial("", whole=folded)
    one = _ADJECTIVAL.search(folded)
    if found or one is None:
        return found, more
    side = " " * one.start(1) + one[1]
    return names.partial(side, names.kinds_of(body))


# What stands for a kind of body that was named before, «celui sur …», «the one on …», «el de …».
_THE_ONE = re.compile(
    r"\b(?:celui|celle|the one|that|el|la|o|a) (?=(?:sur|pour|on|about|for|of|sobre|para|d[eao]l?s?)\b)"
)


def _second(text: str, bare: str, first: str, names: NameMatcher, language: str = "") -> tuple[str, Span] | None:
    """Return the described body that a proper name of one word points to beside another body, «in both A and B».

    Where a language is given, it may be one without a capital that the names of the body share in all languages.
    """
    kept = [Span(*m.span()) for m in WORD.finditer(bare) if not (m.start() and text[m.start()].isupper())]
    found, spans = names.partial(blanked(bare, kept))
    if language and not found:
        found, spans = names.partial(_name_like(bare, language))
        found, spans = (found, spans) if names.is_proper(found, spans, fold(text)) else ([], [])
    if len(spans) != 1 or found[0] == first or {first, found[0]} - names.described or _is_kind(spans[0].of(bare)):
        return None
    apart = _of_other_kind(text, spans[0], found[0], names) or is_country(text, spans)
    return (found[0], spans[0]) if names.is_unique(bare, spans[0]) and not apart else None


def _each_side(text: str, names: NameMatcher, language: str) -> list[tuple[str, list[Span]]]:
    """Return the described bodies that the words on both sides of an «or» point to, «the regional one or the …».

    Behind «the one on …» the kind of body is that of the first.
    """
    folded = fold(text)
    joints = [(c.start, c.end, False) for c in cue("conjunction", language).find(folded)[:_CLAUSES]]
    joints += [(m.start(), m.end(), True) for m in islice(_THE_ONE.finditer(folded), _CLAUSES)]
    for before, behind, elided in joints:
        kinds = [c for c in cues("subject", language).find(folded[:before]) if c.name == "noun"]
        kind = names.same_kinds(folded[kinds[-1].start : kinds[-1].end]) if kinds and elided else ""
        found: dict[str, list[Span]] = {}
        for start, end, extra in ((0, before, ""), (behind, len(folded), kind)):
            side = " " * start + _name_like(folded[start:end], language)
            bodies, spans = names.partial(side, extra, whole=" " * start + folded[start:end])
            if bodies and bodies[0] in names.described and len(spans) + bool(extra) > 1:
                found.setdefault(bodies[0], spans)
        if len(found) == 2:
            return sorted(found.items(), key=lambda pair: pair[1][0].start)
    return []


# The most characters between two names that «and» joins.
_JOINED = 40


def _joined_to(
    text: str, bare: str, spans: list[Span], names: NameMatcher, language: str
) -> tuple[str, list[Span]] | None:
    """Return the body that words point to which «and» joins to a name, «the development plan and the charter»."""
    own = [m.span() for m in re.finditer(r"\w{4,}", bare) if m.group() in names.vocabulary - function_words()]
    found, more = names.partial(_name_like(bare, language, own))
    if len(more) < 2 or found[0] not in names.known:
        return None
    left, right = sorted((more, spans), key=lambda each: each[0].start)
    start, end = left[-1].end, right[0].start
    joint = cue("conjunction", language).search(fold(text), start, end) if start <= end <= start + _JOINED else None
    return (found[0], more) if joint is not None else None


# What joins the names of two bodies, with the words before the second, «em quito e no mirps».
_PAIR = re.compile(
    r"\s*(?:\b(?:et|and|y|e|ou|or|o|vs|versus)\b|[+&/,])\s*"
    r"(?:(?:em|en|in|n[oa]|dans|the|l[ae]|el|[oa]|d[aeo]|du|del|al|au)\s+){0,2}"
)


def _stands_beside(folded: str, word: Span, names: list[Span]) -> bool:
    """Tell whether «and», «or» or a mark joins a word to the name of a body, so that it needs no capital."""
    gaps = [(min(word.end, n.end), max(word.start, n.start)) for n in names]
    return any(start <= end and _PAIR.fullmatch(folded, start, end) is not None for start, end in gaps)


def _of_other_kind(text: str, span: Span, body: str, names: NameMatcher) -> bool:
    """Tell whether a name's one word stands with a capitalised kind of body that no name of that body has.

    A kind is the same in another language: «la Mesa de Jacmel» may be the «Table de Jacmel».
    """
    own = names.words_of(body)
    before = re.search(r"([A-ZÀ-Þ]\w{3,})\s+(?:de|du|d[ao]s?|del|of|the|la|le|l')\s*$", text[: span.start])
    behind = re.match(r"\s+([A-ZÀ-Þ]\w+)", text[span.end :])
    near = [fold(found[1]) for found in (before, behind) if found is not None]
    apart = [word for word in near if word not in own and not any(_is_instrument(word, t) for t in LANGUAGES)]
    apart = [word for word in apart if any(generic(word, tongue) for tongue in LANGUAGES)]
    return any(names.like(word).isdisjoint(map(stem, own)) for word in apart)


def _is_instrument(word: str, language: str) -> bool:
    """Tell whether a word is a kind of instrument: the treaty of a place may be that of the council of that place."""
    return cues("instrument", language).search(word) is not None


def _proper(text: str, spans: list[Span]) -> bool:
    """Tell whether one of some words is written with a capital inside its sentence."""
    return any(span.start and text[span.start].isupper() for span in spans)


def _organ_beside(text: str, owner: Match[str], names: NameMatcher) -> tuple[str, Span] | None:
    """Return the one organ that a kind of body right beside the name of its owner means, and where that kind stands."""
    folded = fold(text)
    link = _OF.search(folded[: owner.span.start])
    before = re.search(r"\w{4,}(?=\s*$)", folded[: link.start()]) if link else None
    behind = re.compile(r"\s(\w{4,})").match(folded, owner.span.end)
    for kind, first in ((before, before and before.start()), (behind, owner.span.start)):
        if kind is None or _DEFINITE.search(folded[:first]) is None:
            continue
        span = Span(*kind.span(kind.re.groups))
        organ = names.owned([span.of(folded)], owner.value) if names.is_named_as_kind(folded, [span]) else None
        if organ is not None:
            return organ, span
    return None


# What stands before the one of its kind, «the special committee».
_DEFINITE = re.compile(r"(?:^|\W)(?:la|le|l'|the|el|del|al|du|au|[ao]|d[ao]|n[ao]|pel[ao])\s?$")


def _is_the_one(folded: str, spans: list[Span], names: NameMatcher) -> bool:
    """Tell whether two words, a kind of body among them, stand side by side behind a definite article."""
    if len(spans) != 2 or not names.is_named_as_kind(folded, spans):
        return False
    return folded[spans[0].end : spans[1].start] == " " and _DEFINITE.search(folded[: spans[0].start]) is not None


_OF = re.compile(r"(?:\b(?:de|du|des|of|del|do|da|dos|das|by|par|por|pel[oa])(?: (?:la|the|los|las))?|d'|de l')\s*$")


def _modifies(text: str, position: int) -> bool:
    """Tell whether a name stands behind «of» or «by», and so only says more of another noun."""
    return _OF.search(fold(text[:position])) is not None


def _name_like(folded: str, language: str, more: Sequence[tuple[int, int]] = ()) -> str:
    """Return a text with only the words that may be part of a body's name: content, kinds of body, some ``more``."""
    kept = set(content(folded, [], language, GROUPS))
    subjects = [c for c in cues("subject", language).find(folded) if c.name == "noun"]
    keep = [(m.start(), m.end()) for m in WORD.finditer(folded) if m.group().strip("'").split("'")[-1] in kept]
    keep += [*((c.start, c.end) for c in subjects), *more]
    chars = [" "] * len(folded)
    for start, end in keep:
        chars[start:end] = folded[start:end]
    return "".join(chars)


def is_country(text: str, spans: list[Span]) -> bool:
    """Tell whether the words that point to a body are the name of a country and nothing more."""
    states = [m.span for m in countries.find(text, capitalised=False)]
    return bool(spans) and all(any(s.start <= p.start and p.end <= s.end for s in states) for p in spans)


# The most characters from what asks to the state that is asked, and from «government» to its name.
_ASKED_OF, _BESIDE_STATE = 40, 8


def is_asked_of(folded: str, state: Span, language: str) -> bool:
    """Tell whether a state is one that a body asks something of, «what did it ask the government of Chile?»."""
    found = [c.end for c in cue("aspect", language).find(folded) if c.name == "request"]
    governs = [c for c in cue("memberlike", language).find(folded, 0, state.end) if c.name == "government"]
    near = bool(governs) and state.start - governs[-1].end <= _BESIDE_STATE
    return near and any(0 < state.start - end <= _ASKED_OF for end in found)
