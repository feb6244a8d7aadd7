"""Airing at the desk: schemes, a period worked out and published, a town's sheet, explanations."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.airing import api
from minzheng.engines.indicators.api import READERS as FIGURE_READERS
from minzheng.engines.indicators.api import computed_months
from minzheng.faces.desk.airing import showing
from minzheng.faces.desk.airing.answering import answering
from minzheng.faces.desk.airing.forms import (
    AnswerForm,
    ExplainForm,
    PeriodForm,
    SchemeForm,
    WhyForm,
)
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.AiringRefused, NotAllowed)
PART, MOST = "晾晒", 60


@require_safe
@officer(api.READERS)
@listed("airings")
def airings(request: OfficerRequest) -> HttpResponse:
    """The airings and, for the district, the schemes."""
    makes = bool(request.viewer.roles & set(api.MAKERS))
    return page(
        request, "airing/airings", makes=makes,
        table=showing.airing_table(api.airings_of(request.viewer)[:MOST]),
        schemes=showing.scheme_table(api.schemes_of(request.viewer), makes=makes),
    )  # fmt: skip


@FORMS
@officer(api.MAKERS)
@answering
def make(request: OfficerRequest) -> HttpResponse:
    """A new scheme."""
    form = SchemeForm(request.POST or None)
    lead = "比镇街：只列出大小镇街可以比的率和平均用时，填了权重的才用，合起来正好 100。"
    frame = FormFrame("制订晾晒方案", PART, reverse("desk:airings"), lead)

    def act() -> Done:
        api.make_scheme(form.new(home_division()), by=request.viewer, on=request.today)
        return Done("方案已保存。打开方案可以测算一期。", reverse("desk:airings"))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.MAKERS)
@answering
def draft(request: OfficerRequest, pk: int) -> HttpResponse:
    """Work out a period."""
    row = api.scheme_for(request.viewer, pk)
    months = [Month.parse(each) for each in sorted(computed_months(), reverse=True)]
    past = [each for each in months if each.last < request.today]
    form = PeriodForm(request.POST or None, months=past)
    frame = FormFrame(f"测算：{row.title}", PART, reverse("desk:airings"),
                      "测算好先看，由另一人公布。", "测算")  # fmt: skip

    def act() -> Done:
        made = api.draft_airing(request.viewer, pk, form.last(), on=request.today)
        return Done("已测算，等公布。", reverse("desk:airing", args=[made.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.MAKERS)
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Use a scheme no more."""
    row = api.scheme_for(request.viewer, pk)
    frame = FormFrame(f"停用：{row.title}", PART, reverse("desk:airings"),
                      "以后不再用它测算；已公布的保留。", "停用")  # fmt: skip

    def act() -> Done:
        api.end_scheme(request.viewer, pk, on=request.today)
        return Done("已停用。", reverse("desk:airings"))

    return form_page(request, sure(request), frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
@listed("airing-towns")
def airing(request: OfficerRequest, pk: int) -> HttpResponse:
    """The board: ranks, how sure they are, how they come about, what towns said."""
    row = api.airing_for(request.viewer, pk)
    board, viewer = api.board_of(row), request.viewer
    draft_here = row.state == api.State.DRAFT
    own = api.speaks_for(viewer, row, [each.standing.place for each in board.towns])
    open_now = row.state == api.State.PUBLISHED and bool(own)
    return page(
        request, "airing/airing", row=row, table=showing.board_table(row, board),
        rules=showing.rules_said(row, board), said=showing.said(row.explanations.all(), board),
        computed=board.computed, makes=bool(viewer.roles & set(api.MAKERS)),
        answers=bool(viewer.roles & set(api.answerers(row))),
        may_publish=draft_here and bool(viewer.roles & set(api.PUBLISHERS)),
        draft=draft_here, explains=open_now,
        own=own[0] if open_now and row.scheme.subject == api.Subject.TOWNS else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def town(request: OfficerRequest, pk: int, town: str) -> HttpResponse:
    """One town: what its score is made of."""
    row = api.airing_for(request.viewer, pk)
    board = api.board_of(row)
    found = board.town(town)
    if found is None:
        raise api.NoSuchAiring(f"这次晾晒没有这个{row.scheme.get_subject_display()}")
    may_open = bool(request.viewer.roles & set(FIGURE_READERS))
    own = api.speaks_for(request.viewer, row, [town]) or request.viewer.roles & set(api.MAKERS)
    return page(
        request, "airing/town", row=row, town=found,
        entries=showing.town_entries(row, board, found),
        table=showing.part_table(row, board, found, may_open=may_open and bool(own)),
    )  # fmt: skip


@FORMS
@officer(api.PUBLISHERS)
@answering
def publish(request: OfficerRequest, pk: int) -> HttpResponse:
    """The towns read it from now on."""
    row = api.airing_for(request.viewer, pk)

    def act() -> None:
        api.publish_airing(request.viewer, pk, on=request.today)

    lead = "公布以后结果不再变，以后补算的数不影响它；镇街可以在期限内说明。"
    return _about(request, row, sure(request), "公布", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is not published."""
    row = api.airing_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        api.drop_airing(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _about(request, row, form, "不公布", act)


@FORMS
@officer((*api.EXPLAINERS, *api.SECTION_EXPLAINERS))
@answering
def explain(request: OfficerRequest, pk: int) -> HttpResponse:
    """A town or a section says why."""
    row = api.airing_for(request.viewer, pk)
    whole = "整体情况" if row.scheme.subject == api.Subject.TOWNS else "请选择"
    form = ExplainForm(request.POST or None, titles=dict(api.board_of(row).titles), whole=whole)

    def act() -> None:
        given = form.cleaned_data
        api.explain(request.viewer, pk, given["indicator"], given["text"], on=request.today)

    return _about(request, row, form, "说明情况", act)


@FORMS
@officer(api.MAKERS)
@answering
def answer(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    """The district answers."""
    row = api.airing_for(request.viewer, pk)
    form = AnswerForm(request.POST or None)
    told = row.explanations.filter(pk=number).first()

    def act() -> None:
        api.answer(request.viewer, pk, number, form.cleaned_data["text"], on=request.today)

    return _about(request, row, form, "答复说明", act, lead=told.text if told else "")


def _about(
    request: OfficerRequest, row: api.Airing, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:airing", args=[row.pk])
    frame = FormFrame(f"{verb}：{row}", PART, back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
