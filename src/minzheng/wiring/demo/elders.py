"""Old people of the demo who are alive and carry a number."""

from collections.abc import Iterator, Sequence
from datetime import date

from minzheng.registers.people.api import Person
from minzheng.wiring.demo.population import Home


def living_elders(homes: Sequence[Home], age: int, on: date) -> Iterator[Person]:
    """Those of an age and over, home by home, as the register has them after the stories."""
    keys = [person.pk for home in homes for person in home.people]
    now = Person.objects.in_bulk(keys)
    for person in (now[key] for key in keys):
        if person.age_on(on) >= age and person.died_on is None and person.id_sealed:
            yield person
