"""What was seen on a visit starts the matter's own review: its trigger, its clock, its steps."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.models import Charge
from minzheng.engines.caregiving.posts import CLERKS
from minzheng.engines.caregiving.trail import record
from minzheng.engines.cases.api import Case, Happening, report_change

SOURCE = "照料走访"


def review_ability(charge: Charge, day: date, *, by: Viewer, on: date) -> str:
    """Open the review of her abilities; gives its number, also of one that is open already."""
    return _review(charge, charge.plan.event, day, by=by, on=on)


@transaction.atomic
def ask_other_mode(charge: Charge, day: date, *, by: Viewer, on: date) -> str:
    """She wants to move to a house, or back home: the matter decides. Gives the case's number.

    Raises NotAllowed; CaregivingRefused when she is no longer in care.
    """
    require(by, CLERKS, charge.division_code)
    if charge.ended_on is not None:
        raise CaregivingRefused(f"已于 {charge.ended_on} 结束（{charge.end_name}），不能再改方式")
    number = _review(charge, charge.plan.mode_event, day, by=by, on=on)
    if not number:
        raise CaregivingRefused("这个事项没有改变方式的复核流程，请到“办件”里办理")
    record(charge, "ask_other_care_mode", by.doer, case=number)
    return number


def open_review(charge: Charge) -> Case | None:
    """The review that is being looked into. One query."""
    plan = charge.plan
    rows = Case.objects.filter(
        parent__number=charge.case_number, state=Case.OPEN, event__in=(plan.event, plan.mode_event)
    )
    return rows.order_by("-id").first()


def _review(charge: Charge, event: str, day: date, *, by: Viewer, on: date) -> str:
    known = open_review(charge)
    if known is not None:
        return known.number
    happening = Happening(charge.household_id, event, day, charge.person_id, SOURCE)
    matter = charge.plan.matter
    found = report_change(happening, by=by, on=on)
    return next((case.number for case in found if case.matter == matter), "")
