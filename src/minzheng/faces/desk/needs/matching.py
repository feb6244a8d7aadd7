"""The matching: its runs, what one proposes, an officer's verdict; supplies and gaps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.needs import api
from minzheng.faces.desk import matching_work
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.lists.showing import waits_for_nobody
from minzheng.faces.desk.lists.views import answering
from minzheng.faces.desk.lists.working import begin
from minzheng.faces.desk.needs import showing
from minzheng.faces.desk.needs.forms import ChangeForm, SupplyFilters
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.divisions import level
from minzheng.registers.divisions.api import full_name, full_names
from minzheng.registers.offices.api import home_division

MOST_RUNS, MOST_TOLD = 50, 5
TOWN, VILLAGE = 9, 12  # signs of a division's code


@require_safe
@officer(api.MATCH_READERS)
@listed("matchings")
def matchings(request: OfficerRequest) -> HttpResponse:
    """Runs that were made, and a new one."""
    viewer = request.viewer
    runs = list(api.runs_of(viewer)[:MOST_RUNS])
    waiting = api.need_counts(viewer, request.today).confirmed
    last = matching_work.last_run(viewer)
    return page(
        request,
        "needs/matchings",
        table=showing.run_table(runs, full_names({run.division_code for run in runs})),
        waiting=waiting,
        last=last,
        idle=last is not None and waits_for_nobody(last.job, timezone.now()),
        may_match=bool(viewer.roles & set(api.CONFIRMERS)),
    )


@require_POST
@officer(api.CONFIRMERS)
@answering
def start(request: OfficerRequest) -> HttpResponse:
    """Match what waits in the officer's own area; the same is not made twice.

    Much is matched while the officer goes on with something else.
    """
    area, viewer = _area(request.viewer), request.viewer
    waiting = api.need_counts(viewer, request.today).confirmed
    if waiting > matching_work.MATCHED_AT_ONCE:
        last = matching_work.last_run(viewer)
        if last is None or not last.is_open:
            begin(request, matching_work.matching(area, full_name(area), waiting))
        return redirect("desk:matchings")
    run = api.propose(area, by=viewer, on=request.today)
    messages.success(
        request, f"匹配好了：{run.needs} 项需求，{run.matched} 项有安排。请看过再派单。"
    )
    return redirect("desk:matching-run", run.pk)


@require_safe
@officer(api.MATCH_READERS)
def run(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a run proposes, by page."""
    row = api.run_for(request.viewer, pk)
    after = request.GET.get("after", "")
    lines, more = api.lines_of(row.pk, after=int(after) if after.isdecimal() else 0)
    return page(
        request,
        "needs/run",
        run=row,
        place=full_names({row.division_code})[row.division_code],
        table=showing.line_table(lines),
        entries=showing.term_entries(row.terms),
        more=f"?after={more}" if more else "",
        begun=bool(after),
        may_match=bool(request.viewer.roles & set(api.CONFIRMERS)),
    )


@require_POST
@officer(api.CONFIRMERS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send every order that is still proposed."""
    row = api.run_for(request.viewer, pk)
    count = api.lines_to_send(row).count()
    if count > matching_work.SENT_AT_ONCE:
        new = matching_work.sending(row, full_name(row.division_code), count)
        return redirect("desk:job", begin(request, new).pk)
    sent, refused = api.confirm_all(row, by=request.viewer, on=request.today)
    messages.success(request, f"派出 {sent} 张派单。")
    for told in refused[:MOST_TOLD]:
        messages.error(request, told)
    if len(refused) > MOST_TOLD:
        messages.error(request, f"另有 {len(refused) - MOST_TOLD} 项没有派出，请逐项看。")
    return redirect("desk:matching-run", pk)


@require_http_methods(["GET", "POST"])
@officer(api.CONFIRMERS)
def line(request: OfficerRequest, pk: int) -> HttpResponse:
    """One proposal with its arithmetic: send it, to another with a reason, or not."""
    row = api.line_for(request.viewer, pk)
    rows = list(api.live_supplies(request.today).filter(item=row.need.item))
    known = {each.supply.pk: each for each in api.givers(rows)}
    choices = [(pk, f"{each.supply.giver}（空余 {each.vacancy}）") for pk, each in known.items()]
    form = ChangeForm(_changing(request), supplies=choices)
    if "as_proposed" in request.POST:
        api.confirm_line(row, by=request.viewer, on=request.today)
        messages.success(request, "已派单，等机构答复。")
        return redirect("desk:need", row.need_id)
    if form.is_valid() and _changed(request, row, form):
        return redirect("desk:need", row.need_id)
    ranked = [
        (known[int(key)].supply.giver if int(key) in known else "已停止提供", points, words)
        for key, points, words in row.ranked
    ]
    return page(request, "needs/line", line=row, need=row.need, form=form, ranked=ranked)


@require_safe
@officer(api.READERS)
@listed("supplies")
def supplies(request: OfficerRequest) -> HttpResponse:
    """Who gives what in the area, and how full it is."""
    form = SupplyFilters(request.GET)
    found = api.supply_page(request.viewer, form.wanted, request.today)
    names = full_names({each.supply.division_code for each in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "needs/supplies",
        form=form,
        table=showing.supply_table(found.rows, names),
        first=showing.address("desk:supplies", **held) if form.wanted.after else "",
        more=showing.address("desk:supplies", **held, after=str(found.after))
        if found.after else "",
        narrowed=bool(held),
        may_stand_in=bool(request.viewer.roles & set(api.CONFIRMERS)),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
def gaps(request: OfficerRequest) -> HttpResponse:
    """Needs nobody serves and rooms nobody uses, place by place; each opens its list."""
    viewer, on = request.viewer, request.today
    places = _places(viewer, request)
    signs = TOWN if level(places[0][0]) == "town" else VILLAGE
    needed, idle = api.unserved_by(viewer, signs), api.idle_by(viewer, signs, on)
    unserved = [
        (code, name, needed.get(code[:signs], 0), showing.address(state="any", division=code))
        for code, name in places
    ]
    free = [
        (code, name, idle.get(code[:signs], 0), showing.address("desk:supplies", idle="on"))
        for code, name in places
    ]
    return page(
        request,
        "needs/gaps",
        unserved=showing.gap_map(
            "没有人服务的需求", "颜色越深，待安排、不能满足和求助中的需求越多。", "项", unserved
        ),
        idle=showing.gap_map("空余的供给", "颜色越深，还有空余的服务越多。", "项", free),
        total=sum(needed.values()),
        free=sum(idle.values()),
    )


def _places(viewer: Viewer, request: OfficerRequest) -> list[tuple[str, str]]:
    """The towns of a district, the villages of a town; one's own village alone."""
    own = sorted({post.division for post in viewer.seeing_posts})
    return places_below(viewer, request.today) or list(full_names(own).items())


def _area(viewer: Viewer) -> str:
    """The widest area in which the officer confirms. Raises NotAllowed."""
    posts = [post.division for post in viewer.posts if post.role in api.CONFIRMERS]
    if not posts:
        raise NotAllowed(f"匹配由{home_division()}的镇街、社工站和区民政局经办")
    return min(posts)


def _changing(request: OfficerRequest) -> object:
    return request.POST if request.method == "POST" and "as_proposed" not in request.POST else None


def _changed(request: OfficerRequest, row: api.Line, form: ChangeForm) -> bool:
    given = form.cleaned_data
    try:
        if given["supply"]:
            api.change_line(
                row, given["supply"], given["reason"], by=request.viewer, on=request.today
            )
            messages.success(request, "已改派，等机构答复。")
        else:
            api.drop_line(row, given["reason"], by=request.viewer, on=request.today)
            messages.success(request, "这次不派，需求仍在待安排。")
    except api.NeedRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
