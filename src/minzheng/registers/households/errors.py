"""Why a household cannot be opened or changed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minzheng.registers.households.models import Membership


class HouseholdRefused(ValueError):
    """A household cannot be written as given."""


class AlreadyMember(HouseholdRefused):
    """The person belongs to a household already; `membership` says which."""

    def __init__(self, membership: "Membership") -> None:
        self.membership = membership
        super().__init__(
            f"{membership.person.name_masked} 已在家庭 {membership.household.number} 中"
            f"（自 {membership.since} 起）：请先办理迁出，再加入新的家庭"
        )


class NotMember(HouseholdRefused):
    """The person does not belong to the household."""


class HeadRemains(HouseholdRefused):
    """The head cannot leave while others stay."""


class WrongDates(HouseholdRefused):
    """The days contradict each other or the person's life."""


class UnknownRelation(HouseholdRefused):
    """No such code in the table of relations."""
