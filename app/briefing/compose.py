"""Put a briefing together: from bodies, questions and minutes to sections with numbered citations."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.bodies.names import NameMatcher
from app.briefing.articulation import MOST, gaps, sections
from app.briefing.desk import Desk, evidence_at
from app.briefing.facts import at_a_glance, nature_of, roll_of, unsaid
from app.briefing.links import Links
from app.briefing.notes import notes
from app.briefing.panel import Bearing, Panel, PanelQuestion, found_questions
from app.briefing.records import Block, Briefing, Line, Paragraph, Section, Table
from app.briefing.sources import sources
from app.briefing.timeline import comparison, timeline
from app.drafts import Evidence
from app.knowledge import Knowledge
from app.output import wording
from app.questions.question import clean
from ingest.errors import BriefingError, QuestionError
from ingest.folding import fold
from ingest.language import detect
from ingest.records import LANGUAGES

LONGEST_MINUTES = 60
_NAMED = 12
_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: bodies by id, questions, reader's language, minutes to speak, official names of countries."""

    bodies: tuple[str, ...]
    questions: tuple[PanelQuestion, ...]
    language: str
    minutes: float
    official_names: bool = False


class Composer:
    """Composes briefings over one open index; what links the bodies is read once."""

    def __init__(self, knowledge: Knowledge, names: NameMatcher) -> None:
        """Take what the documents say, and how bodies are recognised by name."""
        self.knowledge = knowledge
        self.names = names
        self.panel = Panel(knowledge)
        self.links = Links(self.panel)

    def wanted(
        self,
        bodies: Sequence[str],
        questions: Sequence[str] = (),
        language: str | None = None,
        minutes: float = 7,
        official_names: bool = False,
    ) -> Wanted:
        """Check a call and return what it asks for.

        A question that is a number chooses one of those that the documents put to panellists; without questions these
        are taken, all of them. The language is by default that of the first own question, else of the documents.
        Raises BriefingError for a body that no document describes and for minutes outside [1, 60]; QuestionError for a
        question that is empty and for an unknown language.
        """
        if language is not None and language not in LANGUAGES:
            raise QuestionError(f"expected a language of {', '.join(LANGUAGES)}, got {language!r}")
        if not math.isfinite(minutes) or not 1 <= minutes <= LONGEST_MINUTES:
            raise BriefingError(f"expected minutes from 1 to {LONGEST_MINUTES} to speak, got {minutes:g}")
        if isinstance(bodies, str):
            bodies = (bodies,)
        found = tuple(dict.fromkeys(self.body(name) for name in bodies))
        if not found:
            raise BriefingError(f"expected one or more bodies; the documents describe {self._listed()}")
        chosen = self.questions(questions)
        own = next((question.text for question in chosen if question.evidence is None), None)
        spoken = language or (detect(own) if own else self.spoken(found[0]))
        return Wanted(found, chosen, spoken, minutes, official_names)

    def questions(self, asked: Sequence[str]) -> tuple[PanelQuestion, ...]:
        """Return the questions of a briefing: those asked, numbers standing for those found, else those found."""
        if isinstance(asked, str):
            asked = (asked,)
        found = found_questions(self.knowledge)
        if not asked:
            return tuple(found)
        chosen = []
        for text in asked:
            words = clean(text)
            if words.isdecimal():
                if not 1 <= int(words) <= len(found):
                    raise QuestionError(f"no question {words}: the documents put {len(found)} to panellists")
                chosen.append(found[int(words) - 1])
            else:
                chosen.append(PanelQuestion(words))
        return tuple(chosen)

    def body(self, name: str) -> str:
        """Return the id of the body of a name, acronym or id; BriefingError where no document describes it."""
        plain = " ".join(name.split())
        bodies, described = self.knowledge.bodies, self.knowledge.described
        found = plain if plain in described else bodies.named(plain)
        if found is None and plain:
            matches = [m for m in bodies.find(plain, any_case=True) if fold(m.span.of(plain)) == fold(plain)]
            found = matches[0].value if matches else self._like(plain)
        if found not in described or found is None:
            raise BriefingError(f"no document describes {plain[:80]!r}; the documents describe {self._listed()}")
        return found

    def _like(self, name: str) -> str | None:
        """Return the body that some words of a name point to; a path is no such name."""
        if "/" in name or "\\" in name:
            return None
        return next(iter(self.names.partial(fold(name))[0]), None)

    def _listed(self) -> str:
        desk = Desk(self.knowledge, self.spoken())
        names = [desk.short(body) for body in self.knowledge.described]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return (", ".join(names[:_NAMED]) + more) or "none"

    def spoken(self, body: str | None = None) -> str:
        """Return the language of the documents on a body, by default on the first that they describe."""
        described = [body] if body else list(self.knowledge.described[:1])
        if not described:
            return "en"
        language = self.knowledge.metadata[self._document(described[0])].language
        return language if language in LANGUAGES else "en"

    def _document(self, body: str) -> str:
        return self.knowledge.documents_on(body)[0]

    def brief(self, wanted: Wanted) -> Briefing:
        """Return the briefing that is wanted."""
        desk = Desk(self.knowledge, wanted.language, official_names=wanted.official_names)
        parts = [
            *self._per_body(desk, wanted, "glance", lambda body: at_a_glance(desk, body)),
            *self._questions(desk, wanted),
            *self._articulation(desk, wanted),
        ]
        more, seconds = self._notes(desk, wanted)
        beside = [o for o in self.links.others(wanted.bodies[0]) if o not in wanted.bodies]
        beside = beside[: max(0, MOST - len(wanted.bodies))]
        parts += more
        parts.append(self._part(desk, "timeline", timeline(desk, self.panel, wanted.bodies, beside)))
        parts.append(self._part(desk, "comparison", comparison(desk, [*wanted.bodies, *beside])))
        title = desk.say("title", body=desk.listing([desk.body(body) for body in wanted.bodies]))
        return self._bound(desk, wanted, title, desk.say("subtitle"), parts, seconds)

    def overview(self, wanted: Wanted) -> Briefing:
        """Return the bodies side by side: what each is, who is on which list, when each came to be, gaps."""
        desk = Desk(self.knowledge, wanted.language, official_names=wanted.official_names)
        rows = []
        for body in wanted.bodies:
            said = nature_of(desk, body) or [Line(desk.say("unstated"), kind="note")]
            rows.append(((Line(desk.body(body)),), tuple(said)))
        head = (desk.say("head_body"), desk.say("fact_definition"))
        listed = Table(desk.say("bodies_title"), head, tuple(rows), (0.32, 0.68))
        parts = [
            self._part(desk, "bodies", [listed]),
            self._part(desk, "comparison", comparison(desk, wanted.bodies)),
            self._part(desk, "unsaid", [self._unsaid(desk, wanted.bodies)]),
            self._part(desk, "matrix", self._matrix(desk, wanted.bodies)),
            self._part(desk, "gaps", gaps(desk, self.links)),
            self._part(desk, "timeline", timeline(desk, self.panel, wanted.bodies, ())),
        ]
        title = desk.say("title_overview", count=desk.count(len(wanted.bodies), "bodies"))
        return self._bound(desk, wanted, title, desk.say("subtitle_overview"), parts, 0.0)

    def _bound(
        self, desk: Desk, wanted: Wanted, title: str, subtitle: str, parts: Sequence[Section], seconds: float
    ) -> Briefing:
        """Return the finished briefing: front matter, sections, sources."""
        citations = desk.citations()
        documents = list(dict.fromkeys(citation.document for citation in citations))
        as_of = self.knowledge.as_of(documents)
        names = [self.knowledge.metadata[name] for name in documents]
        shown = [f"{meta.title} ({meta.symbol})" if meta.symbol else meta.title for meta in names[:3]]
        facts = [
            (desk.say("head_documents"), "; ".join(shown) + ("…" if len(names) > len(shown) else "")),
            (desk.say("head_as_of"), desk.date(as_of)),
        ]
        if seconds:
            key = "minutes_value_one" if wanted.minutes == 1 else "minutes_value"
            facts.append((desk.say("head_minutes"), desk.say(key, minutes=f"{wanted.minutes:g}")))
        facts.append((desk.say("head_reading"), desk.say("reading")))
        return Briefing(
            title,
            subtitle,
            wanted.language,
            wanted.bodies,
            tuple(facts),
            (*parts, *sources(desk, citations)),
            citations,
            as_of,
            wanted.minutes,
            seconds,
        )

    def _part(self, desk: Desk, name: str, blocks: Sequence[Block]) -> Section:
        return Section(name, 1, desk.say(f"{name}_title"), tuple(blocks))

    def _per_body(self, desk: Desk, wanted: Wanted, name: str, make: Callable[[str], Sequence[Block]]) -> list[Section]:
        """Return a part with its blocks; with several bodies, one section below it each."""
        if len(wanted.bodies) == 1:
            return [self._part(desk, name, make(wanted.bodies[0]))]
        return [
            self._part(desk, name, ()),
            *(Section(f"{name}-{body}", 2, desk.body(body), tuple(make(body))) for body in wanted.bodies),
        ]

    def _questions(self, desk: Desk, wanted: Wanted) -> list[Section]:
        if not wanted.questions:
            return [self._part(desk, "questions", [Paragraph(desk.line(desk.say("no_questions")))])]
        parts = [self._part(desk, "questions", ())]
        for number, question in enumerate(wanted.questions, 1):
            blocks: list[Block] = [_put(desk, question)]
            for body in wanted.bodies:
                if len(wanted.bodies) > 1:
                    blocks.append(Paragraph(Line(desk.body(body), kind="lead")))
                blocks += _answered(desk, self._bearing(desk, question, body), body)
            title = desk.say("question_n", number=str(number))
            parts.append(Section(f"question-{number}", 2, title, tuple(blocks)))
        return parts

    def _bearing(self, desk: Desk, question: PanelQuestion, body: str) -> Bearing:
        return self.panel.bearing(question.text, body, "")

    def _articulation(self, desk: Desk, wanted: Wanted) -> list[Section]:
        parts = [self._part(desk, "articulation", ())]
        several = len(wanted.bodies) > 1
        for body in wanted.bodies:
            if several:
                parts.append(Section(f"articulation-{body}", 2, desk.body(body)))
            parts += sections(desk, self.links, body, 3 if several else 2, body)
        parts.append(Section("gaps", 2, desk.say("gaps_title"), tuple(gaps(desk, self.links))))
        return parts

    def _notes(self, desk: Desk, wanted: Wanted) -> tuple[list[Section], float]:
        longest = 0.0

        def make(body: str) -> list[Block]:
            nonlocal longest
            asked = [(question, self._bearing(desk, question, body)) for question in wanted.questions]
            blocks, seconds = notes(desk, self.links, body, asked, wanted.minutes)
            longest = max(longest, seconds)
            return blocks

        return self._per_body(desk, wanted, "notes", make), longest

    def _unsaid(self, desk: Desk, bodies: Sequence[str]) -> Block:
        rows = []
        for body in bodies:
            missing = [desk.say(f"unsaid_{kind}") for kind in unsaid(self.knowledge, body)]
            rows.append(((Line(desk.body(body)),), (Line(desk.listing(missing) if missing else "–"),)))
        head = (desk.say("head_body"), desk.say("unsaid_title"))
        return Table(desk.say("unsaid_title"), head, tuple(rows), (0.32, 0.68))

    def _matrix(self, desk: Desk, bodies: Sequence[str]) -> list[Block]:
        """Return tables of countries and lists, some bodies a table so that it fits a page."""
        listed = [body for body in bodies if roll_of(self.knowledge, body)]
        if not listed:
            return [Paragraph(desk.line(desk.say("gaps_no_list")))]
        rolls = {body: self.links.rolls[body] for body in listed}
        codes = sorted({code for roll in rolls.values() for code in roll.members})
        ordered = wording.in_order(codes, desk.language, official=desk.official)
        blocks: list[Block] = []
        for start in range(0, len(listed), _COLUMNS):
            group = listed[start : start + _COLUMNS]
            foot = (
                (Line(desk.say("sources_title"), kind="note"),),
                *((desk.line("", rolls[body].evidence()),) for body in group),
            )
            rows = [
                (
                    (Line(desk.country(code)),),
                    *((Line(desk.say("on_list") if code in rolls[body].members else ""),) for body in group),
                )
                for code in ordered
                if any(code in rolls[body].members for body in group)
            ]
            head = (desk.say("head_country"), *(desk.short(body) for body in group))
            widths = (0.36, *([0.64 / len(group)] * len(group)))
            blocks.append(Table(desk.say("matrix_caption"), head, (*rows, foot), widths))
        return blocks


def _put(desk: Desk, question: PanelQuestion) -> Block:
    """Return the question: as its document puts it, or as the user does."""
    if question.evidence is not None:
        return Paragraph(desk.quote(question.evidence))
    return Paragraph(Line(question.text, label=desk.say("own_question")))


def _answered(desk: Desk, bearing: Bearing, body: str) -> list[Block]:
    """Return the passages that bear on a question, by theme, then what is said of others on these themes."""
    blocks: list[Block] = []
    for theme, sentences in bearing.own:
        lead = desk.say("on_theme", theme=desk.words_of(theme)) if theme else desk.say("on_others")
        blocks.append(Paragraph(Line(lead, kind="lead")))
        blocks += [Paragraph(desk.quote(evidence_at(sentence))) for sentence in sentences]
    if not bearing.own:
        key = "nothing_bears" if bearing.nearest else "nothing_near"
        blocks.append(Paragraph(desk.line(desk.say(key, body=desk.body(body)))))
        blocks += [Paragraph(desk.quote(Evidence(each.document, each.span))) for each in bearing.nearest]
    rows = [
        ((Line(desk.words_of(theme)),), (Line(desk.short(sentence.body or "")),), (desk.quote(evidence_at(sentence)),))
        for theme, sentences in bearing.others
        for sentence in sentences
    ]
    if rows:
        head = (desk.say("head_theme"), desk.say("head_body"), desk.say("head_passage"))
        blocks.append(Table(desk.say("elsewhere"), head, tuple(rows), (0.18, 0.16, 0.66)))
    else:
        blocks.append(Paragraph(Line(desk.say("elsewhere_none"), kind="note")))
    return blocks
