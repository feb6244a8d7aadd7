"""The lengths and lines of this engine, looked up at a place and day."""

from datetime import date, timedelta
from types import MappingProxyType

from minzheng.engines.policy.api import value_of
from minzheng.engines.projects.reckoning import Lines
from minzheng.kernel.expr import Param
from minzheng.kernel.money import Fen
from minzheng.vocabulary import purchasing as words

ACCEPT, APPROVE, PAY, REPORT = "分期验收", "付款批准", "付款", "机构报告"
EVALUATE, FOLLOW = "项目评价", "创投项目回看"
BEGIN, MARK, DECIDE, SETTLE = "创投开评", "创投打分", "创投决定", "创投结果公示和确定"
LENGTHS = MappingProxyType(
    {
        ACCEPT: words.验收期限, APPROVE: words.批准期限, PAY: words.付款期限,
        REPORT: words.报告期限, EVALUATE: words.评价期限, FOLLOW: words.回看期限,
        BEGIN: words.开评期限, MARK: words.决定期限, DECIDE: words.决定期限,
        SETTLE: words.定案期限,
    }
)  # fmt: skip


def due(what: str, place: str, since: date) -> date:
    """By when something is done that began to run on the day; `what` is a key of LENGTHS."""
    return since + timedelta(days=_number(LENGTHS[what], place, since))


def escalate_days(place: str, on: date) -> int:
    """How many days lie between two steps up the line."""
    return _number(words.项目督办间隔, place, on)


def pay_lines(place: str, on: date) -> Lines:
    """From which share everything is paid, below which nothing."""
    return Lines(_number(words.足额支付线, place, on), _number(words.不付款线, place, on))


def split_amount(place: str, on: date) -> Fen:
    """The sum from which several small contracts look like one that was split."""
    return _number(words.拆分提示金额, place, on)


def split_since(place: str, on: date) -> date:
    """From which day on contracts are added up."""
    return on - timedelta(days=_number(words.拆分提示天数, place, on))


def _number(term: Param, place: str, on: date) -> int:
    return int(value_of(term, {}, on=on, place=place) or 0)


def trim_from(place: str, on: date) -> int:
    """From how many marks on the highest and lowest are left out."""
    return _number(words.评审去极值人数, place, on)


def least_marks(place: str, on: date) -> int:
    """How many must mark a proposal."""
    return _number(words.最少评审人数, place, on)


def objection_days(place: str, on: date) -> int:
    """How long an award is published before it stands."""
    return _number(words.创投公示期限, place, on)
