"""What departments know of the district; run as a program on the house's own data.

Those who write a month's file know the numbers in clear, which no browser is ever shown.
"""

import json
import sys

import django

django.setup()  # before anything of the registers is read

from minzheng.engines.exchange.api import Delivery, State  # noqa: E402  # after setup()
from minzheng.engines.exchange.folders import ORIGINAL, folder_of  # noqa: E402  # after setup()
from minzheng.engines.exchange.vault import open_sealed  # noqa: E402  # after setup()
from minzheng.engines.payments.api import Entitlement  # noqa: E402  # after setup()
from minzheng.registers.people.api import Person, unseal_id  # noqa: E402  # after setup()

PAID = "relief/dibao"


def people() -> list[dict[str, object]]:
    """Everybody alive: who, where, in which household, and whether it is paid."""
    paid = Entitlement.objects.filter(matter=PAID, last_month=None, done=False)
    homes = set(paid.values_list("household_id", flat=True))
    living = Person.objects.filter(died_on=None).exclude(id_index=None)
    return [_told(person, homes) for person in living.prefetch_related("memberships")]


def _told(person: Person, homes: set[int]) -> dict[str, object]:
    home = next((each.household_id for each in person.memberships.all() if not each.until), None)
    return {
        "name": person.name, "number": unseal_id(person), "sex": "男" if person.sex == 1 else "女",
        "born": person.born_on.isoformat(), "village": person.living_division,
        "household": home, "paid": home in homes,
    }  # fmt: skip


def last_residents() -> str:
    """The police's last file, as it came."""
    rows = Delivery.objects.filter(feed="residents", state=State.ACCEPTED)
    with open_sealed(folder_of(rows.latest("day")) / ORIGINAL) as file:
        return file.read().decode("utf-8-sig")


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"people": people(), "residents": last_residents()}))
