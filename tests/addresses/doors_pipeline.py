"""Doors and things: projects of investment, works, research; reservoir migrants and their lists."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.migrants import api as migrants
from minzheng.engines.migrants import testing as people
from minzheng.engines.pipeline import api
from minzheng.engines.pipeline import testing as works

from .doors import ANYBODY, Door, Everywhere, desk

PROJECT, CONTRACT, PAYMENT = ("works_project",), ("works_contract",), ("works_payment",)
LIST, PERSON = ("migrant_list",), ("migrant_person",)
BOTH = (*api.MAKERS, *api.DECIDERS)
REGISTERERS = (*migrants.DISTRICT, *migrants.TOWN)
DOORS: dict[str, Door] = {
    "desk:pipeline": Door(api.READERS),
    "desk:pipeline-new": Door(api.MAKERS),
    "desk:pipeline-project": desk(*PROJECT, to=api.READERS),
    "desk:pipeline-advance": desk(*PROJECT, to=BOTH),
    "desk:pipeline-next": desk(*PROJECT, to=api.MAKERS),
    "desk:pipeline-contact": desk(*PROJECT, to=api.MAKERS),
    "desk:pipeline-milestone": desk(*PROJECT, to=api.MAKERS),
    "desk:pipeline-report": desk(*PROJECT, to=api.MAKERS),
    "desk:pipeline-accept": desk(*PROJECT, to=api.ACCEPTORS),
    "desk:pipeline-confirm": desk(*PROJECT, to=api.ACCEPTORS),
    "desk:pipeline-review": desk(*PROJECT, to=api.SIGNERS),
    "desk:pipeline-source": desk(*PROJECT, to=api.SIGNERS),
    "desk:pipeline-contract": desk(*PROJECT, to=api.SIGNERS),
    "desk:pipeline-settle": desk(*PROJECT, to=api.SIGNERS),
    "desk:pipeline-arrive": desk("works_source", to=api.SIGNERS),
    "desk:pipeline-change": desk(*CONTRACT, to=api.SIGNERS),
    "desk:pipeline-ask": desk(*CONTRACT, to=api.MAKERS),
    "desk:pipeline-approve-change": desk("works_change", to=api.DECIDERS),
    "desk:pipeline-answer": desk(*PAYMENT, to=api.PAY_APPROVERS),
    "desk:pipeline-pay": desk(*PAYMENT, to=api.PAYERS),
    "desk:pipeline-invoice": desk(*PAYMENT, to=api.READERS),
    "desk:pipeline-reach": desk("works_milestone", to=api.MAKERS),
    "desk:pipeline-photo": desk("works_photo", to=api.READERS),
    "desk:pipeline-paper": desk("works_step", to=api.READERS),
    "desk:migrants": Door(migrants.READERS),
    "desk:reservoir-new": Door(migrants.DISTRICT),
    "desk:migrant-heads": desk("reservoir", to=migrants.DISTRICT),
    "desk:migrant-plan-new": Door(migrants.DISTRICT),
    "desk:migrant-plan-confirm": Everywhere(migrants.APPROVERS, ("support_plan",)),
    "desk:migrant-people": Door(migrants.READERS),
    "desk:migrant-new": Door(REGISTERERS),
    "desk:migrant": desk(*PERSON, to=migrants.READERS),
    "desk:migrant-account": desk(*PERSON, to=REGISTERERS),
    "desk:migrant-stop": desk(*PERSON, to=migrants.CHECKERS),
    "desk:migrant-rounds": Door(migrants.READERS),
    "desk:migrant-round-new": Door(migrants.CHECKERS),
    "desk:migrant-round": desk(*LIST, to=migrants.READERS),
    "desk:migrant-round-publicise": desk(*LIST, to=migrants.CHECKERS),
    "desk:migrant-round-return": desk(*LIST, to=REGISTERERS),
    "desk:migrant-round-town": desk(*LIST, to=migrants.TOWN),
    "desk:migrant-round-district": desk(*LIST, to=migrants.DISTRICT),
    "desk:migrant-round-approve": desk(*LIST, to=migrants.APPROVERS),
    "desk:migrant-round-bank": desk(*LIST, to=migrants.PAYERS),
    "desk:migrant-round-answer": desk(*LIST, to=migrants.PAYERS),
    "desk:migrant-again": desk("migrant_line", to=migrants.PAYERS),
    "open:pipeline": Door(ANYBODY),
    "open:migrants": Door(ANYBODY),
}


def things(cast: Cast) -> dict[str, Any]:
    """A project of the first town under way; the list of its village, sent to the bank."""
    return _works(cast) | _people(cast)


def _works(cast: Cast) -> dict[str, Any]:
    world = works.make_world(cast)
    row = world.started()
    world.reach(row)
    contract = row.contracts.get()
    new = api.NewPayment(1_000_000, "F-88", "进度款", works.PDF)
    payment = api.ask_payment(contract, new, by=world.clerk, on=works.DAY)
    change = api.change_contract(
        contract, contract.amount * 3 // 2, "地质变化", by=world.clerk, on=works.DAY
    )
    other = world.added(kind="investment", title="还在谈的项目")
    loan = api.NewSource("investor", "示例集团", "协议 1 号", 1_000_000)
    source = api.add_source(other, loan, by=world.clerk, on=works.DAY)
    milestone = row.milestones.get()
    return {
        "works_project": row.pk, "works_contract": contract.pk, "works_payment": payment.pk,
        "works_change": change.pk, "works_source": source.pk, "works_milestone": milestone.pk,
        "works_photo": milestone.photos.get().pk, "works_step": row.steps.all()[0].pk,
    }  # fmt: skip


def _people(cast: Cast) -> dict[str, Any]:
    world = people.make_world(cast)
    plan = world.plan()
    row = world.sent()
    return {
        "reservoir": world.reservoir.pk, "support_plan": plan.pk, "migrant_list": row.pk,
        "migrant_person": world.people[0].pk, "migrant_line": row.lines.all()[0].pk,
    }  # fmt: skip
