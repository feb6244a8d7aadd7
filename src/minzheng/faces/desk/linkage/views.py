"""The review queue, one pair side by side, its settlement, and who hangs together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import open_field
from minzheng.engines.lake.api import MergeRefused
from minzheng.engines.linkage import api
from minzheng.faces.desk.linkage import showing as show
from minzheng.faces.desk.linkage.finding import feed_titles, pair_here, persons_in
from minzheng.faces.desk.linkage.forms import SAME, LookForm, QueueFilters, SettleForm, feed_choices
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer

PAGE = 50


@require_safe
@officer(api.READERS)
@listed("linkage")
def queue(request: OfficerRequest) -> HttpResponse:
    """What waits: by feed and reason, the most probable first."""
    waiting = api.counts(request.viewer)
    titles = feed_titles()
    feeds = feed_choices(dict.fromkeys(each["feed"] for each in waiting), titles)
    form = QueueFilters(request.GET, feeds=feeds)
    number = request.GET.get("page", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 10 else 1
    rows = list(api.queue(request.viewer, form.wanted)[(at - 1) * PAGE : at * PAGE + 1])
    shown = rows[:PAGE]
    people = persons_in(shown, request.today)
    return page(
        request,
        "linkage/queue",
        form=form,
        figures=show.queue_figures(waiting),
        counts=show.count_table(waiting, titles),
        table=show.queue_table(shown, people, titles),
        former=show.page_url(request.GET, at - 1) if at > 1 else "",
        following=show.page_url(request.GET, at + 1) if len(rows) > PAGE else "",
        unwritten=api.waiting().count(),
    )


@never_cache
@require_safe
@officer(api.READERS)
def pair(request: OfficerRequest, pk: int) -> HttpResponse:
    """One pair side by side, with the evidence and its weights."""
    return _pair_page(request, pair_here(request.viewer, pk), SettleForm())


@require_POST
@officer(api.RULERS)
def settle(request: OfficerRequest, pk: int) -> HttpResponse:
    """The same person or not; the next one follows."""
    found, form = pair_here(request.viewer, pk), SettleForm(request.POST)
    if not form.is_valid():
        return _pair_page(request, found, form)
    given = form.cleaned_data
    decide = api.accept if given["verdict"] == SAME else api.refuse
    try:
        decide(found, given["reason"], by=request.viewer, on=request.today)
    except (api.LinkageRefused, MergeRefused) as refusal:
        form.add_error(None, str(refusal))
        return _pair_page(request, found, form)
    messages.success(request, "已记录。处理错了的，在“处理记录”里撤销。")
    following = api.queue(request.viewer, api.Wanted(found.feed)).first()
    return redirect("desk:link-pair", following.pk) if following else redirect("desk:linkage")


@never_cache
@require_POST
@officer(api.READERS)
def open_pair(request: OfficerRequest, pk: int) -> HttpResponse:
    """Both sides in clear, once, after the trail knows who and why."""
    found, form = pair_here(request.viewer, pk), LookForm(request.POST)
    if not form.is_valid():
        return _pair_page(request, found, SettleForm(), look=form)
    known = persons_in([found], request.today)
    text = open_field(
        request.viewer, subject=found.ref, field="identity",
        purpose=form.cleaned_data["purpose"], division=found.division_code,
        reader=lambda: show.in_clear(found, known),
    )  # fmt: skip
    return page(request, "linkage/opened", pair=found, lines=text.splitlines(), form=form)


@require_safe
@officer(api.READERS)
def cluster(request: OfficerRequest, number: int) -> HttpResponse:
    """Who hangs together with a person of the lake, and by what."""
    joined = show.cluster_of(number)
    rows = list(api.pairs_about(request.viewer, joined)[:PAGE])
    if not rows:
        raise NotFound(f"没有与人员 {number} 有关的关联，或不在您的辖区内。请返回列表查看")
    people = persons_in(rows, request.today)
    return page(
        request,
        "linkage/cluster",
        number=number,
        figures=show.cluster_figures(joined, rows),
        table=show.cluster_table(rows, people, feed_titles()),
    )


def _pair_page(
    request: OfficerRequest, found: api.ReviewPair, form: SettleForm, look: LookForm | None = None
) -> HttpResponse:
    people = persons_in([found], request.today)
    return page(
        request,
        "linkage/pair",
        pair=found,
        form=form,
        look=look or LookForm(),
        figures=show.pair_figures(found),
        differences=show.differences(found, people),
        sides=show.side_names(found, feed_titles()),
        evidence=show.evidence_table(found),
        rulings=show.ruling_events(found),
        may_settle=bool(request.viewer.roles & set(api.RULERS)) and found.is_open,
    )
