"""Keep what was found in the short texts looked through last: sentences are looked through again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
# So many texts are kept for one finder, none longer than so many characters.
_TEXTS, _LONGEST = 4096, 1000


def kept(find: Callable[Concatenate[str, P], Sequence[T]]) -> Callable[Concatenate[str, P], list[T]]:
    """Return a finder, a function of a text and plain options, that keeps what it found; may be shared by threads."""

    @lru_cache(_TEXTS)
    def remembered(text: str, *args: Any, **kwargs: Any) -> tuple[T, ...]:
        return tuple(find(text, *args, **kwargs))

    def found(text: str, /, *args: P.args, **kwargs: P.kwargs) -> list[T]:
        """Return what the finder finds, as it does."""
        if len(text) > _LONGEST:
            return list(find(text, *args, **kwargs))
        return list(remembered(text, *args, **kwargs))  # type: ignore[arg-type]

    found.__doc__, found.__name__ = find.__doc__, getattr(find, "__name__", "find")
    return found
