"""Alert: a condition with a sentence. It opens a task for a person; it decides nothing."""

import string
from enum import Enum, IntEnum
from typing import ClassVar

from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Expr, Fact, walk
from minzheng.kernel.flow import Actor, Cites
from minzheng.kernel.formula import Formula


class Severity(IntEnum):
    """How much harm waiting does; the work list is ordered by it."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Concern(Enum):
    """What an alert is about; lists and figures are by it."""

    WRONG = "可能多发错发"
    MISSED = "可能漏保"
    CHANGED = "情况变化"
    DUE = "快到期或者逾期"
    CARE = "需要上门看望"
    DATA = "数据没有按时到"


class AlertError(TypeError):
    """The alert as written cannot be explained or worked; raised when its class is created."""


class Alert:
    """Base of all alerts: when, how grave, to whom, within, in which words, by which article.

    `event`: what a true one reports of those who hold a benefit, so that their cases are reviewed.
    `offers`: the matter that somebody missed is helped to apply for.
    """

    when: ClassVar[Expr]
    severity: ClassVar[Severity]
    to: ClassVar[Actor]
    within: ClassVar[Term]
    says: ClassVar[str]
    cites: ClassVar[Cites]
    concern: ClassVar[Concern] = Concern.CHANGED
    event: ClassVar[str] = "异常预警"
    offers: ClassVar[str] = ""
    of_feed: ClassVar[bool] = False  # it watches the arrival of data; its facts are a feed's

    def __init_subclass__(cls) -> None:
        for name in ("when", "severity", "to", "within", "says", "cites"):
            if not hasattr(cls, name):
                raise AlertError(f"预警《{cls.__name__}》没有写明 {name}")
        known = {node.label for node in walk([cls.when]) if isinstance(node, Fact | Formula)}
        for placeholder in cls.placeholders():
            if placeholder not in known | {"姓名"}:
                raise AlertError(f"预警《{cls.__name__}》的句子用到条件里没有的“{placeholder}”")

    @classmethod
    def placeholders(cls) -> tuple[str, ...]:
        """The terms that its sentence shows."""
        return tuple(name for _, name, _, _ in string.Formatter().parse(cls.says) if name)
