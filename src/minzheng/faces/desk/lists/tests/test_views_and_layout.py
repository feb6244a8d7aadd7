"""Views, columns and height of rows on the pages; long work in the background."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.workbench.api import Job, SavedView
from minzheng.faces.desk.lists import exporting
from minzheng.faces.desk.lists.working import work

from .conftest import At

OF = "/desk/cases/?view=todo&q=罗"


def saved(client: Client, **more: str) -> SavedView:
    given = {"of": OF, "name": "罗家在办", **more}
    answer = client.post("/desk/lists/cases/views/", given)
    assert answer.status_code == 302, answer.content.decode()
    return SavedView.objects.get(name="罗家在办")


def test_a_view_leads_back_to_its_conditions(at: At, case: Case) -> None:
    view = saved(at("town_clerk"))

    shown = at("town_clerk").get("/desk/cases/").content.decode()

    assert view.query == "q=%E7%BD%97&view=todo"
    assert "罗家在办" in shown and "q=%E7%BD%97&amp;view=todo" in shown


def test_the_first_view_opens_the_list_and_can_be_left(at: At, case: Case) -> None:
    view = saved(at("town_clerk"), first="on")

    answer = at("town_clerk").get("/desk/cases/")

    assert answer["Location"] == f"/desk/cases/?{view.query}"
    assert at("town_clerk").get("/desk/cases/?all=1").status_code == 200
    assert at("second_town_clerk").get("/desk/cases/").status_code == 200


def test_a_shared_view_names_its_owner(at: At, case: Case) -> None:
    saved(at("town_clerk"), shared="on")

    assert "李建国" in at("second_town_clerk").get("/desk/cases/").content.decode().split("<h1>")[1]


def test_a_view_of_a_colleague_cannot_be_removed(at: At, case: Case) -> None:
    view = saved(at("town_clerk"), shared="on")

    answer = at("second_town_clerk").post(f"/desk/lists/views/{view.pk}/remove/")

    assert answer.status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_hidden_columns_leave_the_page_but_not_the_file(at: At, case: Case) -> None:
    client = at("town_clerk")
    shown = ["当事人", "当前环节", "所在地", "提交", "剩余时限"]

    client.post("/desk/lists/cases/layout/", {"of": OF, "shown": shown, "density": "roomy"})

    page = client.get(OF).content.decode()
    assert '<table class="roomy"' in page
    assert ">事项</th>" not in page and ">当事人</th>" in page
    given = {"of": OF, "kind": "csv", "purpose": "例会"}
    assert "事项" in client.post("/desk/lists/cases/export/", given).content.decode()


def test_a_list_page_stays_within_ten_queries(
    at: At, case: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = at("town_clerk")
    saved(client)

    with django_assert_max_num_queries(10):
        client.get(OF)


def test_long_work_is_done_and_its_officer_told(
    at: At, case: Case, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    client = at("town_clerk")
    client.post("/desk/lists/cases/export/", {"kind": "csv", "purpose": "例会"})
    job = Job.objects.get()
    assert "导出办件" in client.get("/desk/account/").content.decode()

    work.call(job.pk)

    job.refresh_from_db()
    assert (job.state, job.says) == ("done", "共 1 行，文件保存 30 天")
    file = client.get(f"/desk/jobs/{job.pk}/file/")
    assert case.number in file.content.decode()
    message = inbox(Recipient("officer", "town_clerk")).first()
    assert message is not None and message.link == f"job:{job.pk}"
    assert at("second_town_clerk").get(f"/desk/jobs/{job.pk}/file/").status_code == 404


def test_a_post_that_is_gone_takes_nothing_out(
    at: At, case: Case, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    at("town_clerk").post("/desk/lists/cases/export/", {"kind": "csv", "purpose": "例会"})
    job = Job.objects.get()
    cast.officers["town_clerk"].posts.all().delete()

    work.call(job.pk)

    job.refresh_from_db()
    assert (job.state, job.file_path) == ("failed", "")
