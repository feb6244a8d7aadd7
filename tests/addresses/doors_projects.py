"""Doors and things: purchased services and venture rounds."""

from datetime import timedelta
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, TOWN_A, Cast
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    accepted,
    approved,
    awarded,
    called,
    contract_told,
    fund,
    paid,
    reported,
    reviewed,
)
from minzheng.registers.organisations.api import find_by_credit_code

from .doors import ANY_HOUSE, ANYBODY, OWN_HOUSE, Door
from .doors_provider import CODES

MAKERS, HEADS, CLERKS = ("district_clerk", "town_clerk"), ("district_head",), ("district_clerk",)
FRIDAY = DAY + timedelta(days=4)  # the business day of the scene
ACCEPTORS = ("town_clerk", "town_head", "district_clerk")
READERS = (
    "town_clerk", "town_head", "district_clerk", "district_head", "finance_clerk", "finance_head",
    "auditor",
)  # fmt: skip
REVIEWERS = ("social_worker", "town_head", "finance_head")
ROUND_READERS, ROUND = ("district_clerk", "district_head", "auditor"), ("round",)
NEW, RUNNING = ("project_new",), ("project",)
REPORTED = ("stage_reported",)

DOORS: dict[str, Door] = {
    "desk:projects": Door(READERS),
    "desk:project-new": Door(MAKERS),
    "desk:project": Door(READERS, RUNNING),
    "desk:project-decide": Door(HEADS, NEW),
    "desk:project-contract": Door(CLERKS, NEW),
    "desk:project-amend": Door(CLERKS, RUNNING),
    "desk:project-stop": Door(CLERKS, RUNNING),
    "desk:project-drop": Door(HEADS, NEW),
    "desk:project-follow": Door(ACCEPTORS, RUNNING),
    "desk:project-evaluate": Door(ACCEPTORS, RUNNING),
    "desk:stage-accept": Door(ACCEPTORS, REPORTED),
    "desk:stage-confirm": Door(ACCEPTORS, REPORTED),
    "desk:stage-return": Door(ACCEPTORS, REPORTED),
    "desk:stage-approve": Door(HEADS, REPORTED),
    "desk:stage-pay": Door(("finance_clerk",), REPORTED),
    "desk:stage-proof": Door(READERS, REPORTED),
    "desk:rounds": Door(ROUND_READERS),
    "desk:round-new": Door(CLERKS),
    "desk:round": Door(ROUND_READERS, ROUND),
    "desk:round-reviewer": Door(CLERKS, ROUND),
    "desk:round-invite": Door(CLERKS, ROUND),
    "desk:round-dismiss": Door(CLERKS, (*ROUND, "round_reviewer")),
    "desk:round-begin": Door(CLERKS, ROUND),
    "desk:round-award": Door(HEADS, ROUND),
    "desk:round-publicise": Door(CLERKS, ROUND),
    "desk:round-confirm": Door(CLERKS, ROUND),
    "desk:round-proposal": Door(CLERKS, ("venture_proposal",)),
    "desk:round-objection": Door(HEADS, ("round_objection",)),
    "desk:reviews": Door(REVIEWERS),
    "desk:review": Door(REVIEWERS, ROUND),
    "desk:review-mark": Door(REVIEWERS, ("venture_proposal",)),
    "provider:proposals": Door(ANY_HOUSE),
    "provider:propose": Door(ANY_HOUSE, ("round_open",)),
    "provider:proposal": Door(OWN_HOUSE, ("venture_proposal",)),
    "provider:proposal-withdraw": Door(OWN_HOUSE, ("venture_proposal",)),
    "provider:proposal-objection": Door(OWN_HOUSE, ("venture_proposal",)),
    "open:contracts": Door(ANYBODY),
    "open:contract": Door(ANYBODY, ("contract",)),
    "open:rounds": Door(ANYBODY),
    "open:round": Door(ANYBODY, ("round",)),
    "provider:reviews": Door(ANY_HOUSE),
    "provider:review": Door(OWN_HOUSE, ("round_outside",)),
    "provider:review-mark": Door(OWN_HOUSE, ("outside_proposal",)),
    "provider:contracts": Door(ANY_HOUSE),
    "provider:contract": Door(OWN_HOUSE, ("contract",)),
    "provider:stage-report": Door(OWN_HOUSE, REPORTED),
}


def things(cast: Cast) -> dict[str, Any]:
    """The house of the first town has a contract: one stage paid, the second reported."""
    body = find_by_credit_code(CODES["home"])
    if body is None:
        raise LookupError("doors_provider registers the house first")
    manager = viewer_of(cast.accounts["house"], DAY)
    told = contract_told(body, fund(DAY), DAY)
    by = cast.viewers["district_clerk"]
    contract = api.sign_contract(approved(cast, DAY), told, by=by, on=DAY)
    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)
    round = awarded(cast, manager, DAY)
    mine = round.proposals.get()
    said = api.object_to_award(manager, mine.pk, "名额太少", on=DAY)
    stage = reported(contract, manager, {"A": 80, "B": 10}, DAY)
    outside = _outside(cast)
    return {
        "round_outside": outside.pk, "outside_proposal": outside.proposals.get().pk,
        "round_reviewer": round.reviewers.all()[0].pk,
        "project": contract.project_id, "contract": contract.pk, "stage_reported": stage.pk,
        "round": round.pk, "venture_proposal": mine.pk, "round_objection": said.pk,
        "round_open": called(cast, FRIDAY).pk,
        "project_new": approved(cast, DAY, title="又一个项目", division=TOWN_A).pk,
    }  # fmt: skip


def _outside(cast: Cast) -> api.Round:
    """The house is invited to mark what the other town's house proposes, and has declared."""
    row = called(cast, FRIDAY - timedelta(days=11))
    clerk, house = cast.viewers["district_clerk"], viewer_of(cast.accounts["house"], FRIDAY)
    name = cast.accounts["house"].member
    if name is None:
        raise LookupError("the house's account has a member")
    api.invite_reviewer(row, CODES["home"], name.name, by=clerk, on=FRIDAY)
    other = viewer_of(cast.accounts["other_house"], FRIDAY)
    row = reviewed(cast, row, (other,), FRIDAY)
    api.declare(api.review_for(house, row.pk), [], by=house, on=FRIDAY)
    return row
