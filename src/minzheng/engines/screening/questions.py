"""What every matter asks of everybody: who would be granted or recognised, and how much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect, End, Flow
from minzheng.kernel.matter import Matter, catalogue

GIVING = (Effect.GRANT, Effect.RECOGNISE)


@dataclass(frozen=True)
class Question:
    """One end of an application: the condition it is reached by and what it pays."""

    matter: Matter
    end: End
    holds: Expr
    pays: Expr | None

    @property
    def name(self) -> str:
        """The column of the condition: relief/dibao:批准."""
        return f"{self.matter.key}:{self.end}"

    @property
    def amount(self) -> str:
        """The column of the amount."""
        return f"{self.name}:金额"

    @property
    def personal(self) -> bool:
        """Whether it is answered for each person."""
        return self.holds.entity == "person"

    def columns(self) -> Iterator[tuple[str, Expr]]:
        """Its columns with what is computed in them."""
        yield self.name, self.holds
        if self.pays is not None:
            yield self.amount, self.pays


def questions_of(keys: Iterable[str] = ()) -> tuple[Question, ...]:
    """The questions of these matters, or of all. Raises UnknownMatter.

    Organisations stand in no population of people. Help given on the spot (急难发生地) is left out
    unless asked for: whether somebody needs it is seen there, no register knows it.
    """
    known = catalogue()
    matters = [known.get(key) for key in keys] or [
        matter
        for matter in known.matters.values()
        if not (matter.application.anywhere or matter.organisational)
    ]
    return tuple(question for matter in matters for question in _asked_by(matter))


def columns_asked(questions: Iterable[Question]) -> dict[str, Expr]:
    """All columns of a pass, by name."""
    return {name: node for question in questions for name, node in question.columns()}


def _asked_by(matter: Matter) -> Iterator[Question]:
    for end in matter.application.ends():
        if end.effect in GIVING:
            ways = list(_ways_to(matter.application, end))
            if ways:  # where officers decide freely nothing can be told of everybody
                yield Question(matter, end, reduce(or_, ways), end.pays)


def _ways_to(flow: type[Flow], end: End) -> Iterator[Expr]:
    """The conditions of the paths to an end, each once."""
    seen: set[Expr] = set()
    for path in flow.routes:
        if path.when is not None and path.when not in seen and any(t is end for t in path.targets):
            seen.add(path.when)
            yield path.when
