"""The premises pool: the list, one of them, offering and correcting, many by a sheet."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.circles import api
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import PoolFilters, PremisesForm, SheetForm
from minzheng.faces.desk.circles.where import towns_and_communities
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.dotmap import Dot, dot_map
from minzheng.registers.divisions.api import full_names

PART = "闲置物业"
FIELDS = tuple(api.NewPremises.__dataclass_fields__)


@require_safe
@officer(api.READERS)
@listed("premises")
def premises(request: OfficerRequest) -> HttpResponse:
    """Premises, the newest first."""
    viewer = request.viewer
    form = PoolFilters(request.GET, places=places_below(viewer, request.today))
    rows, more = newest_first(
        api.premises_of(viewer, form.wanted), "offered_on", request.GET.get("cursor", "")
    )
    held = {"division": form.wanted.division, "state": form.wanted.state}
    dots = [
        Dot(at, row.name, row.latitude or 0, row.longitude or 0, "diamond")
        for at, row in enumerate(rows[:20], 1)
        if row.is_placed
    ]
    return page(
        request, "circles/pool", form=form,
        table=showing.pool_table(rows, full_names({row.division_code for row in rows})),
        more=f"{more}&{urlencode(held)}" if more else "", map=dot_map(dots),
        may_keep=bool(viewer.roles & set(api.KEEPERS)),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of them: what is known, what was done, what comes next."""
    row = api.premises_for(request.viewer, pk)
    place = full_names([row.division_code])[row.division_code]
    dots = (
        [Dot(1, row.name, row.latitude, row.longitude, "diamond")]
        if row.latitude is not None and row.longitude is not None
        else []
    )
    may_act = may(request.viewer, api.KEEPERS, row.division_code)
    return page(
        request, "circles/premises", row=row, place=place, may_act=may_act,
        word=api.State(row.state).label, entries=showing.premises_entries(row, place),
        events=showing.step_events(row), mind=list(api.warnings(row)), map=dot_map(dots),
        steps=_steps(row) if may_act else (),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Put property into the pool."""
    viewer, on = request.viewer, request.today
    form = PremisesForm(request.POST or None, places=towns_and_communities(viewer, on))

    def act() -> Done:
        row = api.offer_premises(form.new, by=viewer, on=on)
        return Done("已入池，接着看看它能补哪里的缺口。", _url(row))

    frame = FormFrame(
        "登记闲置物业", PART, reverse("desk:premises"),
        "有经纬度才能算它能补哪里的缺口；不清楚的项目选“不清楚”，不要猜。", "入池",
    )  # fmt: skip
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def amend(request: OfficerRequest, pk: int) -> HttpResponse:
    """Correct what is known."""
    viewer, on = request.viewer, request.today
    row = api.premises_for(viewer, pk)
    form = PremisesForm(
        request.POST or None, places=towns_and_communities(viewer, on),
        initial={name: getattr(row, name) for name in FIELDS},
    )  # fmt: skip

    def act() -> Done:
        api.amend_premises(row, form.new, by=viewer, on=on)
        return Done("已更正。", _url(row))

    frame = FormFrame(f"更正：{row.name}", PART, _url(row))
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def sheet(request: OfficerRequest) -> HttpResponse:
    """Many by a sheet: good lines go in, every wrong one is named."""
    form = SheetForm(request.POST or None, request.FILES or None)
    taken = _taken(request, form) if form.is_valid() else None
    if taken is None:
        heads = "、".join(api.PREMISES.values())
        return page(request, "circles/premises_sheet", form=form, heads=heads)
    faults = showing.fault_table(taken) if taken.faults else None
    return page(
        request, "circles/sheet_done", taken=taken.taken, faults=faults, part=PART,
        back=reverse("desk:premises"),
    )  # fmt: skip


def _taken(request: OfficerRequest, form: SheetForm) -> api.Taken | None:
    file = form.cleaned_data["file"]
    try:
        return api.import_premises(file.name, file.read(), by=request.viewer, on=request.today)
    except api.CirclesRefused as refusal:
        form.add_error("file", str(refusal))
        return None


def _url(row: api.Premises) -> str:
    return reverse("desk:premises-one", args=[row.pk])


def _steps(row: api.Premises) -> list[tuple[str, str]]:
    """What may be done next: the words of the button and its address."""
    state, told = api.State(row.state), []
    if row.is_open:
        told.append(("匹配缺口", "desk:premises-match"))
    if state in (api.State.MATCHED, api.State.VISITED):
        told.append(("登记实地看房", "desk:premises-visit"))
    if state is api.State.VISITED:
        told.append(("登记租出", "desk:premises-let"))
    if state is api.State.LET:
        told.append(("登记成为设施", "desk:premises-become"))
    if row.is_open:
        told += [("更正", "desk:premises-amend"), ("不采用", "desk:premises-refuse")]
    return [(words, reverse(name, args=[row.pk])) for words, name in told]
