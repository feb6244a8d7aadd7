"""Fetching from a department's server: patience, limits, and only where agreed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.exchange import api, limits
from minzheng.engines.exchange.testing import FEED, HEADERS, NEXT_DAY, csv_of, lines
from minzheng.kernel.feed import feed_named

GOOD = csv_of(lines())
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Department:
    """A server that gives the answers in turn, the last one again and again."""

    answers: list[Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    host: str = ""

    def next(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def serving(*answers: Answer) -> Iterator[Department]:
    department = Department(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            department.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = department.next()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    department.host = f"127.0.0.1:{server.server_address[1]}"
    try:
        yield department
    finally:
        server.shutdown()
        server.server_close()


def agree(data_dir: Path, department: Department, **more: Any) -> None:
    pull = {"url": f"http://{department.host}/out/{{day}}.csv?all=1", **more}
    told = {"hosts": [department.host], "feeds": {FEED: {"pull": pull}}}
    (data_dir / "feeds.yaml").write_text(json.dumps(told))


def pull(on: date, day: date = NEXT_DAY) -> api.Delivery | None:
    return api.pull(feed_named(FEED), day=day, on=on, wait=0.01)


def test_a_file_is_fetched_with_the_token_and_staged(cast: Cast, data_dir: Path) -> None:
    (data_dir / "token").write_text("geheim\n")
    with serving((200, {"ETag": '"7"'}, GOOD)) as department:
        agree(data_dir, department, token_file="token")
        delivery = pull(cast.on)

    assert delivery is not None and (delivery.state, delivery.etag) == ("waiting", '"7"')
    assert (delivery.staged_by, delivery.division_code) == ("系统", DISTRICT)
    path, headers = department.asked[0]
    assert path == "/out/2026-10-31.csv?all=1" and headers["authorization"] == "Bearer geheim"
    assert "geheim" not in (data_dir / "feeds.yaml").read_text()


def test_what_was_fetched_is_accepted_by_one_person(cast: Cast, data_dir: Path) -> None:
    with serving((200, {}, GOOD)) as department:
        agree(data_dir, department)
        delivery = pull(cast.on)

    assert delivery is not None
    taken = api.accept(api.check(delivery), by=cast.viewers["data_clerk"], on=cast.on)
    assert taken.state == "accepted"


def test_nothing_new_is_no_delivery(cast: Cast, data_dir: Path) -> None:
    tag = {"ETag": '"7"', "Last-Modified": "Fri, 30 Oct 2026 08:00:00 GMT"}
    with serving((200, tag, GOOD), (304, {}, b"")) as department:
        agree(data_dir, department)
        pull(cast.on)
        again = pull(cast.on)

    assert again is None
    assert department.asked[1][1]["if-none-match"] == '"7"'
    assert "if-modified-since" in department.asked[1][1]


def test_a_server_that_fails_is_asked_again(cast: Cast, data_dir: Path) -> None:
    short = (200, {"Content-Length": str(len(GOOD) + 9)}, GOOD)
    with serving((503, {}, b""), short, (200, {}, GOOD)) as department:
        agree(data_dir, department, timeout=2)
        delivery = pull(cast.on)

    assert delivery is not None and delivery.size == len(GOOD) and len(department.asked) == 3


def test_a_server_that_goes_on_failing_is_told(cast: Cast, data_dir: Path) -> None:
    with serving((500, {}, b"")) as department:
        agree(data_dir, department, attempts=2)
        with pytest.raises(api.PullFailed, match="取数 2 次都没有成功：对方回答 500"):
            pull(cast.on)

    assert len(department.asked) == 2 and api.Delivery.objects.count() == 0


@pytest.mark.parametrize(
    ("status", "words"), [(401, "口令不对"), (404, "核对地址"), (302, "没有跟过去")]
)
def test_a_clear_no_is_final(cast: Cast, data_dir: Path, status: int, words: str) -> None:
    with serving((status, {"Location": "http://169.254.169.254/"}, b"")) as department:
        agree(data_dir, department)
        with pytest.raises(api.PullFailed, match=words):
            pull(cast.on)

    assert len(department.asked) == 1


def test_a_server_nobody_listens_at_is_told(cast: Cast, data_dir: Path) -> None:
    with serving((200, {}, GOOD)) as department:
        agree(data_dir, department, attempts=1, timeout=1)

    with pytest.raises(api.PullFailed, match="连不上"):
        pull(cast.on)


def test_too_much_is_stopped(cast: Cast, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 50)
    with serving((200, {}, GOOD)) as department:
        agree(data_dir, department)
        with pytest.raises(api.FileRefused, match="上限"):
            pull(cast.on)


def test_pages_are_put_together_until_one_is_empty(cast: Cast, data_dir: Path) -> None:
    rows = [dict(zip(HEADERS, each, strict=True)) for each in lines()]
    pages = [
        (200, {}, json.dumps({"rows": rows[:3]}).encode()),
        (200, {}, json.dumps(rows[3:]).encode()),
        (200, {}, b"[]"),
    ]
    with serving(*pages) as department:
        agree(data_dir, department, shape="pages", url=f"http://{department.host}/x?p={{page}}")
        delivery = pull(cast.on)

    assert delivery is not None and api.check(delivery).rows == 4
    assert [path for path, _ in department.asked] == ["/x?p=1", "/x?p=2", "/x?p=3"]


def test_a_page_that_is_no_list_is_told(cast: Cast, data_dir: Path) -> None:
    with serving((200, {}, b'{"error": "x"}')) as department:
        agree(data_dir, department, shape="pages", url=f"http://{department.host}/x?p={{page}}")
        with pytest.raises(api.PullFailed, match="没有“rows”"):
            pull(cast.on)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("feeds: {}", "没有写明取数的地址"),
        ("feeds: {cremations: {pull: {url: 'http://10.0.0.1/x'}}}", "应为 https"),
        ("feeds: {cremations: {pull: {url: 'file:///etc/passwd'}}}", "应为 https"),
        ("feeds: {cremations: {pull: {adress: x}}}", "不认得的“adress”"),
        ("feeds: {cremations: {pull: {timeout: 3}}}", "缺少 url"),
        ("feeds: {cremations: {most_bad: viel, pull: {url: 'https://x'}}}", "most_bad"),
        ("feeds: {cremations: {pull: {url: 'https://x', shape: pages}}}", "{page}"),
        ("feeds: {cremations: {pull: {url: 'https://x', token_file: absent}}}", "找不到"),
        ("feeds: [", "读不懂"),
    ],
)
def test_an_agreement_that_cannot_be_followed_says_what_to_correct(
    cast: Cast, data_dir: Path, written: str, words: str
) -> None:
    (data_dir / "feeds.yaml").write_text(written)

    with pytest.raises(api.AgreementError, match=words):
        pull(cast.on)
