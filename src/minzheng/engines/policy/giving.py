"""The ways in which a matter may give: each end that grants or recognises, and when it is reached.

Only what a deciding step proposes counts, and only on conditions about the family: what rests on
the records of the procedure alone (a test still to be taken) cannot be said beforehand.
"""

from dataclasses import dataclass

from minzheng.engines.policy.registers import PERSON_COLUMNS
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect, End, Step
from minzheng.kernel.matter import Matter
from minzheng.vocabulary import benefits


@dataclass(frozen=True, eq=False)
class GivingWay:
    """An end of the application, and the condition under which the rules propose it."""

    end: End
    when: Expr


def giving_ways(matter: Matter) -> tuple[GivingWay, ...]:
    """Every way to what the application may give a family; empty where it gives nothing."""
    if matter.organisational:
        return ()
    granting = _ways_to(matter, Effect.GRANT)
    return granting or _ways_to(matter, Effect.RECOGNISE)


def _ways_to(matter: Matter, effect: Effect) -> tuple[GivingWay, ...]:
    flow, ways = matter.application, list[GivingWay]()
    for path in flow.routes:
        ends = [t for t in path.targets if isinstance(t, End) and t.effect is effect]
        decided = isinstance(path.source, Step) and path.source.decides
        if path.when is None or not ends or not decided or not _can_be_known(matter, path.when):
            continue
        if not any(way.end is ends[0] and way.when is path.when for way in ways):
            ways.append(GivingWay(ends[0], path.when))
    return tuple(ways)


def _can_be_known(matter: Matter, when: Expr) -> bool:
    known = {field.column for field in matter.form.fields()} | set(PERSON_COLUMNS)
    known |= {fact.column for fact in benefits.台账待遇}
    return any(fact.column in known for fact in when.needs().facts)
