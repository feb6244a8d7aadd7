"""A step of a need: its state with its clock, its history, the trail."""

from datetime import date
from typing import Any

from django.conf import settings

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Agent
from minzheng.engines.needs.clocks import CONFIRM, MATCH, working_due
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import Deed, Need, State
from minzheng.engines.notices import api as notices
from minzheng.registers.sealing import seal

MOST_WORDS = 500
RECEIPT_PATH = "/needs/confirm/{code}/"  # a channel needs the address whole; a test holds it right
TERMS = {State.NOTED: CONFIRM, State.CONFIRMED: MATCH}


def move(need: Need, state: State, *, on: date, due: date | None = None) -> None:
    """Put a need into a state, with the day it is due; the caller keeps history and trail."""
    if due is None and state in TERMS:
        due = working_due(TERMS[state], need.division_code, on)
    need.state, need.state_on, need.due_on, need.told = state, on, due, 0
    need.save(update_fields=["state", "state_on", "due_on", "told", "unmet_reason"])


def note(need: Need, what: str, words: str, *, by: Viewer, on: date) -> Deed:
    """A line of the need's history."""
    text = words.strip()[:MOST_WORDS]
    name = _name(by)
    return Deed.objects.create(
        need=need, what=what, on=on, by=name, words_sealed=seal(text) if text else ""
    )


def _name(by: Viewer) -> str:
    """A citizen is not named where houses read; who acts for one under a mandate is."""
    if isinstance(by, Agent):
        return f"{by.doer.name}（受托代办）"
    return "居民" if by.person_id and not (by.posts or by.house) else by.doer.name


def trail(by: Viewer, verb: str, row: Any, **detail: Any) -> None:
    """What was done to a row of this engine; called last in a verb."""
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)


def locked(need: Need, *states: State) -> Need:
    """The need as it stands, its row held. Raises NeedRefused unless it is in one of the states."""
    row = Need.objects.select_for_update().get(pk=need.pk)
    if row.state not in states:
        raise NeedRefused(f"这项需求现在是“{row.get_state_display()}”，不能这样办；请刷新页面")
    return row


def tell_person(need: Need, text: str, *, link: str = "", on: date) -> None:
    """A message to who needs it, and to who asked for her; without a link it leads to the need."""
    for person in sorted({need.person_id, need.asked_by or need.person_id}):
        to = notices.Recipient("person", str(person))
        notices.send_message(to, text, link=link or need.ref, on=on)


def ask_receipt(need: Need, question: str, code: str, *, on: date) -> None:
    """Ask whether it came; the message carries the link that confirms without signing in."""
    text = (
        f"{question}请在 {need.due_on} 前点链接确认，不用登录；也可以到“我的需求”里确认，"
        "或请村（社区）代为确认。"
    )
    address = f"{settings.PUBLIC_URL.rstrip('/')}{RECEIPT_PATH.format(code=code)}"
    tell_person(need, text, link=address, on=on)
