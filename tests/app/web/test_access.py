"""Open on this machine only; anywhere else it asks for an account, and only an admin changes documents."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from gradio_client import Client

from app.web.access import is_loopback
from app.web.accounts import IDLE_SECONDS, LOGIN_SECONDS, Accounts, User
from app.web.throttle import FORGOTTEN_SECONDS, Throttle, Throttled
from ingest.errors import GovqaError

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "correct horse battery"


def govqa(state: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command with a state folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "GOVQA_STATE": str(state)},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with an admin and another account."""
    folder = tmp_path_factory.mktemp("state")
    assert govqa(folder, "user", "add", "ana", "--admin", given=f"{PASSWORD}\n").returncode == 0
    assert govqa(folder, "user", "add", "bo", given=f"{PASSWORD}2\n").returncode == 0
    return folder


@pytest.fixture(scope="module")
def guarded(web_index: Path, state: Path, run: Callable[..., Iterator[str]]) -> Iterator[str]:
    """The app with accounts."""
    yield from run(web_index, state, "--accounts")


def test_other_addresses_are_refused_while_there_is_no_account(web_index: Path, tmp_path: Path) -> None:
    done = govqa(tmp_path, "chat", "--index", str(web_index), "--host", "0.0.0.0", "--port", "0")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "govqa user add" in done.stderr


def test_accounts_are_listed_without_anything_secret(state: Path) -> None:
    assert govqa(state, "user", "list").stdout == "ana\tadmin\nbo\n"
    kept = b"".join(path.read_bytes() for path in state.glob("accounts.sqlite*"))
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$" in kept
    assert (state / "accounts.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "password", "why"), [("../x", PASSWORD, "name"), ("ok", "short", "password"), ("", PASSWORD, "name")]
)
def test_a_bad_name_or_password_is_refused_in_one_line(tmp_path: Path, name: str, password: str, why: str) -> None:
    done = govqa(tmp_path, "user", "add", name, given=f"{password}\n")
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_who_is_not_logged_in_sees_the_form_and_nothing_else(guarded: str) -> None:
    with httpx.Client(base_url=guarded, headers={"accept": "text/html"}) as browser:
        answer = browser.get("/?q=x")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F%3Fq%3Dx")
        for path in ("/config", "/gradio_api/info", "/download/facts.csv", "/conversation/x.md", "/theme.css"):
            assert browser.get(path, headers={"accept": "*/*"}).status_code == 401
        assert browser.post("/mcp", json={}).status_code == 401
        assert browser.post("/documents?name=x", content=b"x").status_code == 401
        assert 'type="password"' in browser.get("/login").text


def test_logging_in_and_out_with_a_browser(guarded: str) -> None:
    with httpx.Client(base_url=guarded, headers={"accept": "text/html"}) as browser:
        wrong = browser.post("/login", data={"username": "ana", "password": "not it"})
        assert wrong.status_code == 401
        right = browser.post("/login", data={"username": "ana", "password": PASSWORD, "next": "//evil.example"})
        assert (right.status_code, right.headers["location"]) == (303, "/")
        cookie = right.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert browser.get("/config").status_code == 200
        foreign = browser.post("/logout", headers={"origin": "https://other.example"})
        assert foreign.status_code == 403
        browser.post("/logout")
        assert browser.get("/config").status_code == 303


def test_only_an_admin_may_add_documents(guarded: str) -> None:
    refused = httpx.post(f"{guarded}documents?name=x.md", content=b"\x89PNG", auth=("bo", f"{PASSWORD}2"))
    assert refused.status_code == 403
    # The admin gets as far as the check of the content.
    assert httpx.post(f"{guarded}documents?name=x.md", content=b"\x89PNG", auth=("ana", PASSWORD)).status_code == 422


def test_a_program_logs_in_too(guarded: str) -> None:
    client = Client(guarded, auth=("bo", f"{PASSWORD}2"), verbose=False)
    assert client.predict("When was the CSM created?", api_name="/ask")["status"] == "answered"


def test_a_foreign_host_name_gets_nothing_from_the_open_app(served: str) -> None:
    assert httpx.get(served, headers={"host": "evil.example"}).status_code == 421
    assert httpx.get(served, headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("path", ["upload", "file=/etc/passwd", "proxy=http://x", "component_server", "vibe-code"])
def test_what_gradio_offers_beyond_the_page_is_closed(served: str, path: str) -> None:
    for send in (httpx.get, httpx.post):
        assert send(f"{served}gradio_api/{path}").status_code == 404


def test_a_port_that_is_taken_is_told_in_one_line(served: str, web_index: Path, tmp_path: Path) -> None:
    port = str(httpx.URL(served).port)
    done = govqa(tmp_path, "chat", "--index", str(web_index), "--port", port)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("192.168.1.1", False), ("localhost.evil.example", False), ("", False)],
)  # fmt: skip
def test_loopback_is_told_from_other_addresses(host: str, own: bool) -> None:
    assert is_loopback(host) is own


class TestAccounts:
    """Accounts by themselves, with a clock of the test's own."""

    @pytest.fixture
    def clock(self) -> list[float]:
        """The time, in a list so that a test can change it."""
        return [1000.0]

    @pytest.fixture
    def accounts(self, tmp_path: Path, clock: list[float]) -> Iterator[Accounts]:
        """An account named ana."""
        made = Accounts(tmp_path, now=lambda: clock[0])
        made.add("ana", PASSWORD)
        yield made
        made.close()

    def test_wrong_passwords_make_an_account_wait_longer_each_time(
        self, accounts: Accounts, clock: list[float]
    ) -> None:
        for _ in range(5):
            assert accounts.check("ana", "wrong wrong wrong", "10.0.0.1") is None
        waits = []
        for _ in range(8):
            with pytest.raises(Throttled) as told:
                accounts.check("ana", PASSWORD, "10.0.0.2")
            waits.append(told.value.seconds)
            clock[0] += told.value.seconds
            assert accounts.check("ana", "wrong wrong wrong", "10.0.0.1") is None
        assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
        clock[0] += 60
        assert accounts.check("ana", PASSWORD, "10.0.0.2") == User("ana", False)

    def test_who_has_logged_in_from_an_address_is_not_kept_out_by_others(self, accounts: Accounts) -> None:
        assert accounts.check("ana", PASSWORD, "10.0.0.1") == User("ana", False)
        for _ in range(5):
            accounts.check("ana", "wrong wrong wrong", "10.0.0.66")
        with pytest.raises(Throttled):
            accounts.check("ana", "wrong wrong wrong", "10.0.0.66")
        assert accounts.check("ana", PASSWORD, "10.0.0.1") == User("ana", False)

    def test_an_address_waits_whatever_accounts_it_tries_and_no_flood_of_names_frees_it(
        self, tmp_path: Path, clock: list[float]
    ) -> None:
        throttle = Throttle(lambda: clock[0])
        for number in range(30):
            throttle.failed(f"name{number}", "10.0.0.1")
        with pytest.raises(Throttled):
            throttle.check("another", "10.0.0.1")
        throttle.check("another", "10.0.0.2")
        throttle.succeeded("own", "10.0.0.1")
        with pytest.raises(Throttled):
            throttle.check("another", "10.0.0.1")
        clock[0] += FORGOTTEN_SECONDS + 1
        throttle.check("another", "10.0.0.1")

    def test_a_program_s_old_password_ends_when_another_process_changes_it(
        self, accounts: Accounts, tmp_path: Path
    ) -> None:
        assert accounts.check("ana", PASSWORD) == User("ana", False)
        other = Accounts(tmp_path)
        other.add("ana", "staple of four words")
        other.close()
        assert accounts.check("ana", PASSWORD) is None

    def test_a_login_that_is_not_used_ends_before_its_time(self, accounts: Accounts, clock: list[float]) -> None:
        token = accounts.log_in(User("ana", False))
        for _ in range(4):
            clock[0] += IDLE_SECONDS
            assert accounts.by_token(token) == User("ana", False)
        clock[0] += IDLE_SECONDS + 1
        assert accounts.by_token(token) is None
        clock[0] -= IDLE_SECONDS
        assert accounts.by_token(token) is None

    @pytest.mark.parametrize(
        "password", ["password1234", "qwertyuiop12", "anaanaanaana", "x" * 129, "Password123456!", "govqa govqa"]
    )
    def test_a_password_that_is_soon_guessed_is_refused(self, accounts: Accounts, password: str) -> None:
        with pytest.raises(GovqaError, match="expected a password"):
            accounts.add("ana", password)

    def test_a_login_ends_with_its_time_a_new_password_and_the_account(
        self, accounts: Accounts, clock: list[float]
    ) -> None:
        token = accounts.log_in(User("ana", False))
        assert accounts.by_token(token) == User("ana", False)
        clock[0] += LOGIN_SECONDS + 1
        assert accounts.by_token(token) is None
        token = accounts.log_in(User("ana", False))
        accounts.add("ana", PASSWORD + "!")
        assert accounts.by_token(token) is None
        assert accounts.check("ana", PASSWORD) is None
        accounts.remove("ana")
        assert accounts.check("ana", PASSWORD + "!") is None
        with pytest.raises(GovqaError, match="no account"):
            accounts.remove("ana")

    def test_a_stolen_file_holds_no_token(self, accounts: Accounts, tmp_path: Path) -> None:
        token = accounts.log_in(User("ana", False))
        kept = sqlite3.connect(tmp_path / "accounts.sqlite").execute("SELECT token FROM logins").fetchall()
        assert (token,) not in kept
