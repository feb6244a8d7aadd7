"""Officers bring an agreement into force, visit and see again; the other town finds nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.caregiving.api import (
    Agreement,
    Charge,
    Fault,
    Visit,
    follow,
    record_visit,
)
from minzheng.engines.caregiving.testing import agreed, elder, seen, supported
from minzheng.faces.desk.caregiving.tests.conftest import DECIDED, LODGED, TODAY
from minzheng.faces.desk.tests.conftest import At
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, register_facility
from minzheng.registers.people.api import Person, unseal_id
from minzheng.registers.stays.api import NewStay, take_in

pytestmark = pytest.mark.django_db


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}_year": str(on.year),
        f"{name}_month": str(on.month),
        f"{name}_day": str(on.day),
    }


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("协议.pdf", b"%PDF-1.4 signed", "application/pdf")


def answers(charge: Charge, agreement: Agreement, **told: str) -> dict[str, str]:
    able = {f"able-{name}": "yes" if can else "no" for name, can in charge.abilities.items()}
    tasks = {f"task-{code}": "done" for code, _ in agreement.task_words}
    return {**day("day", TODAY), "seen": "yes", "money": "yes", **able, **tasks, **told}


def test_an_agreement_goes_from_draft_to_force(charge: Charge, niece: Person, at: At) -> None:
    clerk, head = at("town_clerk"), at("town_head")
    page = f"/desk/caregiving/{charge.pk}/"
    assert "未落实照料人" in text_of(clerk, page)
    told = {"carer_id": unseal_id(niece), "relation": "kin", "health": "good", "payee": "carer",
            "account": "6222020200009988776", **day("since", TODAY)}  # fmt: skip

    clerk.post(f"{page}agree/", told)
    draft = Agreement.objects.get()
    one = f"/desk/caregiving/agreements/{draft.pk}/"
    assert clerk.get(f"{one}paper/").content.startswith(b"%PDF")
    clerk.post(f"{one}sign/", {**day("signed_on", TODAY), "signer": "self", "paper": scan()})
    assert "钟小玲" in text_of(head, f"{one}approve/")
    head.post(f"{one}approve/", {"outcome": "approved"})

    draft.refresh_from_db()
    assert (draft.state, draft.approved_by) == ("in_force", "陈秀英")
    shown = text_of(head, page)
    assert "照料人账户" in shown and "6222020200009988776" not in shown
    assert head.get(f"{one}signed/").content == b"%PDF-1.4 signed"


def test_a_form_that_lacks_something_says_what(charge: Charge, niece: Person, at: At) -> None:
    clerk, url = at("town_clerk"), f"/desk/caregiving/{charge.pk}/agree/"

    unknown = clerk.post(url, {"carer_id": "440118199001010016", **day("since", TODAY)})
    assert "登记簿里没有这个身份证号" in unknown.content.decode()
    told = {"carer_id": unseal_id(niece), "relation": "kin", "health": "poor", "payee": "carer",
            **day("since", TODAY)}  # fmt: skip
    assert "请填收款账号" in clerk.post(url, told).content.decode()
    refused = clerk.post(url, {**told, "payee": "own"}).content.decode()
    assert "请另选一位" in refused and not Agreement.objects.exists()


def test_it_is_sent_back_and_dropped(cast: Cast, charge: Charge, niece: Person, at: At) -> None:
    clerk, head = at("town_clerk"), at("town_head")
    told = {"carer_id": unseal_id(niece), "relation": "kin", "health": "good", "payee": "own"}
    clerk.post(f"/desk/caregiving/{charge.pk}/agree/", {**told, **day("since", TODAY)})
    one = f"/desk/caregiving/agreements/{Agreement.objects.get().pk}/"
    clerk.post(f"{one}sign/", {**day("signed_on", TODAY), "signer": "self", "paper": scan()})

    assert "请写明原因" in head.post(f"{one}approve/", {"outcome": "sent_back"}).content.decode()
    head.post(f"{one}approve/", {"outcome": "sent_back", "why": "字看不清"})
    assert "字看不清" in text_of(clerk, f"/desk/caregiving/{charge.pk}/")
    clerk.post(f"{one}drop/", {"why": "换人"})

    assert Agreement.objects.get().state == "dropped"


def test_a_village_worker_visits_and_sees_again(
    cast: Cast, charge: Charge, niece: Person, at: At
) -> None:
    agreement = agreed(cast, charge, niece, DECIDED)
    worker, url = at("village_worker"), f"/desk/caregiving/{charge.pk}/visit/"
    assert "钟小玲照料得怎样" in text_of(worker, url)
    assert "请写明为什么" in worker.post(
        url, {**day("day", TODAY), "seen": "no"}
    ).content.decode()  # fmt: skip
    assert "请选择" in worker.post(url, {**day("day", TODAY), "seen": "yes"}).content.decode()

    worker.post(url, answers(charge, agreement, **{"task-meals": "not_done", "needs": "想装扶手"}))
    fault = Fault.objects.get()
    shown = text_of(worker, f"/desk/caregiving/{charge.pk}/")
    assert "没做到：一日三餐" in shown and "想装扶手" in shown
    worker.post(f"/desk/caregiving/faults/{fault.pk}/", {"outcome": "wrong", "words": "没有变"})

    assert "须更换照料人" in text_of(worker, f"/desk/caregiving/{charge.pk}/")


def test_a_worse_ability_leads_to_the_review(
    cast: Cast, charge: Charge, niece: Person, at: At
) -> None:
    agreement = agreed(cast, charge, niece, DECIDED)
    worker = at("village_worker")

    worker.post(
        f"/desk/caregiving/{charge.pk}/visit/",
        answers(charge, agreement, **{"able-walks_alone": "no", "able-toilet_alone": "no"}),
    )

    number = Visit.objects.get().case_number
    assert number and number in text_of(worker, f"/desk/caregiving/{charge.pk}/")


def test_a_house_shows_its_beds_and_asks_nothing_twice(cast: Cast, at: At) -> None:
    granny = elder("梁阿婆", date(1945, 2, 1), 7)
    supported(cast, granny, LODGED, unable=5, mode="集中供养")
    follow(DECIDED)
    charge, clerk = Charge.objects.get(), at("town_clerk")
    url = f"/desk/caregiving/{charge.pk}/agree/"
    assert "还没有登记入住" in text_of(clerk, url)

    place = NewFacility("青竹敬老院", "elder_home", charge.division_code, "青竹1号", capacity=2,
                        opened_on=date(2020, 5, 1))  # fmt: skip
    home = register_facility(place, by=SYSTEM, on=DECIDED)
    take_in(NewStay(home, granny, "living", DECIDED, "101-1"), by=SYSTEM, on=DECIDED)
    shown = text_of(clerk, url)

    assert "共 2 张床位" in shown and "现住 1 人" in shown and "身份证号" not in shown


def test_ending_says_what_follows(cast: Cast, charge: Charge, niece: Person, at: At) -> None:
    agreement, clerk = agreed(cast, charge, niece, DECIDED), at("town_clerk")
    url = f"/desk/caregiving/agreements/{agreement.pk}/end/"

    assert "照料护理费每月 300.00 元" in text_of(clerk, url)
    clerk.post(url, {"why": "外出务工"})

    agreement.refresh_from_db()
    assert agreement.ended_as == "ended"


def test_another_mode_and_the_latest_decision(charge: Charge, at: At) -> None:
    clerk, one = at("town_clerk"), f"/desk/caregiving/{charge.pk}/"

    clerk.post(f"{one}mode/", day("day", TODAY))
    assert "供养方式变化" in text_of(clerk, one)
    assert "已按最新决定核对" in clerk.post(f"{one}refresh/", follow=True).content.decode()
    assert (
        at("town_head").post(f"{one}account/", {"account": "6222020200001112223"}).status_code
        == 200
    )


def test_the_other_town_finds_nothing(cast: Cast, charge: Charge, niece: Person, at: At) -> None:
    agreement = agreed(cast, charge, niece, DECIDED)
    visit = record_visit(
        charge, seen(charge, TODAY, money="no"), by=cast.viewers["village_worker"], on=TODAY
    )
    clerk, head = at("other_town_clerk"), at("other_town_head")

    assert "钟**" not in text_of(clerk, "/desk/caregiving/")
    for url in (f"{charge.pk}/", f"{charge.pk}/agree/", f"{charge.pk}/visit/",
                f"agreements/{agreement.pk}/paper/", f"agreements/{agreement.pk}/signed/",
                f"agreements/{agreement.pk}/end/", f"visits/{visit.pk}/photo/",
                f"faults/{visit.faults.get().pk}/"):  # fmt: skip
        assert clerk.get(f"/desk/caregiving/{url}").status_code == 404
    assert head.get(f"/desk/caregiving/agreements/{agreement.pk}/approve/").status_code == 404


@pytest.mark.parametrize("more", [0, 4])
def test_lists_and_pages_are_read_in_few_queries(
    cast: Cast, charge: Charge, niece: Person, at: At, more: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number, word in enumerate("甲乙丙丁"[:more]):
        supported(cast, elder(f"老{word}", date(1950, 1, 1), 60 + number), LODGED)
    follow(DECIDED)
    agreed(cast, charge, niece, DECIDED)
    for _ in range(1 + more):
        visited = seen(charge, DECIDED, money="no")
        record_visit(charge, visited, by=cast.viewers["village_worker"], on=TODAY)
    browser = at("town_clerk")

    for url in ("", "?state=visits", "month/", f"{charge.pk}/", f"{charge.pk}/visit/"):
        with django_assert_max_num_queries(10, info=url):
            text_of(browser, f"/desk/caregiving/{url}")


def test_the_list_masks_names_and_narrows(cast: Cast, charge: Charge, at: At) -> None:
    browser = at("district_clerk")

    assert "钟**" in text_of(browser, "/desk/caregiving/?state=without")
    for url in ("?tier=full", "?mode=facility", "?state=ended"):
        assert "钟**" not in text_of(browser, f"/desk/caregiving/{url}")
    for bad in ("?division=x", "?state=x&tier=x", "month/?month=2026-13", "month/?after=x"):
        assert browser.get(f"/desk/caregiving/{bad}").status_code == 200


def test_a_month_tells_shares_and_differences(
    cast: Cast, charge: Charge, niece: Person, at: At
) -> None:
    agreed(cast, charge, niece, DECIDED)
    later = (DECIDED + timedelta(days=40)).isoformat()[:7]

    shown: Any = text_of(at("town_head"), f"/desk/caregiving/month/?month={later}")

    assert "2026年12月照料情况" in shown and "100.0%" in shown and "没有发放" in shown
