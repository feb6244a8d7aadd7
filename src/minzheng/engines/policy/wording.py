"""A stored fact in the words of an officer."""

from typing import Any

from minzheng.kernel.expr import Fact
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UnreadableValue


def unit_text(fact: Fact, raw: Any) -> str:
    """Any value of a fact as text: 80000 -> 800.00元; what does not fit is shown as it stands."""
    try:
        return fact.unit.text(fact.unit.read(raw))
    except (UnreadableValue, MoneyError):
        return str(raw)
