"""Gradio's page, which tells a log no more of what fails than where: its own messages hold what was typed."""

from __future__ import annotations

import inspect
import logging
import traceback
from collections import OrderedDict
from typing import Any

import gradio as gr

log = logging.getLogger(__name__)

_SESSIONS = 50_000


class Blocks(gr.Blocks):
    """Blocks whose events keep what they were given to themselves, and take calls that leave the last arguments out.

    A page's session is whose who first used it, whoever learns its name.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take what Gradio's take."""
        self._owners: OrderedDict[str, str] = OrderedDict()
        super().__init__(*given, **named)

    async def process_api(self, block_fn: Any, inputs: Any, *rest: Any, **named: Any) -> dict[str, Any]:
        """Process an event; what it raises goes to the log without a word of its input."""
        try:
            if not self._owns(named.get("request"), named.get("session_hash")):
                raise gr.Error("this page belongs to somebody else", print_exception=False)
            if holds_file(inputs):
                raise gr.Error("files are not taken here", print_exception=False)
            return await super().process_api(block_fn, completed(block_fn, inputs), *rest, **named)
        except gr.Error as error:
            # One that was raised to be shown; Gradio would print it as well.
            error.print_exception = False
            raise
        except Exception as error:
            log.error("an event of the page failed: %s", place_of(error))
            log.debug("what the event raised", exc_info=True)
            raise gr.Error("internal error; see the log of the server", print_exception=False) from None

    def _owns(self, request: Any, session: str | None) -> bool:
        name = str(getattr(request, "username", None) or "")
        if not session or not name:
            return True
        owner = self._owners.setdefault(session, name)
        self._owners.move_to_end(session)
        if len(self._owners) > _SESSIONS:
            self._owners.popitem(last=False)
        return owner == name


def completed(function: Any, inputs: Any) -> Any:
    """Return the arguments of a call with the defaults of those that were left out at its end."""
    if not isinstance(inputs, list) or getattr(function, "api_name", None) in (None, False):
        return inputs
    given = inspect.signature(function.fn).parameters.values() if function.fn is not None else ()
    # The request is Gradio's to give.
    names = [each for each in given if "Request" not in str(each.annotation)]
    left_out = names[len(inputs) : len(function.inputs)]
    if any(each.default is inspect.Parameter.empty for each in left_out):
        return inputs
    return [*inputs, *(each.default for each in left_out)]


def holds_file(given: Any) -> bool:
    """Tell whether arguments hold what Gradio takes for a file, which it would fetch from where they say."""
    if isinstance(given, dict):
        return "gradio.FileData" in str(given.get("meta")) or any(map(holds_file, given.values()))
    return isinstance(given, list | tuple) and any(map(holds_file, given))


def place_of(error: BaseException) -> str:
    """Return the kind of an error and where it was raised, without its message, which may quote a question."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
