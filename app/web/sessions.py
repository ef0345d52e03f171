"""What Gradio keeps for each session, kept from growing for as long as the app runs.

A session costs Gradio about a hundred kilobytes and, for a call, almost half of all its time: it copies a description
of the page that only its deep links use, which are closed here. It makes one for each call that comes without one, lets
those of closed pages stand until ten thousand are there, and never lets go of the list of a session's events: 120 MB a
minute with 50 users of `eval.endurance.load`. The names with which Gradio holds them are its own and may change with a
new version: the tests notice.
"""

from __future__ import annotations

import asyncio
import time
from copy import copy
from types import SimpleNamespace
from typing import Any

import gradio as gr
from gradio.state_holder import SessionState, StateHolder

MOST = 1000
"""Open pages whose conversations are held; beyond that those unused for longest begin anew."""
SWEEP_SECONDS = 20.0
# A page whose connection broke finds its conversation again for so long, as Gradio has it.
_CLOSED_SECONDS = 3600.0


class _Holder(StateHolder):
    """Gradio's table of sessions, with lighter ones in it."""

    def __getitem__(self, session_id: str) -> SessionState:
        """Return a session, made where it is new."""
        if session_id not in self.session_data:
            bare: Any = SimpleNamespace(default_config=self.blocks.default_config, blocks=())
            self.session_data[session_id] = SessionState(bare)
        return super().__getitem__(session_id)


class Sessions:
    """The sessions of one page's Blocks."""

    def __init__(self, blocks: gr.Blocks) -> None:
        """Take the Blocks, before they are mounted."""
        self._blocks: Any = blocks
        self._blocks.state_session_capacity = MOST
        self._idle: set[str] = set()

    def lighten(self) -> None:
        """Have new sessions made without the copy of the page; once the Blocks are mounted."""
        self._blocks.state_holder.__class__ = _Holder

    def forget(self, request: gr.Request) -> None:
        """Let go of the session of a call for programs, which holds nothing; a page's stays."""
        name = str(request.session_hash)
        session = self._blocks.state_holder.session_data.get(name)
        if session is not None and not session.state_data:
            self._drop(name)

    def sweep(self) -> None:
        """Let go of what belongs to pages that were closed and to events that are over; in the event loop only."""
        holder, queue = self._blocks.state_holder, self._blocks._queue
        for name, session in list(holder.session_data.items()):
            used = holder.time_last_used.get(name)
            idle = time.time() - used.timestamp() if used else _CLOSED_SECONDS
            if session.is_closed and idle >= _CLOSED_SECONDS:
                self._drop(name)
            elif session.is_closed:
                # The page is drawn anew from what it holds itself; what the session holds of it is not asked for again.
                session.blocks_config = copy(self._blocks.default_config)
            session.config_values = {}
        # Twice in a row without an event under way: nobody is about to read from it.
        idle_now = {
            name
            for name, events in queue.pending_event_ids_session.items()
            if not any(event in queue.event_ids_to_events for event in events)
            and (not events or name not in queue.pending_messages_per_session)
        }
        for name in idle_now & self._idle:
            queue.pending_event_ids_session.pop(name, None)
            if name not in holder.session_data:
                queue.pending_messages_per_session.pop(name, None)
        self._idle = idle_now

    def _drop(self, name: str) -> None:
        self._blocks.state_holder.session_data.pop(name, None)
        self._blocks.state_holder.time_last_used.pop(name, None)

    async def keep(self) -> None:
        """Sweep now and then until cancelled."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            self.sweep()
