"""What a question asks: its language, the bodies it is about, the kind of answer, and what restricts it."""

from __future__ import annotations

from dataclasses import dataclass

from app.bodies import joined
from app.bodies.epithets import (
    are_region,
    counted_bodies,
    is_behind_name,
    is_in_name,
    kinds_beside,
    kinds_of_body,
    points_to_none,
    within_names,
)
from app.bodies.mentions import bodies_of, is_asked_of, whole_name, written_out
from app.bodies.names import NameMatcher
from app.bodies.strangers import beside_kinds
from app.messages.layout import running
from app.questions import eras, leftovers, omissions
from app.questions.capitals import as_sentence
from app.questions.cues import FOUNDING, RANKS, cue, is_conjunction, opens_with_verb, polar, scores
from app.questions.focus import focus, granted_end, tells, turned, without_aside, without_belief
from app.questions.kinds import (
    asks_any,
    asks_bodies,
    dimmed,
    handed_on,
    lightened,
    likeliest,
    modified,
    settled,
    takes_part,
    timed,
)
from app.questions.leftovers import GROUPS, blanked, content, function_words, inside
from app.questions.mending import mended
from app.questions.shorthand import expanded
from app.questions.tags import asks_inside, is_statement, is_turned, reported, without_tag
from app.questions.tongues import spoken
from ingest import countries, dates
from ingest.errors import QuestionError
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.records import Span

LONGEST = 10_000
# With words of such a weight for members a country's standing is asked about, not that of a body.
_BELONGS = 2.0
# Aspects whose words are themselves what is asked where no bodies are: «à quelle crise répond …».
_TELLING_ASPECTS = frozenset({"topic"})
# Kinds that a question which orders two bodies may seem to be of, «¿Qué fue primero, A o B?».
_ORDERED = frozenset({"other", "predecessor", "definition"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``bare`` is the folded text without the names of bodies and places. ``kind`` is what is asked for («members»,
    «date», … or «other»), ``scores`` the weight of evidence for each kind. ``bodies`` are the ids of the bodies asked
    about, ``named`` how they were found: "exact", "partial", "hint" (by one word of a name), "earlier" (from an
    earlier turn) or ""; ``others`` are bodies that it only mentions beside these. ``countries`` and ``regions`` are
    codes and keys, ``years`` ISO dates, ``numbers`` the other figures. ``terms`` are all words of content, ``content``
    those among them that no cue accounts for and that an answer should; ``unknown`` are proper names that no body,
    country or date accounts for. ``follows`` tells whether a word points to an earlier turn;
    ``hints`` are the words that were taken for part of a body's name. ``expects`` is what the interrogative wants of an
    answer whatever the kind: "who", "date", "number", "names" or "". Two words of ``terms`` and ``content`` between
    which the question leaves the choice stand as one, «permanent|provisoire». ``besides`` are the bodies, countries and
    regions that an answer is to leave out, «besides UNHCR»; ``denied`` are those of the ``bodies``, the last of them,
    and of the ``regions`` that stand behind a «not», «in A but not in B», «not of Asia». ``claimed`` tells whether a
    statement is put to the test, «It was signed here, right?»; a yes or a no is then one to the statement. ``turned``
    tells that a yes to it is told as a no.
    ``strangers`` are the words beside a kind of body that make a name of no known one, «the Ghent Compact».
    """

    text: str
    folded: str
    bare: str
    language: str
    kind: str
    scores: dict[str, float]
    bodies: tuple[str, ...] = ()
    named: str = ""
    others: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    polar: bool = False
    aspects: frozenset[str] = frozenset()
    restrict: frozenset[str] = frozenset()
    content: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    follows: bool = False
    hints: tuple[str, ...] = ()
    expects: str = ""
    besides: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    claimed: bool = False
    turned: bool = False
    strangers: tuple[str, ...] = ()

    @property
    def denies_claim(self) -> bool:
        """Whether the question puts a denial to the test: «Is it true that it does not bind?», «It does not?»"""
        return self.claimed and "not" in self.restrict

    def asks(self, *kinds: str) -> bool:
        """Tell whether the question is of one of these kinds."""
        return self.kind in kinds


def about(kind: str, *bodies: str) -> Question:
    """Return the question of a kind on some bodies, for the modules that answer questions."""
    return Question("", "", "", "", kind, {}, bodies)


def clean(text: str) -> str:
    """Return a question on one line without control characters, its years in figures, not all in capitals.

    Raises QuestionError where nothing is left to read or it is longer than 10,000 characters.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"a question may have up to {LONGEST:,} characters, this one has {len(text):,}; shorten it")
    plain = "".join(char if char.isprintable() or char.isspace() else " " for char in text)
    plain = as_sentence(running(plain))
    if not any(char.isalnum() for char in plain):
        raise QuestionError("the question is empty; type what you want to know")
    return eras.in_figures(plain)


def understand(text: str, names: NameMatcher, language: str | None = None) -> Question:
    """Return what one question asks, by itself; ``follow`` adds what earlier turns say."""
    language = language or spoken(text, names)
    text = mended(text, names, language)
    said = expanded(text, language)
    claims = reported(said, language) != ""  # whose words the claim goes by stay, until it is put to the test
    plain = said if claims else without_belief(without_aside(said, language), language)
    corrected = stated = without_tag(plain, language)
    bodies, others, named, spans = bodies_of(corrected, names, language)
    if not bodies and len(names.described) == 1 and not leftovers.unknown(corrected, spans, names.vocabulary):
        bodies, named = list(names.described), "hint"  # where all is about one body, «the Council» is that one
    pointing = spans
    spans = [*spans, *written_out(corrected, spans), *(whole_name(corrected, spans) if named == "partial" else ())]
    if not bodies and (sole := names.alone(corrected, language)):
        bodies, named, spans, pointing = [sole[0]], "hint", [*spans, sole[1]], [sole[1]]
    of_region = named == "partial" and are_region(corrected, spans, language) and asks_bodies(fold(corrected), language)
    if of_region or (named == "hint" and points_to_none(corrected, spans, language)):
        bodies, others, named, spans, pointing = [], [], "", [], []
    known = {word for body in bodies for word in names.words_of(body)} or names.written
    strange = beside_kinds(corrected, language, pointing, known) if named in {"", "hint", "partial"} else ()
    whole = scores(blanked(fold(corrected), spans), language)
    granted = granted_end(fold(corrected), language)
    guests = [Span(c.start, c.end) for c in cue("guests", language).find(fold(corrected))]
    begin = granted or focus(blanked(fold(corrected), guests), language)
    begin = begin if granted or tells(fold(corrected)[begin:], language) else 0
    if begin and begin == (granted or turned(corrected, language)):  # «As A is from 2010, when is B from?» is about B
        own, beside, how, more = bodies_of(" " * begin + corrected[begin:], names, language)
        if (how == "exact" or (granted and how == "partial")) and set(own) != set(bodies):
            others = [*beside, *(body for body in bodies if body not in own)]
            bodies, named, spans = own, how, [*spans, *(span for span in more if span not in spans)]
    begin = omissions.kept_from(corrected, begin, language)
    corrected = " " * begin + corrected[begin:]
    folded = fold(corrected)
    places = [m for m in countries.find(corrected, capitalised=False) if not inside(m.span.start, spans)]
    if whole.keys() & {"members", "bodies"}:  # what is asked of a government is not whether its state belongs
        places += [m for m in states_meant(folded, language) if not inside(m.span.start, spans)]
    if bodies:
        places = [m for m in places if not is_asked_of(folded, m.span, language)]
    named_so = [*spans, *(m.span for m in places)]  # «South Africa»
    regions = [m for m in countries.find_regions(corrected, capitalised=False) if not inside(m.span.start, named_so)]
    regions = [m for m in regions if not bodies or not is_in_name(corrected, m.span.start)]
    regions = [m for m in regions if not is_behind_name(folded, m.span.start, spans)]
    regions += [Match(c.name, Span(c.start, c.end)) for c in cue("region", language).find(folded)]
    bare = blanked(folded, spans + guests)  # «without the observers» asks for the members
    masked = leftovers.with_masks(bare, [m.span for m in places])
    left_out = omissions.spans(masked, language)
    named_ones = [*names.find(corrected), *places, *regions]
    apart = omissions.spans(masked, language, "apart")
    aside = [b for m in names.find(corrected) if inside(m.span.start, apart) for b in bodies if b == m.value]
    bodies, others = [b for b in bodies if b not in aside], [*others, *aside]
    measured = joined.measures(bare, language)
    asked = blanked(bare, apart + measured)
    asks_polar = polar(masked, language) and not asks_inside(corrected, bare, language)
    asks_polar = (asks_polar and (bool(bodies) or not joined.opens_with_rank(bare, language))) or stated != plain
    points = scores(asked, language)
    if granted and "status" in whole:
        points.setdefault("status", 0.5)  # what is taken for granted may be refuted
    if places and not regions and points.get("members", 0) == 0 and bodies:
        points["members"] = 0.5
    points = dimmed(handed_on(lightened(points, bare, language), bare, language), bare, language)
    points = modified(points, bare, sorted(m.span.start for m in names.find(corrected)), language)
    kind = settled(likeliest(points), points, bodies, bare, whole, language, 0 if places else len(others))
    kind = timed(kind, bare, language)
    staying = [Span(c.start, c.end) for c in cue("remaining", language).find(asked)]  # «how many has it left?»
    requests = leftovers.requested(bare, language)
    aspects = frozenset(c.name for c in cue("aspect", language).find(blanked(asked, staying + requests)))
    if (
        asks_polar
        and places
        and _asks_standing(kind, points, bare, language, addressed="request" in aspects or not bodies)
    ):
        kind = "members"  # «Is Egypt still part of it?»
    restrict = joined.restrictions(blanked(bare, within_names(corrected)), language)
    restrict = (
        joined.unranked(restrict, bare, language, named=bool(bodies))
        if len(bodies) < 2 and not asks_polar
        else restrict
    )
    named_apart = any(inside(m.span.start, apart) for m in named_ones)
    if named_apart and "not" not in joined.restrictions(asked, language):
        restrict -= {"not"}  # «Outside A, which body is it in?» denies nothing
    listed = kind in {"members", "count"} or (kind == "bodies" and points.get("bodies", 0.0) > 0)
    of_states = cue("memberlike", language).search(bare) is not None
    listed = listed or of_states
    outs = cue("shut_out", language).find(bare) if places or (of_states and not asks_polar) else []
    shut_out = [Span(c.start, c.end) for c in outs if not inside(c.start, apart)]
    restrict |= {"not"} if shut_out else set()  # «Does it leave out Canada?» denies that it belongs
    lacking = frozenset({"missing"} if "missing" in restrict and not listed else ())
    restrict = restrict - {"missing"} | ({"not"} if "missing" in restrict and listed else set())
    who = _expects(bare, language) == "who"
    if "both" in restrict and kind == "members" and not asks_polar and len(bodies) == len(others) == 1:
        bodies, others = [*bodies, *others], []
    apart_or_shared = len(bodies) > 1 and bool(restrict & {"not", "both"}) and not asks_polar
    rest = [Span(c.start, c.end) for c in cue("remaining", language).find(bare)] if apart_or_shared else shut_out
    if apart_or_shared and kind in {"other", "seat"} and (who or of_states or rest):
        kind = "members"  # «Who is in A but not in B?», «Which A states are missing from B?»
    if len(bodies) > 1 and asks_polar and "not" in restrict and kind == "other" and of_states and not places:
        kind = "members"  # «Is any A country missing from B?»
    if asks_polar and not (bodies or others or places) and asks_any(kind, bare, language):
        kind, points = "bodies", {**points, "bodies": 2.0}
    either = len(bodies) > 1 and bool(places) and joined.leaves_choice(folded, spans, language)
    if either and kind in {"members", "parent", "other", "seat"}:  # «Is Chile in A, in B or in C?»
        kind, asks_polar, points["bodies"] = "members", False, max(2.0, points.get("bodies", 0.0))
        restrict -= {"both"}
    made = not asks_polar and _expects(bare, language) == "who" and "created" in aspects
    if kind == "date":
        aspects |= {c.name for c in cue("timely", language).find(bare)}
        if "works" in aspects and "not" in restrict:
            aspects = aspects - {"begun", "created"} | {"ended"}  # «Since when does it no longer work?»
    by_whom = kind == "members" and not of_states and cue("by_whom", language).search(bare) is not None
    if (kind == "other" and ("alias" in aspects or made)) or (by_whom and made):
        kind = "definition"
    told = dates.find(blanked(corrected, spans))
    times = [*(m.span for m in told), *eras.places(bare, language)]
    ranged = eras.ranged(bare) if points.get("bodies") and not (bodies or asks_polar) else None
    if ranged is not None:  # «born from 1994 to 2002», «in the period 2018–2023»
        kind, restrict = "bodies", restrict - {"since", "before", "after"} | {"between"}
        times.append(ranged[1])
    dated = kind == "other" and bodies and times and asks_polar and not aspects
    if dated and _is_bare(folded, spans + times + joined.sides(bare, language), language):
        kind = "date"  # «Is the compact from 2016?», «Is it from before 2016?»
    alone = len(bodies) == 1 and not (others or restrict or told)
    if kind == "other" and alone and _is_but_founding(asked, language):
        kind, asks_polar = "date", False  # «compact signed»
    more = omissions.says_more(folded, kind)
    if len(bodies) > 1 and (told_of := [m.value for m in names.find(corrected) if inside(m.span.start, more)]):
        own = [body for body in bodies if body not in told_of] or bodies
        bodies, others = own, [*others, *(body for body in bodies if body not in own)]
    taken = [*spans, *guests, *kinds_beside(folded, spans, language, named)]
    taken += [*(m.span for m in (*places, *regions)), *times, *apart, *measured, *rest, *requests]
    years = [*(m.iso for m in told), *eras.named(bare, language)] if ranged is None else list(ranged[0])
    choices = joined.choices_of(bare, language) if asks_polar else {}
    at = joined.places(bodies, names.find(corrected), spans)
    lying = {m.value: m.span.start for m in regions if not inside(m.span.start, left_out)}
    denied = joined.denied(bare, at, language, lying) if "not" in restrict else ()
    gone = "not" in joined.restrictions(bare[apart[-1].start : apart[-1].end], language) if aside and at else False
    if gone and kind in {"members", "count"} and min(at.values()) < apart[-1].start:
        denied, restrict = (*denied, *aside), restrict | {"not"}  # «members of A apart from those of B»
        others = [body for body in others if body not in aside]
    bodies = [*(body for body in bodies if body not in denied), *(each for each in denied if each not in lying)]
    if not places and len(at) > 1 and joined.are_choices(bare, at, spans, language):
        if restrict & RANKS and not restrict & {"before", "after"}:
            asks_polar = False  # «Is A or B larger?»
        if not asks_polar:
            order = joined.ordered(bare, language) if "count" not in points else {}
            restrict = restrict - {"between"} | {"either", *order}
            taken += order.values()
            if order and kind in _ORDERED:  # «Qual veio antes, A ou B?» asks for no predecessor
                kind, points = "bodies", {"bodies": 2.0}
    return Question(
        text,
        folded.strip(),
        " ".join(blanked(folded, taken).split()),
        language,
        kind,
        points,
        tuple(bodies),
        named,
        tuple(others),
        joined.as_choices(
            content(folded, taken, language, ("interrogative", "polar", "follow", "filler", "restrict"), lacking),
            choices,
        ),
        leftovers.figures(blanked(folded, taken + counted_bodies(bare, language)), years, language),
        tuple(dict.fromkeys(m.value for m in places if not inside(m.span.start, left_out))),
        tuple(dict.fromkeys(m.value for m in regions if not inside(m.span.start, left_out))),
        tuple(dict.fromkeys(years)),
        asks_polar or (bool(places) and kind == "members" and takes_part(bare, language) and not either),
        aspects,
        restrict,
        joined.as_choices(
            content(
                folded,
                taken + kinds_of_body(bare, language, kind, bodies),
                language,
                GROUPS,
                lacking if kind == "bodies" else _TELLING_ASPECTS | lacking,
            ),
            choices,
        ),
        leftovers.unknown(corrected, taken, names.vocabulary),
        cue("follow", language).search(bare) is not None,
        tuple(words(" ".join(span.of(folded) for span in spans))) if named in {"hint", "partial"} else (),
        "" if asks_polar else _expects(bare, language),
        tuple(dict.fromkeys(m.value for m in named_ones if inside(m.span.start, left_out))),
        denied,
        asks_polar and (stated != plain or bool(shut_out) or _is_claim(bare, corrected, language)),
        stated != plain and is_turned(plain, language, denied="not" in restrict),
        strange,
    )


def _asks_standing(kind: str, points: dict[str, float], bare: str, language: str, *, addressed: bool) -> bool:
    """Tell whether a yes or a no that a question on a state wants is whether that belongs: «Does it cover Egypt?».

    It is not where the state replies to what it is asked; ``addressed`` tells that it may be asked for something.
    """
    if addressed and cue("replied", language).search(bare) is not None:
        return False
    if kind == "themes":
        return cue("covering", language).search(bare) is not None
    return kind in {"seat", "other", "parent"} or (kind == "status" and points.get("members", 0) >= _BELONGS)


def _is_claim(bare: str, text: str, language: str) -> bool:
    """Tell whether a question for a yes or a no puts a statement to the test, or that something is no longer so."""
    if cue("alternative", language).search(bare) is not None:
        return False  # «… or not?»
    put = any(cue(group, language).search(bare) is not None for group in ("claimed", "no_longer"))
    return put or is_statement(text, language)


# The most characters between an adjective of a state and who acts for it.
_NEAR_STATE = 2


def states_meant(folded: str, language: str) -> list[Match[str]]:
    """Return the states whose adjective stands beside who acts for them, «le gouvernement mexicain»."""
    found = []
    for match in countries.find_adjectives(folded, language):
        for acting in cue("of_state", language).find(folded):
            start, end = min(match.span.start, acting.start), max(match.span.end, acting.end)
            if end - start <= len(match.span.of(folded)) + acting.end - acting.start + _NEAR_STATE:
                found.append(Match(match.value, Span(start, end)))
    return found


def _is_bare(folded: str, spans: list[Span], language: str) -> bool:
    """Tell whether but small words stand beside the names and the times of a question."""
    left = blanked(folded, spans)
    return all(word in function_words() or cue("timelike", language).search(word) for word in words(left))


# Small words that ask by whom, with whom or for what.
_ASKING = frozenset({"by", "par", "por", "pelo", "pela", "with", "avec", "con", "com", "for", "pour", "para"})


def _is_but_founding(bare: str, language: str) -> bool:
    """Tell whether but words for a founding and small ones stand beside the name in a question, «compact signed»."""
    acts = [Span(c.start, c.end) for c in cue("aspect", language).find(bare) if c.name in FOUNDING | {"in_force"}]
    left = set(words(blanked(bare, acts)))
    asks = cue("interrogative", language).search(bare) is not None or opens_with_verb(bare, language)
    inverted = any("-" in bare[c.start : c.end] for c in cue("polar", language).find(bare))
    return bool(acts) and not asks and not inverted and left <= function_words() - _ASKING


def _expects(bare: str, language: str) -> str:
    """Return what the first interrogative of a question wants: "who", "date", "number", "names" or ""."""
    if cue("exists_since", language).search(bare) is not None:
        return "date"
    than = [(c.start, c.end) for c in cue("than", language).find(bare)]
    found = [
        c
        for c in cue("expects", language).find(bare)
        if (c.name != "date" or not is_conjunction(bare, c.start, c.end, language))
        and not any(start < c.start < end for start, end in than)
    ]
    return found[0].name if found else ""
