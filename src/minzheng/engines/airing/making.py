"""A scheme: which indicators tell how a town does, and how much each weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.airing.coded import MAKERS, PERIODS, WHOLE, Subject
from minzheng.engines.airing.errors import AiringRefused
from minzheng.engines.airing.models import Scheme
from minzheng.engines.airing.posts import scheme_for
from minzheng.engines.airing.terms import least_base
from minzheng.engines.airing.trail import record_scheme
from minzheng.engines.indicators import api as indicators
from minzheng.kernel.divisions import normalise
from minzheng.kernel.indicator import SHARE, Direction, Indicator

LEAST_OF_ALL, MOST = 1, 10_000


@dataclass(frozen=True)
class NewScheme:
    """`weights`: indicator → whole per cent, 100 together, none for sections; `least` None takes
    the parameter.
    """

    title: str
    division: str
    months: int
    weights: Mapping[str, int]
    least: int | None = None
    subject: str = Subject.TOWNS


def eligible() -> dict[str, Indicator]:
    """What can be compared between large and small towns: shares, and averages to be kept low."""
    return {key: each for key, each in indicators.indicators().items() if _fits(each)}


@transaction.atomic
def make_scheme(new: NewScheme, *, by: Viewer, on: date) -> Scheme:
    """Make a scheme. Raises NotAllowed; AiringRefused for weights, an indicator without direction,
    a count, or a period that is none."""
    place = normalise(new.division)
    require(by, MAKERS, place)
    _refuse(new)
    least = least_base(place, on) if new.least is None else new.least
    if not LEAST_OF_ALL <= least <= MOST:
        raise AiringRefused(f"至少几件才计分，请写 {LEAST_OF_ALL} 到 {MOST} 之间的数")
    row = Scheme.objects.create(
        title=new.title.strip()[:120], division_code=place, months=new.months, least=least,
        subject=new.subject, weights=dict(new.weights), made_on=on, made_by=by.doer.name,
    )  # fmt: skip
    record_scheme(row, "make_airing_scheme", by.doer, weights=dict(new.weights), least=least)
    return row


@transaction.atomic
def end_scheme(by: Viewer, pk: int, *, on: date) -> Scheme:
    """Use it no more; what was published stays. Raises NoSuchAiring, NotAllowed."""
    row = scheme_for(by, pk)
    require(by, MAKERS, row.division_code)
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    record_scheme(row, "end_airing_scheme", by.doer)
    return row


def _refuse(new: NewScheme) -> None:
    if not new.title.strip():
        raise AiringRefused("请写方案名称")
    if new.months not in PERIODS:
        raise AiringRefused("一期请选月、季度或年")
    if new.subject not in Subject.values:
        raise AiringRefused(f"比什么，请从{'、'.join(Subject.labels)}里选")
    if new.subject == Subject.SECTIONS:
        if new.weights:
            raise AiringRefused("各科室的指标不同，按年度目标比，不用写权重")
        return
    _refuse_weights(new)


def _refuse_weights(new: NewScheme) -> None:
    total = sum(new.weights.values())
    if total != WHOLE or any(weight <= 0 for weight in new.weights.values()):
        raise AiringRefused(f"各项权重都要大于 0，合起来要正好 100，现在合计 {total}")
    known = indicators.indicators()
    for key in new.weights:
        each = known.get(key)
        if each is None:
            raise AiringRefused(f"没有“{key}”这个指标，请重新选")
        if each.direction is Direction.NEITHER:
            raise AiringRefused(f"“{each.title}”没有好坏方向，不能用来比较")
        if not _fits(each):
            raise AiringRefused(f"“{each.title}”的大小和地方大小有关，不能直接比，请选率或平均用时")


def _fits(each: Indicator) -> bool:
    if each.out_of is None or each.direction is Direction.NEITHER:
        return False
    return each.unit == SHARE or each.direction is Direction.LESS
