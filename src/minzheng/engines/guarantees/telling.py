"""One elder's list: what is hers, since when, why, whether she has it, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from minzheng.engines.guarantees.asking import condition_of, rule
from minzheng.engines.guarantees.carrying import Carry, carries, situations_of
from minzheng.engines.guarantees.coded import Reply, Standing
from minzheng.engines.guarantees.course import Course
from minzheng.engines.guarantees.items import Item
from minzheng.engines.guarantees.knowing import KnownElder, know
from minzheng.engines.guarantees.models import Invitation
from minzheng.engines.guarantees.shelf import Listed, merged, published
from minzheng.engines.needs.api import Need
from minzheng.engines.needs.api import State as NeedState
from minzheng.engines.parameters.api import book, steady
from minzheng.engines.policy.api import Facts, grounds
from minzheng.kernel.divisions import normalise
from minzheng.kernel.expr import Expr
from minzheng.kernel.one import run
from minzheng.kernel.trace import lines, missing
from minzheng.registers.people.api import Person

# A need that was given up or cannot be met is not being served.
ENDED = (NeedState.UNMET, NeedState.WITHDRAWN)
ORDER = tuple(Standing)


@dataclass(frozen=True)
class Guarantee:
    """How one elder stands to one item on a day.

    `since`: the day since which she is entitled without a break, her circumstances being those of
    today; `coming`: the first day on which she will be. `why`: the statements that settle it;
    `lines`: the arithmetic with articles. `amount`: fen a month. `case`: under way for her.
    `reply`: what she answered. `carries`: whether it goes along when she lives elsewhere.
    """

    listed: Listed
    standing: Standing
    why: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    amount: int | None = None
    since: date | None = None
    coming: date | None = None
    case: str = ""
    reply: str = ""
    carries: tuple[Carry, ...] = ()

    @property
    def item(self) -> Item:
        return self.listed.item

    @property
    def entitled(self) -> bool:
        """Whether the item is hers, whether she has it or not."""
        return self.standing in (Standing.HAS, Standing.RUNNING, Standing.MISSING, Standing.MAY)


@dataclass(frozen=True)
class OwnList:
    """An elder's whole list at her place on a day."""

    person: Person
    place: str
    on: date
    guarantees: tuple[Guarantee, ...]

    def of(self, *standings: Standing) -> list[Guarantee]:
        """Those that stand so."""
        return [each for each in self.guarantees if each.standing in standings]

    @property
    def coming(self) -> list[Guarantee]:
        """What she will be entitled to on a day that is known, the soonest first."""
        later = [each for each in self.guarantees if each.coming is not None]
        return sorted(later, key=lambda each: each.coming or self.on)


def own_list(person: Person, on: date) -> OwnList:
    """What holds for a person. Up to ten queries. A dead person's list is empty."""
    known = replace(know(person, on), served=_served(person))
    if person.died_on is not None and person.died_on <= on:
        return OwnList(person, known.place, on, ())
    replies = dict(Invitation.objects.filter(person=person).values_list("item", "reply"))
    with steady():
        told = _told(known, on)
    told = [replace(each, reply=replies.get(each.item.code, "")) for each in told]
    return OwnList(person, known.place, on, tuple(sorted(told, key=_rank)))


def items_served() -> dict[str, frozenset[int]]:
    """By kind of need, for whom it is noted, arranged or met. One query."""
    rows = Need.objects.exclude(state__in=ENDED).order_by().values_list("item", "person").distinct()
    found: dict[str, set[int]] = {}
    for kind, person in rows:
        found.setdefault(kind, set()).add(person)
    return {kind: frozenset(people) for kind, people in found.items()}


def _served(person: Person) -> frozenset[str]:
    """The kinds of need that are noted, arranged or met for a person. One query."""
    rows = Need.objects.filter(person=person).exclude(state__in=ENDED)
    return frozenset(rows.order_by().values_list("item", flat=True))


def items_for(facts: Facts, place: str, on: date) -> tuple[Guarantee, ...]:
    """The same for facts typed without a name, such as an age; nothing is looked up of anybody."""
    known = KnownElder(facts, place, {})
    with steady():
        return tuple(sorted(_told(known, on), key=_rank))


def _told(known: KnownElder, on: date) -> list[Guarantee]:
    course = Course(tuple(published()), replace(known, place=normalise(known.place)), on)
    rows = merged(course.lists, course.known.place, on)
    away = carries((e.item.code for e in rows), known.place, on, situations_of(known.facts))
    return [replace(_of(each, course), carries=away[each.item.code]) for each in rows]


def _of(listed: Listed, course: Course) -> Guarantee:
    item, known, on = listed.item, course.known, course.on
    test = condition_of(item.tests)
    if test is None:
        return Guarantee(listed, Standing.SPOT)
    answer = _ask(test, known, on)
    if answer.value is None:
        return Guarantee(listed, Standing.UNKNOWN, lacks=answer.lacks)
    if not answer.value:
        why = grounds(test, known.facts, on=on, place=known.place)
        return Guarantee(listed, Standing.NOT, why=why, coming=course.coming(item.code))
    standing = _standing(item, known, on)
    return Guarantee(
        listed, standing, grounds(test, known.facts, on=on, place=known.place), answer.lines,
        amount=_amount(item, known, on), since=course.since(item.code),
        case=known.running.get(item.matter, ""),
    )  # fmt: skip


@dataclass(frozen=True)
class _Answer:
    value: bool | None
    lines: tuple[str, ...]
    lacks: tuple[str, ...]


def _ask(test: Expr, known: KnownElder, on: date) -> _Answer:
    found = run((test,), known.facts, on=on, place=known.place, params=book())
    value = found.value(test)
    if value is None:
        return _Answer(None, (), tuple(missing(found, test, found.env)))
    told = tuple(dict.fromkeys(str(line) for line in lines(found, (test,))))
    return _Answer(bool(value), told, ())


def _standing(item: Item, known: KnownElder, on: date) -> Standing:
    """Whether she has it, by the item's own rule; without one nobody can tell."""
    if item.matter in known.running:
        return Standing.RUNNING
    if not item.has:
        return _by_need(item, known)
    has = _value(rule(item.has), known, on)
    if has is None:
        return Standing.MAY
    return Standing.HAS if has else Standing.MISSING


def _by_need(item: Item, known: KnownElder) -> Standing:
    if not item.need:
        return Standing.MAY
    return Standing.HAS if item.need in known.served else Standing.MISSING


def _amount(item: Item, known: KnownElder, on: date) -> int | None:
    value = _value(rule(item.amount), known, on) if item.amount else None
    return value if isinstance(value, int) and value > 0 else None


def _value(expr: Expr, known: KnownElder, on: date) -> object:
    return run((expr,), known.facts, on=on, place=known.place, params=book()).value(expr)


def _rank(each: Guarantee) -> tuple[int, str]:
    return ORDER.index(each.standing), each.item.code


def wanted(guarantees: Sequence[Guarantee]) -> list[Guarantee]:
    """Those worth an invitation: hers, known not to be had, nothing under way, not declined."""
    return [
        each for each in guarantees
        if each.standing is Standing.MISSING and each.reply != Reply.DECLINED
    ]  # fmt: skip
