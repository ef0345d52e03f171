"""What an attacker tries against the running app: other sites' pages, paths, files, sizes, other people's sessions."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page

from app.web.access import LARGEST_BODY
from app.web.accounts import Accounts
from tests.app.web.conftest import run_chat

PASSWORD = "correct horse battery"
HTML = {"accept": "text/html"}
PING = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}'


@pytest.fixture(scope="module")
def locked(web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with accounts of an admin, of alice and of mallory."""
    state = tmp_path_factory.mktemp("locked")
    accounts = Accounts(state)
    for name in ("root", "alice", "mallory"):
        accounts.add(name, f"{PASSWORD} {name}", admin=name == "root")
    accounts.close()
    with run_chat(web_index, state, "--accounts") as address:
        yield address


@contextmanager
def logged_in(address: str, name: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers=HTML, timeout=30) as browser:
        form = {"username": name, "password": f"{PASSWORD} {name}"}
        assert browser.post("/login", data=form).status_code == 303
        yield browser


def called(client: httpx.Client, name: str, *data: Any) -> str:
    """Call the HTTP API as any program does; return the stream of its events."""
    begun = client.post(f"/gradio_api/call/{name}", json={"data": list(data)})
    assert begun.status_code == 200, begun.text
    return client.get(f"/gradio_api/call/{name}/{begun.json()['event_id']}").text


def event(client: httpx.Client, name: str, data: list[Any], session: str, did: dict[str, str] | None = None) -> str:
    """Fire an event of the page as its script does; return the stream until it is done."""
    known = client.get("/config").json()["dependencies"]
    number = next(each["id"] for each in known if each["api_name"] == name)
    message = {"data": data, "fn_index": number, "session_hash": session, "event_data": did}
    joined = client.post("/gradio_api/queue/join", json=message)
    if joined.status_code != 200:
        return joined.text
    seen = ""
    with client.stream("GET", f"/gradio_api/queue/data?session_hash={session}", timeout=10) as stream:
        for line in stream.iter_lines():
            seen += line
            if stream.status_code != 200 or "process_completed" in line:
                break
    return seen


class TestOpen:
    """The app without accounts, which trusts this machine and nobody's page."""

    @pytest.fixture
    def client(self, served: str) -> Iterator[httpx.Client]:
        """A client of it."""
        with httpx.Client(base_url=served, timeout=30) as client:
            yield client

    @pytest.mark.parametrize(
        ("headers", "status"),
        [({"host": "evil.example"}, 421), ({"host": "127.0.0.1.evil.example"}, 421), ({"host": "0.0.0.0"}, 421),
         ({"host": "[oops"}, 421), ({"origin": "http://evil.example"}, 403), ({"origin": "null"}, 403),
         ({"sec-fetch-site": "cross-site"}, 403), ({"host": "[::1]:1"}, 200), ({}, 200)],
    )  # fmt: skip
    def test_a_page_of_another_site_or_name_reaches_no_call(
        self, client: httpx.Client, headers: dict[str, str], status: int
    ) -> None:
        assert client.post("/mcp", content=PING, headers=headers).status_code == status
        asked = client.post("/gradio_api/call/search", json={"data": ["CRM"]}, headers=headers)
        assert asked.status_code == status

    @pytest.mark.parametrize(
        "path",
        ["/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
         "/assets/..%2f..%2f..%2fetc/passwd", "/gradio_api//file=/etc/passwd",
         "/gradio_api/run/..%2ffile=/etc/passwd", "/download/..%2f..%2fetc%2fpasswd.csv", "/page/..%2f..%2fetc/1.png",
         "/conversation/..%2f..%2fx.md", "/openapi.json", "/login", "/logout", "/token", "/monitoring/summary"],
    )  # fmt: skip
    def test_no_path_leads_out_of_what_is_served(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code in (403, 404)
        assert "root:" not in answer.text

    @pytest.mark.parametrize("place", ["/etc/passwd", "http://127.0.0.1:9/x", "https://example.org/x"])
    def test_no_argument_is_fetched_as_a_file(self, client: httpx.Client, place: str) -> None:
        file = {"path": place, "url": place, "meta": {"_type": "gradio.FileData"}}
        for given in ([file], ["CRM", [file]], ["CRM", {"deep": [file]}]):
            assert "files are not taken here" in called(client, "ask", *given)

    def test_a_call_may_leave_the_last_arguments_out(self, client: httpx.Client) -> None:
        assert '"status": "answered"' in called(client, "ask", "When was the CSM created?")

    def test_a_body_is_no_longer_than_a_call_needs(self, client: httpx.Client) -> None:
        long = b'{"data": ["' + b"a" * LARGEST_BODY + b'"]}'
        assert client.post("/gradio_api/call/ask", content=long).status_code == 413

        def pieces() -> Iterator[bytes]:
            yield from (b"a" * 65_536 for _ in range(20))

        assert client.post("/gradio_api/call/ask", content=pieces()).status_code in (400, 413)
        assert client.post("/mcp", content=pieces()).status_code == 413

    def test_every_answer_carries_the_headers_and_no_version(self, client: httpx.Client) -> None:
        for path in ("/", "/nope", "/download/facts.csv", "/config"):
            headers = client.get(path).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["cache-control"] == "no-store"
            assert "server" not in headers

    def test_no_page_names_a_folder_of_this_machine(self, client: httpx.Client, web_index: Path) -> None:
        for path in ("/", "/config", "/gradio_api/info", "/nope", "/page/x/y.png"):
            assert str(web_index.parent) not in client.get(path).text


def test_neither_questions_nor_line_breaks_of_theirs_reach_the_log(web_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with run_chat(web_index, tmp_path, log=log) as address, httpx.Client(base_url=address, timeout=30) as client:
        secret = "Qzx \x1b[31m secret\nINFO forged"
        called(client, "ask", secret)
        called(client, "ask", secret, {"a": secret}, secret, secret, secret, secret, secret, secret, secret)
        event(client, "put_question", [secret], "logsession")
        for broken in (b"{" + secret.encode(), json.dumps({"data": [secret], "fn_index": 99_999}).encode()):
            answer = client.post("/gradio_api/run/predict", content=broken)
            assert "Traceback" not in answer.text
        client.post("/mcp", content=secret.encode())
        client.get("/", params={"q": secret})
    told = log.read_text()
    assert "an event of the page failed" in told
    assert "secret" not in told
    assert "forged" not in told
    assert "\x1b" not in told
    assert "Traceback" not in told


class TestLocked:
    """The app with accounts, one of which is an attacker's."""

    def test_a_log_in_gives_a_new_token_and_ends_the_one_before(self, locked: str) -> None:
        with logged_in(locked, "alice") as browser:
            before = browser.cookies["govqa_login"]
            browser.post("/login", data={"username": "alice", "password": f"{PASSWORD} alice"})
            after = browser.cookies["govqa_login"]
            assert before != after
            assert httpx.get(f"{locked}config", cookies={"govqa_login": before}).status_code == 401
            browser.post("/logout")
            assert httpx.get(f"{locked}config", cookies={"govqa_login": after}).status_code == 401

    def test_a_token_that_somebody_brings_along_is_not_taken_over(self, locked: str) -> None:
        form = {"username": "alice", "password": f"{PASSWORD} alice"}
        given = httpx.post(f"{locked}login", data=form, headers=HTML | {"cookie": "govqa_login=attackers"})
        assert "attackers" not in given.headers["set-cookie"]

    def test_by_https_the_cookie_is_this_host_s_alone(self, locked: str) -> None:
        form = {"username": "alice", "password": f"{PASSWORD} alice"}
        by_proxy = HTML | {"x-forwarded-proto": "https"}
        given = httpx.post(f"{locked}login", data=form, headers=by_proxy)
        cookie = given.headers["set-cookie"]
        assert cookie.startswith("__Host-govqa_login=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
        assert given.headers["strict-transport-security"]
        named = {"cookie": cookie.partition(";")[0]}
        assert httpx.get(f"{locked}config", headers=by_proxy | named).status_code == 200
        assert httpx.get(f"{locked}config", headers=named).status_code == 401

    def test_an_unknown_name_is_answered_like_a_wrong_password(self, locked: str) -> None:
        answers = [
            httpx.post(f"{locked}login", data={"username": name, "password": "wrong wrong"}, headers=HTML)
            for name in ("root", "nobody")
        ]
        assert answers[0].status_code == answers[1].status_code == 401
        assert answers[0].text == answers[1].text

    def test_conversations_of_others_are_neither_read_nor_deleted(self, locked: str) -> None:
        with logged_in(locked, "alice") as alice, logged_in(locked, "mallory") as mallory:
            said = event(alice, "put_question", ["Who belongs to the CRM?", None, "en"], "alicesession")
            (own,) = set(re.findall(r"/conversation/([\w-]+)\.docx", said))
            assert alice.get(f"/conversation/{own}.md").status_code == 200
            assert mallory.get(f"/conversation/{own}.md").status_code == 404
            shown = event(mallory, "past", [None, "en"], "mallorysession", {"do": "resume", "value": own})
            assert "belongs to the CRM" not in shown
            event(mallory, "past", [None, "en"], "mallorysession", {"do": "delete", "value": own})
            assert alice.get(f"/conversation/{own}.md").status_code == 200

    def test_the_session_of_another_s_page_is_closed_to_who_learns_its_name(self, locked: str) -> None:
        with logged_in(locked, "alice") as alice, logged_in(locked, "mallory") as mallory:
            event(alice, "put_question", ["Who belongs to the CRM?", None, "en"], "alicesecret")
            assert "somebody else" in event(mallory, "put_question", ["Since when?", None, "en"], "alicesecret")
            assert mallory.get("/gradio_api/queue/data?session_hash=alicesecret").status_code == 403
            assert "Since when" not in event(alice, "put_question", ["And CSM?", None, "en"], "alicesecret")

    def test_who_is_no_admin_changes_no_document(self, locked: str) -> None:
        with logged_in(locked, "mallory") as mallory:
            for name in ("act", "act_1", "act_2"):
                event(mallory, name, [None] * 4, "mallorysession", {"do": "remove", "value": "alto"})
            assert mallory.post("/documents?name=x.md", content=b"# X").status_code == 403
            assert '"alto"' in called(mallory, "read_document", "alto")

    def test_a_page_of_another_site_changes_nothing_in_a_logged_in_browser(self, locked: str) -> None:
        with logged_in(locked, "root") as admin:
            foreign = {"origin": "https://evil.example"}
            assert admin.post("/documents?name=x.md", content=b"# X", headers=foreign).status_code == 403
            assert admin.post("/password", data={"new": "x"}, headers=foreign).status_code == 403
            assert admin.get("/logout").status_code == 404
            assert admin.get("/config").status_code == 200

    @pytest.mark.parametrize("place", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"])
    def test_logging_in_leads_nowhere_else(self, locked: str, place: str) -> None:
        form = {"username": "alice", "password": f"{PASSWORD} alice", "next": place}
        assert httpx.post(f"{locked}login", data=form, headers=HTML).headers["location"] == "/"

    def test_a_password_is_changed_by_who_knows_it_and_every_log_in_ends(self, locked: str) -> None:
        with logged_in(locked, "mallory") as browser:
            old, new = f"{PASSWORD} mallory", "another four word phrase"
            assert browser.post("/password", data={"password": "wrong", "new": new}).status_code == 401
            assert browser.post("/password", data={"password": old, "new": "password1234"}).status_code == 422
            assert browser.post("/password", data={"password": old, "new": new}).status_code == 303
            assert browser.get("/config", headers={"accept": "*/*"}).status_code == 401
            assert browser.post("/login", data={"username": "mallory", "password": old}).status_code == 401
            assert browser.post("/login", data={"username": "mallory", "password": new}).status_code == 303
            assert browser.post("/password", data={"password": new, "new": old}).status_code == 303

    def test_wrong_passwords_by_form_and_by_basic_are_counted_together(self, locked: str) -> None:
        form = {"username": "ghost", "password": "wrong wrong"}
        seen = [httpx.post(f"{locked}login", data=form).status_code for _ in range(3)]
        seen += [httpx.get(f"{locked}config", auth=("ghost", f"wrong{n}")).status_code for n in range(2)]
        last = httpx.post(f"{locked}login", data=form)
        assert seen == [401] * 5
        assert last.status_code == 429
        assert int(last.headers["retry-after"]) >= 1


# Words that would do harm in HTML, in the templates of the page's library, in Markdown, in Typst and in a spreadsheet.
HARM = (
    '<script>window.pwned=1</script><img src=x onerror="window.pwned=1"> ${window.pwned=1} '
    '{{constructor.constructor("window.pwned=1")()}} [click](javascript:window.pwned=1) '
    '#import "@preview/x:1.0" #read("/etc/passwd") #link("http://evil.example")[x] $x^2$ `code` \\ "q" &amp; |'
)
TITLE = f"=cmd|' /C calc'!A0 {HARM}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a document whose title, names, dates and sentences are meant to do harm."""
    from index.build import build

    folder = tmp_path_factory.mktemp("hostile")
    text = (
        "Zyxian Reef Fund (ZRF) - 1999\n\n"
        f"The Zyxian Reef Fund was founded in 1999 by the Treaty of {HARM} \x1b[31m \u202eevil\u202c.\n\n"
        f"Its main objective is to protect {HARM} the reefs.\n\n"
        "The members of the Zyxian Reef Fund are Chile, Peru and Ecuador.\n\n"
        "@SUM(1+1) Council (SXC) - 2001\n\nThe @SUM(1+1) Council was created in 2001. Its members are Chile and Peru.\n"
    )
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(text, "utf-8")
    fields = {"id": "a", "file": "a.txt", "title": TITLE, "language": "en", "date": "2012", "symbol": HARM}
    fields["source"] = "javascript:window.pwned=1"
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in fields.items())
    (corpus / "corpus.toml").write_text(f"[[document]]\n{lines}\n", "utf-8")
    build(corpus, folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def attacked(hostile: Path) -> Iterator[str]:
    """The app over that document."""
    with run_chat(hostile, hostile.parent / "state") as address:
        yield address


def test_a_hostile_document_and_question_do_nothing_in_the_page(attacked: str, opened: Callable[[str], Page]) -> None:
    page = opened(f"{attacked}?q={quote(f'When was the ZRF founded? {HARM}')}&lang=en")
    page.get_by_text("[1]").first.wait_for()
    page.locator("#question textarea").fill(f"Who belongs to the Zyxian Reef Fund? {HARM}")
    page.locator("#ask").click()
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    page.locator(".source").first.click()
    page.locator("#shown .passage").wait_for()
    for tab in ("explore", "brief", "documents"):
        page.locator(f"#tab-{tab}-button").click()
        page.wait_for_timeout(700)
    assert page.evaluate("window.pwned") is None
    assert page.locator('a[href^="javascript:"]').count() == 0
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("kind", ["md", "html", "docx", "pdf"])
def test_a_hostile_document_and_question_do_nothing_in_a_file(attacked: str, kind: str) -> None:
    with httpx.Client(base_url=attacked, timeout=60) as client:
        asked = {"bodies": "ZRF", "questions": f"When was the ZRF founded? {HARM}", "language": "en"}
        answer = client.get(f"/briefing.{kind}", params=asked)
        assert answer.status_code == 200, answer.text
        inert(answer.content, kind)
        if kind == "html":
            return
        said = event(client, "put_question", [f"When was the ZRF founded? {HARM}", None, "en"], f"files{kind}")
        (own,) = set(re.findall(r"/conversation/([\w-]+)\.docx", said))
        record = client.get(f"/conversation/{own}.{kind}")
        assert record.status_code == 200
        inert(record.content, kind)


def inert(data: bytes, kind: str) -> None:
    """Assert that a file shows what would do harm, as words."""
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            links = archive.read("word/_rels/document.xml.rels").decode()
            assert "evil.example" not in links
            assert "javascript" not in links
            assert "window.pwned" in archive.read("word/document.xml").decode()
        return
    if kind == "pdf":
        import pypdfium2

        pdf = pypdfium2.PdfDocument(data)
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert "root:" not in words
        assert "#read" in words
        assert b"/JavaScript" not in data
        assert b"/URI (http://evil" not in data
        return
    text = data.decode("utf-8")
    if kind == "html":
        assert "<script>window.pwned" not in text
        assert "<img src=x" not in text
        assert 'href="javascript' not in text
        return
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert "evil.example" in shown


def test_no_cell_of_a_download_is_a_formula(attacked: str) -> None:
    for name in ("facts", "members", "timeline", "links"):
        table = httpx.get(f"{attacked}download/{name}.csv", params={"lang": "en"}).content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(table)))
        assert all(not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
        if name == "facts":
            assert any(cell.startswith("'=cmd") for row in rows for cell in row)
