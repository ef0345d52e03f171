"""Wrong passwords make their sender wait, longer each time: by account, and by address whatever account is tried."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from ingest.errors import GovqaError

FORGOTTEN_SECONDS = 1800.0
"""After this long without a failure they are forgotten."""
# An account: five tries are free, then waits of 1, 2, 4, … seconds, at most a minute: under 100 tries in an hour, as
# OWASP ASVS 4.0.3 wants (2.2.1), and nobody can lock the holder out for longer.
_ACCOUNT_FREE, _ACCOUNT_MOST = 5, 60.0
# An address, behind which many may work: thirty, then up to a quarter of an hour.
_ADDRESS_FREE, _ADDRESS_MOST = 30, 900.0
_KEPT = 10_000


class Throttled(GovqaError):
    """Too many wrong passwords; ``seconds`` is how long to wait."""

    def __init__(self, seconds: float) -> None:
        """Take how long to wait."""
        super().__init__(f"too many wrong passwords; try again in {seconds:.0f} seconds")
        self.seconds = seconds


@dataclass(slots=True)
class _Count:
    failures: int
    last: float


class Throttle:
    """Counts failures by account and address; may be shared between threads.

    From an address that an account has logged in from before it is counted apart, so that who knows a name cannot
    keep its holder out.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        """Take the clock."""
        self._now = now
        self._lock = threading.Lock()
        self._counts: OrderedDict[Hashable, _Count] = OrderedDict()
        self._trusted: OrderedDict[tuple[str, str], None] = OrderedDict()

    def check(self, name: str, address: str) -> None:
        """Raise Throttled where an account or an address has to wait."""
        with self._lock:
            left = max(self._left(key, free, most) for key, free, most in self._keys(name, address))
        if left > 0:
            raise Throttled(max(1.0, left))

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password."""
        with self._lock:
            for key, _, _ in self._keys(name, address):
                count = self._counts.pop(key, _Count(0, 0.0))
                if self._old(count):
                    count.failures = 0
                self._counts[key] = _Count(count.failures + 1, self._now())
            while len(self._counts) > _KEPT:
                self._counts.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget an account's failures; those of the address stay, or who has one account could go on for ever."""
        with self._lock:
            self._counts.pop(self._account(name, address), None)
            self._trusted.pop((name, address), None)
            self._trusted[name, address] = None
            while len(self._trusted) > _KEPT:
                self._trusted.popitem(last=False)

    def _account(self, name: str, address: str) -> Hashable:
        return ("account", name, address) if (name, address) in self._trusted else ("account", name)

    def _keys(self, name: str, address: str) -> tuple[tuple[Hashable, int, float], ...]:
        account = (self._account(name, address), _ACCOUNT_FREE, _ACCOUNT_MOST)
        return (account, (("address", address), _ADDRESS_FREE, _ADDRESS_MOST)) if address else (account,)

    def _old(self, count: _Count) -> bool:
        # A clock that was set back must not make anybody wait for as long as it lags.
        return not 0 <= self._now() - count.last < FORGOTTEN_SECONDS

    def _left(self, key: Hashable, free: int, most: float) -> float:
        count = self._counts.get(key)
        if count is None or count.failures < free or self._old(count):
            return 0.0
        wait: float = min(most, 2.0 ** min(count.failures - free, 20))
        return count.last + wait - self._now()
