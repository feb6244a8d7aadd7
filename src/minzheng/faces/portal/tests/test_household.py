"""The family's page: changes told, mistakes passed on."""

from datetime import date

from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.notices.api import Message
from minzheng.faces.portal.tests.conftest import Turn

DAY = {"happened_on_year": "2026", "happened_on_month": "11", "happened_on_day": "16"}


def test_members_are_shown(client: Client, cast: Cast) -> None:
    page = client.get("/my/household/").content.decode()

    assert "谢月娥" in page
    assert "妻子" in page


def test_a_death_opens_the_review_of_what_is_paid(cast: Cast, client: Client, day: Turn) -> None:
    decided_case(cast, apply(cast, on=MONDAY))
    day(date(2026, 11, 17))

    page = client.post("/my/household/report/", {"event": "死亡", "person": cast.spouse.pk, **DAY})

    opened = Case.objects.get(event="死亡")
    assert opened.number in page.content.decode()
    cast.spouse.refresh_from_db()
    assert cast.spouse.died_on == date(2026, 11, 16)


def test_income_can_be_reported_by_who_receives_only(cast: Cast, client: Client, day: Turn) -> None:
    before = client.get("/my/household/report/").content.decode()
    decided_case(cast, apply(cast, on=MONDAY))
    day(date(2026, 11, 17))
    after = client.get("/my/household/report/").content.decode()

    assert "收入、财产发生变化" not in before
    assert "收入、财产发生变化" in after
    assert "信息比对发现疑点" not in after


def test_a_death_without_a_name_is_refused(cast: Cast, client: Client) -> None:
    said = {"event": "死亡", **DAY, "happened_on_month": "10"}

    page = client.post("/my/household/report/", said).content.decode()

    assert "请选择是哪一位家庭成员去世" in page


def test_a_death_in_the_future_is_refused(cast: Cast, client: Client) -> None:
    said = {"event": "死亡", "person": cast.spouse.pk, **DAY}

    page = client.post("/my/household/report/", said).content.decode()

    assert "晚于今天" in page
    cast.spouse.refresh_from_db()
    assert cast.spouse.died_on is None


def test_a_mistake_in_the_register_reaches_village_and_town(cast: Cast, client: Client) -> None:
    said = {"person": str(cast.applicant.pk), "wrong": "婚姻状况", "right": "离婚"}

    page = client.post("/my/household/wrong/?draft=1&page=people", said).content.decode()

    told = set(Message.objects.values_list("recipient_key", flat=True))
    assert {"village_worker", "town_clerk"} <= told
    assert "other_town_clerk" not in told
    assert "何小敏" in page
    assert "/apply/1/pages/people/" in page
