"""What the bureau's own register says of a person as of a day, and since when."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.sources.terms import as_rules_count
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import precedences
from minzheng.kernel.units import Kind, Value
from minzheng.registers.people.api import Person, versions_of

REGISTER = "民政登记"


@dataclass(frozen=True)
class Own:
    """A value the bureau has on file: what, where it stands, since when."""

    value: Value
    where: str = REGISTER
    day: date | None = None


def register_values(person: Person, as_of: date) -> dict[str, Own]:
    """What the people register knew of her on a day, by column; {} before she was registered."""
    facts = {fact.column: fact for fact in precedences()}
    versions = versions_of(person)
    if not versions or versions[0].since > as_of:
        return {}
    found: dict[str, Own] = {}
    # The registration first: a death may lie before the day on which she was registered.
    for version in [versions[0], *sorted(versions[1:], key=lambda each: (each.since, each.pk))]:
        if version.since > as_of:
            break
        for column in facts.keys() & version.changes.keys():
            value = as_rules_count(facts[column], _read(facts[column], version.changes[column]))
            found[column] = Own(value, _where(version.source), version.since)
    return {column: own for column, own in found.items() if own.value is not None}


def _where(source: str) -> str:
    return REGISTER if source in REGISTER else f"{REGISTER}（{source}）"


def _read(fact: Fact, value: object) -> object:
    is_day = fact.kind is Kind.DATE and isinstance(value, str)
    return date.fromisoformat(str(value)) if is_day else value
