"""Cases brought to a certain stage, with the steps a town and a district take."""

import json
from datetime import date
from pathlib import Path

from django.conf import settings

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.cases.api import Case, advance_day
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import NewPerson, Person, register_person

AFTER_PUBLICITY, DECIDED_ON = date(2026, 11, 13), date(2026, 11, 16)


def accepted_case(cast: Cast, case: Case) -> Case:
    """Accepted on Tuesday: the home visit and the data check are open."""
    return take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=TUESDAY)


def investigated_case(cast: Cast, case: Case) -> Case:
    """Visited and checked on Wednesday: the initial opinion is open."""
    accepted_case(cast, case)
    clerk, colleague = cast.viewers["town_clerk"], ("second_town_clerk",)
    take(case, "入户调查", "调查完毕", by=clerk, on=WEDNESDAY, signers=colleague)
    return take(case, "信息核对", "一致", by=cast.viewers["check_clerk"], on=WEDNESDAY)


def publicised_case(cast: Cast, case: Case) -> Case:
    """In publicity since Thursday."""
    investigated_case(cast, case)
    return take(case, "初审", "拟同意", by=cast.viewers["town_clerk"], on=THURSDAY)


def deciding_case(cast: Cast, case: Case) -> Case:
    """Nobody objected: the district is to decide."""
    publicised_case(cast, case)
    advance_day(AFTER_PUBLICITY)
    case.refresh_from_db()
    return case


def decided_case(cast: Cast, case: Case) -> Case:
    """Granted on 16 November, paid from December."""
    deciding_case(cast, case)
    return take(case, "审核确认", "批准", by=cast.viewers["district_head"], on=DECIDED_ON)


def know_of_pension(person: int, fen: int) -> None:
    """The checking centre knows of a pension."""
    line = {"person": person, "item": "基本养老金", "column": "pension_income", "value": fen}
    path = Path(settings.DATA_DIR) / "check-source.jsonl"
    path.write_text(json.dumps({**line, "source": "社保"}, ensure_ascii=False) + "\n", "utf-8")


def pay(cast: Cast, month: Month) -> None:
    """Compute, review, approve and export the month's run, by three people."""
    on = month.first
    run = payments.compute_run(
        month, "relief/dibao", "440118", by=cast.doer("finance_clerk"), on=on
    ).run
    run = payments.review_run(run, by=cast.doer("finance_head"), on=on)
    payments.approve_run(run, by=cast.doer("district_head"), on=on)


def lone_person() -> Person:
    """An old woman of the village whom the register knows, without a household."""
    new = NewPerson(
        name="区桂珍", id_number="440118193802030020", registered_division=VILLAGE_A,
        living_division=VILLAGE_A,
    )  # fmt: skip
    return register_person(new, by=SYSTEM, on=MONDAY)
