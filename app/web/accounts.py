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
from ingest.errors import GovqaError

SHORTEST_PASSWORD = 10
LOGIN_SECONDS = 12 * 3600
_TRIES, _TRY_SECONDS = 10, 300
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
        self._failures: dict[str, list[float]] = {}
        self._seen: dict[str, str] = {}

    def add(self, name: str, password: str, *, admin: bool = False) -> None:
        """Make an account or give one a new password, which logs it out everywhere; GovqaError for a bad one."""
        if not _NAME.fullmatch(name):
            raise GovqaError(f"expected a name of letters without accents, digits, . _ @ and -, found {name!r}")
        if len(password) < SHORTEST_PASSWORD:
            raise GovqaError(f"expected a password of {SHORTEST_PASSWORD} characters or more, found {len(password)}")
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

    def check(self, name: str, password: str) -> User | None:
        """Return the account if the password is right; after ten wrong ones in five minutes none is."""
        if self._blocked(name):
            return None
        # A program sends its password with every call: once checked, its fingerprint is as good while the app runs.
        fingerprint = hashlib.sha256(f"{self._salt()}\0{name}\0{password}".encode("utf-8", "surrogatepass")).hexdigest()
        if secrets.compare_digest(self._seen.get(name, ""), fingerprint):
            return self.find(name)
        rows = self._store.read("SELECT hash FROM accounts WHERE name=?", (name,))
        try:
            # An unknown name costs as much time as a known one.
            _hasher().verify(str(rows[0][0]) if rows else _decoy(), password)
        except (Argon2Error, InvalidHashError):
            rows = []
        if not rows:
            with self._lock:
                self._failures.setdefault(name, []).append(self._now())
            return None
        self._seen[name] = fingerprint
        return self.find(name)

    def log_in(self, user: User) -> str:
        """Return a new token for an account's browser."""
        token = secrets.token_urlsafe(32)
        with self._store.change() as base:
            base.execute("DELETE FROM logins WHERE until < ?", (self._now(),))
            base.execute("INSERT INTO logins VALUES (?,?,?)", (_digest(token), user.name, self._now() + LOGIN_SECONDS))
        return token

    def by_token(self, token: str) -> User | None:
        """Return whose token it is, None where it is nobody's or too old."""
        rows = self._store.read(
            # Where the clock was set back, no log-in becomes longer by it.
            "SELECT a.name, a.admin FROM logins l JOIN accounts a ON a.name = l.name "
            "WHERE l.token=?1 AND l.until BETWEEN ?2 AND ?2 + ?3",
            (_digest(token), self._now(), LOGIN_SECONDS),
        )
        return User(str(rows[0][0]), bool(rows[0][1])) if rows else None

    def log_out(self, token: str) -> None:
        """Make a token worthless."""
        with self._store.change() as base:
            base.execute("DELETE FROM logins WHERE token=?", (_digest(token),))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _blocked(self, name: str) -> bool:
        with self._lock:
            # A clock that was set back must not keep an account closed for as long as it lags.
            recent = [at for at in self._failures.get(name, ()) if 0 <= self._now() - at < _TRY_SECONDS]
            self._failures[name] = recent
            if len(self._failures) > 10_000:
                self._failures.clear()
            return len(recent) >= _TRIES

    def _salt(self) -> str:
        return self._seen.setdefault("", secrets.token_hex(16))


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _decoy() -> str:
    return _hasher().hash(secrets.token_hex(16))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
