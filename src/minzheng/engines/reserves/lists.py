"""Lists of reserves, payments and claims, by jurisdiction."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import CaseStep
from minzheng.engines.reserves.models import Claim, Payment, PaymentState, Reserve
from minzheng.engines.reserves.posts import within
from minzheng.engines.reserves.procedure import granting_outcomes, urgent_matter
from minzheng.kernel.divisions import subtree_range

PAGE = 50
LATE, OPEN, INCOMPLETE = "late", "open", "incomplete"


@dataclass(frozen=True)
class Wanted:
    """What the list of payments shows; "late": without a case past the limit; "open": unsettled.

    "incomplete": what the night left out is not made up yet.
    """

    state: str = ""
    division: str = ""
    form: str = ""


def reserves_of(viewer: Viewer) -> QuerySet[Reserve]:
    """The reserves of the viewer's area."""
    return within(Reserve.objects.select_related("fund"), viewer)


def payments_of(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[Payment]:
    """The payments that fit."""
    rows = within(Payment.objects.select_related("reserve"), viewer)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.form:
        rows = rows.filter(form=wanted.form)
    return rows.filter(_special(wanted.state, on))


def todo(viewer: Viewer, on: date) -> tuple[int, int]:
    """How many payments are past the limit without a case, how many not made up. One query."""
    counted = within(Payment.objects.all(), viewer).aggregate(
        late=Count("pk", filter=_special(LATE, on)),
        lacking=Count("pk", filter=_special(INCOMPLETE, on)),
    )
    return counted["late"], counted["lacking"]


def claims_of(viewer: Viewer) -> QuerySet[Claim]:
    """The claims of the viewer's area."""
    return within(Claim.objects.select_related("reserve__fund"), viewer)


def paid_twice(viewer: Viewer) -> list[Payment]:
    """Payments to people whose case granted help first through the bank as well. Two queries.

    The case was not told of the reserve in time: somebody has to look at each.
    """
    waiting = within(Payment.objects.exclude(state=PaymentState.SETTLED), viewer)
    paid = waiting.filter(state=PaymentState.PAID)
    rows = {row.person_id: row for row in paid if row.person_id is not None}
    outcomes = granting_outcomes()
    found = CaseStep.objects.filter(
        case__matter=urgent_matter().key, outcome__in=outcomes, case__applicant_id__in=rows
    ).values_list("case__applicant_id", "closed_on")
    hit = {person for person, day in found if day is not None and day >= rows[person].paid_on}
    return [row for person, row in rows.items() if person in hit]


def _special(state: str, on: date) -> Q:
    words = {
        "": Q(), LATE: Q(state=PaymentState.PAID, due_on__lt=on),
        OPEN: ~Q(state=PaymentState.SETTLED),
        INCOMPLETE: Q(completed_on=None) & ~Q(state=PaymentState.SETTLED),
    }  # fmt: skip
    return words.get(state, Q(state=state))
