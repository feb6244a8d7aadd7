"""Statistics at the desk: what is to be entered, one figure, forms, one form and its deeds."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed, may
from minzheng.engines.indicators.api import READERS as FIGURE_READERS
from minzheng.engines.parameters.api import place_names
from minzheng.engines.returns import api as returns
from minzheng.engines.statistics import api
from minzheng.faces.desk.files import download, inline
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.statistics import showing
from minzheng.faces.desk.statistics.answering import answering
from minzheng.faces.desk.statistics.forms import EntryForm, SheetForm, WhyForm
from minzheng.kernel.divisions import level
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (returns.ReturnRefused, api.StatisticsRefused, returns.NoSuchReturn, NotAllowed)
ENTERERS = ("town_clerk", "district_clerk")
CONFIRMERS = ("town_head", "district_head")
PART, MOST, QUARTERS = "统计报表", 100, 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@officer(api.READERS)
@listed("entered-figures", "statistics-sheets")
def statistics(request: OfficerRequest) -> HttpResponse:
    """What is to be entered here and how far it is; the forms."""
    places = {post.division for post in request.viewer.seeing_posts if post.role in api.READERS}
    stood = returns.standing(places, request.today)
    return page(
        request, "statistics/statistics", makes=bool(request.viewer.roles & set(api.MAKERS)),
        table=showing.standing_table(stood, place_names(places)),
        sheets=showing.sheet_table(api.sheets_of(request.viewer)[:MOST]),
        missing=sum(each.counts is None for each in stood),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def figure(request: OfficerRequest, key: str) -> HttpResponse:
    """One entered figure with everything that was entered of it here."""
    told = returns.entered_named(key)
    division = request.GET.get("division", "")
    rows = returns.returns_of(request.viewer).filter(figure=key)
    rows = rows.filter(division_code=division) if division else rows
    found = list(rows[:MOST])
    names = place_names({row.division_code for row in found} | ({division} - {""}))
    own = _own(request, told)
    return page(
        request, "statistics/figure", figure=told, entries=showing.figure_entries(told),
        table=showing.history_table(told, found), place=names.get(division, ""),
        trend_url=_trend(request, key, division),
        enters=bool(own) and may(request.viewer, returns.TYPERS[told.level], own),
        waits=[row for row in found if row.state == returns.State.TYPED
               and may(request.viewer, returns.CONFIRMERS[told.level], row.division_code)],
    )  # fmt: skip


@FORMS
@officer(ENTERERS)
@answering
def enter(request: OfficerRequest, key: str) -> HttpResponse:
    """A number of one's own place."""
    told = returns.entered_named(key)
    division = _own(request, told)
    if not division:
        raise NotAllowed(f"“{told.title}”不由您的岗位填报")
    last = returns.last_period(told, request.today)
    form = EntryForm(request.POST or None, request.FILES or None, figure=told, last=last)
    back = f"{reverse('desk:entered-figure', args=[key])}?division={division}"
    frame = FormFrame(f"填报：{told.title}", PART, back, "另一人核对以后才算数。", "填报")

    def act() -> Done:
        returns.enter(request.viewer, form.new(division), on=request.today)
        return Done("已填报，等核对。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(CONFIRMERS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """It counts."""
    row = returns.return_for(request.viewer, pk)

    def act() -> None:
        returns.confirm_return(request.viewer, pk, on=request.today)

    return _about_entry(request, row, sure(request), "核对", act)


@FORMS
@officer(CONFIRMERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """It does not count."""
    row = returns.return_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        returns.send_back(request.viewer, pk, form.cleaned_data["why"])

    return _about_entry(request, row, form, "退回", act)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The paper; looking at it is in the trail."""
    return inline(*returns.return_paper(request.viewer, pk))


@FORMS
@officer(api.MAKERS)
@answering
def draft(request: OfficerRequest) -> HttpResponse:
    """Fill a form."""
    form = SheetForm(request.POST or None, ends=_quarter_ends(request))
    frame = FormFrame("编制报表", PART, reverse("desk:statistics"), f"{api.LAYOUT}。", "编制")

    def act() -> Done:
        given = form.cleaned_data
        row = api.draft_sheet(
            request.viewer, given["form"], home_division(), Month.parse(given["until"]),
            given["why"], on=request.today,
        )  # fmt: skip
        return Done("已编制。", reverse("desk:statistics-sheet", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
@listed("statistics-cells")
def sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """One form with its checks."""
    row = api.sheet_for(request.viewer, pk)
    draft_here = row.state == api.SheetState.DRAFT
    return page(
        request, "statistics/sheet", row=row, table=showing.cell_table(row), layout=api.LAYOUT,
        months=api.months_words(row), faults=showing.faults_of(row), draft=draft_here,
        makes=draft_here and may(request.viewer, api.MAKERS, row.division_code),
        signs=draft_here and may(request.viewer, api.SIGNERS, row.division_code),
    )  # fmt: skip


@FORMS
@officer(api.MAKERS)
@answering
def explain(request: OfficerRequest, pk: int, check: str) -> HttpResponse:
    """Why a check fails."""
    row = api.sheet_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    words = next((each["words"] for each in row.faults if each["key"] == check), "")

    def act() -> None:
        api.explain_fault(request.viewer, pk, check, form.cleaned_data["why"])

    return _about_sheet(request, row, form, "说明", act, lead=words)


@FORMS
@officer(api.SIGNERS)
@answering
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Frozen from now on."""
    row = api.sheet_for(request.viewer, pk)

    def act() -> None:
        api.sign_sheet(request.viewer, pk, on=request.today)

    return _about_sheet(request, row, sure(request), "审核", act, lead="审核以后各行不再变。")


@never_cache
@require_safe
@officer(api.READERS)
@answering
def document(request: OfficerRequest, pk: int) -> HttpResponse:
    """The signed form as a PDF."""
    content, name = api.sheet_pdf(request.viewer, pk)
    return download(content, "application/pdf", name)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def workbook(request: OfficerRequest, pk: int) -> HttpResponse:
    """The form as a workbook."""
    content, name = api.sheet_workbook(request.viewer, pk)
    return download(content, XLSX, name)


def _own(request: OfficerRequest, figure: returns.Entered) -> str:
    """The viewer's own place of the level that enters the figure, "" for none."""
    posts = [post for post in request.viewer.posts if post.role in returns.TYPERS[figure.level]]
    return next((post.division for post in posts if level(post.division) == figure.level), "")


def _trend(request: OfficerRequest, key: str, division: str) -> str:
    """The figure in the cockpit, for who reads that."""
    reads = request.viewer.roles & set(FIGURE_READERS)
    where = f"?division={division}" if division else ""
    return f"{reverse('desk:figure', args=[key])}{where}" if reads else ""


def _quarter_ends(request: OfficerRequest) -> list[Month]:
    month = Month.of(request.today).previous()
    while month.month % 3:
        month = month.previous()
    return [month.shift(-3 * at) for at in range(QUARTERS)]


def _about_entry(
    request: OfficerRequest, row: returns.Return, form: django_forms.Form, verb: str,
    act: Callable[[], None],
) -> HttpResponse:  # fmt: skip
    told = returns.entered_named(row.figure)
    back = f"{reverse('desk:entered-figure', args=[row.figure])}?division={row.division_code}"
    number = f"{returns.value_text(told, row.value)} {told.unit}"
    said = f"{returns.period_words(told, row.until)} {number}"
    frame = FormFrame(f"{verb}：{told.title}", PART, back, f"{said}，{row.typed_by}填报。", verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)


def _about_sheet(
    request: OfficerRequest, row: api.Sheet, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:statistics-sheet", args=[row.pk])
    frame = FormFrame(f"{verb}：{api.form_named(row.form).title}", PART, back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
