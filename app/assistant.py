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
from app.answers.on_documents import catalogue
from app.answers.on_documents.versions import Versions
from app.bodies.names import NameMatcher
from app.drafts import Draft
from app.knowledge import Knowledge
from app.messages import beside, courtesies, jointly, several
from app.messages.separate import separate
from app.messages.understanding import Understanding
from app.output.rendering import Renderer
from app.questions import premises
from app.questions import question as questions
from app.questions.question import Question
from app.records import Answer
from app.scope import Filters, ScopedIndex
from app.solver import Solver
from index.search import Index
from ingest.bodies import Bodies
from ingest.errors import QuestionError
from ingest.records import LANGUAGES

if TYPE_CHECKING:
    from app.briefing.compose import Composer
    from app.briefing.records import Briefing

_SCOPES = 16


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
        self.solver = Solver(self.knowledge, self.names, lambda *asked: self._understanding.read(*asked))
        self._understanding = Understanding(self.knowledge, self.names, self.solver.settle)
        self._within = lru_cache(_SCOPES)(self._narrowed)
        alone = None if isinstance(index, ScopedIndex) else lambda each: self.within(Filters(documents=(each,)))
        self._versions = Versions(self.knowledge, self.names, alone) if alone is not None else None

    @classmethod
    def open(cls, index_dir: Path | str) -> Assistant:
        """Open the index in a folder; IndexMissing, IndexStale or IndexDamaged where that fails."""
        return cls(Index.open(index_dir))

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
        solved = [self.solver.settle(question) for question in self.asked(text, history)]
        solved = jointly.answered(text, solved, self.solver.means, self.solver.rated)
        solved = several.leaning(solved, self._understanding.read, self.solver.settle, self.knowledge)
        solved = beside.answered(text, solved, self.solver.means)
        solved = several.named_one_by_one(several.completed(text, solved, self.solver.settle), self.knowledge)
        solved = several.told_once(several.widened(solved, self.solver.further))
        refuted = self._refuted(text, solved[0][0])
        if refuted is None:
            return solved
        if not any(confidence.chance(draft) >= confidence.model().threshold for _, draft in solved):
            if not premises.clause(text, solved[0][0].language):  # «the CAM, created in 2008, has what budget?»
                return solved
            wants_verdict = solved[0][0].polar or solved[0][0].asks("legal", "status")
            if not (wants_verdict and premises.noted(refuted[1]).items):  # its «no» would be read as the answer
                return [refuted]
        asked, draft = refuted
        noted = premises.noted(draft)
        quoted = [told.evidence for _, told in solved if told is not None]
        again = any(all(any(o.meets(e.document, e.span) for o in own) for e in noted.evidence) for own in quoted)
        told = {item.value for _, each in solved if each is not None for item in each.items}
        new = any(item.value not in told for item in noted.items)  # the right date, be it in the same sentence
        return [(asked, noted), *solved] if self.solver.is_sure(draft) and (new or not again) else solved

    def _of_documents(self, text: str, history: Sequence[str]) -> tuple[Question, Draft] | None:
        """Return a question on the documents themselves with what the index knows of them, or None."""
        asked = catalogue.asked(courtesies.without(text), self.names, history)
        draft = catalogue.answer(asked[0], self.knowledge) if asked is not None else None
        if asked is None or draft is None:
            return None
        question = catalogue.as_question(questions.understand(text, self.names, asked[1]))
        self.solver.weigh(question, draft)
        return question, draft

    def _refuted(self, text: str, main: Question) -> tuple[Question, Draft] | None:
        """Return what a message takes for granted, read as a question, and the draft that says otherwise, or None."""

        def read(said: str) -> Question:
            return questions.understand(f"{said} ?", self.names, main.language)

        clause = premises.clause(text, main.language) or premises.apposed(text, self.names, main.language)
        asked = read(clause) if clause else premises.of_act(main) or premises.statement(text, main, read)
        if asked is None:
            return None
        asked = replace(asked, polar=True, bodies=asked.bodies or main.bodies, named=asked.named or main.named)
        found = premises.refuted(asked, stated.answer(asked, self.knowledge), self.knowledge)
        if found is not None:
            self.solver.weigh(asked, found)
        elif asked.numbers:  # «Since it has 17 aims, …»: what a sentence counts is no fact
            found = premises.refuted(asked, self.solver.settle(asked)[1], self.knowledge)
        return (asked, found) if found is not None else None

    def settle(self, question: Question) -> tuple[Question, Draft | None]:
        """Return a question as it is best answered, and the draft of its answer; see ``Solver.settle``."""
        return self.solver.settle(question)

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
