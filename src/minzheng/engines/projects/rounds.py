"""A venture round is called, its reviewers are named, proposals are checked, the review begins."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.projects.coded import criteria, items
from minzheng.engines.projects.errors import NoSuchProject, ProjectRefused
from minzheng.engines.projects.models import Proposal, Round, RoundState
from minzheng.engines.projects.reserving import fund_of, require_money
from minzheng.kernel.divisions import normalise, subtree_range
from minzheng.kernel.money import Fen
from minzheng.registers.offices.api import Officer, Post

ORGANISERS = ("district_clerk",)
AWARDERS = ("district_head",)
ROUND_READERS = (*ORGANISERS, *AWARDERS, "auditor")
# Neither calls nor decides nor pays: whoever sees organisations by name must not mark.
REVIEWERS = ("social_worker", "town_head", "finance_head")


@dataclass(frozen=True)
class NewRound:
    """A call; sums in fen; `fund` is the ledger's, by number.

    `weights` by criterion add up to a hundred.
    """

    title: str
    topic: str
    item: str
    division: str
    budget: Fen
    cap: Fen
    fund: int
    opens_on: date
    closes_on: date
    weights: Mapping[str, int]


@transaction.atomic
def call_round(new: NewRound, *, by: Viewer, on: date) -> Round:
    """Call a round within what its fund has. Raises NotAllowed, ProjectRefused, NoSuchFund."""
    place = normalise(new.division)
    require(by, ORGANISERS, place)
    _refuse(new, on)
    require_money(fund_of(new.fund, by), new.budget, on)
    told = [
        {"key": each.key, "name": each.name, "weight": new.weights[each.key]}
        for each in criteria()
        if new.weights.get(each.key, 0)
    ]
    row = Round.objects.create(
        title=new.title.strip(), topic=new.topic.strip(), item=new.item, division_code=place,
        budget=new.budget, cap=new.cap, fund=new.fund, opens_on=new.opens_on,
        closes_on=new.closes_on, criteria=told, made_by=by.doer.name, made_key=by.doer.key,
    )  # fmt: skip
    tell_trail(row, "call_round", by, budget=new.budget)
    return row


@transaction.atomic
def check_proposal(
    proposal: Proposal, words: str, *, complete: bool, by: Viewer, on: date
) -> Proposal:
    """Say whether a proposal is complete; an incomplete one may be handed in anew until the close.

    Raises NotAllowed, ProjectRefused.
    """
    row = (
        Proposal.objects.select_for_update(of=("self",)).select_related("round").get(pk=proposal.pk)
    )
    require(by, ORGANISERS, row.round.division_code)
    if row.round.state != RoundState.OPEN or row.state == Proposal.State.WITHDRAWN:
        raise ProjectRefused("这份方案现在不用查材料；请刷新页面")
    if not complete and not words.strip():
        raise ProjectRefused("请一次写全缺什么、怎样补")
    row.state = Proposal.State.COMPLETE if complete else Proposal.State.INCOMPLETE
    row.checked_words = words.strip()[:300]
    row.save(update_fields=["state", "checked_words"])
    audit.record(
        by.doer, "check_proposal", row.ref, division=row.round.division_code,
        detail={"complete": complete},
    )  # fmt: skip
    return row


@transaction.atomic
def begin_review(round: Round, *, by: Viewer, on: date) -> Round:
    """Close the call: complete proposals get numbers in an order nobody chose.

    Raises NotAllowed, ProjectRefused before the closing day, with proposals unchecked, without
    reviewers or proposals.
    """
    row = held_round(round, RoundState.OPEN)
    require(by, ORGANISERS, row.division_code)
    rows = list(row.proposals.all())
    if on <= row.closes_on:
        raise ProjectRefused(f"征集到 {row.closes_on} 截止，第二天起才能开始评审")
    if any(each.state == Proposal.State.HANDED for each in rows):
        raise ProjectRefused("还有方案没有查材料")
    complete = [each for each in rows if each.state == Proposal.State.COMPLETE]
    if not complete or not row.reviewers.filter(dismissed_on=None).exists():
        raise ProjectRefused("没有材料齐全的方案，或还没有指定评审")
    secrets.SystemRandom().shuffle(complete)
    for number, each in enumerate(complete, 1):
        each.blind = number
        each.save(update_fields=["blind"])
    row.state = RoundState.REVIEW
    row.save(update_fields=["state"])
    tell_trail(row, "begin_review", by, proposals=len(complete))
    return row


def able_reviewers(round: Round, on: date) -> list[Officer]:
    """Officers within the place who may mark and are not named yet. Three queries."""
    named = set(round.reviewers.filter(house=None).values_list("key", flat=True))
    posts = Post.objects.held_on(on).filter(
        role__in=REVIEWERS, office__division_code__range=subtree_range(round.division_code)
    )
    rows = Officer.objects.filter(pk__in=posts.values("officer_id")).select_related("office")
    return list(rows.exclude(staff_number__in=named).order_by("office", "staff_number"))


def rounds_of(viewer: Viewer) -> QuerySet[Round]:
    """The rounds a viewer organises, decides or audits."""
    if not viewer.roles & set(ROUND_READERS):
        return Round.objects.none()
    return visible(Round.objects.all(), viewer)


def round_for(viewer: Viewer, pk: int) -> Round:
    """A round the viewer organises, decides or audits. Raises NoSuchProject."""
    found = rounds_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这一轮创投，或它不归您办理，请从列表进入")
    return found


def held_round(round: Round, *states: RoundState) -> Round:
    """The round as it stands, its row held. Raises ProjectRefused in another state."""
    row = Round.objects.select_for_update().get(pk=round.pk)
    if row.state not in states:
        raise ProjectRefused(f"这一轮{row.get_state_display()}，不能这样办；请刷新页面")
    return row


def tell_trail(row: Round, verb: str, by: Viewer, **detail: object) -> None:
    """One entry about a round."""
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)


def _refuse(new: NewRound, on: date) -> None:
    if not (new.title.strip() and new.topic.strip()):
        raise ProjectRefused("请写名称和主题：要解决什么问题、给谁")
    if new.item not in items():
        raise ProjectRefused("请从可以购买的服务里选一项")
    if not 0 < new.cap <= new.budget:
        raise ProjectRefused("每份上限要大于零、不超过总预算")
    if not on <= new.opens_on <= new.closes_on:
        raise ProjectRefused("征集开始不能早于今天，截止不能早于开始")
    known = {each.key for each in criteria()}
    if set(new.weights) - known or sum(new.weights.values()) != 100:
        raise ProjectRefused("评分各项的权重合计要是 100")
