"""Somebody of another family, with an account, who must not see anything of the first."""

from datetime import UTC, date, datetime

from minzheng.engines.access.api import Account, NewAccount, open_account
from minzheng.engines.access.testing import PASSWORD, VILLAGE_B
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, register_person

NEIGHBOUR_ID = "44011819700101001X"
SINCE = date(2020, 1, 1)


def open_neighbour() -> Account:
    """Register her, her household and her account."""
    new = NewPerson(
        name="阿依古丽·买买提", id_number=NEIGHBOUR_ID, phone="13900139000",
        registered_division=VILLAGE_B, living_division=VILLAGE_B,
    )  # fmt: skip
    person = register_person(new, by=SYSTEM, on=SINCE)
    home = NewHousehold(head=person, division_code=VILLAGE_B, since=SINCE)
    open_household(home, by=SYSTEM)
    account = NewAccount(username="neighbour", password=PASSWORD, person=person)
    return open_account(account, by=SYSTEM, at=datetime(2026, 10, 1, tzinfo=UTC))
