"""Breaking the glass: ask, decide, look once the second person agreed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.programmes import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.programmes.forms import AskForm, DecideForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import PersonRefused

BOTH = tuple(dict.fromkeys((*api.ASKERS, *api.DECIDERS)))
SHOWN = 50


@never_cache
@require_safe
@officer(BOTH)
def openings(request: OfficerRequest) -> HttpResponse:
    """What one asked oneself, and what waits for one's decision."""
    rows = api.openings_of(request.viewer).order_by("-pk")[:SHOWN]
    return page(request, "programmes/openings", rows=rows)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.ASKERS)
def ask(request: OfficerRequest) -> HttpResponse:
    """Ask to see whom to call."""
    form = AskForm(request.POST or None)
    made = _ask(request, form) if form.is_valid() else None
    if made is None:
        return page(request, "programmes/ask", form=form, definitions=api.definitions().values())
    messages.success(request, "已申请，负责人已收到消息。有危险的，先打 110、120。")
    return redirect("desk:programme-opening", made.pk)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(BOTH)
def opening(request: OfficerRequest, pk: int) -> HttpResponse:
    """One request; who may decide it decides here."""
    row = api.opening_for(request.viewer, pk)
    decides = _decides(request, row)
    form = DecideForm(request.POST or None if decides else None)
    if decides and form.is_valid():
        given = form.cleaned_data
        granted = given["granted"] == "yes"
        by, on = request.viewer, request.today
        api.decide_opening(row, given["words"], granted=granted, by=by, on=on)
        messages.success(request, "已决定，申请人和服务团队已收到消息。")
        return redirect("desk:programme-opening", pk)
    own = row.asked_key == request.viewer.doer.key
    may_look = own and row.is_open(request.today)
    return page(
        request, "programmes/opening", row=row, form=form, decides=decides, own=own,
        may_look=may_look,
    )  # fmt: skip


@never_cache
@require_POST
@officer(BOTH)
def sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """Whom to call; each look is in the trail."""
    row = api.opening_for(request.viewer, pk)
    found = api.read_sheet(row, by=request.viewer, on=request.today)
    return page(request, "programmes/sheet", row=row, found=found)


def _decides(request: OfficerRequest, row: api.Opening) -> bool:
    waits = row.state == api.Opening.State.ASKED
    other = row.asked_key != request.viewer.doer.key
    return waits and other and may(request.viewer, api.DECIDERS, row.division_code)


def _ask(request: OfficerRequest, form: AskForm) -> api.Opening | None:
    """In the place of the asker's post: the narrowest she holds."""
    posts = [post for post in request.viewer.seeing_posts if post.role in api.ASKERS]
    place = max(post.division for post in posts)
    try:
        return api.ask_opening(form.ask(), division=place, by=request.viewer, on=request.today)
    except IdentityError as wrong:
        form.add_error("id_number", str(wrong))
    except (api.ProgrammeRefused, PersonRefused) as wrong:
        form.add_error(None, str(wrong))
    return None
