"""What is done to a policy: a form each."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.duties.api import running_duties
from minzheng.engines.library import api
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.library.answering import answering
from minzheng.faces.desk.library.forms import (
    ChangeForm,
    EditionForm,
    HandOutForm,
    OpinionsForm,
    PolicyForm,
    RepealForm,
    ResultForm,
    SummaryForm,
)
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.LibraryRefused, NotAllowed)
PART, MOST = "政策库", 500
READ_BY_RULES = "题目、文号、机关、成文日期由系统从文件里读；读不出的再填。"


@FORMS
@officer(api.MAKERS)
@answering
def take_in(request: OfficerRequest) -> HttpResponse:
    """A document comes in, or a draft of ours begins."""
    form = PolicyForm(request.POST or None, request.FILES or None)
    lead = f"{READ_BY_RULES}上级文件要写施行日期；本区自己起草、还没有印发的，施行日期空着。"
    frame = FormFrame("登记文件", PART, reverse("desk:policies"), lead, "登记")

    def act() -> Done:
        made = api.take_in(
            form.cleaned_data["level"], home_division(), form.new(),
            by=request.viewer, on=request.today,
        )  # fmt: skip
        return Done(f"已登记“{made.title}”。", reverse("desk:policy", args=[made.policy_id]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.MAKERS)
@answering
def take_in_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new edition."""
    row = api.policy_for(request.viewer, pk)
    form = EditionForm(request.POST or None, request.FILES or None)

    def act() -> None:
        api.take_in_again(request.viewer, pk, form.new(), on=request.today)

    lead = f"{READ_BY_RULES}新版施行以前，旧版照旧有效。"
    return _about(request, row, form, "登记新版", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def repeal(request: OfficerRequest, pk: int) -> HttpResponse:
    """It holds no longer."""
    row = api.policy_for(request.viewer, pk)
    form = RepealForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        api.repeal(request.viewer, pk, given["day"], given["why"], on=request.today)

    return _about(request, row, form, "登记废止", act)


@FORMS
@officer(api.MAKERS)
@answering
def open_up(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everybody may read it."""
    row = api.policy_for(request.viewer, pk)

    def act() -> None:
        api.open_to_public(request.viewer, pk, on=request.today)

    lead = "公开以后谁都能看原文、版本和改变了什么；由登记人以外的人来办。"
    return _about(request, row, sure(request), "向社会公开", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def mark_read(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """Say what is in it."""
    row = api.policy_for(request.viewer, pk)
    form = SummaryForm(request.POST or None)

    def act() -> None:
        api.mark_read(request.viewer, edition, form.cleaned_data["summary"], on=request.today)

    return _about(request, row, form, "写要点", act)


@FORMS
@officer(api.MAKERS)
@answering
def hand_out(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """A post says what it changes for us."""
    row, home = api.policy_for(request.viewer, pk), home_division()
    towns = places_below(request.viewer, request.today)
    form = HandOutForm(request.POST or None, towns=towns, home=home)

    def act() -> None:
        owner, due = form.told()
        api.hand_out(request.viewer, edition, owner, due, on=request.today)

    lead = "接到任务的岗位写明这份文件改变哪些事项、标准、工作；到期提醒，核实才算办结。"
    return _about(request, row, form, "交办", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def add_change(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """What it changes, one at a time."""
    row = api.policy_for(request.viewer, pk)
    form = ChangeForm(request.POST or None, duties=running_duties(request.viewer)[:MOST])

    def act() -> None:
        api.add_change(request.viewer, edition, form.new(), on=request.today)

    return _about(request, row, form, "写改变", act)


@FORMS
@officer(api.MAKERS)
@answering
def strike_change(request: OfficerRequest, pk: int, edition: int, change: int) -> HttpResponse:
    """It does not change that."""
    row = api.policy_for(request.viewer, pk)

    def act() -> None:
        api.strike_change(request.viewer, edition, change)

    return _about(request, row, sure(request), "删掉这一条改变", act)


@FORMS
@officer(api.MAKERS)
@answering
def conclude(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """What it changes is done here."""
    row = api.policy_for(request.viewer, pk)
    form = ResultForm(request.POST or None)

    def act() -> None:
        api.conclude(request.viewer, edition, form.cleaned_data["result"], on=request.today)

    lead = "交办的任务要核实办结；写了改变参数的，参数要已经有施行日以后的值。"
    return _about(request, row, form, "写落实情况", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def consult(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """A draft of ours goes to the public."""
    row = api.policy_for(request.viewer, pk)
    form = OpinionsForm(request.POST or None)

    def act() -> None:
        api.put_to_public(request.viewer, edition, form.told(), on=request.today)

    lead = "建一份征求意见的草稿；在“征求意见”里送审，由另一人发布，期满反馈以后才能印发。"
    return _about(request, row, form, "征求意见", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def issue(request: OfficerRequest, pk: int, edition: int) -> HttpResponse:
    """A draft of ours is issued."""
    row = api.policy_for(request.viewer, pk)
    form = EditionForm(request.POST or None, request.FILES or None)

    def act() -> None:
        api.issue(request.viewer, edition, form.new(), on=request.today)

    lead = f"读入印发的正文。{READ_BY_RULES}征求意见的稿保留，可以比较。"
    return _about(request, row, form, "印发", act, lead=lead)


def _about(
    request: OfficerRequest, row: api.Policy, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:policy", args=[row.pk])
    frame = FormFrame(f"{verb}：{row}", PART, back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
