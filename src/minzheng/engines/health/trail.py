"""What this engine writes into the trail: always about a person's record, in her place."""

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import Person


def record(person: Person, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    place = person.division_code
    audit.record(by, verb, f"health:{person.pk}", division=place, detail=detail)
