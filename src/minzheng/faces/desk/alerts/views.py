"""The list of alerts, one of them, and the report of a night."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.alerts import api
from minzheng.engines.night import api as nights
from minzheng.engines.plans.api import ALERT
from minzheng.faces.desk import roles
from minzheng.faces.desk.alerts import showing, showing_rules
from minzheng.faces.desk.alerts.forms import AlertFilters
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.links import tied_url
from minzheng.registers.divisions.api import full_names

FIRST = 1
SAME = "同一对象的其他预警"


@require_safe
@officer(roles.ALERT_READERS)
@listed("alerts")
def alerts(request: OfficerRequest) -> HttpResponse:
    """What waits, graver first; filters and counts stand in the address."""
    viewer, on = request.viewer, request.today
    form = AlertFilters(request.GET, viewer=viewer, on=on)
    counts = api.counts(viewer, on)
    found = api.task_page(viewer, form.wanted, _number(request), on)
    known, names = api.abouts(found.rows), _names(found.rows)
    return page(
        request,
        "alerts/alerts",
        form=form,
        tabs=showing.tabs(form.wanted, counts),
        table=showing.task_table(found.rows, known, names, on, caption=f"共 {found.total} 条"),
        previous=_page_url(request, found.number - 1) if found.number > FIRST else "",
        more=_page_url(request, found.number + 1) if found.more else "",
        narrowed=bool(request.GET.keys() - {"page"}),
        may_bulk=bool(viewer.roles & set(roles.BULK_JUDGES)),
    )


@require_safe
@officer(roles.ALERT_READERS)
def alert(request: OfficerRequest, pk: int) -> HttpResponse:
    """One alert: what it says, on which data, by which article, what was done, what can be done."""
    task = api.task_for(request.viewer, pk)
    ties_url = tied_url(request.viewer, ALERT, pk)
    return page(request, "alerts/alert", ties_url=ties_url, **shown(request, task))


@require_safe
@officer(roles.ALERT_READERS)
def night(request: OfficerRequest) -> HttpResponse:
    """What the last night did, rule by rule and matter by matter."""
    on = _day(request.GET.get("on", ""))
    report = nights.last_run(on)
    return page(
        request,
        "alerts/night",
        report=report,
        asked=on,
        figures=showing_rules.night_figures(report) if report else (),
        rules=showing_rules.night_rules(report) if report else None,
        matters=showing_rules.night_matters(report) if report else None,
        feeds=showing_rules.night_feeds(report) if report else None,
        before=showing_rules.night_list(nights.runs()),
    )


def shown(request: OfficerRequest, task: api.AlertTask) -> dict[str, Any]:
    """What every page about one alert shows."""
    viewer, on = request.viewer, request.today
    deeds = api.deeds_of(task)
    whom = api.about(task, api.abouts([task]))
    clock = api.clock_of(task, on)
    others = api.same_subject(viewer, task)
    names = _names([task, *others])
    place = names[task.division_code]
    return {
        "task": task,
        "title": showing.title_of(task.rule),
        "sentence": api.sentence_of(task, whom.name),
        "whom": showing.link_of(whom),
        "figures": showing.task_figures(task, place),
        "clock": clock if task.waits else None,
        "facts": showing.fact_table(api.facts_of(task)),
        "articles": showing.articles(task.rule),
        "steps": showing_rules.steps(task.rule),
        "events": showing.events(deeds, task, clock.text if clock else ""),
        "papers": showing.papers(deeds, task),
        "others": showing.task_table(others, api.abouts(others), names, on, caption=SAME),
        "may_work": api.may_work(viewer, task),
        "workers": roles.words(api.workers_of(task)),
        "is_mine": task.taken_by == viewer.doer.key,
        "lead": showing.lead_of(task),
    }


def _names(tasks: list[api.AlertTask]) -> dict[str, str]:
    return full_names({task.division_code for task in tasks})


def _number(request: OfficerRequest) -> int:
    asked = request.GET.get("page", "")
    return max(FIRST, int(asked)) if asked.isdecimal() and len(asked) < 6 else FIRST


def _page_url(request: OfficerRequest, number: int) -> str:
    held = {name: request.GET[name] for name in request.GET if name != "page"}
    return f"?{urlencode({**held, 'page': number})}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFound(f"“{text}”不是日期，请写成 2026-11-21 的样子") from None
