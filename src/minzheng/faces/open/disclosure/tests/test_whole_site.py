"""What spans the site: corrections from every page, the map, the feeds, the statements."""

from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import publicised_case
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import MONDAY, TUESDAY, consulted, disclosed
from minzheng.faces.open.disclosure.sitemap import GROUPS, NOT_PAGES, public_names
from minzheng.faces.open.disclosure.tests.conftest import Turn
from minzheng.kernel.matter import catalogue

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
KINDS = ("notices", "directory", "consultations")


def read(path: str) -> str:
    return Client().get(path).content.decode()


def parsed(path: str) -> Element:
    return fromstring(Client().get(path).content)  # noqa: S314  our own answer


@pytest.mark.parametrize("page", ["/open/notices/", "/open/directory/", "/", "/services/"])
def test_every_public_page_asks_what_is_wrong_with_it(cast: Cast, page: str) -> None:
    shown = read(page)

    assert f'href="/open/corrections/new/?page={page}"' in shown
    for words in ("站点地图", "无障碍声明", "隐私"):
        assert words in shown


def test_the_page_one_comes_from_is_filled_in(cast: Cast) -> None:
    assert 'value="/services/"' in read("/open/corrections/new/?page=/services/?q=罗")
    came = Client().get("/open/corrections/new/", headers={"referer": "http://testserver/open/x/"})
    assert 'value="/open/x/"' in came.content.decode()
    other = Client().get("/open/corrections/new/", headers={"referer": "http://other.test/x/"})
    assert 'value="/x/"' not in other.content.decode()


def test_a_correction_is_followed_to_its_answer_and_counted(cast: Cast) -> None:
    told = {"page": "/services/", "text": "电话打不通", "contact": "13700137000"}
    shown = Client().post("/open/corrections/new/", told).content.decode()
    row = api.Correction.objects.get()
    assert row.receipt in shown

    api.answer(row, "电话已更新", "fixed", by=cast.viewers["district_clerk"], on=TUESDAY)

    page = read(f"/open/corrections/?receipt={row.receipt}")
    assert "电话已更新" in page
    assert "13700137000" not in page
    assert "电话打不通" not in read("/open/corrections/")


def test_one_address_cannot_flood_the_corrections(cast: Cast) -> None:
    told = {"text": "电话打不通"}

    answers = [Client().post("/open/corrections/new/", told).status_code for _ in range(31)]

    assert answers[-1] == 429
    assert api.Correction.objects.count() == 30


def test_every_public_address_stands_on_the_map_or_is_no_page() -> None:
    mapped = {name for _, pages in GROUPS for name in pages}

    unmapped = public_names() - mapped - NOT_PAGES

    assert unmapped == set(), "在 sitemap.py 的 GROUPS 写上名称，或列入 NOT_PAGES"


def test_the_map_leads_to_every_guide_document_and_draft(cast: Cast) -> None:
    document, row = disclosed(cast), consulted(cast)

    places = {entry.text for entry in parsed("/sitemap.xml").iter(f"{MAP}loc")}
    shown = read("/sitemap/")

    wanted = [reverse("portal:guide", args=key.split("/")) for key in catalogue().matters]
    wanted += [f"/open/directory/{document.pk}/", f"/open/consultations/{row.pk}/", "/"]
    for path in wanted:
        assert f"http://testserver{path}" in places
        assert f'href="{path}"' in shown


def test_what_is_withdrawn_leaves_map_and_feed(cast: Cast) -> None:
    document = disclosed(cast)
    api.withdraw(document, "内容有误", by=cast.viewers["town_head"], on=TUESDAY)

    for path in ("/sitemap.xml", "/open/feed/directory.xml", "/open/feed.xml"):
        assert f"/open/directory/{document.pk}/" not in read(path)


@pytest.mark.parametrize("path", ["/open/feed.xml", *(f"/open/feed/{k}.xml" for k in KINDS)])
def test_a_feed_is_atom_with_whole_addresses_and_names_nobody(
    cast: Cast, day: Turn, path: str
) -> None:
    publicised_case(cast, apply(cast, on=MONDAY))
    disclosed(cast)
    consulted(cast)
    day(TUESDAY.replace(day=9))

    response = Client().get(path)
    root = fromstring(response.content)  # noqa: S314  our own answer

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == f"{ATOM}feed"
    _has(root, "title", "id", "updated", "author")
    entries = list(root.iter(f"{ATOM}entry"))
    assert entries
    for entry in entries:
        _has(entry, "title", "id", "updated", "link")
        assert entry.find(f"{ATOM}link").attrib["href"].startswith("http://testserver/")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "").tzinfo
    assert "罗春生" not in response.content.decode()
    assert "罗*" not in response.content.decode()


def test_a_feed_of_what_there_is_not_is_not_there(cast: Cast) -> None:
    assert Client().get("/open/feed/people.xml").status_code == 404


def test_the_pages_tell_of_the_feeds(cast: Cast) -> None:
    for page in ("/open/directory/", "/"):
        assert '<link rel="alternate" type="application/atom+xml"' in read(page)


def test_the_statements_say_what_holds_here(cast: Cast) -> None:
    assert "30 分钟不用就退出" in read("/about/privacy/")
    shown = read("/about/accessibility/")
    assert "还没做到的" in shown
    assert "/open/corrections/new/?page=/about/accessibility/" in shown


def _has(element: Element, *names: str) -> None:
    for name in names:
        assert element.find(f"{ATOM}{name}") is not None, name
