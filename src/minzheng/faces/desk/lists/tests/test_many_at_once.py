"""Many rows at once: weighed first, done after, each whole or not, nobody's refused en bloc."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.notices.api import Notice, notices_of_case
from minzheng.engines.workbench.api import Job
from minzheng.faces.desk.lists.working import work

from .conftest import MONDAY, TUESDAY, At

ACCEPTING = "step|relief/dibao|受理审查"
STATED = {"stated": "1", "papers_complete": "是", "staff_relative": "否", "outcome": "受理"}


def chosen(client: Client, case: Case, **more: str) -> Any:
    given = {"list": "cases", "of": "/desk/cases/", "which": "chosen", "row": case.number}
    return client.post("/desk/lists/bulk/", {**given, **more})


def weighed(client: Client, case: Case, deed: str = ACCEPTING, **given: str) -> Job:
    answer = client.post("/desk/lists/bulk/plan/", {"deed": deed, "rows": case.number, **given})
    assert answer.status_code == 302, answer.content.decode().partition("<main")[2]
    return Job.objects.latest("pk")


def done(client: Client, preview: Job, *rows: str) -> Job:
    client.post(f"/desk/lists/bulk/{preview.pk}/confirm/", {"row": rows})
    job = Job.objects.latest("pk")
    work.call(job.pk)
    job.refresh_from_db()
    return job


def test_the_step_that_waits_is_offered(at: At, case: Case) -> None:
    shown = chosen(at("town_clerk"), case).content.decode()

    assert "受理审查" in shown and "1 件在等您办理这一步" in shown


def test_all_that_was_found_is_chosen(at: At, case: Case) -> None:
    shown = chosen(at("town_clerk"), case, which="all", row="").content.decode()

    assert "选了 1 行" in shown


def test_nothing_chosen_is_told(at: At, case: Case) -> None:
    assert chosen(at("town_clerk"), case, row="").status_code in (200, 302)
    assert Job.objects.count() == 0


def test_a_preview_does_nothing_and_says_what_will_happen(at: At, case: Case) -> None:
    client = at("town_clerk")

    preview = weighed(client, case, **STATED)

    shown = client.get(f"/desk/jobs/{preview.pk}/").content.decode()
    case.refresh_from_db()
    assert "将办理为“受理”" in shown and "罗春生" in shown
    assert case.current == "受理审查"


def test_what_was_seen_is_done_row_by_row(at: At, case: Case) -> None:
    client = at("town_clerk")

    job = done(client, weighed(client, case, **STATED), case.number)

    case.refresh_from_db()
    assert (job.state, job.says) == ("done", "办成 1 行，没有办成 0 行")
    assert "入户调查" in case.current


def test_again_does_nothing_twice(at: At, case: Case) -> None:
    client = at("town_clerk")
    preview = weighed(client, case, **STATED)
    done(client, preview, case.number)

    again = done(client, preview, case.number)

    assert again.says == "办成 0 行，没有办成 1 行"


def test_what_others_must_sign_is_not_offered(at: At, cast: Cast, case: Case) -> None:
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)

    shown = chosen(at("town_clerk"), case).content.decode()

    assert "须由 2 名以上工作人员签字" in shown
    assert 'value="step|' not in shown


def test_turning_somebody_down_is_not_offered(at: At, case: Case) -> None:
    given = {"deed": ACCEPTING, "rows": case.number}

    shown = at("town_clerk").post("/desk/lists/bulk/plan/", given).content.decode()

    assert 'value="受理"' in shown
    assert 'value="不予受理"' not in shown and 'value="一次性告知补正"' not in shown


def test_an_officer_of_the_other_town_finds_nothing_to_do(at: At, case: Case) -> None:
    client = at("other_town_clerk")

    shown = chosen(client, case).content.decode()
    answer = client.post("/desk/lists/bulk/plan/", {"deed": ACCEPTING, "rows": case.number})

    assert "没有可以一起办的事" in shown
    assert answer.status_code == 404


def test_a_row_that_was_not_weighed_is_not_done(at: At, case: Case) -> None:
    client = at("town_clerk")
    preview = weighed(client, case, **STATED)

    client.post(f"/desk/lists/bulk/{preview.pk}/confirm/", {"row": "DB-440118-2026-999999"})

    assert Job.objects.latest("pk") == preview


def test_letters_are_served_together_once(at: At, cast: Cast, case: Case) -> None:
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)
    letter = notices_of_case(case.ref)[0]
    client = at("town_clerk")
    on = {"on_year": TUESDAY.year, "on_month": TUESDAY.month, "on_day": TUESDAY.day}
    given = {"deed": "serve", "rows": letter.number, "stated": "1", "mode": "handed"}

    client.post("/desk/lists/bulk/plan/", {**given, **on, "evidence": "签收表第3号"})
    preview = Job.objects.latest("pk")
    job = done(client, preview, letter.number)

    letter.refresh_from_db()
    assert (job.says, letter.served_on) == ("办成 1 行，没有办成 0 行", TUESDAY)
    assert letter.service_mode == Notice.ServiceMode.HANDED
    assert done(client, preview, letter.number).says == "办成 0 行，没有办成 1 行"


def test_letters_are_packed_to_be_printed(at: At, cast: Cast, case: Case) -> None:
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)
    letter = notices_of_case(case.ref)[0]
    client = at("town_clerk")

    client.post("/desk/lists/bulk/plan/", {"deed": "print", "rows": letter.number})
    job = Job.objects.latest("pk")
    work.call(job.pk)

    file = client.get(f"/desk/jobs/{job.pk}/file/")
    assert file.content.startswith(b"PK") and b"%PDF" in file.content


@pytest.mark.parametrize("post", ["auditor"])
def test_who_only_reads_has_nothing_to_choose(at: At, case: Case, post: str) -> None:
    assert 'name="row"' not in at(post).get("/desk/cases/?view=doing").content.decode()
