"""Ask the documents: from a question to an answer with citations."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import confidence
from app.answers import stated
from app.answers.across_bodies import described
from app.answers.from_facts import acts
from app.answers.from_sentences import candidates, pointed, read_as, reading, values
from app.answers.on_documents import catalogue
from app.answers.on_documents.versions import Versions
from app.answers.withheld import silence
from app.answers.yes_no import verdicts
from app.bodies import meant
from app.bodies.names import NameMatcher
from app.drafts import Draft
from app.knowledge import Knowledge
from app.messages import beside, courtesies, jointly, several
from app.messages.alike import apart, together
from app.messages.separate import separate
from app.messages.understanding import UNSURE, Understanding
from app.output import finishing
from app.output.rendering import Renderer
from app.questions import omissions, premises, wanted
from app.questions import question as questions
from app.questions.question import Question
from app.records import Answer
from app.scope import Filters, ScopedIndex
from index.cross_encoder import CrossEncoder, default_cross_encoder
from index.search import Index
from ingest.bodies import Bodies
from ingest.errors import QuestionError
from ingest.gazetteer import words
from ingest.records import LANGUAGES

if TYPE_CHECKING:
    from app.briefing.compose import Composer
    from app.briefing.records import Briefing

# A question as it may be meant, and the sentences that may answer it.
_Way = tuple[Question, Sequence[candidates.Candidate]]
# With facts that are so likely right, no sentences are read.
_SURE = 0.6
# From this chance on facts are sure whatever sentences say.
_PLAIN = 0.94
_SCOPES = 16
_QUESTIONS = 256
# From so many words on a question that leans on an earlier one tells by itself what kind of value it wants.
_TELLS = 4


class Assistant:
    """Answers questions over one open index; may be shared between threads."""

    def __init__(self, index: Index) -> None:
        """Take an open index."""
        self.index = index
        self.knowledge = Knowledge(index)
        self.names = NameMatcher(
            self.knowledge.bodies, self.knowledge.described, self.knowledge.stated, index.spellings
        )
        self.renderer = Renderer(self.knowledge)
        self._understanding = Understanding(self.knowledge, self.names, self.settle)
        self._within = lru_cache(_SCOPES)(self._narrowed)
        alone = None if isinstance(index, ScopedIndex) else lambda each: self.within(Filters(documents=(each,)))
        self._versions = Versions(self.knowledge, self.names, alone) if alone is not None else None
        self._wanted = lru_cache(_QUESTIONS)(lambda text: self.cross.wanted(text))

    @classmethod
    def open(cls, index_dir: Path | str) -> Assistant:
        """Open the index in a folder; IndexMissing, IndexStale or IndexDamaged where that fails."""
        return cls(Index.open(index_dir))

    @cached_property
    def cross(self) -> CrossEncoder:
        """What reads a question and a sentence together; the one that ships unless another is put in its place."""
        return default_cross_encoder()

    @cached_property
    def _means(self) -> jointly.Means:
        return jointly.Means(self._understanding.read, self.knowledge, self.cross, self.wanted, self.weigh)

    @property
    def bodies(self) -> Bodies:
        """The bodies of the corpus."""
        return self.knowledge.bodies

    def within(self, filters: Filters) -> Assistant:
        """Return an assistant that answers only from what filters let through; the last few are kept."""
        return self._within(filters) if filters else self

    def _narrowed(self, filters: Filters) -> Assistant:
        return Assistant(ScopedIndex(self.index, filters))

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: str | None = None,
        id: str | None = None,
        filters: Filters | None = None,
        official_names: bool = False,
    ) -> Answer:
        """Answer a question; ``history`` are the earlier ones of the conversation, oldest first.

        The answer is in ``language``, by default the question's, and rests only on what ``filters`` let through.
        Countries go by their official names with ``official_names``. Raises QuestionError for a question that is empty
        or too long, and for a language that is none of the four.
        """
        if filters:
            return self.within(filters).ask(
                question, history=history, language=language, id=id, official_names=official_names
            )
        begin = time.perf_counter()
        if language is not None and language not in LANGUAGES:
            raise QuestionError(f"expected a language of {', '.join(LANGUAGES)}, got {language!r}")
        text = questions.clean(question)
        spoken = courtesies.spoken(text)
        if spoken is not None:
            answer = courtesies.reply(text, language or spoken, self.knowledge, self._answers)
        else:
            drafts = self.consider(text, history)
            renderer = Renderer(self.knowledge, official=True) if official_names else self.renderer
            answer = renderer.answer(text, drafts, language or drafts[0][0].language)
        return replace(answer, question=question, seconds=time.perf_counter() - begin, id=id)

    def _answers(self, question: str) -> bool:
        """Tell whether a question that stands by itself is answered."""
        return any(confidence.chance(draft) >= confidence.model().threshold for _, draft in self.consider(question))

    def consider(self, text: str, history: Sequence[str] = ()) -> list[tuple[Question, Draft | None]]:
        """Return each question that a message asks with the draft of its answer, before any is withheld."""
        text, history = self._understanding.typed(text, history)
        known = self._of_documents(text, history)
        if known is not None:
            return [known]
        first, *others = separate(text, self._understanding.read, self.names)
        if others:
            alone = [self.consider(first, history), *(self.consider(other) for other in others)]
            return several.told_once([each for solved in alone for each in solved])
        apart = self._versions.answered(text, history) if self._versions is not None else None
        if apart is not None:
            return apart
        solved = [self.settle(question) for question in self.asked(text, history)]
        solved = jointly.answered(text, solved, self._means, self.rated)
        solved = several.leaning(solved, self._understanding.read, self.settle, self.knowledge)
        solved = beside.answered(text, solved, self._means)
        solved = several.named_one_by_one(several.completed(text, solved, self.settle), self.knowledge)
        solved = several.told_once(several.widened(solved, self._further))
        refuted = self._refuted(text, solved[0][0])
        if refuted is None:
            return solved
        if not any(confidence.chance(draft) >= confidence.model().threshold for _, draft in solved):
            aside = not premises.clause(text, solved[0][0].language)
            return solved if aside else [refuted]  # «the CAM, created in 2008, has what budget?»
        asked, draft = refuted
        noted = premises.noted(draft)
        quoted = [told.evidence for _, told in solved if told is not None]
        again = any(all(any(o.meets(e.document, e.span) for o in own) for e in noted.evidence) for own in quoted)
        told = {item.value for _, each in solved if each is not None for item in each.items}
        new = any(item.value not in told for item in noted.items)  # the right date, be it in the same sentence
        return [(asked, noted), *solved] if self.is_sure(draft) and (new or not again) else solved

    def _of_documents(self, text: str, history: Sequence[str]) -> tuple[Question, Draft] | None:
        """Return a question on the documents themselves with what the index knows of them, or None."""
        asked = catalogue.asked(courtesies.without(text), self.names, history)
        draft = catalogue.answer(asked[0], self.knowledge) if asked is not None else None
        if asked is None or draft is None:
            return None
        question = catalogue.as_question(questions.understand(text, self.names, asked[1]))
        self.weigh(question, draft)
        return question, draft

    def _refuted(self, text: str, main: Question) -> tuple[Question, Draft] | None:
        """Return what a message takes for granted, read as a question, and the draft that says otherwise, or None."""
        clause = premises.clause(text, main.language) or premises.apposed(text, self.names, main.language)
        if not clause:
            return None
        asked = questions.understand(clause, self.names, main.language)
        asked = replace(asked, polar=True, bodies=asked.bodies or main.bodies, named=asked.named or main.named)
        told = stated.answer(asked, self.knowledge)
        found = premises.refuted(asked, told, self.knowledge)
        if found is None:
            return None
        self.weigh(asked, found)
        return asked, found

    def asked(self, text: str, history: Sequence[str] = ()) -> list[Question]:
        """Return the questions that a message asks, as understood in their turn."""
        return self._understanding.asked(text, history)

    @cached_property
    def composer(self) -> Composer:
        """What composes briefings; made when first asked for."""
        from app.briefing.compose import Composer

        return Composer(self.knowledge, self.names)

    def brief(
        self,
        bodies: Sequence[str],
        questions: Sequence[str] = (),
        language: str | None = None,
        minutes: float = 7,
        official_names: bool = False,
    ) -> Briefing:
        """Compose a briefing on one or more bodies, each by name, acronym or id; see ``Composer.wanted``.

        Raises BriefingError for an unknown body and for minutes outside [1, 60], QuestionError for a bad question.
        """
        return self.composer.brief(self.composer.wanted(bodies, questions, language, minutes, official_names))

    def solve(self, question: Question) -> Draft | None:
        """Return the draft of an answer with its features; None where nothing bears on the question."""
        return self.settle(question)[1]

    def settle(self, question: Question) -> tuple[Question, Draft | None]:
        """Return a question as it is best answered, and the draft of the answer with its features.

        A body that but some words point to may not be meant: it is asked without it too. None: nothing bears on it.
        """
        if each := apart(question, self._understanding.read, self.names, self.knowledge):
            return question, together(question, [self.settle(part) for part in each])
        question = wanted.decided(question, self.wanted)
        ways = self._ways(question)
        best = self._from_facts(question, ways)
        founded = meant.of_act(question, self.knowledge) if best[1] is None else None
        if founded is not None:
            best = self._from_facts(founded, self._ways(founded))
            best = best if best[1] is not None else (question, None)
        sure = self.is_sure(best[1]) and not self._is_denied(best, ways)
        if not sure:
            refined = wanted.refined(question, self.wanted(question))
            if refined != question:
                ways = self._ways(refined)
                best = self._from_facts(refined, ways, best)
                sure = self.is_sure(best[1]) and not self._is_denied(best, ways)
        told = described.is_told(best[0], best[1], sure=self.is_sure(best[1]))
        fitting = None if told else described.fitting(ways, self._means)
        outdone = fitting is None and values.is_outdone(*best, self.knowledge)
        if fitting is not None:
            read = self._beside((best[0], None), ways, outdone=False) if len(fitting[1].items) == 1 else fitting
            best = max(fitting, read, key=lambda each: confidence.chance(each[1]))
        elif outdone or not ((best[1] is not None and best[1].corrects) or sure):
            asked, firm = best[0], None if outdone else self._firm(best[1])
            best = self._beside(best, ways, outdone=outdone)
            if firm is not None and confidence.chance(best[1]) < confidence.model().threshold:
                best = asked, firm
        elif best[1] is not None and pointed.wants_values(best[0], best[1], self.wanted, self.knowledge):
            found = [row for asked, rows in ways if asked is best[0] for row in rows]
            reading.fill(best[1], best[0], self.knowledge, self.rated(best[0], reading.rests(best[1], found)))
        if best[1] is not None and silence.says_nothing(best[1], question, self.knowledge, self.wanted):
            return best[0], None
        if best[1] is not None:
            finishing.finish(best[1], best[0], self.knowledge)
        return best

    def _firm(self, draft: Draft | None) -> Draft | None:
        """Return a sure answer from facts as it is before sentences are read, where it is not guessed."""
        firm = draft is not None and self.is_sure(draft) and not (draft.guessed or draft.corrects)
        return replace(draft, features=dict(draft.features)) if draft is not None and firm else None

    def _is_denied(self, best: tuple[Question, Draft | None], ways: Sequence[_Way]) -> bool:
        """Tell whether its sentences hardly answer while another does, which of one that was guessed need not be."""
        asked, draft = best
        firm = draft is None or confidence.chance(draft) >= _PLAIN or several.is_plain(asked)
        if draft is None or not (draft.guessed or (not firm and reading.is_of_one_sentence(draft))):
            return False
        found = [row for each, rows in ways if each is asked for row in rows]
        if not reading.hardly_answers(draft, self.rated(asked, reading.rests(draft, found), draft)):
            return False
        return draft.guessed or any(each.told.answers >= confidence.CERTAIN for each in self.rated(asked, found))

    def stated(self, question: Question) -> Draft | None:
        """Return the draft that facts alone give, with its features."""
        question = wanted.decided(question, self.wanted)
        return self._from_facts(question, self._ways(question))[1]

    def _beside(
        self, best: tuple[Question, Draft | None], ways: Sequence[_Way], *, outdone: bool
    ) -> tuple[Question, Draft | None]:
        """Return the best answer from facts, once its sentences are read, or a likelier one read off a sentence.

        One that is ``outdone`` gives way to what is read off its own sentence, however likely.
        """
        drafts, read = [], []
        for asked, found in ways:
            rated = self.rated(asked, found, best[1])
            read.append((asked, rated))
            if best[1] is not None and asked is best[0] and reading.is_of_one_sentence(best[1]):
                self.check(asked, best[1], rated)
                reading.fill(best[1], asked, self.knowledge, rated)
            drafts.append((asked, reading.read(asked, self.knowledge, rated)))
        if outdone and best[1] is not None:
            for asked, told in drafts:
                if told is not None and reading.is_of_one_place(told, best[1]):
                    self.weigh(asked, told)
                    return asked, told
        return self._read_as(self._better(best, drafts), read)

    def _read_as(
        self, best: tuple[Question, Draft | None], read: Sequence[tuple[Question, Sequence[reading.Rated]]]
    ) -> tuple[Question, Draft | None]:
        """Return the best answer, or where it is withheld one to the question that the surest sentence tells.

        ``read`` are the ways in which the question may be meant, each with its sentences as they were read.
        """
        if confidence.chance(best[1]) >= confidence.model().threshold:
            return best
        for asked, rated in read:
            told = read_as.told_by(asked, rated, self.knowledge, self.wanted(asked))
            draft = stated.answer(told, self.knowledge) if told is not None else None
            if told is not None and draft is not None:
                self.weigh(told, draft)
                self.check(told, draft, rated)
                best = self._better(best, [(told, draft)])
        return best

    def _further(self, question: Question, draft: Draft) -> Draft | None:
        """Return the values of further kinds that a question wants and its answer's sentence gives, as sure as that."""
        kinds = pointed.further(question, draft, self.wanted) if reading.is_of_one_sentence(draft) else []
        if not kinds:
            return None
        rests = reading.rests(draft, candidates.find(question, self.knowledge))
        return reading.further(kinds, draft, question, self.knowledge, self.rated(question, rests))

    def rated(
        self, question: Question, found: Sequence[candidates.Candidate], draft: Draft | None = None
    ) -> list[reading.Rated]:
        """Return the likeliest of some sentences, and those that an answer from facts rests on, as they are read."""
        return reading.ranked(question, found, self.knowledge, self.cross, self.wanted(question), draft)

    def wanted(self, question: Question) -> dict[str, float]:
        """Return how likely a question wants a value of each kind; nothing where it leaves that to an earlier one."""
        leans = question.named == "earlier" or (question.follows and not question.polar)
        leans = leans and len(words(question.text)) < _TELLS
        return {} if leans else self._wanted(question.text)

    def _from_facts(
        self, question: Question, ways: Sequence[_Way], best: tuple[Question, Draft | None] | None = None
    ) -> tuple[Question, Draft | None]:
        drafts = [(each, self._weighed(each, found)) for each, found in ways]
        return self._better(best or (question, None), drafts)

    def _weighed(self, question: Question, found: Sequence[candidates.Candidate]) -> Draft | None:
        """Return the draft that facts give, with what the reader of sentences thinks of its evidence."""
        draft = stated.answer(question, self.knowledge)
        draft = verdicts.by_sentence(draft, question, self.knowledge) if draft is not None else None
        draft = acts.completed(draft, question, self.knowledge) if draft is not None else None
        if draft is not None and not draft.corrects:
            draft.features = draft.features | reading.bearing(draft, found)
        return draft

    def _ways(self, question: Question) -> list[_Way]:
        """Return a question, and where some words only may point to a body the same question without that body.

        Each comes with the sentences that may answer it.
        """
        asked = [question]
        of_kind = meant.by_kind(question, self.knowledge)
        if question.named in UNSURE and not (of_kind and question.polar and question.countries):
            words = (*question.terms, *question.hints)
            loose = replace(question, bodies=(), named="", content=words, terms=words)
            # «Which mechanism deals with border management?» asks for a body: one word of a name is none.
            asked = [loose] if question.named == "hint" and question.asks("bodies") else [question, loose]
        ways: list[_Way] = [(each, candidates.find(each, self.knowledge)) for each in asked]
        if of_kind:
            # «the compact on refugees» is not the other compact, whatever it does as well
            own = {None, *question.bodies, *question.others}
            ways = [(e, [r for r in found if e is question or r[0].body in own]) for e, found in ways]
        return ways

    def _better(
        self, best: tuple[Question, Draft | None], drafts: Sequence[tuple[Question, Draft | None]]
    ) -> tuple[Question, Draft | None]:
        """Return the first draft that is clearly likelier than those before it, with the question it answers."""
        for asked, draft in drafts:
            if draft is None or omissions.only_repeats(draft, asked):
                continue
            self.weigh(asked, draft)
            if best[1] is None or confidence.chance(draft) > confidence.chance(best[1]) + confidence.MARGIN:
                best = asked, draft
        return best

    def weigh(self, question: Question, draft: Draft) -> None:
        """Give a draft the features that its confidence is estimated from."""
        if "share" in draft.features:  # what facts give is as sure whatever is wanted, until it is read
            draft.features |= wanted.features(draft, self.wanted(question))
        draft.features = confidence.features(question, draft, self.knowledge)

    def check(self, question: Question, draft: Draft, rated: Sequence[reading.Rated]) -> None:
        """Give an answer from facts the features that tell how sure it is once its sentences are read."""
        draft.features |= reading.checked(draft, rated) | wanted.features(draft, self.wanted(question))

    def is_sure(self, draft: Draft | None) -> bool:
        """Tell whether an answer from facts is so likely right that no sentences are read beside it."""
        return confidence.chance(draft) >= _SURE
