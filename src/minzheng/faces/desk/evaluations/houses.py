"""One house of a round at the desk: its sheet, assessors, review, objections, letter, papers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.evaluations import api
from minzheng.faces.desk.evaluations import showing
from minzheng.faces.desk.evaluations.answering import answering
from minzheng.faces.desk.evaluations.forms import (
    AgreeForm,
    AnswerForm,
    AssessorForm,
    ItemsForm,
    ReviewForm,
    TiesForm,
    VisitForm,
    WhyForm,
)
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
ITEMS = "evaluations/items"
PAGE = 50
REFUSALS = (api.EvaluationRefused,)
Act = Callable[[], None]


@require_safe
@officer(api.READERS)
@answering
def house(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sheet: self, records, assessors and what counts, side by side."""
    entry = api.entry_for(request.viewer, pk)
    sheet = api.sheet_for(entry, request.today)
    everybody = list(entry.assessors.all())
    me = next((each for each in everybody if each.key == request.viewer.doer.key), None)
    blind = me is not None and me.handed_in_on is None
    return page(
        request, "evaluations/house", entry=entry,
        total="" if entry.total is None or blind else api.points_text(entry.total),
        table=showing.sheet_table(sheet, blind),
        facts=showing.entry_facts(entry), lines=showing.computed_lines(entry),
        parts=showing.part_table(entry) if entry.parts and not blind else None,
        people=showing.assessor_facts(sheet, [each for each in everybody if each.tied]),
        deeds=showing.deeds(request.viewer, entry, me),
        apart=[] if blind or me is None else sheet.apart,
        me=me, objections=list(entry.objections.all()),
        may_compute=showing.may_compute(request.viewer, entry, sheet),
        opinions=[] if blind else [each for each in sheet.assessors if each.words],
    )  # fmt: skip


@FORMS
@officer(api.PROPOSERS)
@answering
def leave(request: OfficerRequest, pk: int) -> HttpResponse:
    """It takes no part."""
    entry = api.entry_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        api.leave_out(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _form(request, entry, form, ("改为不参加", "已改为不参加。"), act)


@FORMS
@officer(api.PROPOSERS)
@answering
def assessor(request: OfficerRequest, pk: int) -> HttpResponse:
    """Name somebody to look on the spot."""
    entry = api.entry_for(request.viewer, pk)
    officers = api.assessors_near(entry, request.today)
    form = AssessorForm(request.POST or None, officers=officers)

    def act() -> None:
        api.name_assessor(
            request.viewer, pk, form.cleaned_data["number"], on=request.today
        )  # fmt: skip

    return _form(request, entry, form, ("指派评估人员", "已指派。"), act)


@FORMS
@officer(api.ASSESSORS)
@answering
def ties(request: OfficerRequest, pk: int) -> HttpResponse:
    """Declare ties."""
    entry = _mine(request, pk)
    form = TiesForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        api.declare_ties(
            request.viewer, pk, tied=given["tied"] == "yes", words=given["words"],
            on=request.today,
        )  # fmt: skip

    return _form(request, entry, form, ("声明利害关系", "已声明。"), act)


@FORMS
@officer(api.ASSESSORS)
@answering
def scores(request: OfficerRequest, pk: int) -> HttpResponse:
    """Score on the spot, kept as it goes."""
    entry = _mine(request, pk)
    me = entry.assessors.get(key=request.viewer.doer.key)
    held = {mark.item: (mark.points, mark.words) for mark in me.marks.all()}
    form = ItemsForm(request.POST or None, items=api.open_items(entry), held=held)

    def act() -> None:
        told = {code: api.Score(points, words) for code, (points, words) in form.given().items()}
        api.save_scores(request.viewer, pk, told, on=request.today)

    lead = "填一部分就可以保存。提交以前，另一位评估人员看不到您的分。"
    return _form(request, entry, form, ("现场评分", "已保存。"), act, lead=lead, template=ITEMS)


@FORMS
@officer(api.ASSESSORS)
@answering
def hand_in(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand the scores in."""
    entry = _mine(request, pk)
    form = VisitForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        visit = api.Visit(form.cleaned_data["on"], form.cleaned_data["words"])
        api.hand_in_scores(request.viewer, pk, visit, on=request.today)

    lead = "提交以后不能再改。"
    return _form(request, entry, form, ("提交评分", "已提交评分。"), act, lead=lead)


@FORMS
@officer(api.ASSESSORS)
@answering
def agree(request: OfficerRequest, pk: int, item: str) -> HttpResponse:
    """Write what was agreed on an item."""
    entry = _mine(request, pk)
    found = entry.rubric.items.get(item)
    if found is None:
        raise api.NoSuchEvaluation("评分表里没有这一项。请从评分表重新进入")
    form = AgreeForm(request.POST or None)

    def act() -> None:
        score = api.Score(form.cleaned_data["points"], form.cleaned_data["words"])
        api.agree(request.viewer, pk, item, score, on=request.today)

    lead = "两位的分相差太多，商量以后由一位填写，另一位确认。"
    words = (f"合议：{found.code} {found.title}", "已填写，等另一位确认。")
    return _form(request, entry, form, words, act, lead=lead)


@require_POST
@officer(api.ASSESSORS)
@answering
def confirm(request: OfficerRequest, pk: int, item: str) -> HttpResponse:
    """Confirm what another wrote."""
    _mine(request, pk)
    api.confirm_agreement(request.viewer, pk, item, on=request.today)
    messages.success(request, "已确认合议的分。")
    return redirect("desk:evaluated", pk)


@require_POST
@officer(api.REVIEWERS)
@answering
def compute(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask the records anew."""
    api.compute_again(request.viewer, pk, on=request.today)
    messages.success(request, "已按现在的记录重新计算。")
    return redirect("desk:evaluated", pk)


@FORMS
@officer(api.REVIEWERS)
@answering
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """Review what was scored."""
    entry = api.entry_for(request.viewer, pk)
    form = ReviewForm(request.POST or None, sheet=api.sheet_for(entry, request.today))

    def act() -> None:
        api.review(request.viewer, pk, form.review(), on=request.today)

    lead = "不改的项空着。改分要写原因；选了否决项要写事实和文书。"
    return _form(request, entry, form, ("复核", "已复核。"), act, lead=lead, template=ITEMS)


@FORMS
@officer((*api.REVIEWERS, *api.DECIDERS))
@answering
def answer(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    """Answer an objection."""
    entry = api.entry_for(request.viewer, pk)
    row = entry.objections.filter(pk=number).first()
    if row is None:
        raise api.NoSuchEvaluation("没有这条异议。请从评分表重新进入")
    form = AnswerForm(request.POST or None, sheet=api.sheet_for(entry, request.today))

    def act() -> None:
        api.answer_objection(request.viewer, pk, number, form.answer(), on=request.today)

    lead = f"{row.made_by} {row.made_on} 提出：{row.words}"
    return _form(request, entry, form, ("答复异议", "已答复。"), act, lead=lead, template=ITEMS)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def letter(request: OfficerRequest, pk: int) -> HttpResponse:
    """The letter as issued."""
    entry = api.entry_for(request.viewer, pk)
    content, number = api.open_letter(request.viewer, entry)
    return inline(content, "application/pdf", f"{number}.pdf")


@never_cache
@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the house handed in as evidence."""
    content, mime, name = api.open_evidence(request.viewer, pk)
    return inline(content, mime, name)


@require_safe
@officer(api.ASSESSORS)
def mine(request: OfficerRequest) -> HttpResponse:
    """What one is named to assess."""
    rows = api.assessments_of(request.viewer)
    last = after(request)
    found = list((rows.filter(pk__lt=last) if last else rows).order_by("-pk")[: PAGE + 1])
    more = f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    return page(request, "evaluations/mine", table=showing.mine_table(found[:PAGE]), more=more)


def _mine(request: OfficerRequest, pk: int) -> api.Entry:
    """A house that the officer is named for. Raises NoSuchEvaluation, EvaluationRefused."""
    entry = api.entry_for(request.viewer, pk)
    if not entry.assessors.filter(key=request.viewer.doer.key).exists():
        raise api.EvaluationRefused("这一家没有指派您评估，请由指派的评估人员办理")
    return entry


def _form(
    request: OfficerRequest, entry: api.Entry, form: Form, words: tuple[str, str], act: Act,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """A form about a house; afterwards back to its sheet."""
    title, done = words
    back = reverse("desk:evaluated", args=[entry.pk])
    frame = FormFrame(f"{title}：{entry.name}", "评分表", back, button="保存", **more)

    def deed() -> Done:
        act()
        return Done(done, back)

    return form_page(request, form, frame, deed, refusals=REFUSALS)
