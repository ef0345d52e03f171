"""Accounts of the web app: names, argon2 hashes of passwords, the role of admin, and who is logged in."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from app.web.state import ACCOUNTS, Store
from app.web.throttle import Throttle
from ingest.errors import GovqaError

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 128
_STRENGTH = 3
"""Of 4: more than 10^8 guesses for somebody who has the lists of stolen passwords (zxcvbn, USENIX Security 2016)."""
LOGIN_SECONDS = 12 * 3600
IDLE_SECONDS = 2 * 3600
"""A log-in that is not used for this long ends; after a start of the app it counts from its first use."""
_HASHERS = 2
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
# The tables before they had a version were those of version 1: hence IF NOT EXISTS.
STEPS = (
    (
        "CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, hash TEXT NOT NULL, admin INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS logins (token TEXT PRIMARY KEY, "
        "name TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE, until REAL NOT NULL)",
    ),
)


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: the one user of a machine, whose name is empty, or the holder of an account."""

    name: str = ""
    admin: bool = True


LOCAL = User()


class Accounts:
    """The accounts of a state folder; passwords are only ever kept as argon2 hashes, logins as SHA-256."""

    def __init__(self, state: Path, now: Callable[[], float] = time.time) -> None:
        """Open the file in the state folder."""
        self._store = Store(state / ACCOUNTS, STEPS)
        self._now = now
        self._lock = threading.Lock()
        self._throttle = Throttle(now)
        # Each hash takes 64 MiB for a moment.
        self._hashing = threading.BoundedSemaphore(_HASHERS)
        self._salt = secrets.token_hex(16)
        self._seen: dict[str, tuple[str, str]] = {}
        self._used: dict[str, float] = {}

    def add(self, name: str, password: str, *, admin: bool = False) -> None:
        """Make an account or give one a new password, which logs it out everywhere; GovqaError for a bad one."""
        if not _NAME.fullmatch(name):
            raise GovqaError(f"expected a name of letters without accents, digits, . _ @ and -, found {name!r}")
        _check_strength(name, password)
        hashed = _hasher().hash(password)
        with self._store.change() as base:
            base.execute("DELETE FROM accounts WHERE name=?", (name,))
            base.execute("INSERT INTO accounts VALUES (?,?,?)", (name, hashed, int(admin)))
        self._seen.clear()

    def remove(self, name: str) -> None:
        """Remove an account; GovqaError where there is none."""
        if self.find(name) is None:
            raise GovqaError(f"no account {name!r}; see them with: govqa user list")
        with self._store.change() as base:
            base.execute("DELETE FROM accounts WHERE name=?", (name,))
        self._seen.clear()

    def all(self) -> list[User]:
        """Return all accounts by name."""
        rows = self._store.read("SELECT name, admin FROM accounts ORDER BY name")
        return [User(str(name), bool(admin)) for name, admin in rows]

    def find(self, name: str) -> User | None:
        """Return an account, or None."""
        return next((user for user in self.all() if user.name == name), None)

    def check(self, name: str, password: str, address: str = "") -> User | None:
        """Return the account if the password is right; raises Throttled after too many wrong ones.

        ``address`` is where they come from.
        """
        self._throttle.check(name, address)
        if len(password) > LONGEST_PASSWORD:
            password = ""
        rows = self._store.read("SELECT hash FROM accounts WHERE name=?", (name,))
        # An unknown name costs as much time as a known one.
        stored = str(rows[0][0]) if rows else _decoy()
        # A program sends its password with every call: once checked, its fingerprint is as good while the app runs
        # and the account has this hash.
        words = f"{self._salt}\0{name}\0{password}".encode("utf-8", "surrogatepass")
        fingerprint = hashlib.sha256(words).hexdigest()
        known, before = self._seen.get(name, ("", ""))
        if not (known == stored and secrets.compare_digest(before, fingerprint)):
            try:
                with self._hashing:
                    _hasher().verify(stored, password)
            except (Argon2Error, InvalidHashError):
                rows = []
        if not rows:
            self._throttle.failed(name, address)
            return None
        self._throttle.succeeded(name, address)
        self._seen[name] = stored, fingerprint
        return self.find(name)

    def log_in(self, user: User) -> str:
        """Return a new token for an account's browser."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            since = self._now() - LOGIN_SECONDS
            self._used = {digest: used for digest, used in self._used.items() if used > since}
        with self._store.change() as base:
            base.execute("DELETE FROM logins WHERE until < ?", (self._now(),))
            base.execute("INSERT INTO logins VALUES (?,?,?)", (_digest(token), user.name, self._now() + LOGIN_SECONDS))
        return token

    def by_token(self, token: str) -> User | None:
        """Return whose token it is, None where it is nobody's, too old or has not been used for too long."""
        digest, now = _digest(token), self._now()
        with self._lock:
            idle = now - self._used.get(digest, now) > IDLE_SECONDS
        if idle:
            self.log_out(token)
            return None
        rows = self._store.read(
            # Where the clock was set back, no log-in becomes longer by it.
            "SELECT a.name, a.admin FROM logins l JOIN accounts a ON a.name = l.name "
            "WHERE l.token=?1 AND l.until BETWEEN ?2 AND ?2 + ?3",
            (digest, now, LOGIN_SECONDS),
        )
        if not rows:
            return None
        with self._lock:
            self._used[digest] = now
        return User(str(rows[0][0]), bool(rows[0][1]))

    def log_out(self, token: str) -> None:
        """Make a token worthless."""
        with self._lock:
            self._used.pop(_digest(token), None)
        with self._store.change() as base:
            base.execute("DELETE FROM logins WHERE token=?", (_digest(token),))

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def _check_strength(name: str, password: str) -> None:
    """Raise GovqaError for a password that is short, or that is guessed soon."""
    if len(password) < SHORTEST_PASSWORD:
        raise GovqaError(f"expected a password of {SHORTEST_PASSWORD} characters or more, found {len(password)}")
    if len(password) > LONGEST_PASSWORD:
        raise GovqaError(f"expected a password of at most {LONGEST_PASSWORD} characters, found {len(password)}")
    from zxcvbn import zxcvbn

    # It looks at the first 72 characters; what is strong in these is strong.
    if zxcvbn(password[:72], user_inputs=[name, "govqa"])["score"] < _STRENGTH:
        raise GovqaError("expected a password that is not soon guessed, found one like many others; take a few words")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _decoy() -> str:
    return _hasher().hash(secrets.token_hex(16))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
