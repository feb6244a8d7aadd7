"""Time limits as text: what the law says, and what holds at a place on a day."""

from datetime import date
from typing import Protocol

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import LengthUnknown, fixed, holds
from minzheng.faces.portal.wording import NONE, STATUS_WORDS
from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Const, Expr, Param, walk
from minzheng.kernel.flow import Await, Publicity, Total
from minzheng.kernel.params import NotInForce
from minzheng.kernel.terms import Unit


class HasLimit(Protocol):
    """A step, a wait or a publicity."""

    within: Term


def limit_in_law(total: Total | None) -> tuple[str, str]:
    """Number and unit of the total limit: the longest ordinary one where a place may shorten it."""
    if total is None:
        return "当场", ""
    length = total.term.length
    longest = length if isinstance(length, int) else max(_lengths(length), default=None)
    return (str(longest), unit_words(total.term)) if longest else (NONE, "")


def limit_at(limited: object, *, place: str, on: date) -> tuple[str, str]:
    """Number and unit at a place; 无 where no value is in force."""
    term = limited.term if isinstance(limited, Total) else getattr(limited, "within", None)
    return ("当场", "") if term is None else term_at(term, place=place, on=on)


def term_at(term: Term, *, place: str, on: date) -> tuple[str, str]:
    """Number and unit of a period at a place; 无 where no value is in force."""
    try:
        return str(fixed(term, on=on, place=place).length), unit_words(term)
    except (NotInForce, LengthUnknown):
        return NONE, ""


def pauses_at(element: Await | Publicity, *, place: str, on: date) -> bool:
    """Whether the total clock stands still during a wait, at a place."""
    if not isinstance(element.pauses, Param):
        return element.pauses
    try:
        return bool(holds(element.pauses, {}, on=on, place=place))
    except NotInForce:
        return False


def value_text(param: Param, place: str, on: date) -> str:
    """A parameter's value in words at a place."""
    try:
        return param.unit.text(book().value(param.key, on=on, place=place))
    except NotInForce:
        return "还没有录入"


def param_text(param: Param, place: str, on: date) -> str:
    """A parameter in words at a place, with how sure we are of it."""
    try:
        entry = book().entry(param.key, on=on, place=place)
    except NotInForce:
        return "还没有录入"
    return f"{param.unit.text(entry.value)}（{STATUS_WORDS[entry.status]}）"


def unit_words(term: Term) -> str:
    """个工作日, 天, 个月."""
    return "天" if term.unit is Unit.CALENDAR_DAY else term.unit.value


def _lengths(length: Expr) -> list[int]:
    nodes = (node for node in walk([length]) if isinstance(node, Const))
    return [node.value for node in nodes if isinstance(node.value, int) and node.value > 1]
