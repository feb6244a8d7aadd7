"""Who acts for an organisation: taken on with a duty, until a day."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.kernel.doer import Doer
from minzheng.registers import sealing, trail
from minzheng.registers.organisations.models import Member, Organisation

DUTIES = {"manager": "负责人", "worker": "经办人"}


class MemberRefused(ValueError):
    """Nobody acts for an organisation with an unknown duty, or before it began."""


@dataclass(frozen=True)
class NewMember:
    """Somebody to take on; `duty` is manager or worker; `phone` is stored sealed."""

    organisation: Organisation
    name: str
    duty: str
    since: date
    phone: str = ""


@transaction.atomic
def take_on_member(new: NewMember, *, by: Doer) -> Member:
    """Let somebody act for an organisation from a day on. Raises MemberRefused."""
    if new.duty not in DUTIES:
        raise MemberRefused(f"职责 {new.duty} 无法识别：应为 {'、'.join(DUTIES)} 之一")
    if new.since < new.organisation.since:
        raise MemberRefused(f"起始日 {new.since} 早于机构成立日 {new.organisation.since}，请核对")
    member = Member.objects.create(
        organisation=new.organisation, name=new.name.strip(), duty=new.duty, since=new.since,
        phone_sealed=sealing.seal(new.phone) if new.phone else "",
    )  # fmt: skip
    _tell(member, "take_on_member", by)
    return member


@transaction.atomic
def end_member(member: Member, *, until: date, by: Doer) -> Member:
    """From `until` on she no longer acts for the organisation. Raises MemberRefused."""
    if until < member.since:
        raise MemberRefused(
            f"自 {member.since} 起任职，不能在 {until} 结束：请填不早于起始日的日期"
        )
    member.until = until
    member.save(update_fields=["until"])
    _tell(member, "end_member", by)
    return member


def serves(member: Member, on: date) -> bool:
    """Whether she acts for the organisation on the day, and the organisation still exists."""
    until, closed = member.until, member.organisation.until
    begun = member.since <= on
    return begun and (until is None or on < until) and (closed is None or on < closed)


def members_of(organisation: Organisation, on: date) -> list[Member]:
    """Who acts for the organisation on the day, managers first."""
    return list(
        Member.objects.serving_on(on).filter(organisation=organisation).order_by("duty", "pk")
    )


def _tell(member: Member, verb: str, by: Doer) -> None:
    organisation = member.organisation
    trail.record(
        by, verb, f"member:{member.pk}", division=organisation.division_code,
        organisation=organisation.pk, duty=member.duty, until=member.until,
    )  # fmt: skip
