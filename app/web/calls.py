"""The calls for programs: ask, search, read a document, make a briefing; the HTTP API and the MCP tools both make them.

Arguments are checked here, once, whoever sends them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.output.terminal import hit_to_json
from app.questions.question import LONGEST
from app.scope import Filters
from app.web.desk import Desk
from ingest.errors import GovqaError, QuestionError

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that a call came with, for the log."""
Language = Literal["fr", "en", "es", "pt"]
Ids = Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=1000)]
_MOST_CHARACTERS = 100_000


class Arguments(BaseModel):
    """What all calls have in common: unknown arguments are refused."""

    model_config = ConfigDict(extra="forbid")


class Scope(Arguments):
    """Filters by document, body, language and year."""

    documents: Ids = Field([], description="Ids of the documents to use; all where empty.")
    bodies: Ids = Field([], description="Ids of the bodies that facts and passages must speak of; all where empty.")
    languages: list[Language] = Field([], description="Languages of the documents to use; all where empty.")
    since: int | None = Field(None, ge=1000, le=9999, description="First year of the documents to use.")
    until: int | None = Field(None, ge=1000, le=9999, description="Last year of the documents to use.")

    def filters(self) -> Filters:
        """Return the filters."""
        return Filters(tuple(self.documents), tuple(self.bodies), tuple(self.languages), self.since, self.until)


class Ask(Scope):
    """Arguments of ``ask``."""

    question: str = Field(description="In French, English, Spanish or Portuguese.", max_length=LONGEST)
    history: list[Annotated[str, Field(max_length=LONGEST)]] = Field(
        [], max_length=100, description="Earlier questions of the conversation, oldest first."
    )
    language: Language | None = Field(None, description="Language of the answer; by default the question's.")


class Search(Scope):
    """Arguments of ``search``."""

    query: str = Field(min_length=1, max_length=LONGEST, description="Words to look for, in any of the languages.")
    limit: int = Field(10, ge=1, le=100, description="Passages at most.")


class Read(Arguments):
    """Arguments of ``read_document``."""

    document: str = Field(max_length=300, description="The document's id, as citations and hits give it.")
    start: int = Field(0, ge=0, description="First character, counted in Unicode code points from 0.")
    length: int = Field(8000, ge=1, le=_MOST_CHARACTERS, description="Characters at most.")


class Brief(Arguments):
    """Arguments of ``brief``."""

    bodies: list[Annotated[str, Field(max_length=300)]] = Field(
        min_length=1, max_length=50, description="Names, acronyms or ids of bodies."
    )
    questions: list[Annotated[str, Field(max_length=LONGEST)]] = Field(
        [], max_length=20, description="Questions of the panel; by default those that the documents put."
    )
    language: Language = Field("en", description="Language of the briefing; quotes stay in the original.")
    minutes: float = Field(7, gt=0, le=120, description="Speaking time in minutes.")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it takes, what it does, and the words that tell a program when to use it."""

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    run: Callable[[Any], dict[str, Any]]


def calls(desk: Desk, route: str) -> dict[str, Call]:
    """Return the calls by name; ``route`` is the way they come, http or mcp."""
    own = Calls(desk, route)
    return {
        call.name: call
        for call in (
            Call(
                "ask",
                "Ask the documents",
                "Answer a question about governance documents. The answer is made of passages quoted word for word, "
                'each citation with its place; status "not_found" means that the documents do not say.',
                Ask,
                own.ask,
            ),
            Call(
                "search",
                "Search passages",
                "List the passages nearest to a query, best first, each with its document, section, page and span.",
                Search,
                own.search,
            ),
            Call(
                "read_document",
                "Read a document",
                "Return a stretch of a document's canonical text, the one that spans count in, with its metadata.",
                Read,
                own.read_document,
            ),
            Call(
                "brief",
                "Make a briefing",
                "Return a briefing on one or more bodies as Markdown, every line of it cited.",
                Brief,
                own.brief,
            ),
        )
    }


def checked(call: Call, arguments: dict[str, Any]) -> dict[str, Any]:
    """Run a call with the arguments that a program sent; GovqaError with one line for what is wrong with them."""
    try:
        return call.run(call.arguments.model_validate(arguments))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "arguments"
        raise QuestionError(f"{call.name}: {where}: {first['msg']}") from None


class Calls:
    """What the calls do, over what all tabs share."""

    def __init__(self, desk: Desk, route: str) -> None:
        """Take what all tabs share, and the way that the calls come."""
        self.desk, self._route = desk, route

    def ask(self, given: Ask) -> dict[str, Any]:
        """Return an answer as the command line's contract gives it."""
        answer = self.desk.ask(
            given.question,
            route=self._route,
            request=REQUEST.get(),
            history=given.history,
            language=given.language,
            filters=given.filters(),
        )
        return answer.to_json()

    def search(self, given: Search) -> dict[str, Any]:
        """Return hits as the command line's contract gives them."""
        index = self.desk.assistant.within(given.filters()).index
        return {"hits": [hit_to_json(hit) for hit in index.search(given.query, limit=given.limit)]}

    def read_document(self, given: Read) -> dict[str, Any]:
        """Return a stretch of a document; GovqaError where there is no such."""
        try:
            document = self.desk.assistant.index.document(given.document)
        except KeyError:
            raise GovqaError(f"no document {given.document!r} in the index") from None
        meta = document.metadata
        end = min(len(document.text), given.start + given.length)
        return {
            "document": document.id,
            "title": meta.title,
            "symbol": meta.symbol,
            "date": meta.date,
            "language": meta.language,
            "source": meta.source,
            "characters": len(document.text),
            "start": min(given.start, end),
            "end": end,
            "text": document.text[given.start : end],
        }

    def brief(self, given: Brief) -> dict[str, Any]:
        """Return a briefing as Markdown."""
        from app.web.brief import briefing, file_of

        made = briefing(self.desk.assistant, given.bodies, given.questions, given.language, given.minutes)
        return {"title": made.title, "markdown": file_of(made, "md").decode("utf-8")}
