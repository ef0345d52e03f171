"""Accounts of the web app, asked for on every address but this machine's own: ``govqa user add | remove | list``."""

from __future__ import annotations

import argparse
import logging
import sys

from app.places import default_state
from ingest.errors import GovqaError

log = logging.getLogger(__name__)


def add(arguments: argparse.Namespace) -> int:
    """Make an account; the password is asked for twice, or read as one line from standard input."""
    from app.web.accounts import Accounts

    # Opened first: who cannot write there need not think of a password.
    accounts = Accounts(default_state())
    accounts.add(arguments.name, _password(), admin=arguments.admin)
    log.info("the account %s can log in", arguments.name)
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Remove an account and log it out everywhere."""
    from app.web.accounts import Accounts

    Accounts(default_state()).remove(arguments.name)
    return 0


def listing(arguments: argparse.Namespace) -> int:
    """List the accounts, admins marked."""
    from app.web.accounts import Accounts

    for user in Accounts(default_state()).all():
        print(f"{user.name}\t{'admin' if user.admin else ''}".rstrip())
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    from getpass import getpass

    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise GovqaError("the two passwords differ; nothing was changed")
    return password
