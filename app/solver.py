"""One question as it is understood: what facts give and what sentences tell, and the likelier of the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from app import confidence
from app.answers import stated
from app.answers.across_bodies import described
from app.answers.from_facts import acts
from app.answers.from_sentences import candidates, pointed, read_as, reading, values
from app.answers.withheld import silence
from app.answers.yes_no import verdicts
from app.bodies import meant
from app.bodies.names import NameMatcher
from app.drafts import Draft
from app.knowledge import Knowledge
from app.messages import jointly, several
from app.messages.alike import apart, together
from app.messages.understanding import UNSURE
from app.output import finishing
from app.questions import omissions, wanted
from app.questions.question import Question
from index.cross_encoder import CrossEncoder, default_cross_encoder
from ingest.gazetteer import words

# A question as it may be meant, and the sentences that may answer it.
_Way = tuple[Question, Sequence[candidates.Candidate]]
# With facts that are so likely right, no sentences are read.
_SURE = 0.6
# From this chance on facts are sure whatever sentences say.
_PLAIN = 0.94
_QUESTIONS = 256
# From so many words on a question that leans on an earlier one tells by itself what kind of value it wants.
_TELLS = 4


class Solver:
    """Finds the answer to one question over some knowledge; may be shared between threads."""

    def __init__(self, knowledge: Knowledge, names: NameMatcher, read: Callable[..., Question]) -> None:
        """Take what the documents say, the names in it, and what reads a text, of a language or any, as a question."""
        self.knowledge = knowledge
        self.names = names
        self._read = read
        self._wanted = lru_cache(_QUESTIONS)(lambda text: self.cross.wanted(text))

    @cached_property
    def cross(self) -> CrossEncoder:
        """What reads a question and a sentence together; the one that ships unless another is put in its place."""
        return default_cross_encoder()

    @cached_property
    def means(self) -> jointly.Means:
        """What parts of a message are read and weighed with."""
        return jointly.Means(self._read, self.knowledge, self.cross, self.wanted, self.weigh)

    def settle(self, question: Question) -> tuple[Question, Draft | None]:
        """Return a question as it is best answered, and the draft of the answer with its features.

        A body that but some words point to may not be meant: it is asked without it too. None: nothing bears on it.
        """
        if each := apart(question, self._read, self.names, self.knowledge):
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
        fitting = None if told else described.fitting(ways, self.means)
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

    def further(self, question: Question, draft: Draft) -> Draft | None:
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
