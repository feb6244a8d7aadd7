"""A review plan: the population is frozen at once; commitment, draw, and the reviews it brings."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Decision
from minzheng.engines.draws import api as draws
from minzheng.engines.supervision.checklists import kept_list
from minzheng.engines.supervision.coded import AGAIN, BANDS, KINDS, LOW
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.models import Finding, FindingState, Review, ReviewPlan
from minzheng.engines.supervision.population import (
    Asked,
    Decided,
    by_towns,
    decided_in,
    signs_of,
    town_of,
)
from minzheng.engines.supervision.posts import REVIEWERS
from minzheng.engines.supervision.terms import (
    draw_due,
    review_due,
    risk_rule,
    share_again,
    shares_of,
)
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import full_names, get_division

BASIS = "委托审批由区民政局监督检查；分层、权重和比例按系统公布的参数"


@dataclass(frozen=True)
class NewPlan:
    """What is drawn from: `kind` of KINDS; without towns every town of the division."""

    title: str
    kind: str
    asked: Asked


@dataclass(frozen=True)
class Drawable:
    """An item of the list, and what speaks for looking at it."""

    item: draws.Item
    signs: frozenset[str] = frozenset()


@transaction.atomic
def make_plan(new: NewPlan, *, by: Viewer, on: date) -> ReviewPlan:
    """Freeze the population of a plan and prepare its draw. Nothing is published yet.

    Raises NotAllowed; SupervisionRefused without title, matter or anything decided in the period,
    or for days to come; NotInForce while a share or weight has no value.
    """
    asked = new.asked
    require(by, REVIEWERS, asked.division)
    _check(new, on)
    rule = risk_rule(asked.division, on)
    plan = ReviewPlan.objects.create(
        title=new.title.strip(), kind=new.kind, division_code=asked.division, since=asked.since,
        until=asked.until, matters=list(asked.matters), towns=list(asked.towns),
        rule=asdict(rule), made_by=by.doer.name, made_on=on,
    )  # fmt: skip
    found = _again(asked) if new.kind == AGAIN else _decisions(asked, on)
    if not found:
        raise SupervisionRefused(
            "这段时间没有镇街决定的办件（或没有已办结的问题），没有可抽的；请放宽时间、事项或镇街"
        )
    items = tuple(each.item for each in found)
    plan.signs = {each.item.ref: sorted(each.signs) for each in found if each.signs}
    wanted = _wanted(items, new, on)
    plan.draw = draws.prepare(
        draws.NewDraw(plan.title, plan.ref, asked.division, items, wanted, _names(items), BASIS),
        by=by, on=on,
    )  # fmt: skip
    plan.save(update_fields=["draw", "signs"])
    _record(plan, "make_review_plan", by, items=len(items))
    return plan


@transaction.atomic
def commit_plan(plan: ReviewPlan, later: str, *, by: Viewer, at: datetime) -> ReviewPlan:
    """Publish list and commitment; `later` names the public value to be added at the draw.

    Raises NotAllowed, DrawRefused.
    """
    due = draw_due(plan.division_code, timezone.localtime(at).date())
    plan.draw = draws.commit(_draw_of(plan), due, by=by, at=at, later=later)
    _record(plan, "commit_review_plan", by)
    return plan


@transaction.atomic
def draw_plan(plan: ReviewPlan, later: draws.Later, *, by: Viewer, at: datetime) -> ReviewPlan:
    """Draw the lots, and open a review of each decision taken. Raises NotAllowed, DrawRefused."""
    plan.draw = draw = draws.draw_lots(_draw_of(plan), by=by, at=at, later=later)
    on = timezone.localtime(at).date()
    items = {int(item.ref.partition(":")[2]): item for item in draws.drawn_items(draw)}
    due = review_due(plan.division_code, on)
    decisions = Decision.objects.filter(pk__in=items).select_related("case")
    Review.objects.bulk_create(_review(plan, each, items[each.pk], due) for each in decisions)
    _record(plan, "draw_review_plan", by, reviews=len(items))
    return plan


def _review(plan: ReviewPlan, decision: Decision, item: draws.DrawItem, due: date) -> Review:
    case = decision.case
    sheet = kept_list(_code(case.matter))
    return Review(
        plan=plan, case=case, decision=decision, town=town_of(case.division_code),
        band=item.stratum.rpartition("/")[2], signs=plan.signs.get(item.ref, []),
        by_lot=not item.mandatory, checklist=sheet.plain, digest=sheet.digest, due_on=due,
    )  # fmt: skip


def _decisions(asked: Asked, on: date) -> list[Drawable]:
    decided = by_towns(decided_in(asked))
    rule = risk_rule(asked.division, on)
    signs = signs_of(decided, rule)
    return [_drawable(each, rule.band(signs[each.decision]), signs) for each in decided]


def _drawable(each: Decided, band: str, signs: Mapping[int, frozenset[str]]) -> Drawable:
    stratum = f"{each.town}/{_code(each.matter)}/{band}"
    item = draws.Item(each.ref, stratum, bool(each.must))
    return Drawable(item, signs[each.decision] | each.must)


def _again(asked: Asked) -> list[Drawable]:
    """The decisions whose findings were closed in the period."""
    rows = Finding.objects.filter(
        state=FindingState.CLOSED, closed_on__range=(asked.since, asked.until),
        town__range=subtree_range(asked.division), review__case__matter__in=asked.matters,
    )  # fmt: skip
    found = rows.order_by("pk").values_list("review__decision_id", "town", "review__case__matter")
    once = {decision: (town, matter) for decision, town, matter in found}
    return [
        Drawable(draws.Item(f"decision:{decision}", f"{town}/{_code(matter)}/{LOW}"))
        for decision, (town, matter) in once.items()
        if not asked.towns or town in asked.towns
    ]


def _wanted(items: Iterable[draws.Item], new: NewPlan, on: date) -> dict[str, draws.Wanted]:
    """How much is drawn of each stratum; at least one of those that are second looks."""
    place, found = new.asked.division, {}
    for stratum in {item.stratum for item in items}:
        _, code, band = stratum.split("/")
        if new.kind == AGAIN:
            found[stratum] = draws.Wanted(count=1, share=share_again(place, on))
        else:
            found[stratum] = draws.Wanted(share=shares_of(code, place, on)[band])
    return found


def _names(items: Iterable[draws.Item]) -> Mapping[str, str]:
    strata = {item.stratum for item in items}
    towns = full_names({stratum.split("/")[0] for stratum in strata})
    short = {code: get_division(code).name for code in towns}
    titles = {matter.service.code: matter.service.short for matter in catalogue().matters.values()}
    named = {}
    for stratum in strata:
        town, code, band = stratum.split("/")
        named[stratum] = f"{short[town]} {titles.get(code, code)} {BANDS[band]}"
    return named


def _check(new: NewPlan, on: date) -> None:
    asked = new.asked
    if not new.title.strip():
        raise SupervisionRefused("请写计划的名称")
    if new.kind not in KINDS:
        raise SupervisionRefused(f"没有“{new.kind}”这种计划，请重新选")
    if not asked.matters:
        raise SupervisionRefused("请至少选一个事项")
    if not asked.since <= asked.until <= on:
        raise SupervisionRefused(f"时间应从早到晚，且不晚于今天 {on}")


def _draw_of(plan: ReviewPlan) -> draws.Draw:
    if plan.draw is None:
        raise SupervisionRefused("这个计划没有名单，请重新制订")
    return plan.draw


def _code(matter: str) -> str:
    return catalogue().get(matter).service.code


def _record(plan: ReviewPlan, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, plan.ref, division=plan.division_code, detail=detail)
