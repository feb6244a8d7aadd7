"""The case page: few queries, clocks, the data check, and what cannot be done says why."""

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Check, record_check
from minzheng.engines.cases.testing import ACCOUNT, take
from minzheng.faces.desk.showing.dossier import LABELS

from .conftest import TUESDAY

MOST_QUERIES = 10


@pytest.fixture
def checked(cast: Cast, case: Case, data_dir: Path) -> Case:
    """Accepted; the other departments know of a pension that was not declared."""
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=TUESDAY)
    line = {"person": cast.applicant.pk, "item": "企业职工基本养老金", "column": "pension_income"}
    told = json.dumps({**line, "value": 186_000, "source": "社保"}, ensure_ascii=False)
    (data_dir / "check-source.jsonl").write_text(told + "\n", "utf-8")
    record_check(case.number, by=cast.viewers["check_clerk"], on=TUESDAY)
    return case


@pytest.mark.parametrize(
    "url", ["/desk/cases/", "/desk/cases/{number}/", "/desk/cases/{number}/means/"]
)
def test_it_needs_few_queries(
    checked: Case, at: Any, django_assert_max_num_queries: Any, url: str
) -> None:
    client = at("town_head")

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(url.format(number=checked.number))

    assert answer.status_code == 200


def test_it_needs_few_queries_where_a_step_waits(
    checked: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    client = at("check_clerk")

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(f"/desk/cases/{checked.number}/").content.decode()

    assert 'name="step-outcome"' in page


@pytest.mark.parametrize("tab", LABELS)
def test_every_tab_opens(checked: Case, at: Any, tab: str) -> None:
    page = at("town_clerk").get(f"/desk/cases/{checked.number}/{tab}/").content.decode()

    assert LABELS[tab] in page
    assert "剩 30 个工作日" in page


def test_an_unknown_tab_is_not_found(case: Case, at: Any) -> None:
    assert at("town_clerk").get(f"/desk/cases/{case.number}/secrets/").status_code == 404


def test_it_sets_declared_beside_found(checked: Case, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/cases/{checked.number}/check/").content.decode()

    assert "1,860.00元" in page and "<mark>" in page
    assert "处置“企业职工基本养老金”" in page


def test_it_settles_a_doubt_with_its_proof(checked: Case, at: Any) -> None:
    doubt = Check.objects.get(case=checked, state="doubt")
    url = f"/desk/cases/{checked.number}/check/{doubt.pk}/"
    client = at("check_clerk")

    bare = client.post(url, {"state": "mistaken"}).content.decode()
    done = client.post(url, {"state": "mistaken", "evidence": "同名同姓，社保局已更正"})

    assert "请填写“依据”" in bare
    assert done.status_code == 302
    doubt.refresh_from_db()
    assert doubt.state == "mistaken"


def test_what_cannot_be_done_says_why_and_whom_to_ask(checked: Case, at: Any) -> None:
    clerk = at("town_clerk").get(f"/desk/cases/{checked.number}/").content.decode()
    head = at("town_head").get(f"/desk/cases/{checked.number}/").content.decode()

    assert "暂不能延长期限" in clerk and "请报乡镇（街道）负责人" in clerk
    assert f"/desk/cases/{checked.number}/extend/" in head


def test_it_extends_once_for_a_reason_of_the_law(checked: Case, at: Any) -> None:
    url, client = f"/desk/cases/{checked.number}/extend/", at("town_head")

    assert client.post(url, {"reason": "太忙"}).status_code == 200
    assert client.post(url, {"reason": "人户分离"}).status_code == 302
    assert "只能延长一次" in client.get(url).content.decode()


def test_it_puts_a_fact_right_and_keeps_what_was_declared(
    cast: Cast, checked: Case, at: Any
) -> None:
    given = {
        "which": f"{cast.applicant.pk}.wage_income", "value": "1800元", "source": "原始凭证",
        "reason": "工资单三个月平均",
    }  # fmt: skip
    client = at("town_clerk")

    assert client.post(f"/desk/cases/{checked.number}/facts/", given).status_code == 302
    page = client.get(f"/desk/cases/{checked.number}/members/").content.decode()
    assert "1,800.00元" in page and "原申报 1,500.00元" in page


def test_it_says_how_a_fact_must_be_written(cast: Cast, checked: Case, at: Any) -> None:
    given = {
        "which": f"{cast.applicant.pk}.wage_income", "value": "很多", "source": "原始凭证",
        "reason": "听说",
    }  # fmt: skip

    page = at("town_clerk").post(f"/desk/cases/{checked.number}/facts/", given).content.decode()

    assert "工资性收入" in page and "错误：" in page


def test_it_refuses_a_paper_of_the_wrong_kind(checked: Case, at: Any, tmp_path: Path) -> None:
    wrong = tmp_path / "a.exe"
    wrong.write_bytes(b"MZ not a picture")

    with wrong.open("rb") as file:
        given = {"title": "清单", "paper": file}
        page = at("town_clerk").post(f"/desk/cases/{checked.number}/papers/add/", given)

    assert "不是照片" in page.content.decode()


def test_the_list_filters_in_the_address(case: Case, at: Any) -> None:
    client = at("town_clerk")

    assert case.number in client.get("/desk/cases/?q=罗").content.decode()
    assert case.number not in client.get("/desk/cases/?q=李").content.decode()
    assert client.get("/desk/cases/?view=secrets").status_code == 404
    assert client.get("/desk/cases/?cursor=x:1").status_code == 404


def test_my_day_counts_open_their_rows(case: Case, at: Any) -> None:
    page = at("town_clerk").get("/desk/").content.decode()

    assert 'href="/desk/cases/?view=todo"' in page
    assert case.number in page


def test_no_account_number_is_shown_whole(case: Case, at: Any) -> None:
    case.facts["household"]["account"] = ACCOUNT  # whatever an engine may keep
    case.save(update_fields=["facts"])

    page = at("town_clerk").get(f"/desk/cases/{case.number}/means/").content.decode()

    assert ACCOUNT not in page and ACCOUNT[-4:] in page
