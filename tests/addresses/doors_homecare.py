"""Doors and things: plans, orders, visits with check-in, calls back, months."""

from datetime import date, time
from typing import Any

from minzheng.engines.access.api import Viewer, viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import make_elder
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import Person

from .doors import ANY_HOUSE, CITIZEN, OWN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

PLAN, DRAFT, OFFER = ("care_plan",), ("drafted_plan",), ("approved_plan",)
VISIT, ODD, AHEAD = ("homecare_visit",), ("odd_visit",), ("ordered_visit",)
MONTH, CHECKED, APPROVED = ("care_month",), ("checked_month",), ("approved_month",)
PAIR, CALL, COMPLAINT = ("weak_pair",), ("care_call",), ("care_complaint",)
MONTHS = tuple(Month(2026, number) for number in (7, 8, 9, 10))
SINCE = date(2026, 7, 1)
NEIGHBOURS = (
    ("莫大娘", "440118194708156115"),
    ("蓝阿伯", "440118194708156123"),
    ("石婆婆", "440118194708156131"),
)
PNG = b"\x89PNG\r\n\x1a\n a photo of the test"

DOORS: dict[str, Door] = {
    "provider:homecare": Door(ANY_HOUSE),
    "provider:homecare-plans": Door(ANY_HOUSE),
    "provider:homecare-today": Door(ANY_HOUSE),
    "provider:homecare-worker": Door(ANY_HOUSE),
    "provider:homecare-months": Door(ANY_HOUSE),
    "provider:homecare-plan": Door(OWN_HOUSE, PLAN),
    "provider:homecare-agree": Door(OWN_HOUSE, OFFER),
    "provider:homecare-decline": Door(OWN_HOUSE, OFFER, also=frozenset({409})),
    "provider:homecare-cancel": Door(OWN_HOUSE, AHEAD, also=frozenset({409})),
    "provider:homecare-in": Door(OWN_HOUSE, AHEAD),
    "provider:homecare-out": Door(OWN_HOUSE, ("begun_visit",)),
    "provider:homecare-month": Door(
        OWN_HOUSE, ("house_facility", "care_open_month"), also=frozenset({409})
    ),
    "desk:homecare": Door(api.READERS),
    "desk:homecare-beds": Door(api.READERS),
    "desk:homecare-figures": Door(api.READERS),
    "desk:homecare-flags": Door(api.READERS),
    "desk:homecare-calls": Door(api.READERS),
    "desk:homecare-complaints": Door(api.READERS),
    "desk:homecare-settlements": Door(api.READERS),
    "desk:homecare-weak": Door(api.READERS),
    "desk:homecare-plan": desk(*PLAN, to=api.READERS),
    "desk:homecare-plan-new": desk("person", to=api.PLANNERS),
    "desk:homecare-plan-approve": desk(*DRAFT, to=api.PLAN_HEADS),
    "desk:homecare-pause": desk(*PLAN, to=api.PLANNERS),
    "desk:homecare-resume": desk("paused_plan", to=api.PLANNERS),
    "desk:homecare-level": desk(*PLAN, to=api.PLANNERS),
    "desk:homecare-bed": desk(*PLAN, to=api.PLANNERS),
    "desk:homecare-end": desk(*PLAN, to=api.PLANNERS),
    "desk:homecare-visit": desk(*VISIT, to=api.READERS),
    "desk:homecare-photo": desk(*ODD, to=api.JUDGES),
    "desk:homecare-judge": desk(*ODD, to=api.JUDGES),
    "desk:homecare-call": desk(*CALL, to=api.CALLERS),
    "desk:homecare-complaint": desk(*COMPLAINT, to=api.ANSWERERS),
    "desk:homecare-settlement": desk(*MONTH, to=api.READERS),
    "desk:homecare-check": desk("called_month", to=api.CHECKERS),
    "desk:homecare-return": desk(*MONTH, to=api.CHECKERS),
    "desk:homecare-approve": desk(*CHECKED, to=api.APPROVERS),
    "desk:homecare-pay": desk(*APPROVED, to=api.PAYERS),
    "desk:homecare-pair-new": desk("person", to=api.PAIRERS),
    "desk:homecare-pair": desk(*PAIR, to=api.READERS),
    "desk:homecare-contact": desk(*PAIR, to=api.PAIRERS),
    "desk:homecare-pair-end": desk(*PAIR, to=api.PAIRERS),
    "portal:homecare": Door(CITIZEN),
    "portal:homecare-visit": Door(OWN, VISIT),
    "portal:homecare-complain": Door(OWN, ("fresh_visit",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """The mother is served at home by the first house: four months, one odd visit, a complaint."""
    manager, home = viewer_of(cast.accounts["house"], DAY), _home()
    plan = _agreed(cast, home, cast.spouse, SINCE)
    papers = [_settled(manager, home, plan, month) for month in MONTHS]
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    for row in papers[:3]:
        _call(cast, row)
    for row in papers[:2]:
        api.check(clerk, row.pk, on=DAY)
    api.approve(head, papers[0].pk, on=DAY)
    odd = _made(manager, plan, DAY, api.Leaving(photo=Paper("a.png", PNG)))
    begun = _order(manager, plan, DAY, time(13))
    api.check_in(manager, begun.pk, _tap(DAY, time(13)), on=DAY)
    ahead = _order(manager, plan, DAY, time(15))
    mine, family = list(papers[3].visits.all()), cast.viewers["applicant"]
    complaint = api.complain(family, mine[0].pk, "来得太晚", on=DAY)
    pair = api.NewPair("何小敏", "邓家乐", package=("talk",))
    made = api.make_pair(cast.spouse, pair, by=cast.viewers["village_worker"], on=DAY)
    return {
        "care_plan": plan.pk, "odd_visit": odd.pk, "begun_visit": begun.pk,
        "ordered_visit": ahead.pk, "homecare_visit": mine[0].pk, "fresh_visit": odd.pk,
        "care_complaint": complaint.pk, "care_call": mine[0].call.pk, "weak_pair": made.pk,
        "approved_month": papers[0].pk, "checked_month": papers[1].pk,
        "called_month": papers[2].pk, "care_month": papers[3].pk, "care_open_month": "2026-11",
        **_other_plans(cast, home),
    }  # fmt: skip


def _other_plans(cast: Cast, home: Facility) -> dict[str, int]:
    """Three neighbours: one plan waits for the head, one for the house, one is paused."""
    drafted, offered, paused = (make_elder(*told) for told in NEIGHBOURS)
    row = _agreed(cast, home, paused, DAY)
    api.suspend(cast.viewers["town_clerk"], row.pk, "family", "", on=DAY)
    offer = _drafted(cast, home, offered, DAY)
    api.approve_plan(cast.viewers["town_head"], offer.pk, on=DAY)
    return {
        "paused_plan": row.pk, "approved_plan": offer.pk,
        "drafted_plan": _drafted(cast, home, drafted, DAY).pk,
    }  # fmt: skip


def _drafted(cast: Cast, home: Facility, person: Person, on: date) -> api.Plan:
    items = [api.NewItem("助洁", 60, 3_000, 31)]
    new = api.NewPlan(person, home, api.BED, "old", 2, on, on, items, pin="2468")
    return api.draw_up(new, by=cast.viewers["town_clerk"], on=on)


def _agreed(cast: Cast, home: Facility, person: Person, on: date) -> api.Plan:
    row = _drafted(cast, home, person, on)
    api.approve_plan(cast.viewers["town_head"], row.pk, on=on)
    return api.agree(viewer_of(cast.accounts["house"], DAY), row.pk, on=on)


def _settled(manager: Viewer, home: Facility, plan: api.Plan, month: Month) -> api.Settlement:
    """One visit of a month, handed in on the first day after it."""
    _made(manager, plan, month.first, api.Leaving("2468"))
    digest = api.draft_of(home, month).digest
    return api.hand_in(manager, home.pk, month, digest, on=month.next().first)


def _call(cast: Cast, row: api.Settlement) -> None:
    for each in api.Call.objects.filter(visit__settlement=row):
        answer = api.Answer("yes", "yes", 5)
        api.record_call(cast.viewers["village_worker"], each.pk, answer, on=DAY)


def _made(manager: Viewer, plan: api.Plan, day: date, leaving: api.Leaving) -> api.Visit:
    row = _order(manager, plan, day, time(9))
    api.check_in(manager, row.pk, _tap(day, time(9)), on=day)
    return api.check_out(manager, row.pk, _tap(day, time(10)), leaving, on=day)


def _order(manager: Viewer, plan: api.Plan, day: date, begins: time) -> api.Visit:
    new = api.NewVisit(plan.items.get().pk, day, begins, manager.doer.key)
    return api.order_visit(manager, plan.pk, new, on=day)


def _tap(day: date, clock: time) -> api.Tap:
    return api.Tap(f"door-{day}-{clock}", api.Moment(day, clock), api.Spot(23.3, 113.8))


def _home() -> Facility:
    """The first house."""
    rows = facilities_within(DISTRICT).filter(credit_code=CODES["home"])
    return rows.order_by("pk")[0]
