"""“What am I entitled to?”: every matter at once for one family, in the order of the law.

A matter may turn on another (a child's allowance is topped up where the family is on 低保). What
the family does not receive yet is supposed from the matters before: as if what it may have were
applied for, in the order of the table of benefits. Every claim says what was so supposed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.giving import GivingWay, giving_ways
from minzheng.engines.policy.reasons import reasons
from minzheng.kernel.expr import Fact
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.money import Fen
from minzheng.kernel.one import Run, run
from minzheng.kernel.params import ParamBook
from minzheng.kernel.trace import missing
from minzheng.vocabulary import benefits

MEMBERS = ("members", "成员")
NAMES = ("name", "姓名")
PERSON = "person"  # a member's number in the registers, which no rule reads
HOUSEHOLD, SELF = "全家", "本人"
UNSET = "（还没有录入）"  # how the kernel marks a number that is not in force

Facts = dict[str, Any]


@dataclass(frozen=True)
class Claim:
    """What one matter says of the family or of one member.

    `member`: her place in the list, None for the family's. `eligible` None: not yet known;
    `missing` says which facts are lacking, `unset` which numbers nobody has entered. `amount` in
    fen, a month or `once`. `received`: what was said of having it already. `why`: the statements
    that settle it. `supposed`: what was taken as received though it is not yet.
    """

    matter: str
    title: str
    whose: str
    member: int | None
    eligible: bool | None
    amount: Fen | None = None
    amount_label: str = ""
    once: bool = False
    received: bool | None = None
    why: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()


def entitlements(facts: Mapping[str, Any], *, place: str, on: date) -> tuple[Claim, ...]:
    """Yes, no or not yet known for every matter; `facts` as for `check`, members listed.

    A number not in force is unknown like any other gap. Raises UnknownFact, UnreadableValue and
    MoneyError.
    """
    household = {name: value for name, value in facts.items() if name not in (*MEMBERS, PERSON)}
    rows = [_unnumbered(row) for row in _members(facts)]
    family = _Family(household, rows, _Here(place, on, book()))
    return tuple(claim for matter in _in_order() for claim in family.claims(matter))


def _members(facts: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The members; without any the facts are those of one person living alone."""
    listed = next((facts[name] for name in MEMBERS if name in facts), None)
    return listed if listed is not None else [facts]


def _unnumbered(row: Mapping[str, Any]) -> Facts:
    return {name: value for name, value in row.items() if name != PERSON}


def _in_order() -> list[Matter]:
    """Matters that give something, those other matters turn on first."""
    order = {row.matter: place for place, row in enumerate(benefits.待遇)}
    giving = [matter for matter in catalogue().matters.values() if giving_ways(matter)]
    return sorted(giving, key=lambda matter: (order.get(matter.key, len(order)), matter.key))


@dataclass(frozen=True)
class _Supposed:
    """Something taken as received: by the whole family, or by one member."""

    column: str
    member: int | None
    words: str


@dataclass(frozen=True)
class _Here:
    """Where and when, and the numbers in force: the book is opened once for all matters."""

    place: str
    on: date
    params: ParamBook


@dataclass
class _Family:
    """What is known of the family, growing by what each matter before would give."""

    household: Facts
    members: list[Facts]
    here: _Here
    supposed: list[_Supposed] = field(default_factory=list)

    def claims(self, matter: Matter) -> Iterator[Claim]:
        """What a matter says: of the family, or of each member after the other."""
        for member in range(len(self.members)) if matter.personal else (None,):
            claim = self._claim(matter, member)
            self._suppose(matter, claim)
            yield claim

    def _facts(self, member: int | None) -> Facts:
        if member is None:
            return {**self.household, "members": self.members}
        own = {name: value for name, value in self.members[member].items() if name not in NAMES}
        return {**self.household, **own}

    def _rows(self, member: int | None) -> list[Facts]:
        return self.members if member is None else [self.members[member]]

    def _claim(self, matter: Matter, member: int | None) -> Claim:
        ways = giving_ways(matter)
        found = self._run(ways, self._facts(member))
        best = min((_Answer.of(way, found) for way in ways), key=lambda answer: answer.rank)
        told = [way.when for way in ways] if best.holds is False else [best.way.when]
        end, unset = best.way.end, {f"{param.label}{UNSET}" for param in found.gaps}
        return Claim(
            matter=matter.key,
            title=str(matter),
            whose=HOUSEHOLD if member is None else _called(self.members[member], member),
            member=member,
            eligible=best.holds,
            amount=best.amount,
            amount_label="" if end.pays is None else end.pays.label,
            once=end.once,
            received=self._received(matter, member),
            why=() if best.holds is None else reasons(found, *told),
            missing=tuple(term for term in best.missing if term not in unset),
            unset=tuple(term.removesuffix(UNSET) for term in best.missing if term in unset),
            supposed=self._supposed_for(matter, member),
        )

    def _run(self, ways: Sequence[GivingWay], facts: Facts) -> Run:
        pays = [way.end.pays for way in ways if way.end.pays is not None]
        roots = (*(way.when for way in ways), *pays)
        return run(roots, facts, on=self.here.on, place=self.here.place, params=self.here.params)

    def _received(self, matter: Matter, member: int | None) -> bool | None:
        """What is said of having it already; a member has what the household is said to have."""
        benefit = _benefit_of(matter)
        if benefit is None:
            return None
        rows = [self.household] if benefit.receiving.entity != PERSON else self._rows(member)
        said = [_given(benefit.receiving, row) for row in rows]
        told = {benefit.receiving.unit.read(value) for value in said if value is not None}
        return any(told) if told else None

    def _supposed_for(self, matter: Matter, member: int | None) -> tuple[str, ...]:
        ours = (
            each
            for each in self.supposed
            if each.column in matter.facts
            and (None in (member, each.member) or member == each.member)
        )
        return tuple(dict.fromkeys(each.words for each in ours))

    def _suppose(self, matter: Matter, claim: Claim) -> None:
        """From here on the family has what it may have, also where it has not applied yet."""
        benefit = _benefit_of(matter)
        if benefit is None or claim.eligible is None or claim.received:
            return
        rows = self._rows(claim.member)
        whose = rows if benefit.receiving.entity == PERSON else [self.household]
        for row in whose:
            _put(row, benefit.receiving, claim.eligible)
        if claim.eligible:
            words = f"{claim.whose}{'认定为' if benefit.paid is None else '领取'}{benefit.title}"
            self.supposed.append(_Supposed(benefit.receiving.column, claim.member, words))
        _suppose_paid(benefit, claim, rows)


@dataclass(frozen=True)
class _Answer:
    """What one way says: yes, no or unknown; the amount; what is lacking."""

    way: GivingWay
    holds: bool | None
    amount: Fen | None
    missing: tuple[str, ...]

    @classmethod
    def of(cls, way: GivingWay, found: Run) -> "_Answer":
        value, pays = found.value(way.when), way.end.pays
        holds = None if value is None else bool(value)
        amount = None if pays is None or not holds else found.value(pays)
        open_ = way.when if holds is None else pays if holds and amount is None else None
        return cls(
            way=way,
            holds=holds,
            amount=amount if isinstance(amount, int) else None,
            missing=() if open_ is None else missing(found, open_, found.env),
        )

    @property
    def rank(self) -> tuple[int, int]:
        """A way that is open goes before one that may be; of these, the one that lacks least."""
        return (RANKS[self.holds], len(self.missing))


RANKS: Mapping[bool | None, int] = {True: 0, None: 1, False: 2}


def _benefit_of(matter: Matter) -> benefits.Benefit | None:
    return next((row for row in benefits.待遇 if row.matter == matter.key), None)


def _suppose_paid(benefit: benefits.Benefit, claim: Claim, rows: list[Facts]) -> None:
    """A household's sum falls on its members alike, a half upwards, as the ledger tells it."""
    if benefit.paid is None:
        return
    whole, heads = claim.amount if claim.eligible else 0, max(len(rows), 1)
    share = None if whole is None else (2 * whole + heads) // (2 * heads)
    for row in rows:
        _put(row, benefit.paid, share)


def _put(row: Facts, fact: Fact, value: Any) -> None:
    """A fact under its term alone; None is unknown."""
    row.pop(fact.column, None)
    row[fact.term] = value


def _given(fact: Fact, row: Mapping[str, Any]) -> Any:
    """What a row says of a fact, under its term or its column."""
    return row.get(fact.term, row.get(fact.column))


def _called(row: Mapping[str, Any], place: int) -> str:
    name = next((row[key] for key in NAMES if row.get(key)), "")
    return str(name) or (SELF if place == 0 else f"第{place + 1}位成员")
