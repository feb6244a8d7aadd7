"""Who is believed where the bureau's own file and the departments speak of the same fact."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from minzheng.engines.screening.columns import TYPES, Columns, person_columns
from minzheng.engines.sources.api import Overrules, believe
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import precedences

Arrays = Mapping[str, pa.Array]
OURS = "own_"  # a term that only the bureau's own file gives


def believed(own: Arrays, said: Arrays) -> dict[str, pa.Array]:
    """The facts of which somebody else may know better: the first source that knows each.

    What nobody in the precedence knows stays unknown; what has no precedence is not among them.
    """
    found = {fact.column: believe(fact, own.get(fact.column), said) for fact in _disputed()}
    return {name: column for name, column in found.items() if column is not None}


def settled(columns: Arrays, subjects: pa.Array, overrules: Overrules) -> dict[str, pa.Array]:
    """The columns with what an officer settled by hand in its place."""
    wanted = _wanted(overrules)
    if not wanted:
        return dict(columns)
    missing = {name: pa.nulls(len(subjects), TYPES[wanted[name].kind]) for name in wanted}
    return overrules.over({**missing, **columns}, subjects.to_numpy())


def kept(own: Arrays) -> dict[str, pa.Array]:
    """The bureau's own values under their own terms, for rules that compare both (在案…)."""
    return {
        name: own[plain]
        for name in person_columns()
        if name.startswith(OURS) and (plain := name.removeprefix(OURS)) in own
    }


def _wanted(overrules: Overrules) -> Columns:
    """The facts settled of anybody that some rule reads."""
    return {name: fact for name, fact in person_columns().items() if name in overrules.facts}


@cache
def _disputed() -> tuple[Fact, ...]:
    return tuple(fact for fact in precedences() if fact.column in person_columns())
