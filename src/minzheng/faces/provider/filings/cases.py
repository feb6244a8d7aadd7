"""The house's own cases: the list, one with its steps and clock, answers, changes, documents."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import NotItsOwn, facilities_of, require_manager
from minzheng.engines.cases import api
from minzheng.engines.notices.api import letter_pdf
from minzheng.faces.looks.timelines import events
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.filings import showing
from minzheng.faces.provider.filings.forms import ReplyForm, ReportForm, WithdrawForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member


@require_safe
@member
def filings(request: HouseRequest) -> HttpResponse:
    """What the house can apply for, what it is writing, what is under way and what it holds."""
    viewer, on = request.viewer, request.today
    body = viewer.house.organisation_id if viewer.house else 0
    listed = api.cases_of_organisation(viewer, body)
    held = api.recognitions_of_house(body, on)
    drafts = api.drafts_of_house(body, on)
    return page(
        request, "filings/filings",
        places=showing.place_cards(facilities_of(viewer, on), held, listed, drafts),
        drafts=drafts,
        table=showing.case_table(listed, str(request.GET.get("after", ""))),
        more=showing.more_of(listed, str(request.GET.get("after", ""))),
    )  # fmt: skip


@require_safe
@member
def filing(request: HouseRequest, number: str) -> HttpResponse:
    """Where a case stands, until when, what was decided, what can be done."""
    found = _dossier(request, number)
    return page(
        request, "filings/filing", found=found, case=found.case,
        seal=showing.seal_of(found.case), entries=showing.entries(found), events=events(found),
        waiting=[step for step in found.open_steps if step.mine],
        reports=showing.reports_of(found.case, request.today),
        withdrawing=showing.may_withdraw(found.case),
        letters=showing.letter_table(found), papers=showing.paper_table(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@member
def answer(request: HouseRequest, number: str, step: int) -> HttpResponse:
    """Answer what a case waits for: papers, words, or the fields it asks for."""
    found = _dossier(request, number)
    opened = next((each for each in found.open_steps if each.mine and each.step.pk == step), None)
    if opened is None:
        raise NotItsOwn("这一项已经答复或者已过期限。请回到办件页查看")
    typed = {name: str(value) for name, value in request.POST.items()}
    pages = api.record_questions(opened.step, typed, request.today)
    asked = [question for _, questions in pages for question in questions]
    form = ReplyForm(request.POST or None, request.FILES or None, asked=asked)
    if form.is_valid() and _answered(request, number, opened.step.element, form):
        messages.success(request, "已答复，民政局会接着办理。")
        return redirect("provider:filing", number)
    missing = showing.missing_of(found)
    return page(request, "filings/answer", found=found, opened=opened, form=form, missing=missing)


@require_http_methods(["GET", "POST"])
@member
def report(request: HouseRequest, number: str) -> HttpResponse:
    """Report a change of what is filed, or the end of the service: a case of its own follows."""
    found = _dossier(request, number)
    require_manager(request.viewer)
    choices = showing.reports_of(found.case, request.today)
    form = ReportForm(request.POST or None, choices=choices)
    if not choices:
        raise NotItsOwn("这件备案现在没有可以申报的变更。请从“备案”重新进入")
    if form.is_valid():
        opened = _reported(request, number, form)
        if opened is not None:
            return redirect("provider:filing", opened.number)
    return page(request, "filings/report", found=found, form=form, words="申报变更或者终止")


@require_http_methods(["GET", "POST"])
@member
def withdraw(request: HouseRequest, number: str) -> HttpResponse:
    """Take an application back, after saying why."""
    found = _dossier(request, number)
    require_manager(request.viewer)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            api.withdraw(number, form.cleaned_data["why"], by=request.viewer, on=request.today)
            messages.success(request, "已撤回。以后可以重新申请。")
            return redirect("provider:filing", number)
        except api.CaseRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "filings/report", found=found, form=form, words="撤回申请")


@never_cache
@require_safe
@member
def letter(request: HouseRequest, number: str, pk: int) -> HttpResponse:
    """A document as issued."""
    notice = next((each for each in _dossier(request, number).notices if each.pk == pk), None)
    if notice is None:
        raise NotItsOwn("没有这份文书，或它不是发给您的机构的")
    return inline(letter_pdf(notice), "application/pdf", f"{notice.number}.pdf")


@never_cache
@require_safe
@member
def paper(request: HouseRequest, number: str, pk: int) -> HttpResponse:
    """A paper the house handed in."""
    found = _dossier(request, number)
    if not found.materials.filter(pk=pk).exists():
        raise NotItsOwn("没有这份材料，或它不是您的机构交的")
    row, content = api.open_material(request.viewer, pk)
    return inline(content, row.mime, row.title)


def _dossier(request: HouseRequest, number: str) -> api.Dossier:
    """A case of the house with everything its page shows. Raises NotItsOwn."""
    try:
        case = api.case_for(request.viewer, number)
    except api.NoSuchCase as missing:
        raise NotItsOwn("没有这个办件，或它不是您的机构的。请从“备案”重新进入") from missing
    return api.dossier(case, request.viewer, request.today)


def _answered(request: HouseRequest, number: str, element: str, form: ReplyForm) -> bool:
    try:
        api.answer(number, element, form.reply(), by=request.viewer, on=request.today)
    except api.Incomplete as gaps:
        for name, said in gaps.errors.items():
            form.add_error(name if name in form.fields else None, said)
    except api.CaseRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _reported(request: HouseRequest, number: str, form: ReportForm) -> api.Case | None:
    happened = api.CaseHappening(number, form.cleaned_data["event"], form.cleaned_data["day"])
    try:
        return api.report_house_change(happened, by=request.viewer, on=request.today)
    except api.CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return None
