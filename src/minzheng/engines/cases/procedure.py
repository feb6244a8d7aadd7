"""What case and ledger tell a rule about those it is about: nobody is asked for it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.holdings import Holding
from minzheng.engines.cases.models import Case, Material
from minzheng.engines.cases.numbering import draw_of
from minzheng.engines.policy.api import Facts
from minzheng.kernel.expr import Entity
from minzheng.kernel.matter import Matter
from minzheng.kernel.money import Fen
from minzheng.vocabulary import assistance as terms
from minzheng.vocabulary import benefits

LEDGER_COLUMNS = frozenset({terms.原月保障金.column, *(fact.column for fact in benefits.台账待遇)})
# The household's own benefit has its whole monthly sum under a term of its own.
OWN = next(row.matter for row in benefits.待遇 if row.receiving is terms.在领低保)


@dataclass(frozen=True)
class Ledger:
    """What was looked up: the benefits asked for, and what of them is held."""

    asked: frozenset[str] = frozenset()
    held: tuple[Holding, ...] = ()


UNREAD = Ledger()


def asked_of_ledger(matter: Matter) -> frozenset[str]:
    """The matters of which a rule, record or route of this one asks whether they are held."""
    known = matter.facts.keys()
    return frozenset(row.matter for row in benefits.待遇 if not known.isdisjoint(_columns(row)))


def with_ledger(register: Facts, ledger: Ledger) -> Facts:
    """Register facts with each benefit asked for: held or not by the household, by each member."""
    rows = [
        {**row, **dict(_benefits(ledger, "person", row["person"]))} for row in register["members"]
    ]
    household = {**dict(_benefits(ledger, "household", None)), **_own_sum(ledger)}
    return {**household, **register, "members": rows}


def of_case(case: Case) -> Facts:
    """What the case itself knows; one query where a rule counts papers."""
    return {
        terms.确认期间有投诉.column: case.complained,
        terms.抽签位次.column: draw_of(case.number),
        **_papers(case),
    }


def _papers(case: Case) -> Facts:
    """How many papers of a kind the case has, of those kinds that its form says are counted."""
    wanted = [each for each in matter_of(case).form.attachments if each.counts is not None]
    if not wanted:
        return {}
    rows = Material.objects.filter(case=case).values_list("key", "title")
    titles = {each.title: each.key for each in wanted}  # an officer names a paper by its title
    held = Counter(key or titles.get(title, "") for key, title in rows)
    return {each.counts.column: held[each.key] for each in wanted if each.counts is not None}


def _columns(row: benefits.Benefit) -> Iterator[str]:
    yield row.receiving.column
    if row.paid is not None:
        yield row.paid.column
    if row.found is not None:
        yield row.found.column
    if row.matter == OWN:
        yield terms.原月保障金.column


def _benefits(ledger: Ledger, entity: Entity, person: int | None) -> Iterator[tuple[str, Any]]:
    """Columns of one entity; what is not held is not received, and its amount is 0.

    What a decision found is told of the latest that still holds; of none, it is unknown.
    """
    for row in (row for row in benefits.待遇 if row.matter in ledger.asked):
        found = [h for h in ledger.held if h.matter == row.matter and _reaches(h, person)]
        if row.receiving.entity == entity:
            yield row.receiving.column, bool(found)
        if row.paid is not None and row.paid.entity == entity:
            yield row.paid.column, sum(_share(holding, person) for holding in found)
        if row.found is not None and row.found.entity == entity:
            told = [holding.found[row.formula] for holding in found if row.formula in holding.found]
            yield from ((row.found.column, value) for value in told[-1:])


def _reaches(holding: Holding, person: int | None) -> bool:
    """A household's benefit reaches each of its members, a person's own only her."""
    return person is None or holding.person_id in (None, person)


def _share(holding: Holding, person: int | None) -> Fen:
    """A member's part of what the household gets, to the nearest fen."""
    if person is None or holding.person_id is not None:
        return holding.monthly
    heads = max(holding.beneficiaries, 1)
    return (2 * holding.monthly + heads) // (2 * heads)


def _own_sum(ledger: Ledger) -> Facts:
    """Unknown, not 0, where nothing is received: there was no sum before."""
    sums = [holding.monthly for holding in ledger.held if holding.matter == OWN]
    return {terms.原月保障金.column: sums[0]} if sums else {}
