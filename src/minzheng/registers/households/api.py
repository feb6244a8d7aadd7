"""The door of the households register."""

from minzheng.registers.households.bulk import bulk_open_households
from minzheng.registers.households.errors import (
    AlreadyMember,
    HeadRemains,
    HouseholdRefused,
    NotMember,
    UnknownRelation,
    WrongDates,
)
from minzheng.registers.households.finding import (
    find_household,
    get_household,
    household_of,
    households_of,
    known_on,
    members,
    membership_history,
    memberships_of,
    versions_of,
)
from minzheng.registers.households.keeping import (
    NewHousehold,
    add_member,
    change_head,
    end_membership,
    move_household,
    open_household,
)
from minzheng.registers.households.models import Household, HouseholdVersion, Membership
from minzheng.registers.households.relations import RELATIONS, SELF

__all__ = [
    "RELATIONS",
    "SELF",
    "AlreadyMember",
    "HeadRemains",
    "Household",
    "HouseholdRefused",
    "HouseholdVersion",
    "Membership",
    "NewHousehold",
    "NotMember",
    "UnknownRelation",
    "WrongDates",
    "add_member",
    "bulk_open_households",
    "change_head",
    "end_membership",
    "find_household",
    "get_household",
    "household_of",
    "households_of",
    "known_on",
    "members",
    "membership_history",
    "memberships_of",
    "move_household",
    "open_household",
    "versions_of",
]
