"""What a message asks, in its turn: its questions, each with what it takes from the turns before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from app.answers.across_bodies import across, by_noun, chronicle, sameness, themes, timeline
from app.answers.from_facts import lasting
from app.answers.from_sentences import growth
from app.answers.withheld import strangers
from app.bodies import meant, portrayed
from app.bodies.mentions import bodies_of
from app.bodies.names import NameMatcher
from app.confidence import chance, model
from app.conversation import further, pointing, turns
from app.drafts import Draft
from app.knowledge import Knowledge
from app.messages import alike, courtesies, openings
from app.messages.asker import without_asker
from app.messages.each import OF_EACH, WIDE, each_of, leaned_on
from app.messages.openings import dates_it
from app.messages.parts import parts
from app.questions import intervals, mending, tongues
from app.questions import question as questions
from app.questions.cues import BY_AGE, FOUNDING, RANKS, cue
from app.questions.focus import dates_all, dates_each, without_remarks
from app.questions.leftovers import inside
from app.questions.question import Question
from app.questions.units import counts_members
from ingest import countries
from ingest.errors import QuestionError
from ingest.folding import fold
from ingest.records import FactKind, Span

_HISTORY = 6
# How a body was found where it may not be meant.
UNSURE = frozenset({"hint", "partial"})
# A kind of question whose words weigh so much is asked for, not only touched on.
_ASKED = 2.0
# What a question about a predecessor is not about by itself.
_LOOSE = frozenset({"predecessor", "bodies", "definition"})
# A part that but says again what the one before asks for has no more words.
_FEW = 4
# Kinds of question whose answer may be a body.
_NAMING = frozenset({"predecessor", "parent", "bodies", "leader", "partners"})

# Returns a question as it is best answered, and the draft of its answer.
Settles = Callable[[Question], tuple[Question, Draft | None]]


class Understanding:
    """Reads messages over one body of knowledge; what an earlier turn was answered tells what the next one means."""

    def __init__(self, knowledge: Knowledge, names: NameMatcher, settle: Settles) -> None:
        """Take what is known, the names, and what settles a question."""
        self._knowledge = knowledge
        self._names = names
        self._settle = settle

    def typed(self, text: str, history: Sequence[str] = ()) -> tuple[str, list[str]]:
        """Return a message, and those before it, as they were meant to be typed."""
        before: str | None = None
        said = []
        for each in (*history, text):
            before = tongues.spoken(each, self._names, before)
            said.append(mending.mended(each, self._names, before))
        return said[-1], said[:-1]

    def asked(self, text: str, history: Sequence[str] = ()) -> list[Question]:
        """Return the questions that a message asks, as understood in their turn."""
        earlier, answered, recent = self._context(history, text)
        found = self._understand(text, earlier, answered, recent)
        found = _with_names(found[0], text) if len(found) == 1 else found
        return [each for question in found for each in each_of(question, self._knowledge, self._names)]

    def _context(
        self, history: Sequence[str], question: str = ""
    ) -> tuple[Question | None, tuple[str, ...], tuple[str, ...]]:
        """Return the last earlier question as understood in its turn, the bodies its answer gave, those asked about."""
        earlier: Question | None = None
        answered: tuple[str, ...] = ()
        recent: list[str] = []
        asked = [text for text in history if courtesies.spoken(text) is None]
        messages = [*asked[-_HISTORY:], question]
        for text, following in pairwise(messages):
            try:
                understood = self._understand(questions.clean(text), earlier, answered, recent)
            except QuestionError:
                continue
            earlier = leaned_on(self._denied(self._settled(understood[-1]), following), self._names)
            answered = self._given(earlier, following)
            recent = [b for b in recent if b not in earlier.bodies] + list(earlier.bodies)
        return earlier, answered, tuple(recent)

    def _given(self, question: Question, text: str) -> tuple[str, ...]:
        """Return the one body that a question's answer names, where the next message, ``text``, speaks of that one.

        What came before a body, or which body does something, is what one goes on to ask about; what a body belongs to
        is meant only where «that organisation» says so.
        """
        if "contribute" in question.aspects and cue("several", question.language).search(fold(text)):
            draft = self._settle(question)[1]
            return self._bodies_of(draft) if chance(draft) >= model().threshold else ()
        if several := self._dated(question, text):
            return several
        back = pointing.points_back(text, question.language)
        given = self._bodies_of(self._settle(question)[1]) if back else ()
        if back and (that := meant.of_that_kind(back, question.bodies, given, self._knowledge)):
            return that
        ranks = bool(question.restrict & (RANKS | {"before", "after"})) and question.scores.get("bodies", 0) > 0
        which = question.scores.get("bodies", 0.0) >= _ASKED and not (question.bodies or question.polar)
        points = ranks or which or question.kind in {"predecessor", "bodies"} or bool(back)
        folded = fold(text)
        if ranks and len(question.bodies) > 1 and cue("several", question.language).search(folded):
            return ()  # «Which is older, A or B, and what years are they from?» asks of both
        else_ = any(c.name == "other" for c in cue("restrict", question.language).find(folded))
        else_ = else_ and any(c.name == "who" for c in cue("expects", question.language).find(folded))
        of_state = question.asks("status") and not question.bodies  # «Which one is at rest? When was it founded?»
        sought = bool(question.scores.get("bodies")) and (else_ or of_state) and not question.polar
        if not (points or sought) or not (ranks or which or of_state or question.kind in _NAMING):
            return ()
        draft = self._settle(question)[1]
        given = self._bodies_of(draft) if chance(draft) >= model().threshold else ()
        return given[:1] if len(given) == 1 or question.kind == "parent" else ()

    def _dated(self, question: Question, text: str) -> tuple[str, ...]:
        """Return the bodies whose times a message asks for behind a question, «older than A, and their years?».

        They are those that the answer lists, or those chosen between, «which is older, A or B, and from what years are
        they?». So are those of each of which another thing is asked.
        """
        each = cue("each", question.language).search(fold(text)) is not None
        every = each or dates_all(fold(text), question.language)
        if not (every or dates_it(text, question.language)):
            return ()
        if every and len(question.bodies) > 1 and question.restrict & BY_AGE:
            return question.bodies
        listing = bool(question.scores.get("bodies")) or (every and question.asks("date", "other", "instrument"))
        if not listing or question.polar:
            return ()
        draft = self._settle(question)[1]
        given = self._bodies_of(draft) if chance(draft) >= model().threshold else ()
        return given if len(given) > 1 else ()

    def _told_before(self, parts: Sequence[Question], text: str) -> tuple[str, ...]:
        """Return the bodies that several parts before are answered with, where a message goes on to ask their times."""
        if len(parts) < 2 or not dates_all(fold(text), parts[-1].language):
            return ()
        naming = _NAMING | {"instrument", "other"}
        told = [self._settle(each)[1] for each in parts if each.kind in naming and not each.polar]
        given = [body for draft in told if chance(draft) >= model().threshold for body in self._bodies_of(draft)]
        return tuple(dict.fromkeys(given)) if len(told) == len(parts) else ()

    def _denied(self, question: Question, text: str) -> Question:
        """Return a question whether a body still works as one that denies it, where its answer does.

        «Since when?» asks for the end then; ``text`` is the message that follows.
        """
        timed = question.asks("status") and question.polar and bool(cue("expects", question.language).find(fold(text)))
        if not timed:
            return question
        draft = self._settle(question)[1]
        over = draft is not None and draft.verdict is False
        return replace(question, restrict=question.restrict | {"not"}) if over else question

    def _bodies_of(self, draft: Draft | None) -> tuple[str, ...]:
        """Return the bodies that an answer names, but for those that no document or glossary tells more of."""
        items = draft.items if draft else ()
        return tuple(item.value for item in items if item.kind == "body" and item.value in self._knowledge.bodies)

    def _nested(self, question: Question) -> Question:
        """Return a question about the predecessor of a body as one about that predecessor.

        «When was the committee that preceded the CAM at work?» asks nothing of the CAM.
        """
        others = {k for k, score in question.scores.items() if k not in _LOOSE and score >= _ASKED}
        asks_body = "bodies" in question.scores  # «Which body took over once it stopped?»
        itself = question.asks("predecessor") and others and question.bodies and not asks_body
        if itself and not self._knowledge.facts(
            question.bodies[0], FactKind.PREDECESSOR
        ):  # «Its predecessor, A, …» is A
            return replace(question, kind=max(sorted(others), key=lambda name: question.scores[name]))
        inside = cue("nested", question.language).search(question.bare) is not None
        dated = question.polar and question.years and question.aspects & (FOUNDING | {"ended"})
        if not inside or not (others or dated or lasting.asks_until(question)) or len(question.bodies) != 1:
            return question
        facts = self._knowledge.facts(question.bodies[0], FactKind.PREDECESSOR)
        named = [v.value for f in facts for v in f.values if v.kind == "body" and v.value in self._knowledge.known]
        if not named:
            return question
        points = {k: v for k, v in question.scores.items() if k != "predecessor"}
        kind = max(sorted(others), key=lambda name: points[name]) if others else "date"
        kind = "date" if question.asks("date") else kind
        side = {"before"} if intervals.side(question) != "before" else set()  # that of what came before it
        restrict = question.restrict - side
        return replace(question, bodies=(named[0],), kind=kind, scores=points, restrict=restrict, content=())

    def _understand(
        self, text: str, earlier: Question | None, answered: Sequence[str], recent: Sequence[str] = ()
    ) -> list[Question]:
        """Return the questions that a message asks, each with what it takes from those before it."""
        text = further.asked_again(further.with_act(courtesies.without(text), earlier), earlier)
        whole = self.read(text, tongues.spoken(text, self._names, earlier.language) if earlier else None)
        asked = openings.without_else(openings.without_which(text, whole.language), whole.language)
        asked = openings.with_members(openings.with_number(asked, whole.language), whole)
        asked = portrayed.named(asked, whole.language, self._knowledge)
        if asked != text:
            text, whole = asked, self.read(asked, whole.language)
        if (compared := self._of_kind(whole)) is not None:
            return [compared]
        if each := self._of_each_of_kind(whole, alone=earlier is None):
            return each
        named = partial(self._named_in, language=whole.language)
        plain = without_remarks(without_asker(text, whole.language, named), whole.language, named)
        if plain != text:
            text, whole = plain, self.read(plain, whole.language)
        pieces = parts(text, whole.language)
        if len(pieces) < 2 or timeline.asks_for_order(whole):
            equated = whole.polar and len(self._names.find(whole.text)) > 1  # «Is A B?»
            whole = (
                whole if equated else pointing.spelt_out(whole) if earlier is None else self._with_noun(whole, earlier)
            )
            if earlier is not None and earlier.expects == "who" and _echoes(whole, earlier):
                return [earlier]  # «Who runs it? Which agencies?»
            if chronicle.concerns(whole):
                return [whole]
            return [self._nested(self._restated(turns.follow(whole, earlier, answered, recent), whole, earlier))]
        found: list[Question] = []
        for piece in pieces:
            understood = self.read(piece, whole.language)
            if found and _echoes(understood, found[-1]):
                continue
            context = leaned_on(self._settled(found[-1]), self._names) if found else earlier
            if not understood.bodies and not found and whole.bodies:
                understood = replace(understood, bodies=whole.bodies, named=whole.named)
            if found and _asks_bodies_of(understood, found[-1]):
                found.append(replace(understood, countries=found[-1].countries, content=()))
                continue
            given = (self._told_before(found, piece) or self._given(found[-1], piece)) if found else answered
            found.append(self._nested(turns.follow(understood, context, given, recent)))
        return found if _knows_each(found[-1]) else [self._nested(turns.follow(whole, earlier, answered, recent))]

    def read(self, text: str, language: str | None = None) -> Question:
        """Return what one question asks, by itself."""
        asked = strangers.apart(questions.understand(text, self._names, language), self._knowledge)
        return growth.as_asked(themes.as_asked(sameness.as_asked(across.as_asked(chronicle.as_asked(asked)))))

    def _of_kind(self, question: Question) -> Question | None:
        """Return a question that compares bodies it names but by their kind as one on these bodies, or None.

        So too one for a yes or a no that is on all of them, «Are the two compacts from 2018?».
        """
        shared = question.asks("members") and "both" in question.restrict
        alike_asked = question.polar and (question.restrict & {"both", "same"} or alike.is_asked(question))
        ranked = bool(question.restrict & RANKS) and not question.polar
        meant_all = question.asks("compare") or shared or alike_asked or ranked
        if question.named == "exact" or question.others or not meant_all:
            return None
        bodies = by_noun.compared(replace(question, content=()) if alike_asked else question, self._knowledge)
        if not bodies:
            return None
        restrict = question.restrict if shared else question.restrict - {"both"}  # «les deux pactes»
        content = by_noun.unnamed(question.content, bodies, self._knowledge) if alike_asked else ()
        return replace(question, bodies=bodies, named="exact", content=content, restrict=restrict)

    def _of_each_of_kind(self, question: Question, *, alone: bool) -> list[Question]:
        """Return a question on bodies it means by their kind, «what does each of the two compacts seek?», one by one.

        None where it does not say how many they are, or that each is meant, nor, ``alone``, leaves open which.
        """
        rivals = by_noun.left_open(question, self._names.rivals(question.folded), self._knowledge) if alone else ()
        several = question.restrict & {"both", "every"} or cue("of_two", question.language).search(question.folded)
        apt = question.kind in OF_EACH or (rivals and question.asks("members"))
        if not apt or question.polar or question.named == "exact" or not (several or rivals):
            return []
        if question.others or question.countries or question.regions or question.years or question.unknown:
            return []
        bodies = (by_noun.compared(question, self._knowledge) if several else ()) or rivals
        terms, restrict = by_noun.unnamed(question.terms, bodies, self._knowledge), question.restrict - {"both"}
        asked = replace(question, named="exact", content=(), terms=terms, restrict=restrict, hints=())
        return [replace(asked, bodies=(body,)) for body in bodies] if not restrict - WIDE else []

    def _named_in(self, text: str, language: str) -> list[Span]:
        """Return where a text names bodies or countries.

        A word that only may point to a body counts where it is written as a name.
        """
        _, _, how, spans = bodies_of(text, self._names, language)
        places = [m.span for m in (*countries.find(text), *questions.states_meant(fold(text), language))]
        places = [place for place in places if not inside(place.start, spans)]
        return [*(span for span in spans if how != "hint" or self._names.is_written(text, span)), *places]

    def _with_noun(self, question: Question, earlier: Question | None) -> Question:
        """Return a follow-up that names but what tells a body from another of its kind, «¿Y la regional?», with it."""
        twin = "counterpart" in question.aspects and (question.polar or len(question.scores) > 1)
        apt = twin or question.named in {"", "hint"}
        if earlier is None or not earlier.bodies or not question.follows or not apt:
            return question
        named = " ".join(self._knowledge.bodies[earlier.bodies[0]].names.get(question.language, ()))
        text = pointing.with_noun(question.text, f"{earlier.text} {named}", question.language)
        found = questions.understand(text, self._names, question.language)
        return found if found.named in {"exact", "partial"} and found.bodies != earlier.bodies else question

    def _restated(self, question: Question, own: Question, earlier: Question | None) -> Question:
        """Return a follow-up that is but a name, «And that of B?», with the earlier question's text for that name.

        ``own`` is what it asks by itself. Sentences are then read for what it asks, not for its few words.
        """
        if earlier is None or question.kind != earlier.kind or own.kind == question.kind or len(own.bodies) != 1:
            return question
        told, said = self._names.find(earlier.text), self._names.find(own.text)
        if len(told) != 1 or len(said) != 1 or told[0].value not in earlier.bodies or said[0].value != own.bodies[0]:
            return question
        place = told[0].span
        text = f"{earlier.text[: place.start]}{said[0].span.of(own.text)}{earlier.text[place.end :]}"
        return replace(question, text=text)

    def _settled(self, question: Question) -> Question:
        """Return a question without the body that some of its words point to, where it is answered without it.

        The body of a turn before stays where nothing answers it.
        """
        if question.named not in UNSURE:
            return question
        asked, draft = self._settle(question)
        return asked if question.named == "hint" or chance(draft) >= model().threshold else question


def _echoes(question: Question, before: Question) -> bool:
    """Tell whether a part but says again what the part before it asks for, «who runs it, which agencies?»."""
    said = (question.bodies, question.countries, question.regions, question.years, question.content, question.unknown)
    if any(said) or question.aspects or question.restrict or question.polar or before.polar:
        return False
    if len(question.folded.split()) > _FEW or question.scores.keys() - {"bodies", "members"}:
        return False
    if cue("taking_part", question.language).search(question.bare) is not None:
        return False  # «Who chairs it? Which states take part?»
    who = before.expects == "who" or before.asks("leader")
    return who if question.asks("members") else question.asks("bodies") and (who or before.asks(*_NAMING))


def _asks_bodies_of(question: Question, before: Question) -> bool:
    """Tell whether a part asks which bodies the country belongs to of which the part before asks for a yes or a no.

    «Is Bolivia in the process, and if not, which conference is it in?»
    """
    named = question.bodies or question.countries
    return question.asks("bodies") and not named and before.polar and bool(before.countries)


def _knows_each(question: Question) -> bool:
    """Tell whether a question that is but for the time of each of some things, «Year of each», has several of them."""
    asks = cue("interrogative", question.language).search(question.bare) is not None
    return asks or len(question.bodies) > 1 or not dates_each(question.folded, question.language)


def _with_names(question: Question, text: str) -> list[Question]:
    """Return a question for a number of members as two where its message asks for their names too."""
    counted = len(question.bodies) == 1 and not question.polar and counts_members(question)
    if counted and cue("names_too", question.language).search(fold(text)):
        return [question, replace(question, kind="members")]
    return [question]
