"""Which people a request may be about: the closed list of conditions, each a rule of the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from minzheng.kernel import words
from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.feed import feeds, precedences
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import assistance, benefits, children, department_data, person

NAME, ID_NUMBER = "name", "id_number"
IDENTITY: Mapping[str, str] = {NAME: "姓名", ID_NUMBER: "证件号码"}
AGE = words.周岁(person.出生日期)
MINOR = AGE < 18  # 民法典第十七条


@dataclass(frozen=True)
class Condition:
    """One condition: how a request names it, how a page says it, and the rule."""

    key: str
    label: str
    holds: Expr


@cache
def conditions() -> Mapping[str, Condition]:
    """Every condition, by key."""
    plain = (
        Condition("minor", "未满18周岁", MINOR),
        Condition("elder60", "满60周岁", AGE >= 60),
        Condition("elder80", "满80周岁", AGE >= 80),
        Condition("disabled", "有残疾人证", person.残疾类别 != "无"),
    )
    received = (
        Condition(f"receives:{row.matter}", f"在享：{row.title}", row.receiving)
        for row in benefits.待遇
    )
    return {each.key: each for each in (*plain, *received)}


@cache
def shareable() -> Mapping[str, Fact]:
    """Every fact of the population table, by column."""
    families = (each for each in catalogue().matters.values() if not each.organisational)
    found = [fact for matter in families for fact in matter.facts.values()]
    for module in (person, benefits, assistance, department_data):
        found += [value for value in vars(module).values() if isinstance(value, Fact)]
    return {fact.column: fact for fact in found if fact.column not in IDENTITY}


@cache
def labels() -> Mapping[str, str]:
    """What each column is called, identity first."""
    return {**IDENTITY, **{column: fact.term for column, fact in shareable().items()}}


def protected(columns: Sequence[str], rows_of_minors: bool) -> list[str]:
    """Why a request needs a basis of its own and the head's confirmation; empty: it does not."""
    of_children, closed = _of_children(), _closed()
    reasons = ["含未成年人的逐人信息"] if rows_of_minors else []
    reasons += [f"“{labels()[c]}”是未成年人保护事项" for c in columns if c in of_children]
    reasons += [f"“{labels()[c]}”来自限定人员可查的数据" for c in columns if c in closed]
    return reasons


@cache
def _of_children() -> frozenset[str]:
    """Facts of the children's matters, and that a child receives what they give."""
    own = {fact.column for fact in vars(children).values() if isinstance(fact, Fact)}
    given = {
        fact.column
        for row in benefits.待遇
        if row.matter.startswith("children/")
        for fact in (row.receiving, row.paid)
        if fact is not None
    }
    return frozenset(own | given)


@cache
def _closed() -> frozenset[str]:
    """What closed feeds give, and the bureau's own terms that are filled from them."""
    given = {fact for feed in feeds().values() if feed.closed for fact in feed.gives}
    filled = {term for term, rule in precedences().items() if given & set(rule.sources)}
    return frozenset(fact.column for fact in given | filled)
