"""The directory as anybody reads it."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import TUESDAY, disclosed, handed_in, written
from minzheng.kernel.matter import catalogue
from minzheng.registers.papers import Paper


def read(path: str) -> str:
    return Client().get(path).content.decode()


def test_a_document_shows_its_metadata_its_text_and_what_belongs_to_it(cast: Cast) -> None:
    document = disclosed(cast)

    shown = read(f"/open/directory/{document.pk}/")

    for words in ("440118101000-town-0901-2026-00001", "青府〔2026〕8号", "青竹镇人民政府",
                  "社会救助科", "自形成或者变更之日起 20 个工作日内", "标准调整如下",
                  "/services/relief/dibao/", "/open/parameters/#dibao-standard"):  # fmt: skip
        assert words in shown


def test_what_is_not_published_is_not_there(cast: Cast) -> None:
    document = handed_in(cast)

    assert Client().get(f"/open/directory/{document.pk}/").status_code == 404
    assert "关于调整" not in read("/open/directory/")


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("q=生活保障", True), ("q=殡葬", False), ("category=09", True), ("category=02", False),
        ("year=2026", True), ("year=1", True), ("body=440118101000-town", True),
    ],
)  # fmt: skip
def test_it_is_found_by_words_category_year_and_body(cast: Cast, query: str, hit: bool) -> None:
    disclosed(cast)

    assert ("关于调整最低生活保障标准的通知" in read(f"/open/directory/?{query}")) is hit


def test_an_old_version_says_so_and_stays_readable(cast: Cast) -> None:
    document = disclosed(cast)
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    new = written(title="更正后的通知", why="标准写错")
    api.correct(document, new, by=clerk, on=TUESDAY)
    api.submit(document, by=clerk, on=TUESDAY)
    api.publish(document, by=head, on=TUESDAY)

    now = read(f"/open/directory/{document.pk}/")
    old = read(f"/open/directory/{document.pk}/versions/1/")

    assert "更正后的通知" in now
    assert "标准写错" in now
    assert "这是旧版本" in old
    assert Client().get(f"/open/directory/{document.pk}/versions/9/").status_code == 404


def test_a_withdrawn_document_says_why_and_shows_no_text(cast: Cast) -> None:
    paper = Paper("通知.pdf", b"%PDF-1.4 a notice")
    document = disclosed(cast, paper=paper, paper_checked=True)
    at = f"/open/directory/{document.pk}/versions/1/paper/"
    assert Client().get(at).content == paper.content

    api.withdraw(document, "内容有误", by=cast.viewers["town_head"], on=TUESDAY)

    shown = read(f"/open/directory/{document.pk}/")
    assert "内容有误" in shown
    for words in ("标准调整如下", "关于调整", "社会救助科"):
        assert words not in shown
    assert Client().get(at).status_code == 404


def test_the_list_goes_on_where_the_page_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minzheng.faces.open.disclosure.directory.PAGE", 2)
    titles = [f"通知之{place}" for place in range(5)]
    for title in titles:
        disclosed(cast, title=title)

    first = read("/open/directory/?q=通知")
    more = re.search(r'href="(\?[^"]*before=\d+)"', first)
    assert more
    second = read(f"/open/directory/{unescape(more[1])}")

    assert [title in first for title in titles] == [False, False, False, True, True]
    assert [title in second for title in titles] == [False, True, True, False, False]


def test_the_chain_leads_both_ways(cast: Cast) -> None:
    old = disclosed(cast)
    new = disclosed(cast, title="新的通知", replaces=old.index_number, replaces_how="abolished")

    assert f'href="/open/directory/{new.pk}/"' in read(f"/open/directory/{old.pk}/")
    assert f'href="/open/directory/{old.pk}/"' in read(f"/open/directory/{new.pk}/")


def test_the_standard_directory_names_every_matter_and_duty(cast: Cast) -> None:
    shown = read("/open/directory/standard/")

    for matter in catalogue().matters.values():
        assert f"：{matter.service.short}" in shown
    for duty in api.duties():
        assert duty.item in shown


@pytest.mark.parametrize("path", ["/open/directory/", "/open/directory/{}/", "/sitemap/"])
def test_a_page_asks_little_whatever_the_size(cast: Cast, path: str) -> None:
    documents = [disclosed(cast, title=f"通知之{place}") for place in range(4)]

    with CaptureQueriesContext(connection) as caught:
        assert Client().get(path.format(documents[0].pk)).status_code == 200

    assert len(caught) <= 10
