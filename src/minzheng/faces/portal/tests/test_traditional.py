"""Simplified or traditional: the switch stays on, and what is typed in either is understood."""

from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import open_draft
from minzheng.engines.cases.tests.days import MONDAY


def test_the_switch_stays_on(cast: Cast) -> None:
    client = Client()
    client.post("/looks/prefs/", {"script": "traditional", "next": "/"})

    page = client.get("/progress/").content.decode()

    assert '<html lang="zh-Hant"' in page
    assert "查辦到哪一步" in page
    assert 'name="script" value="simplified"' in page


def test_a_search_in_traditional_characters_finds_the_service(cast: Cast) -> None:
    page = Client().get("/services/", {"q": "殘疾補貼"}).content.decode()

    assert "/services/relief/disability_care/" in page


def test_what_was_typed_is_kept_and_shown_as_typed(cast: Cast, client: Client) -> None:
    client.post("/looks/prefs/", {"script": "traditional", "next": "/"})
    draft = open_draft("relief/dibao", cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)
    client.post(f"/apply/{draft.pk}/pages/account/", {"bank": "农村合作社發展分行", "account": ""})

    page = client.get(f"/apply/{draft.pk}/pages/account/").content.decode()

    assert 'value="农村合作社發展分行"' in page
