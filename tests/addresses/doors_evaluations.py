"""Doors and things: rubric, scores, grade, subsidy."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import Hands, enter_number
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.registers.facilities.api import Facility, facilities_within

from .doors import ANY_HOUSE, ANYBODY, OWN_HOUSE, Door, Everywhere, desk
from .doors_provider import CODES

OPEN, SHOWN, DECIDED = ("open_round",), ("shown_round",), ("decided_round",)
ENTRY, OBJECTED = ("handed_in_house",), ("objected_house", "house_objection")
RUBRIC, VERSION = ("rubric_key",), ("rubric_version",)
SUBSIDY, APPROVED, PAPER = ("reckoned_subsidy",), ("approved_subsidy",), ("house_paper",)
ITEM = ("handed_in_house", "rubric_item")
ANSWERERS = (*api.REVIEWERS, *api.DECIDERS)
RESULT = date(2026, 10, 30)

DOORS: dict[str, Door] = {
    "desk:evaluations": Door(api.READERS),
    "desk:evaluation-plan": Door(api.PROPOSERS),
    "desk:my-assessments": Door(api.ASSESSORS),
    "desk:evaluation": Everywhere(api.READERS, OPEN),
    "desk:evaluation-show": Door(api.REVIEWERS, OPEN),
    "desk:evaluation-decide": Door(api.DECIDERS, SHOWN),
    "desk:evaluation-reckon": Door(api.PROPOSERS, DECIDED),
    "desk:rubrics": Door(api.READERS),
    "desk:rubric-write": Door(api.PROPOSERS),
    "desk:rubric": Everywhere(api.READERS, RUBRIC),
    "desk:rubric-change": Everywhere(api.PROPOSERS, RUBRIC),
    "desk:rubric-version": Door(api.BUREAU, VERSION),
    "desk:rubric-approve": Door(api.DECIDERS, VERSION),
    "desk:rubric-return": Door(api.DECIDERS, VERSION),
    "desk:subsidies": Door(api.READERS),
    "desk:subsidy": desk(*SUBSIDY, to=api.READERS),
    "desk:subsidy-approve": Door(api.DECIDERS, SUBSIDY),
    "desk:subsidy-return": Door(api.DECIDERS, SUBSIDY),
    "desk:subsidy-pay": Door(api.PAYERS, APPROVED),
    "desk:evaluated": desk(*ENTRY, to=api.READERS),
    "desk:evaluated-leave": Door(api.PROPOSERS, ENTRY),
    "desk:evaluated-assessor": Door(api.PROPOSERS, ENTRY),
    "desk:evaluated-ties": desk(*ENTRY, to=api.ASSESSORS),
    "desk:evaluated-scores": desk(*ENTRY, to=api.ASSESSORS),
    "desk:evaluated-hand-in": desk(*ENTRY, to=api.ASSESSORS),
    "desk:evaluated-agree": desk(*ITEM, to=api.ASSESSORS),
    "desk:evaluated-confirm": desk(*ITEM, to=api.ASSESSORS),
    "desk:evaluated-compute": Door(api.REVIEWERS, ENTRY),
    "desk:evaluated-review": Door(api.REVIEWERS, ENTRY),
    "desk:evaluated-answer": Door(ANSWERERS, OBJECTED),
    "desk:evaluated-letter": desk("graded_house", to=api.READERS),
    "desk:evaluation-paper": desk(*PAPER, to=api.READERS),
    "provider:evaluations": Door(ANY_HOUSE),
    "provider:evaluation": Door(OWN_HOUSE, ("invited_house",)),
    "provider:evaluation-hand-in": Door(OWN_HOUSE, ("invited_house",)),
    "provider:evaluation-objection": Door(OWN_HOUSE, ("objected_house",)),
    "provider:evaluation-letter": Door(OWN_HOUSE, ("graded_house",)),
    "provider:evaluation-paper": Door(OWN_HOUSE, PAPER),
    "open:evaluations": Door(ANYBODY),
    "open:evaluation": Door(ANYBODY, SHOWN),
    "open:evaluation-rubric": Door(ANYBODY, RUBRIC),
    "open:evaluated": Door(ANYBODY, ("house_facility",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """Four rounds of the first house: invited, handed in, published, decided with money."""
    home, hands = _home(), _hands(cast)
    invited, entry = (hands.only(_plan(hands, year), home, DAY) for year in (2026, 2025))
    hands.hand_in(entry, DAY)
    hands.name(entry, DAY)
    shown = _shown(hands, home, 2024, DAY)
    objection = api.object_to_result(hands.house, shown.pk, "A1 扣分没有依据", on=DAY)
    graded = _shown(hands, home, 2023, date(2026, 10, 20))
    api.decide_round(hands.head, graded.round_id, on=RESULT)
    reckoned, approved = _money(hands, graded)
    new = api.NewScheme(api.shipped()["institution"], DAY, "照旧")
    version = api.propose_scheme(hands.clerk, new, on=DAY)
    return {
        "open_round": entry.round_id, "shown_round": shown.round_id,
        "decided_round": graded.round_id, "handed_in_house": entry.pk,
        "invited_house": invited.pk, "objected_house": shown.pk,
        "house_objection": objection.pk, "graded_house": graded.pk,
        "rubric_key": "institution", "rubric_item": "A1", "rubric_version": version.pk,
        "reckoned_subsidy": reckoned.pk, "approved_subsidy": approved.pk,
        "house_paper": entry.self_marks.exclude(paper="")[0].pk,
    }  # fmt: skip


def _hands(cast: Cast) -> Hands:
    told = cast.viewers
    house = viewer_of(cast.accounts["house"], DAY)
    return Hands(
        told["district_clerk"], told["district_head"], house,
        (told["assessor"], told["second_assessor"]),
    )  # fmt: skip


def _plan(hands: Hands, year: int, on: date = DAY) -> api.Round:
    new = api.NewRound(
        "institution", f"{year} 年养老机构等级评定", year, date(year - 1, 7, 1),
        date(year, 6, 30), date(2026, 12, 1), "先自评，再现场评估。",
    )  # fmt: skip
    return api.plan_round(hands.clerk, new, on=on)


def _shown(hands: Hands, home: Facility, year: int, on: date) -> api.Entry:
    """The house is assessed, reviewed, published."""
    entry = hands.only(_plan(hands, year, on), home, on)
    hands.hand_in(entry, on)
    hands.name(entry, on)
    hands.review(hands.score(entry, on), on)
    hands.publish(entry.round, on)
    return entry


def _money(hands: Hands, entry: api.Entry) -> tuple[api.Subsidy, api.Subsidy]:
    """Two subsidies: one reckoned, one approved."""
    for key in ("institution_base", "institution_bed_base"):
        enter_number(hands.clerk, hands.head, key, "1000元")
    rows = api.reckon_round(hands.clerk, entry.round_id, on=DAY)
    new = ledger.NewFund("ratings", "养老机构评级资金", "district", DISTRICT, ("eldercare",))
    fund = funded(new, 10_000_000, on=DAY)
    approved = api.approve_subsidy(hands.head, rows[0].pk, fund.pk, on=DAY)
    return rows[-1], approved


def _home() -> Facility:
    """The first house."""
    return facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
