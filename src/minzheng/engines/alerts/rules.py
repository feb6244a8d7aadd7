"""Every alert by its key: the module it is written in and its name, and what its sentence shows."""

from collections.abc import Mapping
from functools import cache

from minzheng.kernel.alert import Alert
from minzheng.kernel.expr import Expr, Fact, walk
from minzheng.kernel.feed import feeds
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue

ABOVE = "minzheng.matters."


class UnknownRule(LookupError):
    """No alert has this key any more; the text lists what to look at."""


def key_of(rule: type[Alert]) -> str:
    """Its key, such as "relief.dibao.alerts:死亡后仍在保障"; tasks remember their rule by it."""
    return f"{rule.__module__.removeprefix(ABOVE)}:{rule.__name__}"


@cache
def rules() -> Mapping[str, type[Alert]]:
    """Every alert there is, by key."""
    return {key_of(rule): rule for rule in catalogue().alerts}


def rule_named(key: str) -> type[Alert]:
    """The alert of a key. Raises UnknownRule."""
    if key not in rules():
        raise UnknownRule(f"没有预警规则“{key}”，它可能已经撤销或者改名；请看“预警规则”页。")
    return rules()[key]


def matter_of(rule: type[Alert]) -> str:
    """The key of the matter whose folder it stands in; "" where it looks across matters."""
    return catalogue().alerts[rule]


def shown(rule: type[Alert]) -> Mapping[str, Expr]:
    """What a night writes of each subject it finds, by term or name.

    The values that the sentence shows, and what departments say of her that the condition rests
    on. In a rule about persons some are the household's: the night repeats them for her. A rule
    about feeds shows all its facts.
    """
    return _shown(key_of(rule))


@cache
def _shown(key: str) -> Mapping[str, Expr]:
    rule = rule_named(key)
    nodes = {n.label: n for n in walk([rule.when]) if isinstance(n, Fact | Formula)}
    whose = {rule.when.entity, "household", None}
    said = sorted(n.label for n in nodes.values() if isinstance(n, Fact) and _told(rule, n))
    names = [name for name in rule.placeholders() if name in nodes]
    return {name: nodes[name] for name in (*names, *said) if nodes[name].entity in whose}


def _told(rule: type[Alert], fact: Fact) -> bool:
    return rule.of_feed or fact.column.startswith("dep_")


def feeds_of(rule: type[Alert]) -> tuple[str, ...]:
    """The names of the feeds whose facts its condition reads."""
    return _feeds_of(key_of(rule))


@cache
def _feeds_of(key: str) -> tuple[str, ...]:
    rule = rule_named(key)
    read = rule.when.needs().facts
    return tuple(name for name, feed in feeds().items() if read & feed.gives.keys())
