"""What officers read of reserves: every town's, one of them, payments, claims."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.reserves import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.reserves import showing
from minzheng.faces.desk.reserves.forms import LinkForm, PaymentFilters
from minzheng.kernel.months import Month

MONTHS = 12  # of statements on one page


@require_safe
@officer(api.READERS)
@listed("reserves")
def reserves(request: OfficerRequest) -> HttpResponse:
    """Every town's reserve, what lacks a case, what may have been paid twice."""
    viewer, on = request.viewer, request.today
    rows = list(api.reserves_of(viewer))
    standing = api.standings(rows, on)
    own = [row for row in rows if may(viewer, api.PAYERS, row.division_code)]
    late, lacking = api.todo(viewer, on)
    return page(
        request,
        "reserves/reserves",
        table=showing.reserve_table([r for r in rows if r.pk in standing], standing, on),
        own=own,
        late=late,
        late_url=showing.address("reserve-payments", state=api.LATE),
        lacking=lacking,
        lacking_url=showing.address("reserve-payments", state=api.INCOMPLETE),
        may_set=bool(viewer.roles & set(api.SETTERS)),
    )


@require_safe
@officer(api.READERS)
def reserve(request: OfficerRequest, pk: int) -> HttpResponse:
    """One reserve: balance, months beside the ledger, payments, claims, counts."""
    viewer, on, row = request.viewer, request.today, reserve_of(request, pk)
    held = api.standings([row], on).get(row.pk)
    if held is None:
        raise NotFound("这个备用金还没有限额，请区民政局先登记")
    payments = list(api.payments_of(viewer, api.Wanted(), on).filter(reserve=row)[:10])
    return page(
        request,
        "reserves/reserve",
        one=row,
        held=held,
        figures=showing.reserve_figures(held),
        payments=showing.payment_table(payments, on, "最近的支付"),
        counts=list(row.counts.all()[:5]),
        may_pay=may(viewer, api.PAYERS, row.division_code),
        may_set=may(viewer, api.SETTERS, row.division_code),
        may_count=may(viewer, (*api.PAYERS, *api.CHECKERS), row.division_code),
    )


@require_safe
@officer(api.READERS)
def statement(request: OfficerRequest, pk: int) -> HttpResponse:
    """The months of a reserve beside the ledger, to the fen."""
    row = reserve_of(request, pk)
    told = api.statements(row, Month.of(request.today), MONTHS)
    return page(request, "reserves/statement", one=row, table=showing.statement_table(told))


@require_safe
@officer(api.READERS)
@listed("reserve-payments")
def payments(request: OfficerRequest) -> HttpResponse:
    """Payments, the newest first."""
    viewer, on = request.viewer, request.today
    form = PaymentFilters(request.GET, viewer=viewer, on=on)
    rows, more = newest_first(
        api.payments_of(viewer, form.wanted, on), "paid_on", request.GET.get("cursor", "")
    )
    held = request.GET.copy()
    held.pop("cursor", None)
    following = f"{more}&{held.urlencode()}" if more and held else more
    return page(
        request, "reserves/payments", form=form, table=showing.payment_table(rows, on),
        more=following, narrowed=bool(held), twice=api.paid_twice(viewer),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
def payment(request: OfficerRequest, pk: int) -> HttpResponse:
    """One payment: what was paid, its case, what becomes of it."""
    return page(request, "reserves/payment", **payment_shown(request, payment_of(request, pk)))


@never_cache
@require_safe
@officer(api.READERS)
def receipt(request: OfficerRequest, pk: int) -> HttpResponse:
    """The receipt's photo; looking is in the trail."""
    row = payment_of(request, pk)
    if not row.receipt:
        raise NotFound("这笔支付还没有收据照片，请返回支付页面")
    content, mime = api.open_receipt(request.viewer, row)
    return inline(content, mime, row.receipt_name)


@never_cache
@require_safe
@officer(api.READERS)
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo taken at night; looking is in the trail."""
    row = payment_of(request, pk)
    if not row.photo:
        raise NotFound("这笔支付没有现场照片，请返回支付页面")
    content, mime = api.open_photo(request.viewer, row)
    return inline(content, mime, row.photo_name)


@require_safe
@officer(api.READERS)
@listed("reserve-claims")
def claims(request: OfficerRequest) -> HttpResponse:
    """Claims, the newest first."""
    rows, more = newest_first(
        api.claims_of(request.viewer), "asked_on", request.GET.get("cursor", "")
    )
    return page(request, "reserves/claims", table=showing.claim_table(rows), more=more)


def reserve_of(request: OfficerRequest, pk: int) -> api.Reserve:
    """A reserve the officer may see."""
    return api.one_of(api.Reserve.objects.select_related("fund"), request.viewer, pk)


def payment_of(request: OfficerRequest, pk: int) -> api.Payment:
    """A payment the officer may see."""
    rows = api.Payment.objects.select_related("reserve", "claim", "entry")
    return api.one_of(rows, request.viewer, pk)


def claim_of(request: OfficerRequest, pk: int) -> api.Claim:
    """A claim the officer may see."""
    return api.one_of(api.Claim.objects.select_related("reserve__fund"), request.viewer, pk)


def payment_shown(request: OfficerRequest, row: api.Payment) -> dict[str, Any]:
    """What every page about one payment shows."""
    viewer, on, place = request.viewer, request.today, row.division_code
    begun = api.submitted_case(row) if row.state == api.PaymentState.PAID else None
    proposed = row.resolutions.filter(approved_on=None).last()
    return {
        "one": row,
        "figures": showing.payment_figures(row),
        "entries": showing.story(row),
        "events": showing.events(row, on),
        "tone": showing.tone_of(row, on),
        "earlier": api.earlier_payments(row.person_id, row.cause, place, on=row.paid_on,
                                        but=row.pk),
        "begun": begun,
        "link_form": LinkForm(initial={"number": begun.number if begun else ""}),
        "proposed": proposed,
        "complete": row.completed_on is not None,
        "lacks": "、".join(row.lacks),
        "pays": may(viewer, api.PAYERS, place),
        "lodges": may(viewer, api.LODGERS, place),
        "judges": may(viewer, api.JUDGES, place),
        "judging": roles.words(api.JUDGES),
        "reads_cases": bool(viewer.roles & set(roles.READERS)),
    }  # fmt: skip
