"""Who is told of an alarm, rung by rung."""

from datetime import datetime

from minzheng.engines.alarms.coded import DISTRICT, FIRST, POSTS, RUNGS, SECOND
from minzheng.engines.alarms.models import Alarm, Contact, Step
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.registers.offices.api import officers_with

LINK = "alarms"


def tell_first(row: Alarm, now: datetime) -> None:
    """The first contact and the centre."""
    house = row.facility
    _tell(row, FIRST, now, [Recipient("organisation", house.credit_code, house.name)])


def tell_next(row: Alarm, level: int, now: datetime) -> None:
    """The next rung: the second contact, the town, the district."""
    post = POSTS.get(level, "")
    officers = officers_with(post, row.division_code, now.date()) if post else []
    _tell(
        row, level, now,
        [Recipient("officer", each.staff_number, each.name) for each in officers],
    )  # fmt: skip


def _tell(row: Alarm, level: int, now: datetime, others: list[Recipient]) -> None:
    """Send the messages and write down who was told; who has no account is rung by the centre."""
    contact = _contact(row, level)
    people = _account(contact)
    for to in (*people, *others):
        send_message(to, _text(row, level), link=LINK, on=now.date())
    names = [contact.name] if contact is not None else []
    names += [to.name for to in others if to.name]
    told = "、".join(names) or "没有登记可以通知的人"
    Step.objects.create(alarm=row, at=now, what=f"通知{RUNGS[level]}"[:20], words=told[:200])


def _contact(row: Alarm, level: int) -> Contact | None:
    if level not in (FIRST, SECOND):
        return None
    return Contact.objects.filter(device=row.device_id, place=level + 1).first()


def _account(contact: Contact | None) -> list[Recipient]:
    """The contact's own messages, where she has an account."""
    if contact is None or contact.person_id is None:
        return []
    return [Recipient("person", str(contact.person_id))]


def _text(row: Alarm, level: int) -> str:
    drill = "【演练】" if row.drill else ""
    late = "，还没有人应答" if level > FIRST else ""
    whose = f"{row.device.person.name_masked}家的“{row.get_kind_display()}”设备报警"
    last = "，请直接指挥" if level == DISTRICT else "，请马上联系并应答"
    return f"{drill}{whose}{late}{last}"
