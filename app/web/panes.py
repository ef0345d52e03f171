"""Pieces of HTML that report their clicks to Python, the only component that most of the page is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

ASSETS = Path(__file__).with_name("assets")
# Events of the page itself are no calls for programs: those have functions of their own.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def script(*names: str) -> str:
    """Return scripts of the assets folder, one after the other."""
    return "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in names)


def html(value: str, name: str, js: str | None) -> Any:
    """Return a piece of HTML with an id and the scripts that run when it appears."""
    return gr.HTML(value, js_on_load=js, elem_id=name, elem_classes="pane", apply_default_css=False)


def event_of(event: gr.EventData) -> tuple[str, str, dict[str, Any]]:
    """Return what a pane's script told: what to do, its value, and the fields of a form; all as a browser sent them."""
    data = event._data if isinstance(event._data, dict) else {}
    fields = data.get("fields")
    return whole(data.get("do", "")), whole(data.get("value", "")), _fields(fields) if isinstance(fields, dict) else {}


def whole(value: object) -> str:
    """Return what a browser sent as text that can be kept and sent back: JSON can hold half a character."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _fields(given: dict[Any, Any]) -> dict[str, Any]:
    return {
        str(name): list(map(whole, each)) if isinstance(each, list) else whole(each) for name, each in given.items()
    }
