"""What public money bears of a person's rent: by the dated shares, never guessed."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.cases.api import held_by
from minzheng.engines.policy.api import Facts, values_of
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person
from minzheng.vocabulary import assistance, benefits
from minzheng.vocabulary import rentals as terms

POOR = frozenset(
    {assistance.在领低保.column, benefits.特困供养.column, benefits.低保边缘认定.column}
)


@dataclass(frozen=True)
class Share:
    """What public money bears of a rent: a part in 万分之一, at most `cap` fen a rental.

    `asks`: something that the rules need is not known, so nothing is borne until it is.
    """

    part: int = 0
    cap: int = 0
    asks: bool = False


def share_of(person: Person, place: str, on: date) -> Share:
    """The share in force for a person at a place. Up to eight queries. Raises NotInForce."""
    facts = {"born_on": person.born_on, **_poor(person, on)}
    roots = (terms.到龄, terms.公共份额, terms.补贴封顶)
    old_enough, part, cap = values_of(roots, facts, on=on, place=place).values()
    if old_enough is None or (old_enough and part is None):
        return Share(asks=True)
    return Share(int(part or 0), int(cap or 0)) if old_enough else Share()


def _poor(person: Person, on: date) -> Facts:
    """Whether the ledgers say that she is in hardship."""
    wanted = {row.matter: row.receiving for row in benefits.待遇 if row.receiving.column in POOR}
    home = household_of(person, on)
    held = held_by(home.pk if home else 0, [person.pk], on, of=list(wanted))
    mine = {each.matter for each in held if each.person_id in (None, person.pk)}
    return {fact.column: matter in mine for matter, fact in wanted.items()}
