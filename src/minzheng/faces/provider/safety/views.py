"""A house's safety: what is open and due, an incident told and completed, rounds, drills."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of, people_of, stay_of
from minzheng.engines.safety import api
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.safety import showing
from minzheng.faces.provider.safety.answering import Frame, answering, written
from minzheng.faces.provider.safety.forms import (
    AssessmentForm,
    CauseForm,
    DrillForm,
    FamilyForm,
    FixForm,
    IncidentForm,
    ReviewForm,
    RoundForm,
    chosen,
    moment,
)

FORMS = require_http_methods(["GET", "POST"])


@require_safe
@member
def safety(request: HouseRequest) -> HttpResponse:
    """What is open, what is due today, what was done."""
    on = request.today
    own = facilities_of(request.viewer, on)
    house = chosen(own, request.GET.get("place", ""))
    if house is None:
        return page(request, "safety/none")
    keys, drills = [house.pk], api.drills_at([house.pk])
    open_ones, closed = (api.incidents_at(keys, closed=over) for over in (False, True))
    return page(
        request, "safety/safety", own=own, house=house, rounds=api.rounds_due(house, on),
        incidents=showing.incident_table(open_ones, on, "没有结案的意外"),
        closed=showing.incident_table(closed, on, "已经结案的意外"),
        problems=showing.problem_table(api.problems_at(keys), on, "待整改的隐患"),
        drills=showing.drill_table(drills),
        drill_due=api.drill_due(house, drills[0].day if drills else None),
        due=showing.due_table(api.due_assessments(keys, on), on),
    )  # fmt: skip


@never_cache
@FORMS
@member
@answering
def incident_new(request: HouseRequest, pk: int) -> HttpResponse:
    """Something happened."""
    house = facility_of(request.viewer, pk, request.today)
    stays = [row for row in people_of(request.viewer, on=request.today, past=False)
             if row.facility_id == house.pk]  # fmt: skip
    now = now_of(request)
    form = IncidentForm(request.POST or None, stays=stays, now=now)
    lead = "先救人、打 120，再记这一页。原因和措施可以晚些补。"
    frame = Frame(f"记一起意外：{house.name}", _home(house.pk), lead=lead, button="记下")

    def act() -> str:
        row = api.tell_incident(request.viewer, pk, form.new(now), now=now, on=request.today)
        told = "民政部门已经收到紧急通知。" if row.is_serious else "民政部门看得到这条记录。"
        return (
            f"已记下：{row.person.name}{row.risk_name}。{told}请在 {row.due_on} 前写明原因和措施。"
        )

    return written(request, form, frame, act)


@never_cache
@require_safe
@member
@answering
def incident(request: HouseRequest, pk: int) -> HttpResponse:
    """One incident and what comes next."""
    row = api.own_incident(request.viewer, pk, request.today)
    mine = request.viewer.doer.key in (row.told_key, row.written_key)
    return page(
        request, "safety/incident", row=row, events=showing.events(row), mine=mine,
        entries=showing.incident_entries(row, now_of(request)),
    )  # fmt: skip


@FORMS
@member
@answering
def family(request: HouseRequest, pk: int) -> HttpResponse:
    """The family was told."""
    row = api.own_incident(request.viewer, pk, request.today)
    now = now_of(request)
    form = FamilyForm(request.POST or None, initial={"day": now.date(), "clock": now.time()})

    def act() -> str:
        api.tell_family(request.viewer, pk, form.at(), now=now, on=request.today)
        return "已写下告知家属的时间。"

    return written(request, form, _of(row, "告知家属"), act)


@FORMS
@member
@answering
def cause(request: HouseRequest, pk: int) -> HttpResponse:
    """Why it happened and what is done."""
    row = api.own_incident(request.viewer, pk, request.today)
    start = {"cause": row.cause, "measures": row.measures}
    form = CauseForm(request.POST or None, initial=start)

    def act() -> str:
        given = form.cleaned_data
        api.complete_incident(
            request.viewer, pk, given["cause"], given["measures"], on=request.today
        )
        return "已写明原因和措施，等另一位复核。"

    return written(request, form, _of(row, "写明原因和措施"), act)


@FORMS
@member
@answering
def review(request: HouseRequest, pk: int) -> HttpResponse:
    """A second person looks at it."""
    row = api.own_incident(request.viewer, pk, request.today)
    form = ReviewForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        done = api.review_own(
            request.viewer, pk, given["words"], sound=given["sound"], on=request.today
        )
        return "已复核，结案。" if done.state == api.State.CLOSED else "已退回，请补充。"

    return written(request, form, _of(row, "复核"), act)


@FORMS
@member
@answering
def round_(request: HouseRequest, pk: int, period: str) -> HttpResponse:
    """Today's round as a list of ticks."""
    house = facility_of(request.viewer, pk, request.today)
    if period not in api.PERIODS:
        raise api.NoSuchRecord("没有这种自查，请从“安全”重新进入")
    form = RoundForm(request.POST or None, items=api.items_of(period))
    lead = "每一项都已选“正常”，有问题的改选并写明，系统会列入隐患、定下期限。"
    frame = Frame(f"{api.PERIODS[period]}：{house.name}", _home(pk), lead=lead, button="交自查表")

    def act() -> str:
        row = api.check_house(request.viewer, pk, period, form.answers(), on=request.today)
        count = row.problems.count()
        return (
            f"{row.period_name}已交，{f'发现 {count} 个隐患，请按期整改' if count else '都正常'}。"
        )

    return written(request, form, frame, act)


@FORMS
@member
@answering
def problem(request: HouseRequest, pk: int) -> HttpResponse:
    """One problem; put right with a photo."""
    row = api.own_problem(request.viewer, pk, request.today)
    if row.fixed_on is not None:
        return page(request, "safety/problem", row=row, back=_home(row.facility_id))
    form = FixForm(request.POST or None, request.FILES or None)
    lead = f"{row.area_name}：{row.words}。{row.found_on} 发现，应在 {row.due_on} 前整改。"
    frame = Frame("整改隐患", _home(row.facility_id), lead=lead, button="报告整改")

    def act() -> str:
        given = form.cleaned_data
        api.fix_problem(request.viewer, pk, given["remedy"], form.paper(), on=request.today)
        return "已报告整改，照片已保存。"

    return written(request, form, frame, act)


@never_cache
@require_safe
@member
@answering
def photo(request: HouseRequest, pk: int) -> HttpResponse:
    """The photo of what was put right."""
    row = api.own_problem(request.viewer, pk, request.today)
    content, mime = api.open_photo(request.viewer, row)
    return inline(content, mime, "整改照片")


@FORMS
@member
@answering
def drill(request: HouseRequest, pk: int) -> HttpResponse:
    """A drill was held."""
    house = facility_of(request.viewer, pk, request.today)
    form = DrillForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        row = api.record_drill(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{row.day} {row.kind_name}演练。"

    return written(request, form, Frame(f"登记演练：{house.name}", _home(pk)), act)


@FORMS
@member
@answering
def assess(request: HouseRequest, pk: int) -> HttpResponse:
    """What could happen to a resident."""
    stay = stay_of(request.viewer, pk, request.today)
    start = {"day": request.today, "first": request.viewer.doer.name}
    form = AssessmentForm(request.POST or None, initial=start)
    before = api.assessments_of(stay.pk)
    lead = f"以前评估过 {len(before)} 次" if before else "还没有评估过"
    frame = Frame(f"安全风险评估：{stay.person.name}", _home(stay.facility_id), lead=f"{lead}。")

    def act() -> str:
        row = api.assess_resident(request.viewer, pk, form.new(), on=request.today)
        return f"已评估：{row.person.name}，{row.risk_words}。"

    return written(request, form, frame, act)


def now_of(request: HouseRequest) -> datetime:
    """The business day at the time that the clock shows."""
    clock = timezone.localtime().time().replace(second=0, microsecond=0)
    return moment(request.today, clock)


def _home(facility: int) -> str:
    return f"{reverse('provider:safety')}?place={facility}"


def _of(row: api.Incident, heading: str) -> Frame:
    back = reverse("provider:incident", args=[row.pk])
    return Frame(f"{heading}：{row.person.name}{row.risk_name}", back, "意外")
