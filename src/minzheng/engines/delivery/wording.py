"""A line of a statement in words, as it stands on the page, the paper and the sheet."""

from minzheng.engines.delivery.models import StatementLine
from minzheng.engines.delivery.reckoning import DraftLine
from minzheng.kernel.money import yuan
from minzheng.kernel.months import Month
from minzheng.kernel.units import UNITS, WHOLE

AnyLine = StatementLine | DraftLine
RATIO = UNITS["比例"]


def arithmetic(line: AnyLine) -> str:
    """12 次 × 13.00 元 = 156.00 元; with the public share where it is not the whole."""
    unit = line.unit or "次"
    sum_ = f"{line.quantity} {unit} × {yuan(line.price)} 元 = {yuan(line.amount)} 元"
    if line.share in (0, WHOLE):
        return sum_
    return f"{sum_}，其中公共资金 {RATIO.text(line.share)} = {yuan(line.public)} 元"


def service_words(line: AnyLine, month: Month) -> str:
    """The service; a late one says of which month it is."""
    given = Month.parse(line.of_month)
    return line.service if given == month else f"{line.service}（补报{given.label}）"
