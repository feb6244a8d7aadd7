"""The decision panel: record, outcome, reason, co-signers."""

from typing import Any

from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, CaseStep
from minzheng.engines.cases.testing import plain_record, take

from .conftest import TUESDAY


def open_step(case: Case, element: str) -> CaseStep:
    return CaseStep.objects.select_related("case__household", "case__applicant").get(
        case=case, element=element, closed_on=None
    )


def send(client: Client, step: CaseStep, outcome: str, **more: Any) -> Any:
    record = {}
    for name, value in plain_record(step, TUESDAY, {}).items():
        if value == TUESDAY.isoformat():
            year, month, day = value.split("-")
            record |= {f"{name}_year": year, f"{name}_month": month, f"{name}_day": day}
        else:
            record[name] = value
    url = f"/desk/cases/{step.case.number}/steps/{step.pk}/"
    return client.post(url, {**record, "step-outcome": outcome, **more})


def accepted(cast: Cast, case: Case) -> Case:
    return take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=TUESDAY)


def test_it_records_a_decision_and_says_so(cast: Cast, case: Case, at: Any) -> None:
    client = at("town_clerk")

    answer = send(client, open_step(case, "受理审查"), "受理")

    assert answer.url == f"/desk/cases/{case.number}/"
    assert "“受理审查”已办理为“受理”" in client.get(answer.url).content.decode()


def test_it_shows_everything_that_is_missing_at_once(case: Case, at: Any) -> None:
    step = open_step(case, "受理审查")
    client = at("town_clerk")

    page = client.post(f"/desk/cases/{case.number}/steps/{step.pk}/", {"step-outcome": "受理"})

    said = page.content.decode()
    assert "错误：" in said
    assert "请选择“材料齐全”" in said and "近亲属关系”" in said
    assert not CaseStep.objects.get(pk=step.pk).closed_on


def test_it_refuses_to_send_back_without_the_whole_list(case: Case, at: Any) -> None:
    step = open_step(case, "受理审查")
    bare = {"papers_complete": "否", "staff_relative": "否", "step-outcome": "一次性告知补正"}
    url = f"/desk/cases/{case.number}/steps/{step.pk}/"

    page = at("town_clerk").post(url, bare).content.decode()

    assert "必须一次性列全" in page


def test_it_asks_for_a_reason_against_the_proposal(case: Case, at: Any) -> None:
    page = send(at("town_clerk"), open_step(case, "受理审查"), "不予受理").content.decode()

    assert 'href="#id_step-reason"' in page


def test_it_asks_for_a_second_pair_of_hands(cast: Cast, case: Case, at: Any) -> None:
    accepted(cast, case)
    client, step = at("town_clerk"), open_step(case, "入户调查")

    alone = send(client, step, "调查完毕").content.decode()
    together = send(client, step, "调查完毕", **{"step-signers": ["second_town_clerk"]})

    assert "须由 2 名以上" in alone
    assert together.status_code == 302


def test_it_offers_colleagues_of_the_office_as_signers(cast: Cast, case: Case, at: Any) -> None:
    accepted(cast, case)

    page = at("town_clerk").get(f"/desk/visits/{case.number}/").content.decode()

    assert "郑伟" in page and "何小敏" in page
    assert "黄志强" not in page


def test_it_tells_the_second_officer_who_was_quicker(cast: Cast, case: Case, at: Any) -> None:
    step = open_step(case, "受理审查")
    accepted(cast, case)

    answer = send(at("second_town_clerk"), step, "受理")

    assert answer.status_code == 409
    assert "已由 李建国 于 2026-11-03 办理为“受理”" in answer.content.decode()


def test_it_refuses_an_officer_of_another_town(case: Case, at: Any) -> None:
    step = open_step(case, "受理审查")

    answer = at("other_town_clerk").get(f"/desk/cases/{case.number}/steps/{step.pk}/")

    assert answer.status_code == 404
    assert "罗春生" not in answer.content.decode()


def test_it_offers_no_panel_to_whom_the_step_does_not_wait_for(case: Case, at: Any) -> None:
    page = at("district_head").get(f"/desk/cases/{case.number}/").content.decode()

    assert 'name="step-outcome"' not in page
    assert "乡镇人民政府（街道办事处）" in page
