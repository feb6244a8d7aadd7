"""The year's lists at the desk: checked, published, confirmed twice, approved, paid per head."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed, may
from minzheng.engines.ledger.api import LedgerRefused, NoSuchFund, funds_within
from minzheng.engines.migrants import api
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.files import download
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page, sure
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.migrants import showing
from minzheng.faces.desk.migrants.answering import answering
from minzheng.faces.desk.migrants.deeds import deeds_of
from minzheng.faces.desk.migrants.forms import (
    AnswerForm,
    FundForm,
    OpenForm,
    WordsForm,
    YearFilters,
    villages,
)
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.MigrantRefused, LedgerRefused, NoSuchFund, NotAllowed)
CSV = "text/csv; charset=utf-8"


@require_safe
@officer(api.READERS)
@listed("migrant-rounds")
def rounds(request: OfficerRequest) -> HttpResponse:
    """Lists of the years, with what they come to: also the report upward."""
    form = YearFilters(request.GET)
    rows = api.round_sums(request.viewer, form.wanted)
    return page(
        request, "migrants/rounds", form=form, narrowed=bool(form.wanted),
        table=showing.round_table(rows, place_names({each.round.division_code for each in rows})),
        opens=bool(request.viewer.roles & set(api.CHECKERS)),
    )  # fmt: skip


@FORMS
@officer(api.CHECKERS)
@answering
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a village's check of a year."""
    viewer, on = request.viewer, request.today
    form = OpenForm(request.POST or None, places=villages(viewer, on), year=on.year)
    frame = FormFrame("建立年度名单", "年度名单", reverse("desk:migrant-rounds"),
                      "按登记的移民算好，村里逐户核对以后公示。", "建立")  # fmt: skip

    def act() -> Done:
        told = form.cleaned_data
        row = api.open_round(told["village"], told["year"], by=viewer, on=on)
        return Done("名单已建立，请逐户核对。", reverse("desk:migrant-round", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
@listed("migrant-lines")
def round(request: OfficerRequest, pk: int) -> HttpResponse:
    """One list: its people, its whole chain, what is to be done next."""
    row, viewer = api.round_for(request.viewer, pk), request.viewer
    after = request.GET.get("after", "")
    found = api.lines_of(row, int(after) if after.isascii() and after.isdecimal() else 0)
    again = row.state == api.State.DONE and may(viewer, api.PAYERS, row.division_code)
    return page(
        request, "migrants/round", row=row, title=_title(row), deeds=deeds_of(viewer, row),
        figures=showing.round_figures(api.sum_of(row)),
        table=showing.line_table(found.rows, again=again),
        more=f"?after={found.after}" if found.after else "",
        chain=showing.chain_table(api.chain_of(row)),
    )  # fmt: skip


@FORMS
@officer(api.CHECKERS)
@answering
def publicise(request: OfficerRequest, pk: int) -> HttpResponse:
    """The village has gone from door to door; the list hangs."""
    row, form = api.round_for(request.viewer, pk), WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        done = api.publicise_round(row, words, by=request.viewer, on=request.today)
        return f"已公示，到 {done.until} 为止。"

    lead = "写谁去的、去了几户、有什么变动。公示里的姓名是遮住的。"
    return _about(request, row, form, "公示", act, lead=lead)


@FORMS
@officer((*api.TOWN, *api.DISTRICT))
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Something is not right."""
    row, form = api.round_for(request.viewer, pk), WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        api.return_round(row, words, by=request.viewer, on=request.today)
        return "已退回村里，改好以后重新公示。"

    return _about(request, row, form, "退回村里", act, lead="写哪一行不对、怎么改。")


@FORMS
@officer(api.TOWN)
@answering
def town(request: OfficerRequest, pk: int) -> HttpResponse:
    """The publicity is over, nothing is open."""

    def act(row: api.Round) -> str:
        api.town_confirms(row, by=request.viewer, on=request.today)
        return "镇街已核对，等区里确认。"

    lead = "公示期满、异议都答复了，才能核对通过。"
    return _plain(request, pk, "核对通过", act, lead)


@FORMS
@officer(api.DISTRICT)
@answering
def district(request: OfficerRequest, pk: int) -> HttpResponse:
    """The district confirms."""

    def act(row: api.Round) -> str:
        api.district_confirms(row, by=request.viewer, on=request.today)
        return "区里已确认，等批准拨款。"

    lead = "每个应发的人都要有本人的账户。"
    return _plain(request, pk, "确认名单", act, lead)


@FORMS
@officer(api.APPROVERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """The head approves; the money is set aside."""
    row = api.round_for(request.viewer, pk)
    form = FundForm(request.POST or None, funds=list(funds_within(request.viewer)))

    def act() -> str:
        fund = form.cleaned_data["fund"]
        api.approve_round(row, fund, by=request.viewer, on=request.today)
        return "已批准，钱已预留，等财务导出银行文件。"

    lead = "没有经批准并核对的后期扶持规划，不得拨款。"
    return _about(request, row, form, "批准拨款", act, lead=lead)


@FORMS
@officer(api.PAYERS)
@answering
def bank(request: OfficerRequest, pk: int) -> HttpResponse:
    """The file for the bank: asked for on a page, given on its button."""
    row = api.round_for(request.viewer, pk)
    if request.method == "POST":
        content = api.bank_file(row, by=request.viewer, on=request.today)
        return download(content, CSV, f"移民直补{row.division_code}-{row.year}.csv")
    lead = "批准以后去世的人自动减掉。文件里有账号，只交给银行；每次导出都留痕。"
    back = reverse("desk:migrant-round", args=[pk])
    frame = FormFrame(f"导出银行文件：{_title(row)}", "年度名单", back, lead, "导出")
    return page(request, "parts/plain_form", form=django_forms.Form(), frame=frame)


@FORMS
@officer(api.PAYERS)
@answering
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """The bank's answer is booked."""
    row, form = api.round_for(request.viewer, pk), AnswerForm(request.POST or None)
    if request.method == "POST":  # an answer without a failed row is an empty box
        form = AnswerForm(request.POST)

    def act() -> str:
        failed = form.cleaned_data["failed"]
        api.book_answer(row, failed, by=request.viewer, on=request.today)
        return f"已记账，退票 {len(failed)} 人。"

    return _about(request, row, form, "登记回盘", act, lead="没有写在这里的，都按已经发到记账。")


@FORMS
@officer(api.PAYERS)
@answering
def again(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the bank gave back is paid to the account as it is now."""
    line = api.line_for(request.viewer, pk)
    form = sure(request)

    def act() -> str:
        api.pay_again(line, by=request.viewer, on=request.today)
        return "已重发记账。"

    lead = f"第 {line.number} 行，退票原因：{line.failure}。先把账户改对，再重发。"
    return _about(request, line.round, form, "重发", act, lead=lead)


def _plain(
    request: OfficerRequest, pk: int, verb: str, act: Callable[[api.Round], str], lead: str
) -> HttpResponse:
    row = api.round_for(request.viewer, pk)
    form = sure(request)
    return _about(request, row, form, verb, lambda: act(row), lead=lead)


def _about(
    request: OfficerRequest, row: api.Round, form: django_forms.Form, verb: str,
    act: Callable[[], str], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:migrant-round", args=[row.pk])
    frame = FormFrame(f"{verb}：{_title(row)}", "年度名单", back, lead, verb)
    return form_page(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)


def _title(row: api.Round) -> str:
    return f"{place_names({row.division_code})[row.division_code]} {row.year} 年移民名单"
