"""A unit of a document with what the fact rules ask of it: its folded words, the bodies named, and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.facts import antecedents, clauses
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import Cue, cues, spelt
from ingest.records import Block, BlockKind, Document, Fact, FactKind, Span, Value
from ingest.sentences import Unit
from ingest.topics import Alias

_ADJECTIVE = r"(?:(?:antig[oa]|antigu[oa]|ancien(?:ne)?|former|nov[oa]|nuev[oa]|nouve\w+|new|old)\s+)?"
_OF_TAIL = re.compile(rf"(?:\b(?:de|du|des|of|del|do|da|dos|das)(?: (?:la|the|los|las))?|d'|de l')\s*{_ADJECTIVE}$")
# «participants in the Compact», «parties à la présente Convention».
_IN_TAIL = re.compile(
    r"(?:\b(?:de|du|des|of|del|do|da|dos|das|in|to|a|au|aux|dans|en|em|no|na|ao|al)(?: (?:la|the|le|los|las|el|o))?"
    rf"|d'|de l'|a l')\s*(?:(?:present\w*|this|cette|cet|esta|este)\s+)?{_ADJECTIVE}$"
)
_ENDS_OF = re.compile(r"\b(?:of|de|du|des|del|do|da|dos|das|d')$")
_THE = re.compile(r"(?:(?:the|la|le|l'|les|el|los|las|o|a|os|as)\s*)?")
# What may stand before the subject of a sentence: a number, «En juin 2012,», «Desde 2010,».
_LEAD_IN = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:en|in|em|depuis|since|desde|a partir|on|(?:le|el)(?= (?:\w+ )?\d)"
    r"|no|na|nos|nas|dans|ao|mais|as|to"
    r"|until|jusqu\w+|hasta|ate|hoje|hoy|aujourd\w+|depois|desde|after|apres) [^,;]{0,60},\s*)?"
)
# Between a verb and the body that is its object: an inserted phrase, and an article.
_INSERTED = (
    r"(?:,[^,]{0,30},)?\s*(?:(?:hoy|hoje|today|aujourd'hui|ce jour)(?: (?:en|em|in|a|au) [^,;]{3,30}?)?\s"
    r"|(?:en esta|nesta|in|en|em) (?:\w{7}|\d{4})\s|(?:par la presente|igualmente|tambien|tambem|also|egalement"
    r"|conjuntamente|jointly)\s)?"
)
_DETERMINED = r"le |la |les |l'|the |el |los |las |o |a |as |os |an? |une? |um |uma |un |una "
OBJECT = re.compile(rf"{_INSERTED}(?:{_DETERMINED})?")
TARGET = re.compile(
    rf"{_INSERTED}(?:{_DETERMINED}|of (?:the )?|to (?:the )?|d[eu] (?:la |l')?|d'|del |do |da |al |aux? |ao |a la "
    rf"|a l')?"
)
_TITLE_START = r"\W*(?:.{0,24}[\d.–:-]\s+)?(?:(?:the|le|la|les|el|los|las|o|a|os|as)\s+|l')?"
_BETWEEN = re.compile(
    rf"(?:\s[\w'-]+){{0,3}}?\s(?:{spelt('between')}|{spelt('with')})\s(?:(?:the|les?|la|el|los|las|[oa]s?)\s|l')?"
)
_EVENT_LEAD = (
    r"(?:(?:la|le|the|el|los|las|o|a|cette|cet|this|that|esta|este|essa|present\w*|prochain\w*|next|proxim\w*|l)\W+)*"
)
# An apposition before the pronoun that is the subject, «The oldest of the five, it was founded …».
_APPOSITION = re.compile(
    r"\W*(?!(?:comme|si|quand|lorsqu\w*|when|if|as|while|cuando|si|como|quando|se)\b)[^,;:.]{3,80},\s"
    r"(?=(?:il|elle|it|este|esta|ele|ela)\s)"
)
_PRONOUN_OPENING = re.compile(
    r"\W*(?:ela|ele|elle|il|it|they|lo|la|le|les|dela|dele|del mismo|se)\s",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One unit in its place: offsets inside ``folded`` are those of the document less ``start``.

    ``body`` is the body that the text speaks of there; ``items`` are the list items that it announces, ``nouns`` the
    nouns that stand for bodies in the document («the Council»), ``own_words`` the words of ``body``'s names; ``about``
    is the body of the section, whatever the sentences before spoke of.
    """

    document: Document
    unit: Unit
    text: str
    folded: str
    body: str | None
    block: Block
    mentions: tuple[Match[str], ...]
    items: tuple[Unit, ...] = ()
    nouns: tuple[Alias, ...] = ()
    own_words: frozenset[str] = frozenset()
    title: str = ""
    about: str | None = None

    @property
    def start(self) -> int:
        """Return where the unit begins in the document."""
        return self.unit.start

    @property
    def head(self) -> int:
        """Return where the title in front of this statement ends, «Members. | Eight: …»; 0 without one."""
        return max(0, self.block.start + self.block.head - self.start) if self.block.head else 0

    @property
    def language(self) -> str:
        """Return the language of the document."""
        return self.document.metadata.language

    @property
    def is_heading(self) -> bool:
        """Tell whether this is a heading."""
        return self.unit.kind is BlockKind.HEADING

    @property
    def is_question(self) -> bool:
        """Tell whether this asks rather than says something."""
        return self.text.rstrip().rstrip('*_»"” ').endswith("?")

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of a stretch of this unit."""
        return Span(self.start + start, self.start + end)

    def value(self, kind: str, start: int, end: int, value: str | None = None) -> Value:
        """Return a value that stands at a stretch of this unit; its words unless given."""
        return Value(kind, self.text[start:end] if value is None else value, self.span(start, end))

    def evidence(self) -> tuple[Span, ...]:
        """Return the unit's span, and those of the items that it announces."""
        return (self.unit.span, *(item.span for item in self.items))

    def cues(self, group: str, start: int = 0, end: int | None = None, *names: str) -> list[Cue]:
        """Return the cues of a group in a stretch, in order, of some classes only where these are given.

        Portuguese «é» and «e» fold to the same letter: a cue that opens with the verb needs its accent.
        """
        found = cues(group, self.language).find(self.folded, start, end)
        if self.language == "pt":
            found = [c for c in found if not (self.folded.startswith("e ", c.start) and self.text[c.start] in "eE")]
        return [c for c in found if c.name in names] if names else found

    def clause(self, position: int) -> tuple[int, int]:
        """Return where the clause around a place begins and ends.

        That is at a semicolon, behind the title, and where another clause has a body as its subject, «…, while X is».
        """
        starts = clauses.starts(self.text, self.language, self.mentions, whole=True)
        begin = self.folded.rfind(";", 0, position) + 1
        begin = max(begin, self.head) if position >= self.head else begin
        end = self.folded.find(";", position)
        end = min([end if end != -1 else len(self.folded), *(s for s in starts if s > position)])
        return max([begin, *(s for s in starts if s <= position)]), end

    def subject(
        self, position: int, end: int | None = None, *, strict: bool = False, apposed: bool = False, wide: bool = False
    ) -> str | None:
        """Return the body that the clause around ``position`` speaks of.

        The body in «mandat de la CAM», right after the cue that ends at ``end``, wins, with ``wide`` also that in
        «participants in the Compact» and «the purposes of | the Compact»; then, with ``apposed``, the body
        that the words stand in apposition to («the Desk, which was closed»); then a body named as the clause's own
        subject; then, where the clause opens with a pronoun or a noun for a kind of body («cette conférence», «the
        Council») or has no subject of its own, the body of the text around. Otherwise None with ``strict``, else the
        body of the text around.
        """
        if end is not None:
            owned = next((m for m in self.mentions if 0 <= m.span.start - end <= 20), None)
            between = self.folded[end : owned.span.start].lstrip() if owned else ""
            tail = _IN_TAIL if wide else _OF_TAIL
            if owned and tail.fullmatch(between):
                return owned.value
            if owned and wide and _ENDS_OF.search(self.folded[position:end]) and _THE.fullmatch(between):
                return owned.value
        beside = self.apposed(position) if apposed else None
        if beside is not None:
            return beside.value
        within = antecedents.of_clause(self, position)
        if within is not None:
            return within.value
        begin = self._told_from(self.clause(position)[0], position)
        if self._is_event(begin, position):
            return None
        ahead = clauses.ahead(self.text, self.language, self.mentions, begin, position)
        if ahead is not None:
            return ahead.value
        named = self.named_subject(begin, position)
        if named is not None:
            return named.value
        if self.cues("predecessor", begin, position):
            return None  # «Son prédécesseur était …, qui a fonctionné …» no longer speaks of the body itself
        if self.opening(begin, position) in {"pronoun", "own", ""}:
            return self.body
        if self.body is None:
            before = [m for m in self.mentions if m.span.start < position and not self.is_governed(m, of=False)]
            return before[0].value if before else None
        return None if strict else self.body

    def _told_from(self, begin: int, position: int) -> int:
        """Return where the clause around a place begins in what somebody tells: «recalled that | the Pact was signed».

        What follows a colon without a subject of its own is said of the body too: «… cumple treinta años: fue creada».
        """
        told = [c.end for c in cues("reported", self.language).find(self.folded, begin, position)]
        starts = clauses.starts(self.text, self.language, self.mentions)
        front = max([begin, *told, *(s for s in starts if s <= position)])
        colon = self.folded.rfind(": ", front, position) + 1
        return colon if colon > front and self.opening(colon, position) in {"pronoun", ""} else front

    def _is_event(self, begin: int, position: int) -> bool:
        """Tell whether a clause speaks of an occasion, «cette réunion de la CAM», rather than of the body itself."""
        for event in reversed(self.cues("event", begin, position)):
            front = max(begin, self.folded.rfind(",", begin, event.start) + 1)
            if "," not in self.folded[event.end : position]:
                return re.fullmatch(_EVENT_LEAD, self.folded[front : event.start].lstrip()) is not None
        return False

    def object(self, cue: Cue, *, wide: bool = False) -> Match[str] | None:
        """Return the body that a verb or noun has as its object; with ``wide`` also after «of» and «to»."""
        match = next((m for m in self.mentions if 0 <= m.span.start - cue.end <= 60), None)
        between = self.folded[cue.end : match.span.start] if match else ""
        return match if match and (TARGET if wide else OBJECT).fullmatch(between) else None

    def apposed(self, position: int) -> Match[str] | None:
        """Return the body right before a place, that what follows is said of: «a Rede (RAAS), fundada em …»."""
        return antecedents.apposed(self, position)

    def named_subject(self, begin: int, position: int) -> Match[str] | None:
        """Return the body that is named as the subject of a clause: near its front and after no preposition."""
        lead = _LEAD_IN.match(self.folded[begin:position])
        front = begin + (lead.end() if lead else 0)
        for match in self.mentions:
            before = self.folded[begin : match.span.start]
            if not begin <= match.span.start < position or match.span.start - front >= 60:
                continue
            that = clauses.is_that_of(self.text, self.language, begin, match.span.start)
            if before.rstrip().endswith(("(", "“", '"')) or (self.is_governed(match, begin) and not that):
                continue
            return match
        return None

    def is_governed(self, match: Match[str], begin: int = 0, *, of: bool = True) -> bool:
        """Tell whether a name stands behind a preposition, also with another, «the pact between X and Y».

        ``of`` tells whether «of» counts as one.
        """
        first = antecedents.coordinated(self, match)[0]
        before = self.folded[begin : first.span.start]
        return (of and _OF_TAIL.search(before) is not None) or self.after_preposition(before)

    def after_preposition(self, before: str) -> bool:
        """Tell whether a preposition and at most an article stand at the end of some words."""
        tail = [c for c in cues("subject", self.language).find(before[-24:]) if c.name == "preposition"]
        rest = before[-24:][tail[-1].end :] if tail else "x"
        return bool(tail) and re.fullmatch(r"\W*(?:(?:le|la|les|l|the|el|los|las|o|a|os|as)\b)?\W*", rest) is not None

    def opening(self, begin: int, position: int) -> str:
        """Return what a clause opens with: "pronoun", "own" (a noun for the body), "" (no subject) or "other"."""
        head = re.sub(_LEAD_IN, "", self.folded[begin:position])
        apposition = _APPOSITION.match(head)
        head = head[apposition.end() :] if apposition else head
        if not re.search(r"\w", head):
            return ""
        offset = position - len(head)
        first = re.match(r"\W*", head)
        at = first.end() if first else 0
        found = [c for c in self.cues("subject", offset, offset + 40) if c.end <= position]
        participle = any(c.start == offset + at and c.end < position for c in self.cues("founded", offset, position))
        if participle or self._opens_with_verb(offset + at, found):
            return ""
        cue = found[0] if found else None
        if cue is not None and cue.name == "pronoun" and cue.start - offset <= at:
            noun = self._noun(head, cue.end - offset)
            return "pronoun" if noun is None or self._is_own(noun, offset) else "other"
        noun = self._noun(head, at)
        if noun is None:
            pronoun = _PRONOUN_OPENING.match(head)
            proper = pronoun is not None and self.text[offset + pronoun.end() :][:1].isupper()
            return "pronoun" if pronoun and not proper else "other"
        return "own" if self._is_own(noun, offset) and not self._is_between(offset + noun[1]) else "other"

    def _opens_with_verb(self, at: int, found: list[Cue]) -> bool:
        """Tell whether a Spanish or Portuguese sentence opens with its verb, its subject left out: «Nació de …»."""
        if any(c.name == "verb" and c.start == at for c in found):
            return True
        word = re.match(r"\w+", self.text[at:])
        endings = {"es": r"\w{2,}ó", "pt": r"\w{3,}(?:ou|eu|iu)"}.get(self.language)
        return word is not None and endings is not None and re.fullmatch(endings, word.group()) is not None

    def _noun(self, head: str, at: int) -> tuple[int, int] | None:
        """Return where a noun for a kind of body or act stands right after ``at``, articles skipped."""
        for group in ("subject", "instrument"):
            for cue in cues(group, self.language).find(head, at, at + 48):
                if cue.name == "noun" and re.fullmatch(
                    r"\W*(?:(?:le|la|les|l|the|el|los|las|lo|o|a|os|as|present\w*|said|actual|same|meme|nov\w|new)\W+)*",
                    head[at : cue.start],
                ):
                    return cue.start, cue.end
        return None

    def _is_between(self, end: int) -> bool:
        """Tell whether a noun is of something that others have with each other, «the agreement between X and Y»."""
        match = next((m for m in self.mentions if m.span.start >= end), None)
        return match is not None and _BETWEEN.fullmatch(self.folded, end, match.span.start) is not None

    def _is_own(self, noun: tuple[int, int], offset: int) -> bool:
        """Tell whether a noun stands for the body around: a part of its name, a small-letter word, or the act itself.

        «The Memorandum» alone is the act that the text is, or that founded the body; «Memorandum of X» need not be.
        """
        start, end = offset + noun[0], offset + noun[1]
        word = self.text[start:end]
        if word[:1].islower() or fold(word)[:5] in self.own_words:
            return True
        act = cues("instrument", self.language).find(fold(word))
        alone = not re.match(r"\s+(?:(?:of|de|du|des|del|do|da)\s+|d['’])?[A-ZÀ-Þ]", self.text[end:])
        return alone and any(c.name == "noun" and c.end == len(word) for c in act)

    def founded_object(self) -> str | None:
        """Return the body that a verb of founding in this statement has as its object."""
        found = (self.object(cue) for cue in self.cues("founded"))
        return next((match.value for match in found if match), None)

    def is_denied(self, cue: Cue, width: int = 24) -> bool:
        """Tell whether a negation stands right before a cue in its clause; «No. 4» is none, nor the end of a word."""
        begin = max(self.clause(cue.start)[0], cue.start - width)
        if begin and self.folded[begin - 1].isalnum() and (cut := re.match(r"\w*", self.folded[begin : cue.start])):
            begin += cut.end()
        head = re.sub(r"\bno\.?\s?\d+", " ", self.folded[begin : cue.start]).replace("'", " ")
        return cues("negation", self.language).search(head) is not None

    def is_organ(self, position: int) -> bool:
        """Tell whether the clause speaks of an organ or of members rather than of the body: «the Assembly meets …»."""
        begin = self._told_from(self.clause(position)[0], position)
        head = re.sub(_LEAD_IN, "", self.folded[begin:position])
        offset = position - len(head)
        named = self.named_subject(begin, position)
        if named is not None and named.span.start - offset < 12:
            return False
        first = re.match(r"\W*(?:(?:the|le|la|les|l|el|los|las|o|a|os|as|this|its|son|sa|ses|su|sus)\W+)?", head)
        at = offset + (first.end() if first else 0)
        if any(cue.start == at and not self.is_own_word(cue.start) for cue in self.cues("organ", at, at + 40)):
            return True
        return self.opening(begin, position) == "pronoun" and self._has_organ_title()

    def is_of_another(self, position: int) -> bool:
        """Tell whether what stands right before a place is a body of another name: «a Drafting Panel, made up of»."""
        return antecedents.is_of_another(self, position)

    def is_own_noun(self, start: int, end: int) -> bool:
        """Tell whether a noun is a part of the body's own name, or one for an act or a kind of body at large."""
        word = self.folded[start:end]
        kinds = [*cues("instrument", self.language).find(word), *cues("body", self.language).find(word)]
        return self.is_own_word(start) or any(c.name == "noun" for c in kinds)

    def is_own_word(self, at: int) -> bool:
        """Tell whether the word at a place is one of the names of the body around."""
        return self.folded[at : at + 5] in self.own_words

    def _has_organ_title(self) -> bool:
        """Tell whether the section is headed by an organ, «The Assembly», rather than by the body."""
        folded = fold(self.title)
        return any(
            folded[c.start : c.start + 5] not in self.own_words
            and re.fullmatch(_TITLE_START, folded[: c.start]) is not None
            for c in cues("organ", self.language).find(folded)
        )


def fact(
    statement: Statement,
    kind: FactKind,
    body: str,
    values: Sequence[Value] = (),
    *,
    label: tuple[int, int] | None = None,
    evidence: Sequence[Span] = (),
    complete: bool | None = None,
    unit: str = "",
    bound: str = "",
    polarity: bool = True,
    aspect: str = "",
) -> Fact:
    """Build a fact that rests on a statement; ``label`` is a stretch of the statement."""
    span = statement.span(*label) if label else None
    return Fact(
        body,
        kind,
        tuple(values),
        statement.document.id,
        tuple(evidence) or (statement.unit.span,),
        label=span.of(statement.document.text) if span else "",
        label_span=span,
        as_of=statement.document.metadata.date,
        complete=complete,
        unit=unit,
        bound=bound,
        polarity=polarity,
        aspect=aspect,
    )
