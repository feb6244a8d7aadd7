"""The lists by level, one entry with its score, and the monitored households."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.discovery import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.discovery import showing
from minzheng.faces.desk.discovery.forms import EntryFilters, MonitorFilters
from minzheng.faces.desk.finding.people import people_found
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names


@require_safe
@officer(api.READERS)
@listed("entries")
def entries(request: OfficerRequest) -> HttpResponse:
    """Who waits, urgent and hardest first; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = EntryFilters(request.GET, viewer=viewer, on=on)
    found = api.entry_page(viewer, form.wanted, on)
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "discovery/entries",
        form=form,
        tabs=showing.tabs(form.wanted, api.counts(viewer, on)),
        table=showing.entry_table(
            found.rows,
            names=api.names_of(found.rows),
            places=full_names({row.division_code for row in found.rows}),
            reasons=api.reasons_of(viewer, found.rows),
            on=on,
        ),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=str(found.after)) if found.after else "",
        narrowed=bool(held),
        may_report=bool(viewer.roles & set(api.WORKERS)),
    )


@require_safe
@officer(api.READERS)
def entry(request: OfficerRequest, pk: int) -> HttpResponse:
    """One entry: why it is there, how hard, what was done, what can be done."""
    row = api.entry_for(request.viewer, pk)
    if row.joined_to_id is not None:
        return redirect("desk:entry", row.joined_to_id)
    return page(request, "discovery/entry", **shown(request, row))


def shown(request: OfficerRequest, row: api.Entry) -> dict[str, Any]:
    """What every page about one entry shows."""
    viewer, on = request.viewer, request.today
    ended = api.all_ended(row)  # first: it loads the reasons
    place = full_names({row.division_code})[row.division_code]
    score, clock = api.score_of(row, on), api.clock_of(row, on)
    reads = api.may_read_data(viewer, row)
    works = row.waits and api.may_work(viewer, row)
    return {
        "entry": row,
        "who": api.names_of([row])[row.pk],
        "figures": showing.figures(row, place),
        "clock": clock,
        "score": score,
        "parts": showing.parts_of(score),
        "asks": [part.label for part in score.parts if part.low != part.high],
        "workings": showing.workings(score) if reads else [],
        "reasons": showing.reason_rows(api.readable_reasons(viewer, row)),
        "events": showing.events(api.deeds_of(row), clock, row.level_name),
        "may_work": works,
        "all_ended": works and ended,
        "may_raise": row.waits and api.may_raise(viewer, row),
        "may_reopen": row.state == api.State.CLOSED and api.may_raise_or_work(viewer, row),
        "workers": roles.words(api.workers_of(row)),
        "twins": api.twins(viewer, row) if works and row.home is None else [],
        "watched": bool(row.home) and api.history_of(viewer, row.home or 0),
        "intake_url": reverse("desk:intake") if viewer.roles & set(roles.TAKERS_IN) else "",
    }


def likely_people(request: OfficerRequest, row: api.Entry) -> list[Any]:
    """People of the registers with the name that was told, within the officer's area."""
    who = row.told.get("who", "").strip()
    return list(people_found(request.viewer, who).people[:8]) if len(who) > 1 else []


@require_safe
@officer(api.MONITORS)
@listed("monitored")
def monitored(request: OfficerRequest) -> HttpResponse:
    """The monitored households as the last comparison found them, and the trend."""
    viewer, on = request.viewer, request.today
    form = MonitorFilters(request.GET, viewer=viewer, on=on)
    found = api.monitored_page(viewer, **form.chosen)
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    here = reverse("desk:monitored")
    names = api.names_of_homes({line.row.home for line in found.rows})
    return page(
        request,
        "discovery/monitored",
        form=form,
        table=showing.monitored_table(
            found.rows,
            {line.row.pk: names[line.row.home] for line in found.rows},
            full_names({line.row.division_code for line in found.rows}),
        ),
        trend=showing.trend_table(api.comparisons()),
        more=f"{here}?{showing.query(held, found.after)}" if found.after else "",
        may_compare=bool(viewer.roles & set(api.COMPARERS)),
    )


@require_POST
@officer(api.COMPARERS)
def compare(request: OfficerRequest) -> HttpResponse:
    """Compare now; once a day."""
    done = api.compare_now(by=request.viewer, on=request.today)
    messages.success(request, f"已比对 {done.homes} 户监测户，{done.changed} 户有变化。")
    return redirect("desk:monitored")
