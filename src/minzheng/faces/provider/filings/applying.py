"""An institution applies: the draft on one page, its papers, the manager hands it in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import NotItsOwn, facility_of, require_manager
from minzheng.engines.cases import api
from minzheng.faces.looks.application import ApplicationForm
from minzheng.faces.looks.taking_in import complete, form_for_draft, save, submitted
from minzheng.faces.provider.filings.showing import house_matters
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.kernel.matter import catalogue

SUBMIT = "submit"


@require_POST
@member
def begin(request: HouseRequest, field: str, name: str, facility: int) -> HttpResponse:
    """Open the draft of a matter for one of the house's places, or the one being written."""
    viewer, on = request.viewer, request.today
    place, key = facility_of(viewer, facility, on), f"{field}/{name}"
    if key not in house_matters(place) or viewer.house is None:
        raise NotItsOwn("这个服务点没有要办的这件事。请从“备案”重新进入")
    body = viewer.house.organisation_id
    try:
        draft = api.open_house_draft(key, body, place.pk, by=viewer, on=on)
    except api.CaseRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("provider:filings")
    return redirect("provider:filing-draft", draft.pk)


@require_http_methods(["GET", "POST"])
@member
def draft(request: HouseRequest, pk: int) -> HttpResponse:
    """The whole application; each sending saves it, the manager's button hands it in."""
    viewer, on = request.viewer, request.today
    found = _draft_of(viewer, request, pk)
    form = form_for_draft(found, request.POST or None, request.FILES or None, on=on)
    if request.method == "POST":
        if SUBMIT in request.POST:
            require_manager(viewer)
        form = (complete if SUBMIT in request.POST else save)(found, form, by=viewer, on=on)
        answer = _after(request, found, form) if form.is_clean else None
        if answer is not None:
            return answer
    matter = catalogue().get(found.matter)
    return page(request, "filings/apply", draft=found, form=form, matter=matter)


@require_http_methods(["GET", "POST"])
@member
def discard(request: HouseRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after a page that says what is lost."""
    found = _draft_of(request.viewer, request, pk)
    if request.method == "POST":
        api.discard(found.pk, by=request.viewer, on=request.today)
        messages.success(request, "草稿已删除。")
        return redirect("provider:filings")
    return page(request, "filings/discard", draft=found)


@require_POST
@member
def remove(request: HouseRequest, pk: int, material: int) -> HttpResponse:
    """Take a paper out of a draft again."""
    found = _draft_of(request.viewer, request, pk)
    api.remove_from_draft(found.pk, material, by=request.viewer, on=request.today)
    return redirect("provider:filing-draft", found.pk)


def _draft_of(viewer: Viewer, request: HouseRequest, pk: int) -> api.Draft:
    """A draft of the house. Raises NotItsOwn."""
    try:
        return api.draft_for(viewer, pk, request.today)
    except (api.NoSuchDraft, api.NotYours) as gone:
        raise NotItsOwn(str(gone)) from gone


def _after(request: HouseRequest, found: api.Draft, form: ApplicationForm) -> HttpResponse | None:
    if SUBMIT not in request.POST:
        messages.success(request, f"已保存，草稿保留到 {found.expires_on}。")
        return redirect("provider:filing-draft", found.pk)
    case = submitted(found, form, by=request.viewer, on=request.today)
    if case is None:
        return None
    messages.success(request, f"已提交，编号 {case.number}。核对结果会发到“消息”。")
    return redirect("provider:filing", case.number)
