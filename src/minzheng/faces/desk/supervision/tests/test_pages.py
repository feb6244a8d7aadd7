"""Officers at their pages, from the frozen list to the closed finding; others see nothing."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.cases.api import Case, Check, CheckState, Material
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.draws.api import verify
from minzheng.engines.payments.api import CorrectionSheet
from minzheng.engines.supervision.api import (
    PROCEDURE,
    UNDUE,
    Finding,
    JointInspection,
    Look,
    NewJoint,
    Review,
    ReviewPlan,
    open_joint,
)
from minzheng.engines.supervision.testing import (
    copied,
    drawn_plan,
    found,
    plan_of,
)
from minzheng.faces.desk.supervision.tests.conftest import NOW, SOON, turn
from minzheng.faces.desk.tests.conftest import At

pytestmark = pytest.mark.django_db
HOUSE = "/desk/supervision"
KEPT = 6  # that a look is kept: its row and its entry in the trail, in one transaction


def text_of(browser: Client, path: str) -> str:
    answer = browser.get(f"{HOUSE}/{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def posted(browser: Client, path: str, told: dict[str, object] | None = None) -> str:
    answer = browser.post(f"{HOUSE}/{path}", told or {}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def day(name: str, on: object) -> dict[str, object]:
    year, month, number = str(on).split("-")
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": number}


def test_a_plan_is_frozen_committed_and_drawn_by_two(decided: Case, data_dir: Path, at: At) -> None:
    clerk, head = at("district_clerk"), at("district_head")
    plan = {"title": "四季度抽查", "kind": "decisions", "matters": [MATTER],
            **day("since", "2026-01-01"), **day("until", NOW)}  # fmt: skip
    assert "名单已冻结" in posted(clerk, "plans/new/", plan)
    row = ReviewPlan.objects.get()
    url = f"plans/{row.pk}/"
    assert head.get(f"/open/draws/{row.draw_id}/").status_code == 404

    posted(clerk, f"{url}commit/", {"later": "次日双色球红球号码"})
    assert "要由另一个人抽取" in text_of(clerk, url)
    file = json.loads(head.get(f"/open/draws/{row.draw_id}/file/").content)
    assert (verify(file), file["seed"], file["chosen"]) == ([], "", [])
    turn(data_dir, SOON.isoformat())
    assert "请填这个数" in posted(head, f"{url}draw/", {})
    told = {"value": "03 08 11", "source": "中国福彩网"}
    assert "已抽取" in posted(head, f"{url}draw/", told)

    file = json.loads(head.get(f"/open/draws/{row.draw_id}/file/").content)
    assert (verify(file), len(file["chosen"])) == ([], 1)
    assert decided.number in text_of(clerk, url)
    assert decided.number not in json.dumps(file)


def test_a_review_ends_with_two_signatures_and_the_town_answers(
    decided: Case, cast: Cast, at: At
) -> None:
    drawn_plan(cast, NOW)
    review = Review.objects.get()
    clerk, head, town = at("district_clerk"), at("district_head"), at("town_clerk")
    url = f"reviews/{review.pk}/"
    assert "随机抽中" in text_of(clerk, url) and "罗春生" in text_of(clerk, url)
    answers = {f"answer-{code}": "good" for code in review.items}
    shown = posted(
        clerk, f"{url}checklist/", answers | {"answer-A1": "bad", "note-A1": "妻子没有签授权"}
    )
    assert "写结论" in shown
    ruling = {"conclusion": "procedure", "words": "授权书缺一名成员签字"}
    posted(clerk, f"{url}conclusion/", ruling)
    assert "我同意，签字" not in text_of(clerk, url)
    assert "已通知镇街整改" in posted(head, f"{url}sign/")

    finding = Finding.objects.get()
    url = f"findings/{finding.pk}/"
    assert "授权书缺一名成员签字" in text_of(town, url)
    posted(town, f"{url}answer/", {"words": "已补签"})
    look = {"outcome": "sent_back", "words": "再看"}
    assert "请填新的整改期限" in posted(clerk, f"{url}look/", look)
    assert "已办结" in posted(clerk, f"{url}look/", {"outcome": "accepted", "words": "看过"})


def test_what_is_refused_stands_beside_the_form(decided: Case, cast: Cast, at: At) -> None:
    clerk = at("district_clerk")
    early = {"title": "抽", "kind": "decisions", "matters": [MATTER],
             **day("since", "2026-01-01"), **day("until", "2026-01-31")}  # fmt: skip
    assert "没有可抽的" in posted(clerk, "plans/new/", early)
    assert not ReviewPlan.objects.exists()
    drawn_plan(cast, NOW)
    review = Review.objects.get()
    ruling = {"conclusion": "fine", "words": "好"}
    assert "项没有填" in posted(clerk, f"reviews/{review.pk}/conclusion/", ruling)


def test_others_find_nothing(decided: Case, cast: Cast, at: At) -> None:
    plan = drawn_plan(cast, NOW)
    finding = found(cast, Review.objects.get(), PROCEDURE, SOON)
    stranger, finance = at("other_town_clerk"), at("finance_clerk")

    assert decided.number not in text_of(stranger, "findings/")
    assert decided.number not in text_of(stranger, "periodic/")
    assert stranger.get(f"{HOUSE}/findings/{10**30}/").status_code == 404
    for path in (f"findings/{finding.pk}/", f"findings/{finding.pk}/answer/"):
        assert stranger.get(f"{HOUSE}/{path}").status_code == 404, path
        assert finance.get(f"{HOUSE}/{path}").status_code == 403, path
    for path in ("plans/", f"plans/{plan.pk}/", "reviews/", f"reviews/{finding.review_id}/",
                 "monitor/", "joint/"):  # fmt: skip
        assert at("town_head").get(f"{HOUSE}/{path}").status_code == 403, path
    assert at("auditor").get(f"{HOUSE}/plans/{plan.pk}/").status_code == 200


def test_the_monitor_draws_funnels_and_says_what_they_do_not_mean(
    decided: Case, cast: Cast, at: At
) -> None:
    copied(decided, 5)

    shown = text_of(at("district_head"), f"monitor/?matter={MATTER}")

    assert "<svg" in shown and "不是结论" in shown and "青竹镇" in shown
    assert "没有镇街超出偶然的范围" in shown
    assert "没有镇街决定的办件" in text_of(at("auditor"), "monitor/?matter=relief/tekun")


def test_who_holds_a_benefit_stands_in_the_periodic_list(
    decided: Case, data_dir: Path, at: At
) -> None:
    turn(data_dir, (NOW + timedelta(days=20)).isoformat())
    of = f"periodic/?matter={MATTER}"
    assert decided.number in text_of(at("town_clerk"), f"{of}&state=done")
    turn(data_dir, (NOW + timedelta(days=400)).isoformat())

    shown = text_of(at("town_clerk"), f"{of}&state=late")

    assert decided.number in shown and "超期没有核查" in shown
    assert decided.number not in text_of(at("town_clerk"), f"{of}&state=done")


def opened(cast: Cast, **scope: Any) -> JointInspection:
    wanted: dict[str, Any] = scope or {"towns": (TOWN_A,), "matters": (MATTER,),
                       "since": NOW.replace(month=1, day=1), "until": NOW}  # fmt: skip
    new = NewJoint("联合检查", "看镇街决定", "增纪函〔2026〕1号", "440118000000",
                   "discipline_inspector", NOW, NOW + timedelta(days=9), **wanted)  # fmt: skip
    return open_joint(new, by=cast.viewers["district_head"], on=NOW)


def test_the_inspector_reads_masked_files_and_every_look_is_in_the_log(
    decided: Case, cast: Cast, at: At
) -> None:
    joint, inspector = opened(cast), at("discipline_inspector")
    url = f"joint/{joint.pk}/"
    path = f"{url}files/{decided.number}/"
    assert decided.number in text_of(inspector, url)

    masked = text_of(inspector, path)
    assert "罗春生" not in masked and "谢月娥" not in masked and "罗**" in masked
    assert "为什么要看姓名" in posted(inspector, f"{path}open/", {"purpose": "审计检查"})
    told = {"purpose": "审计检查", "why": "核对签字人"}
    assert "罗春生" in posted(inspector, f"{path}open/", told)

    log = text_of(at("auditor"), f"{url}log/")
    assert "核对签字人" in log and "廖正中" in log and Look.objects.count() == 3
    assert inspector.get(f"{HOUSE}/{url}log/").status_code == 403
    assert at("district_head").get(f"{HOUSE}/{path}").status_code == 403


def test_outside_its_scope_and_after_its_end_there_is_nothing(
    decided: Case, cast: Cast, data_dir: Path, at: At
) -> None:
    joint, inspector = opened(cast), at("discipline_inspector")
    (other,) = copied(decided, 1, division_code="440118102201")
    url = f"joint/{joint.pk}/"
    for number in (other.number, "DB-440118-2026-999999"):
        assert inspector.get(f"{HOUSE}/{url}files/{number}/").status_code == 404
    assert inspector.get(f"/desk/cases/{decided.number}/").status_code == 403
    turn(data_dir, (NOW + timedelta(days=10)).isoformat())
    assert inspector.get(f"{HOUSE}/{url}files/{decided.number}/").status_code == 404
    assert inspector.get(f"{HOUSE}/{url}").status_code == 404
    turn(data_dir, SOON.isoformat())
    assert "已提前结束" in posted(at("district_head"), f"{url}end/")
    assert inspector.get(f"{HOUSE}/{url}").status_code == 404


def test_a_joint_inspection_is_opened_on_its_page(decided: Case, cast: Cast, at: At) -> None:
    plan, head = drawn_plan(cast, NOW), at("district_head")
    told = {"title": "四季度联合检查", "purpose": "看抽中的", "basis": "函", "plans": [plan.pk],
            "inspector": "discipline_inspector", **day("opens_on", NOW),
            **day("ends_on", SOON)}  # fmt: skip
    assert "两种选一种" in posted(head, "joint/new/", {**told, "plans": []})
    assert "已批准" in posted(head, "joint/new/", told)

    joint = JointInspection.objects.get()
    assert decided.number in text_of(at("discipline_inspector"), f"joint/{joint.pk}/")
    assert at("district_clerk").get(f"{HOUSE}/joint/new/").status_code == 403


@pytest.mark.parametrize("many", [3, 60])
def test_pages_take_few_queries_however_many_there_are(
    decided: Case, cast: Cast, at: At, many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for case in copied(decided, many):
        case.complained = True
        case.save()
    plan = drawn_plan(cast, NOW)
    finding = found(cast, Review.objects.order_by("pk")[0], PROCEDURE, SOON)
    joint, head = opened(cast, plans=(plan.pk,)), at("district_head")
    paths = (
        "plans/", "plans/new/", f"plans/{plan.pk}/", "reviews/", "reviews/?after=2026-01-01:1",
        f"reviews/{finding.review_id}/", "findings/", f"findings/{finding.pk}/", "monitor/",
        f"periodic/?matter={MATTER}", "joint/", f"joint/{joint.pk}/", f"joint/{joint.pk}/log/",
        "joint/new/",
    )  # fmt: skip
    for path in paths:
        with django_assert_max_num_queries(10):
            text_of(head, path)
    inspector = at("discipline_inspector")
    with django_assert_max_num_queries(10):
        text_of(inspector, f"joint/{joint.pk}/")


def filled(case: Case, many: int) -> None:
    """The case holds so many papers, doubts and letters."""
    for place in range(many):
        Material.objects.create(
            case=case, key=f"paper{place}", title=f"材料{place}", file=f"{place}.pdf", size=1,
            sha256=str(place), mime="application/pdf", added_on=NOW, added_by="罗春生",
        )  # fmt: skip
        Check.objects.create(
            case=case, member="罗春生", item="工资", column=f"wage{place}", found="1",
            found_on=NOW, source="税务", state=CheckState.DOUBT,
        )  # fmt: skip


@pytest.mark.parametrize("many", [1, 40])
def test_a_file_takes_few_queries_whatever_it_holds(
    decided: Case, cast: Cast, at: At, many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    filled(decided, many)
    joint, inspector, head = opened(cast), at("discipline_inspector"), at("district_head")
    review = drawn_plan(cast, NOW).reviews.get()

    with django_assert_max_num_queries(10):
        shown = text_of(head, f"reviews/{review.pk}/")
    assert f"材料{many - 1}" in shown
    with django_assert_max_num_queries(10 + KEPT):
        text_of(inspector, f"joint/{joint.pk}/files/{decided.number}/")


def test_a_plan_without_a_draw_yet_shows_its_strata(decided: Case, cast: Cast, at: At) -> None:
    plan = plan_of(cast, NOW)

    shown = text_of(at("district_head"), f"plans/{plan.pk}/")

    assert "青竹镇 最低生活保障 中风险" in shown and "还没有承诺" in shown


def test_money_that_was_wrong_is_asked_back_on_its_page(
    decided: Case, cast: Cast, data_dir: Path, at: At
) -> None:
    drawn_plan(cast, NOW)
    finding = found(cast, Review.objects.get(), UNDUE, SOON)
    clerk, url = at("district_clerk"), f"findings/{finding.pk}/"
    turn(data_dir, "2026-12-04")
    told = {"since": "2026-12", "amount": "0", "reason": "一直有别的收入"}
    assert "请先更正待遇" in text_of(clerk, url)
    assert "以后不再发放" in posted(clerk, f"{url}amount/", told)
    assert not CorrectionSheet.objects.exists()

    asked = posted(clerk, f"{url}amount/", {**told, "confirmed": "1", "decision": "别的依据"})

    assert "等另一个人批准" in asked and "再更正" not in asked
    assert CorrectionSheet.objects.get().decision_ref == finding.ref
    assert at("town_clerk").get(f"{HOUSE}/{url}amount/").status_code == 403
    wrong = {**told, "reason": "字" * 61}
    assert "60" in posted(clerk, f"{url}amount/", wrong)
