"""The rules a list names, found in the catalogue: who is meant, who has it, how much it is.

A reference is “field/matter:rule” (a matter's rule) or “module:rule” (a shared policy's).
The same expression answers for one elder and, in one pass, for everybody.
"""

from functools import cache, reduce
from operator import and_

from minzheng.engines.guarantees.errors import ListFaulty
from minzheng.kernel.expr import Expr
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.kernel.policy import Policy
from minzheng.kernel.units import Kind


@cache
def rule(reference: str) -> Formula:
    """The rule of this reference. Raises ListFaulty saying what there is."""
    place, _, name = reference.partition(":")
    policy = _policy(place)
    if policy is None:
        known = "、".join([*sorted(catalogue().shared), *sorted(catalogue().matters)])
        raise ListFaulty(f"没有“{place}”这套规则，可用的：{known}")
    found = next((each for each in policy.formulas if each.name == name), None)
    if found is None:
        known = "、".join(each.name for each in policy.formulas)
        raise ListFaulty(f"“{place}”里没有规则“{name}”，可用的：{known}")
    return found


def check_rule(code: str, reference: str, *, is_sum: bool = False) -> None:
    """Raises ListFaulty where an item's rule is not there or not about one person."""
    try:
        found = rule(reference)
    except ListFaulty as fault:
        raise ListFaulty(f"{code}：{fault}") from None
    wanted = Kind.MONEY if is_sum else Kind.BOOL
    if found.kind is not wanted:
        words = "金额" if is_sum else "是或者否"
        raise ListFaulty(f"{code}：规则“{reference}”算出来的不是{words}，请换一条")
    if found.entity != "person":
        raise ListFaulty(f"{code}：规则“{reference}”不是按人算的，请换一条按人算的规则")


@cache
def condition_of(tests: tuple[str, ...]) -> Expr | None:
    """All these rules at once; None where there is none, and only somebody on the spot can tell."""
    rules = [rule(each) for each in tests]
    return reduce(and_, rules) if rules else None


def references() -> tuple[tuple[str, str], ...]:
    """Every rule about one person that an item may name, with its words."""
    shared = ((key, policy) for key, policy in catalogue().shared.items())
    own = ((key, matter.policy) for key, matter in catalogue().matters.items() if matter.personal)
    return tuple(
        (f"{key}:{each.name}", f"{policy.title}：{each.name}")
        for key, policy in (*shared, *own)
        if policy.subject == "person"
        for each in policy.formulas
        if each.kind is Kind.BOOL
    )


def _policy(place: str) -> type[Policy] | None:
    if place in catalogue().shared:
        return catalogue().shared[place]
    matter = catalogue().matters.get(place)
    return None if matter is None else matter.policy
