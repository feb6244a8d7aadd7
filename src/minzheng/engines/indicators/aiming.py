"""Setting what an indicator is to reach in a year; a later target takes the place of an earlier."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.indicators.catalogue import indicator_named
from minzheng.engines.indicators.errors import TargetRefused
from minzheng.engines.indicators.models import Target
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.indicator import MONEY, SHARE
from minzheng.registers.divisions.api import get_division

SCALE = {MONEY: 100, SHARE: 100}  # fen; 万分之一


@dataclass(frozen=True)
class NewTarget:
    """A target to set: `value` as people write it, in the unit of the indicator; by which paper."""

    key: str
    division: str
    year: int
    value: str
    basis: str


@transaction.atomic
def set_target(new: NewTarget, *, by: Doer, on: date) -> Target:
    """Set a target. Raises UnknownIndicator, UnknownDivision, TargetRefused for what it lacks."""
    indicator, place = indicator_named(new.key), normalise(new.division)
    get_division(place)
    if not new.basis.strip():
        raise TargetRefused("目标要写明依据哪份文件")
    try:
        number = round(Decimal(new.value) * SCALE.get(indicator.unit, 1))
    except InvalidOperation:
        raise TargetRefused(f"目标“{new.value}”不是数，请写成 95 或者 1200000") from None
    made = Target.objects.create(
        indicator=new.key, division_code=place, year=new.year, value=number,
        basis=new.basis.strip(), set_on=on, set_by=by.name,
    )  # fmt: skip
    detail = {"year": new.year, "value": number, "basis": made.basis}
    audit.record(by, "set_target", f"indicator:{new.key}", division=place, detail=detail)
    return made


def target_text(target: Target) -> str:
    """As people read it, without its unit."""
    unit = indicator_named(target.indicator).unit
    scaled = target.value / SCALE.get(unit, 1)
    return f"{scaled:,.0f}" if scaled == int(scaled) else f"{scaled:,.2f}"


def target_number(target: Target) -> float:
    """The target as `Told.number` gives figures: yuan, per cent, or the number."""
    return target.value / SCALE.get(indicator_named(target.indicator).unit, 1)
