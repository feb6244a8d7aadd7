"""Officers at their pages: from the plan to the closed finding; the other town finds nothing."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import VILLAGE_A
from minzheng.engines.audit.api import Entry
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.oversight.api import Finding, Inspection, Remedy, answer_finding
from minzheng.engines.oversight.testing import CODE, PHOTO, Two, concluded, house, planned
from minzheng.faces.desk.tests.conftest import MONDAY, TUESDAY, At
from minzheng.registers.facilities.api import Facility

pytestmark = pytest.mark.django_db
PLAN = {
    "planned_on_year": "2026", "planned_on_month": "11", "planned_on_day": "3",
    "reason": "daily", "first": "town_clerk", "second": "second_town_clerk",
}  # fmt: skip


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def posted(browser: Client, url: str, told: dict[str, object] | None = None) -> str:
    answer = browser.post(url, told or {})
    assert answer.status_code in (200, 302), answer.content.decode()
    return answer.content.decode()


def test_two_clerks_work_from_the_plan_to_the_letter(home: Facility, at: At) -> None:
    first, second = at("town_clerk"), at("second_town_clerk")
    assert "石桥颐养院" in text_of(first, "/desk/inspections/new/?q=石桥")
    posted(first, f"/desk/inspections/new/{home.pk}/", PLAN)
    one = Inspection.objects.get()
    url = f"/desk/inspections/{one.pk}/"

    posted(first, f"{url}begin/")
    for place, group in enumerate(one.sheet.groups):
        told = {f"answer-{item.code}": "good" for item in group.items}
        posted(first, f"{url}checklist/", {"group": str(place), **told, "answer-C1": "bad"})
    assert "还没有写明问题" in text_of(first, url)
    photo = SimpleUploadedFile("a.jpg", PHOTO.content)
    found = {"words": "二楼出口堆了床架", "severity": "major", "photo": photo}
    posted(first, f"{url}items/C1/", found)
    posted(first, f"{url}witness/", {"name": "柯美玲", "outcome": "seen"})
    posted(first, f"{url}confirm/")
    posted(second, f"{url}confirm/")

    row = Finding.objects.get()
    assert (row.state, row.due_on) == ("open", TUESDAY + timedelta(days=7))
    shown = text_of(first, url)
    assert "责令整改通知书" in shown and "二楼出口堆了床架" in shown and "剩 7 天" in shown
    assert first.get(f"{url}letter/").content.startswith(b"%PDF")
    assert first.get(f"/desk/inspections/findings/{row.pk}/photo/").content == PHOTO.content
    assert Entry.objects.order_by("-number")[0].verb == "open_inspection_paper"
    assert first.post(f"{url}items/C1/", {"words": "改了", "severity": "minor"}).status_code == 200
    assert Finding.objects.get().words == "二楼出口堆了床架"


def test_what_cannot_stand_is_said_beside_the_form(home: Facility, at: At) -> None:
    browser, url = at("town_clerk"), f"/desk/inspections/new/{home.pk}/"

    assert "两个不同的人" in posted(browser, url, PLAN | {"second": "town_clerk"})
    assert "已经过去" in posted(browser, url, PLAN | {"planned_on_day": "1"})
    assert not Inspection.objects.exists()


def test_a_group_saves_what_is_filled_and_a_note_needs_an_answer(
    home: Facility, two: Two, at: At
) -> None:
    one, browser = planned(home, two, TUESDAY), at("town_clerk")
    url = f"/desk/inspections/{one.pk}/"
    assert "由李建国、郑伟填" in text_of(browser, f"{url}checklist/")
    posted(browser, f"{url}begin/")

    told = {"group": "0", "answer-A1": "good", "note-A2": "没看到"}
    assert "A2 写了情况，请选" in posted(browser, f"{url}checklist/", told)
    assert not one.answers.exists()
    posted(browser, f"{url}checklist/", told | {"answer-A2": "bad"})

    assert dict(one.answers.values_list("code", "note")) == {"A1": "", "A2": "没看到"}
    assert "写明问题、期限" in text_of(browser, f"{url}checklist/")


def test_a_finding_without_words_is_refused(home: Facility, two: Two, at: At) -> None:
    one, browser = planned(home, two, TUESDAY), at("town_clerk")
    url = f"/desk/inspections/{one.pk}/"
    posted(browser, f"{url}begin/")
    posted(browser, f"{url}checklist/", {"group": "0", "answer-A1": "bad"})

    assert "错误：" in posted(browser, f"{url}items/A1/", {"words": " ", "severity": "minor"})
    assert browser.get(f"{url}items/ZZ/").status_code == 404
    assert not Finding.objects.exists()


def test_the_second_look_and_more_time_are_decided_on_the_pages(
    home: Facility, two: Two, at: At
) -> None:
    row = concluded(home, two, MONDAY).findings.get()
    look = f"/desk/inspections/findings/{row.pk}/look/"
    manager = house_viewer(home, "柯美玲", "manager", MONDAY)
    answer_finding(manager, row.pk, Remedy("清走了", PHOTO), on=TUESDAY)
    browser = at("town_clerk")
    proof = row.deeds.get()

    assert "清走了" in text_of(browser, f"/desk/inspections/{row.inspection_id}/")
    assert browser.get(f"/desk/inspections/proofs/{proof.pk}/").content == PHOTO.content
    assert "请填新的整改期限" in posted(browser, look, {"outcome": "sent_back", "words": "还有"})
    posted(browser, look, {"outcome": "accepted", "words": "现场看过"})

    assert Finding.objects.get().state == "closed"
    assert "已办结" in text_of(browser, f"/desk/inspections/{row.inspection_id}/")


def test_the_other_town_and_other_posts_find_nothing(home: Facility, two: Two, at: At) -> None:
    one = concluded(home, two, MONDAY)
    finding = one.findings.get()
    paths = (
        f"{one.pk}/", f"{one.pk}/letter/", f"{one.pk}/checklist/", f"{one.pk}/items/C1/",
        f"facilities/{home.pk}/", f"new/{home.pk}/", f"findings/{finding.pk}/photo/",
        f"findings/{finding.pk}/look/",
    )  # fmt: skip
    stranger, finance = at("other_town_clerk"), at("finance_clerk")

    assert "石桥颐养院" not in text_of(stranger, "/desk/inspections/?state=concluded")
    assert "石桥颐养院" not in text_of(stranger, "/desk/inspections/new/?q=石桥")
    for path in paths:
        assert stranger.get(f"/desk/inspections/{path}").status_code == 404, path
        assert finance.get(f"/desk/inspections/{path}").status_code == 403, path
    assert at("auditor").get(f"/desk/inspections/{one.pk}/").status_code == 200
    assert stranger.get(f"/desk/inspections/{10**30}/").status_code == 404


def test_what_is_late_stands_on_top(home: Facility, two: Two, at: At) -> None:
    planned(house("柳塘颐养院", VILLAGE_A, CODE, MONDAY), two, MONDAY, day=TUESDAY)
    planned(home, two, MONDAY)
    browser = at("town_head")

    shown = text_of(browser, "/desk/inspections/")
    late = text_of(browser, "/desk/inspections/?late=on")

    assert shown.index("石桥颐养院") < shown.index("柳塘颐养院")
    assert "超 1 天" in late and "柳塘颐养院" not in late


@pytest.mark.parametrize("many", [3, 60])
def test_pages_take_few_queries_however_many_there_are(
    home: Facility, two: Two, at: At, many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for day in range(many):
        planned(home, two, MONDAY, day=MONDAY + timedelta(days=day))
    one, browser = (
        concluded(house("柳塘颐养院", VILLAGE_A, CODE, MONDAY), two, MONDAY),
        at("town_clerk"),
    )

    for path in ("", "?after=1&late=on", f"{one.pk}/", f"{one.pk}/checklist/", "new/?q=石",
                 f"new/{home.pk}/", f"facilities/{home.pk}/"):  # fmt: skip
        with django_assert_max_num_queries(10):
            text_of(browser, f"/desk/inspections/{path}")
