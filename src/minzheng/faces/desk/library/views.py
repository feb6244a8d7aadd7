"""The policy library at the desk: the list, one policy with its editions, their comparison."""

from collections.abc import Sequence

from django.db.models import Prefetch
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.duties.api import my_duties
from minzheng.engines.library import api
from minzheng.faces.desk.library import showing
from minzheng.faces.desk.library.answering import answering
from minzheng.faces.desk.library.forms import PolicyFilters
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

MOST = 200


@require_safe
@officer(api.READERS)
@listed("policies")
def policies(request: OfficerRequest) -> HttpResponse:
    """Those that hold here, the newest first."""
    form = PolicyFilters(request.GET)
    keeps = api.may_keep(request.viewer, home_division())
    rows = _rows(request, form, drafts=keeps)
    return page(
        request, "library/policies", form=form, keeps=keeps,
        table=showing.policy_table(rows, request.today),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def policy(request: OfficerRequest, pk: int) -> HttpResponse:
    """One policy: its editions, the chosen one's text or its differences, what it changes."""
    row = api.policy_for(request.viewer, pk)
    editions = api.editions_for(request.viewer, row)
    at = _chosen(editions, request.GET.get("edition", ""))
    if at is None:
        raise api.NoSuchPolicy("没有这一版，请从政策页重新选")
    edition, before = editions[at], editions[at + 1] if at + 1 < len(editions) else None
    compares = before is not None and bool(request.GET.get("compare"))
    own = edition.duty is not None and my_duties(request.viewer).filter(pk=edition.duty.pk).exists()
    return page(
        request, "library/policy", row=row, edition=edition,
        entries=showing.entries(edition, editions[at - 1] if at else None, request.today),
        editions=showing.edition_table(editions, request.today),
        changes=showing.change_table(edition), newest=at == 0,
        pieces=showing.piece_table(api.compare(before.text, edition.text), edition.number)
        if before is not None and compares else None,
        keeps=api.may_keep(request.viewer, row.division_code), own_duty=own,
        working=edition.state in (api.State.RECEIVED, api.State.READ, api.State.ASSIGNED),
    )  # fmt: skip


def _rows(
    request: OfficerRequest, form: PolicyFilters, *, drafts: bool
) -> list[tuple[api.Policy, Sequence[api.Edition]]]:
    rows = api.policies_of(request.viewer)
    given = form.cleaned_data if form.is_valid() else {}
    if given.get("level"):
        rows = rows.filter(level=given["level"])
    if given.get("words"):
        rows = rows.filter(name__contains=given["words"])
    kept = api.Edition.objects.select_related("policy").defer("text", "drafted")
    if not drafts:
        kept = kept.exclude(state=api.State.DRAFT)
    found = rows.prefetch_related(Prefetch("editions", kept))[:MOST]
    pairs = [(row, list(row.editions.all())) for row in found]
    state = given.get("state")
    return [(row, told) for row, told in pairs if told and (not state or told[0].state == state)]


def _chosen(editions: Sequence[api.Edition], number: str) -> int | None:
    """Where the edition of a number stands; the newest for ""."""
    if not number:
        return 0 if editions else None
    return next((at for at, each in enumerate(editions) if str(each.number) == number), None)
