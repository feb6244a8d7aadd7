"""On the spot, with a phone in one hand: group by group of the checklist, then what is wrong."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.oversight import api
from minzheng.faces.desk.inspections.forms import FindingForm, GroupForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer


@require_http_methods(["GET", "POST"])
@officer(api.INSPECTORS)
def checklist(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list; each group is saved by itself, and leads on to the next."""
    one = api.inspection_for(request.viewer, pk)
    known = {each.code: each for each in one.answers.all()}
    sent = _sent(request, one)
    forms = [
        GroupForm(request.POST if place == sent else None, group=group, known=known)
        for place, group in enumerate(one.sheet.groups)
    ]
    if sent is not None and forms[sent].is_valid() and _kept(request, one, forms[sent]):
        return redirect(f"{reverse('desk:inspection-checklist', args=[pk])}#group-{sent + 1}")
    writes = one.state == api.State.OPEN and request.viewer.doer.key in one.inspectors
    for form in () if writes else forms:
        form.freeze()
    found = set(one.findings.values_list("code", flat=True))
    wrong = {code for code, each in known.items() if each.answer == api.BAD}
    return page(
        request, "inspections/checklist", one=one, forms=forms, answered=len(known),
        form=forms[sent] if sent is not None else forms[0], found=found, wrong=wrong,
        writes=writes,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.INSPECTORS)
def finding(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """What is wrong at one item."""
    one = api.inspection_for(request.viewer, pk)
    item = one.sheet.items.get(code)
    if item is None:
        raise NotFound("检查表里没有这一项，请返回检查表")
    known = one.findings.filter(code=code).first()
    initial: dict[str, object] = {"severity": item.usual}
    if known is not None:
        initial = {"severity": known.severity, "words": known.words, "due_on": known.due_on}
    form = FindingForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid() and _recorded(request, one, item, form):
        return redirect("desk:inspection", pk)
    usual = [(words, _usual(one, key, request.today)) for key, words in api.SEVERITIES.items()]
    return page(
        request, "inspections/finding", one=one, item=item, form=form, usual=usual, known=known
    )


def _sent(request: OfficerRequest, one: api.Inspection) -> int | None:
    """Which group was sent; None when the page is only read."""
    if request.method != "POST":
        return None
    told = request.POST.get("group", "0")
    place = int(told) if told.isdecimal() and len(told) < 4 else 0
    return place if place < len(one.sheet.groups) else 0


def _kept(request: OfficerRequest, one: api.Inspection, form: GroupForm) -> bool:
    try:
        api.answer_items(one, form.told(), by=request.viewer)
    except api.OversightRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"“{form.group.title}”已保存。")
    return True


def _recorded(
    request: OfficerRequest, one: api.Inspection, item: api.Item, form: FindingForm
) -> bool:
    given = form.cleaned_data
    due = given["due_on"] or _usual(one, given["severity"], request.today)
    new = api.NewFinding(item.code, given["words"], given["severity"], due, form.paper())
    try:
        api.record_finding(one, new, by=request.viewer, on=request.today)
    except api.OversightRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"{item.code} 的问题已记下，{due} 前整改。")
    return True


def _usual(one: api.Inspection, severity: str, on: date) -> date:
    return api.usual_due(severity, one.facility.division_code, on)
