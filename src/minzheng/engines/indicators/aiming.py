"""Setting what an indicator is to reach in a year; a later target takes the place of an earlier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from django.db import transaction

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.engines.indicators.catalogue import indicator_named
from minzheng.engines.indicators.errors import TargetRefused
from minzheng.engines.indicators.models import Target
from minzheng.engines.indicators.paths import MONTHS, Step, steps_from
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.indicator import MONEY, SHARE, Indicator
from minzheng.registers.divisions.api import get_division

SCALE = {MONEY: 100, SHARE: 100}  # fen; 万分之一


AIMERS = ("district_clerk", "district_head")


@dataclass(frozen=True)
class NewTarget:
    """A target to set: `value` as people write it, in the unit of the indicator; by which paper.

    `steps`: what is to be reached after a month (1 to 11) on the way, written the same.
    """

    key: str
    division: str
    year: int
    value: str
    basis: str
    steps: Mapping[int, str] = field(default_factory=dict)


def may_aim(viewer: Viewer, division: str) -> bool:
    """Whether she sets targets for the division."""
    return may(viewer, AIMERS, division)


def aim(viewer: Viewer, new: NewTarget, *, on: date) -> Target:
    """Set a target by hand. Raises NotAllowed, and what set_target raises."""
    require(viewer, AIMERS, normalise(new.division))
    return set_target(new, by=viewer.doer, on=on)


@transaction.atomic
def set_target(new: NewTarget, *, by: Doer, on: date) -> Target:
    """Set a target. Raises UnknownIndicator, UnknownDivision, TargetRefused for what it lacks."""
    indicator, place = indicator_named(new.key), normalise(new.division)
    get_division(place)
    if not new.basis.strip():
        raise TargetRefused("目标要写明依据哪份文件")
    number = _scaled(indicator, new.value)
    steps = {month: _scaled(indicator, text) for month, text in sorted(new.steps.items())}
    _refuse_steps(indicator, steps, number)
    made = Target.objects.create(
        indicator=new.key, division_code=place, year=new.year, value=number,
        steps={str(month): value for month, value in steps.items()},
        basis=new.basis.strip(), set_on=on, set_by=by.name,
    )  # fmt: skip
    detail = {"year": new.year, "value": number, "basis": made.basis, "steps": made.steps}
    audit.record(by, "set_target", f"indicator:{new.key}", division=place, detail=detail)
    return made


def _scaled(indicator: Indicator, text: str) -> int:
    try:
        number = Decimal(text.strip())
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise TargetRefused(f"目标“{text}”不是数，请写成 95 或者 1200000") from None
    return round(number * SCALE.get(indicator.unit, 1))


def _refuse_steps(indicator: Indicator, steps: Mapping[int, int], target: int) -> None:
    """Raises TargetRefused for a month there is not, and for a sum that would have to shrink."""
    if odd := [month for month in steps if not 1 <= month < MONTHS]:
        raise TargetRefused(f"{odd[0]}月不能写中途的数：写 1 月到 11 月，12 月就是全年目标")
    line = [*steps.values(), target]
    grows = all(before <= after for before, after in pairwise(line))
    if indicator.adds and indicator.out_of is None and not grows:
        raise TargetRefused("这是全年累计数，后面的月份应到的数不能比前面的少，也不能超过全年目标")


def target_text(target: Target) -> str:
    """As people read it, without its unit."""
    unit = indicator_named(target.indicator).unit
    scaled = target.value / SCALE.get(unit, 1)
    return f"{scaled:,.0f}" if scaled == int(scaled) else f"{scaled:,.2f}"


def target_number(target: Target) -> float:
    """The target as `Told.number` gives figures: yuan, per cent, or the number."""
    return target.value / SCALE.get(indicator_named(target.indicator).unit, 1)


def target_steps(target: Target) -> tuple[Step, ...]:
    """What is to be reached on the way, in the same unit: ((6, 45.0), …) after June."""
    return steps_from(target.steps, SCALE.get(indicator_named(target.indicator).unit, 1))
