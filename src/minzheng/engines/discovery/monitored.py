"""Which alerts belong to fall-back monitoring: those whose condition asks who is monitored."""

from collections.abc import Mapping
from functools import cache

from minzheng.engines.alerts.api import rules
from minzheng.kernel.alert import Alert
from minzheng.kernel.expr import Expr, walk
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue

POLICY, GROUP = "fallback", "监测户"
AT_RISK, LINE = "风险未消除", "监测线"


def formula(name: str) -> Formula:
    """One formula of the monitoring's policy, by its name."""
    policy = catalogue().shared[POLICY]
    return next(each for each in policy.formulas if each.name == name)


@cache
def triggers() -> Mapping[str, type[Alert]]:
    """The alerts of monitored households, by key, in the order written."""
    group = formula(GROUP)
    return {key: rule for key, rule in rules().items() if _asks(rule, group)}


def title_of(key: str) -> str:
    """What a trigger is called, without the words that all of them share."""
    return key.partition(":")[2].removeprefix(GROUP)


def income() -> Expr:
    """The income a head and month that the first trigger compares with the line."""
    wanted = "到库人均月收入"
    nodes = (node for rule in triggers().values() for node in walk([rule.when]))
    return next(node for node in nodes if isinstance(node, Formula) and node.name == wanted)


def _asks(rule: type[Alert], group: Formula) -> bool:
    return any(node is group for node in walk([rule.when]))
