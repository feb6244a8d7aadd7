"""From a need to the money at its pages: each by another hand; the other town finds nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.ledger.api import Fund
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    CODE,
    NAME,
    PAPER,
    TERMS,
    accepted,
    approved,
    fund,
    manager_of,
    organisation,
    paid,
    reported,
)
from minzheng.faces.desk.tests.conftest import MONDAY, At

pytestmark = pytest.mark.django_db
PROJECT = {
    "title": "独居老人探访", "need": "三百位独居老人没人定期看", "item": "relief_visits",
    "division": TOWN_A, "budget": "100000", "way": "framework",
}  # fmt: skip
CONTRACT = {
    "code": CODE, "amount": "100000", "pay_plan": "venture", "termination": TERMS,
    "since_year": "2026", "since_month": "11", "since_day": "3",
    "until_year": "2027", "until_month": "11", "until_day": "2",
    "name1": "入户探访", "target1": "200", "unit1": "人次", "weight1": "60",
    "name2": "支持小组", "target2": "20", "unit2": "次", "weight2": "40",
}  # fmt: skip


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def posted(browser: Client, url: str, told: dict[str, object] | None = None) -> str:
    answer = browser.post(url, told or {})
    assert answer.status_code in (200, 302), answer.content.decode()
    return answer.content.decode()


def test_a_need_becomes_a_signed_contract(cast: Cast, at: At) -> None:
    organisation()
    money, clerk, head = fund(MONDAY), at("district_clerk"), at("district_head")
    posted(at("town_clerk"), "/desk/projects/new/", PROJECT)
    url = f"/desk/projects/{api.Project.objects.get().pk}/"
    posted(head, f"{url}decide/", {"granted": "yes", "words": "同意"})

    told = CONTRACT | {"fund": str(money.pk)}
    assert "合计 100" in posted(clerk, f"{url}contract/", told | {"weight2": "30"})
    assert "没有登记" in posted(clerk, f"{url}contract/", told | {"code": "1" * 18})
    posted(clerk, f"{url}contract/", told)

    text = text_of(clerk, url)
    assert NAME in text and "100,000.00" in text and "60/30/10" in text and "首付" in text


def test_a_stage_is_reported_accepted_by_two_and_paid(
    contract: api.Contract, house: Client, at: At
) -> None:
    stage = api.next_stage(contract)
    assert stage is not None
    told = {"words": "已组队", "invoice": "INV1"}
    posted(house, f"/provider/contracts/stages/{stage.pk}/", told)
    url, one = f"/desk/projects/stages/{stage.pk}/", f"/desk/projects/{contract.project_id}/"

    posted(at("town_clerk"), f"{url}accept/", {"words": "看过合同"})
    assert at("town_clerk").post(f"{url}confirm/", {"words": "看过"}).status_code == 403
    posted(at("second_town_clerk"), f"{url}confirm/", {"words": "看过"})
    posted(at("district_head"), f"{url}approve/")
    posted(at("finance_clerk"), f"{url}pay/")

    text = text_of(at("auditor"), one)
    assert "60,000.00" in text and "首付，不看成效" in text and "凭证" in text
    assert at("finance_clerk").post(f"{url}pay/").status_code == 409
    assert "已付 60,000.00" in text_of(house, f"/provider/contracts/{contract.pk}/")


def test_the_second_stage_asks_for_numbers_and_proof(
    contract: api.Contract, house: Client, cast: Cast, at: At
) -> None:
    first = api.next_stage(contract)
    assert first is not None
    posted(house, f"/provider/contracts/stages/{first.pk}/", {"words": "组队", "invoice": "1"})
    first.refresh_from_db()
    paid(accepted(first, cast, {}, MONDAY), cast, MONDAY)
    second = api.next_stage(contract)
    assert second is not None
    url = f"/provider/contracts/stages/{second.pk}/"

    told: dict[str, object] = {"words": "做了一半", "invoice": "2", "n-A": "80", "n-B": "10"}
    assert "附一份证明" in posted(house, url, told)
    told["proof"] = SimpleUploadedFile("签到.pdf", PAPER.content)
    posted(house, url, told)

    desk = f"/desk/projects/stages/{second.pk}/"
    assert "错误：" in posted(at("town_clerk"), f"{desk}accept/", {"A": "81", "words": "看"})
    posted(at("town_clerk"), f"{desk}accept/", {"A": "80", "B": "10", "words": "看过"})
    assert at("auditor").get(f"{desk}proof/").content == PAPER.content
    posted(at("town_head"), f"{desk}return/", {"words": "少一页"})
    assert "少一页" in text_of(house, f"/provider/contracts/{contract.pk}/")


def test_what_the_fund_cannot_pay_is_said(cast: Cast, contract: api.Contract, at: At) -> None:
    project = approved(cast, MONDAY, title="又一个", budget=10**12)
    told = CONTRACT | {"fund": str(Fund.objects.get().pk), "amount": "9000000"}

    text = posted(at("district_clerk"), f"/desk/projects/{project.pk}/contract/", told)

    assert "要预留 9,000,000.00元，不够" in text


def test_the_end_is_scored(contract: api.Contract, cast: Cast, at: At) -> None:
    clerk, url = at("district_clerk"), f"/desk/projects/{contract.project_id}/"
    scores = {each.key: "80" for each in api.questions()} | {"words": "没做完"}
    assert "没付清" in posted(clerk, f"{url}evaluate/", scores)
    posted(clerk, f"{url}stop/", {"words": "机构提出，依终止条款"})
    posted(clerk, f"{url}evaluate/", scores)

    assert "评价：80 分" in text_of(clerk, url)


def test_a_contract_is_amended_and_the_fund_follows(contract: api.Contract, at: At) -> None:
    clerk, url = at("district_clerk"), f"/desk/projects/{contract.project_id}/"
    assert "预留待付" in text_of(clerk, url) and "100,000.00" in text_of(clerk, url)
    told = {
        "amount": "80000", "until_year": "2027", "until_month": "10", "until_day": "1",
        "words": "少做一个村",
    }  # fmt: skip
    assert "之间" in posted(clerk, f"{url}amend/", told | {"amount": "100001"})
    posted(clerk, f"{url}amend/", told)

    text = text_of(clerk, url)
    assert "100,000.00 元改为 80,000.00 元" in text and "少做一个村" in text
    assert api.reserved(contract.ref) == 8_000_000
    assert at("town_clerk").get(f"{url}amend/").status_code == 403


def test_an_approved_project_is_dropped_with_a_reason(cast: Cast, at: At) -> None:
    head, project = at("district_head"), approved(cast, MONDAY)
    url = f"/desk/projects/{project.pk}/"
    posted(head, f"{url}drop/", {"words": "需求已由镇里解决"})

    assert "需求已由镇里解决" in text_of(head, url)
    assert at("district_clerk").get(f"{url}amend/").status_code == 404


def test_an_evaluated_project_is_looked_at_again(contract: api.Contract, at: At) -> None:
    clerk, url = at("district_clerk"), f"/desk/projects/{contract.project_id}/"
    told = {"goes_on": "yes", "served": "38", "words": "镇里接着做"}
    assert "评价以后才回看" in posted(clerk, f"{url}follow/", told)
    posted(clerk, f"{url}stop/", {"words": "机构提出"})
    scores = {each.key: "80" for each in api.questions()} | {"words": "没做完"}
    posted(clerk, f"{url}evaluate/", scores)
    assert "写 0" in posted(clerk, f"{url}follow/", told | {"goes_on": "no"})
    posted(clerk, f"{url}follow/", told)

    assert "最近一个月 38 人" in text_of(clerk, url)


def test_a_stage_shows_by_when_it_is_accepted(contract: api.Contract, cast: Cast, at: At) -> None:
    reported(contract, manager_of(contract.organisation, MONDAY), {}, MONDAY)

    assert "剩 14 天" in text_of(at("town_clerk"), f"/desk/projects/{contract.project_id}/")


def test_the_other_town_and_other_posts_find_nothing(contract: api.Contract, at: At) -> None:
    url, stage = f"/desk/projects/{contract.project_id}/", api.stages_of(contract)[0]
    assert at("other_town_clerk").get(url).status_code == 404
    assert contract.project.title not in text_of(at("other_town_head"), "/desk/projects/")
    assert (
        at("other_town_clerk").get(f"/desk/projects/stages/{stage.pk}/accept/").status_code == 404
    )
    assert at("social_worker").get(url).status_code == 403
    assert at("district_clerk").get("/desk/projects/99999999999999999999/").status_code == 404


def test_the_pages_cost_the_same_whatever_the_size(
    cast: Cast,
    contract: api.Contract,
    at: At,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = at("district_clerk")
    for size in (1, 20):
        for number in range(size):
            approved(cast, MONDAY, title=f"项目 {size}-{number}")
        for url in ("/desk/projects/", f"/desk/projects/{contract.project_id}/"):
            with django_assert_max_num_queries(10):
                text_of(browser, url)


def test_what_is_not_its_own_an_organisation_does_not_find(
    contract: api.Contract, house: Client
) -> None:
    assert house.get(f"/provider/contracts/{contract.pk + 1}/").status_code == 404
    assert house.get("/provider/contracts/stages/99999/").status_code == 404
