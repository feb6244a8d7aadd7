"""People of the villages: with a file of their own, or known only to the resident register."""

from datetime import date
from typing import Any

import pyarrow as pa

from minzheng.engines.lake.api import numbers_of, pseudonyms, write_version
from minzheng.engines.lake.layout import open_columns, sealed_columns
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import Role, feed_named
from minzheng.kernel.identity import citizen_id
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person

MONDAY = date(2026, 11, 2)


def neighbour(village: str, born: date, **known: Any) -> Person:
    """Somebody who lives there, in a household of her own."""
    new = NewPerson(
        name="邻居",
        sex=2,
        born_on=born,
        living_division=village,
        registered_division=village,
        **known,
    )
    person = register_person(new, by=SYSTEM, on=MONDAY)
    home = NewHousehold(head=person, division_code=village, since=date(2020, 1, 1))
    open_household(home, by=SYSTEM)
    return person


def resident(number: str, village: str, home: str, relation: int = 1) -> dict[str, Any]:
    """A row of the resident register, by the columns of its terms."""
    citizen = citizen_id(number, today=MONDAY)
    return {
        "id": citizen.number, "name": "邵玉兰", "born_on": citizen.born_on,
        "sex": 1 if citizen.sex == "male" else 2, "registered_division": village,
        "household_no": home, "book_relation": relation, "book_state": 1,
        "book_since": date(2000, 1, 1),
    }  # fmt: skip


def deliver_residents(rows: list[dict[str, Any]], day: date) -> None:
    """A resident register that was accepted."""
    feed = feed_named("residents")
    kinds = {**open_columns(feed), **sealed_columns(feed)}
    number = feed.column_of(Role.ID)
    assert number is not None
    told = [{number.term.column if key == "id" else key: row[key] for key in row} for row in rows]
    columns = {name: pa.array([row.get(name) for row in told], kinds[name]) for name in kinds}
    persons = numbers_of(pseudonyms(columns[number.term.column]), create=True)
    keyed = {"row": pa.array(range(2, len(rows) + 2), pa.int32()), "person": pa.array(persons)}
    write_version(
        feed, day, pa.table({**columns, **keyed}), delivery=f"residents-{day}",
        by=SYSTEM, accepted_by=SYSTEM,
    )  # fmt: skip
