"""What is odd about a visit judged by an officer: it stands and is paid, or it is not paid."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.homecare.coded import JUDGES, State, Verdict
from minzheng.engines.homecare.errors import HomecareRefused
from minzheng.engines.homecare.models import Flag, Settlement, Visit
from minzheng.engines.homecare.posts import visit_for
from minzheng.engines.homecare.reckoning import void
from minzheng.engines.homecare.suspecting import look_beside
from minzheng.engines.homecare.trail import tell


@transaction.atomic
def judge_visit(by: Viewer, pk: int, verdict: str, reason: str, *, on: date) -> Visit:
    """Decide everything that is odd about a visit, once, with a reason.

    Raises NoSuchVisit, NotAllowed, HomecareRefused.
    """
    require(by, JUDGES, visit_for(by, pk).division_code)
    if verdict not in Verdict.values:
        raise HomecareRefused("请选择属实还是不属实")
    if not reason.strip():
        raise HomecareRefused("请写明怎样核实的：问了老人、看了照片、打了电话")
    row = Visit.objects.select_for_update(of=("self",)).get(pk=pk)
    odd = Flag.objects.select_for_update().filter(visit=row, verdict="")
    codes = sorted(odd.values_list("code", flat=True))
    if row.voided or not codes:
        raise HomecareRefused("这一次没有待判定的疑点，可能同事已经办了。请刷新页面")
    _refuse_fixed(row)
    odd.update(verdict=verdict, reason=reason.strip()[:200], judged_by=by.doer.name, judged_on=on)
    if verdict == Verdict.VOID:
        void([row])
        look_beside(row, on)
    tell(by.doer, "judge_home_visit", row.ref, row.division_code, person=row.person_id,
         verdict=verdict, odd=codes, reason=reason.strip()[:200])  # fmt: skip
    return row


def _refuse_fixed(row: Visit) -> None:
    """What is approved for pay is not changed any more."""
    fixed = Settlement.objects.filter(visits=row, state__in=[State.APPROVED, State.PAID])
    if fixed.exists():
        raise HomecareRefused("这一次的结算单已经核定，不能再判。要追回的请走追回")
