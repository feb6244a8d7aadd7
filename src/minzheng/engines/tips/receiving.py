"""A tip comes in: sealed, numbered, given to the post of the place, with a day it is due."""

import json
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.policy.api import fixed
from minzheng.engines.tips.coded import HARM, KINDS, SOURCES, WEB
from minzheng.engines.tips.errors import TipRefused
from minzheng.engines.tips.models import Deed, Tip
from minzheng.engines.tips.posts import post_for
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState, Roll, Term, Unit, deadline
from minzheng.kernel.divisions import covers, normalise
from minzheng.registers.offices.api import home_division, officers_with
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed
from minzheng.registers.people.api import clean_phone
from minzheng.registers.sealing import seal
from minzheng.vocabulary import discovering

SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LETTERS, FOLDER = 9, "tip-photos"
MOST = {"who": 40, "where": 100, "words": 500}
LABELS = {"who": "是谁", "where": "在哪里", "words": "情况"}
USUAL = Term(discovering.线索核实期限, Unit.WORKING_DAY)
CHILD = Term(discovering.儿童线索核实期限, Unit.CALENDAR_DAY, Roll.NONE)  # danger keeps no holiday
URGENT = Term(discovering.紧急线索期限, Unit.CALENDAR_DAY, Roll.NONE)
ANSWER = Term(discovering.答复期限, Unit.WORKING_DAY)


@dataclass(frozen=True)
class NewTip:
    """What somebody tells; all but kind, division and words may be left out.

    `about`: the person of the registers it tells of. `client`: a number that a phone made, so that
    what is sent twice is taken in once. `wants_answer`: who told it is called back.
    """

    kind: str
    division_code: str
    words: str
    who: str = ""
    where: str = ""
    reporter: str = ""
    phone: str = ""
    photo: Paper | None = None
    source: str = WEB
    about: int | None = None
    client: str = ""
    is_urgent: bool = False
    wants_answer: bool = True


@transaction.atomic
def receive(new: NewTip, *, by: Viewer, on: date) -> Tip:
    """Take a tip in and tell the officers it goes to; one sent twice is the one taken in first.

    Raises TipRefused (kind, place outside this site's area, no words, too long, photo),
    PhoneRefused.
    """
    before = sent_before(new.client, by)
    if before is not None:
        return before
    _refuse(new)
    division = normalise(new.division_code)
    role = post_for(new.kind, division, on)
    tip = Tip.objects.create(
        number="T" + "".join(secrets.choice(SIGNS) for _ in range(LETTERS)),
        division_code=division,
        kind=new.kind,
        source=new.source,
        told_sealed=seal(_told(new)),
        reporter_sealed=_reporter(new),
        person_id=by.person_id,
        about_id=new.about,
        client=new.client[:36],
        is_urgent=new.is_urgent,
        wants_answer=new.wants_answer,
        role=role,
        received_on=on,
        due_on=last_day(_term(new.kind, urgent=new.is_urgent), division, on),
        **_photo(new.photo),
    )
    Deed.objects.create(tip=tip, kind=Deed.Kind.RECEIVED, on=on, by=_teller(by))
    _tell(tip, on)
    detail = {"kind": tip.kind, "source": tip.source, "role": role}
    audit.record(by.doer, "receive_tip", tip.ref, division=division, detail=detail)
    return tip


def sent_before(client: str, by: Viewer) -> Tip | None:
    """What a phone sent under this number before. Raises TipRefused for somebody else's."""
    before = Tip.objects.filter(client=client[:36]).first() if client else None
    if before is not None and not before.deeds.filter(by=_teller(by)).exists():
        raise TipRefused("这条记录已经由别人发过，没有重复登记；请在线索列表里核对")
    return before


def clock_of(tip: Tip, today: date) -> ClockState | None:
    """Days left for a tip, for display; None where the holidays are not published yet."""
    term = _term(tip.kind, urgent=tip.is_urgent)
    return clock_since(tip.received_on, term, tip.division_code, today)


def clock_since(since: date, term: Term, division: str, today: date) -> ClockState | None:
    """Days left of a term; None where the holidays are not published yet."""
    found = fixed(term, on=since, place=division)
    try:
        return deadline(since, found, calendar=official_calendar()).state(today)
    except UnknownCalendarYear:
        return None


def _term(kind: str, *, urgent: bool) -> Term:
    if kind == HARM:
        return CHILD
    return URGENT if urgent else USUAL


def _refuse(new: NewTip) -> None:
    if new.kind not in KINDS:
        raise TipRefused(f"请选是哪一类情况：{'、'.join(KINDS.values())}")
    if new.source not in SOURCES:
        raise TipRefused(f"来源应为{'、'.join(SOURCES.values())}之一")
    if not covers(home_division(), new.division_code):
        raise TipRefused("这个地方不归本系统管，请打当地的服务热线；情况紧急请打 110")
    if not new.words.strip():
        raise TipRefused("请用一两句话写看到了什么")
    for name, most in MOST.items():
        if len(getattr(new, name)) > most:
            raise TipRefused(f"“{LABELS[name]}”最多 {most} 个字，请写短一些")


def _told(new: NewTip) -> str:
    told = {name: getattr(new, name).strip() for name in MOST}
    return json.dumps(told, ensure_ascii=False)


def _reporter(new: NewTip) -> str:
    phone = clean_phone(new.phone) if new.phone.strip() else ""
    name = new.reporter.strip()[:40]
    return seal(f"{name}\n{phone}") if name or phone else ""


def _photo(photo: Paper | None) -> dict[str, str]:
    if photo is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, photo)
    except PaperRefused as refusal:
        raise TipRefused(str(refusal)) from refusal
    return {"photo": kept.path, "photo_name": photo.name[:120], "photo_digest": kept.digest}


def last_day(term: Term, division: str, on: date) -> date:
    """The last day of a term; the last known one where the holidays are not published yet."""
    calendar = official_calendar()
    found = fixed(term, on=on, place=division)
    try:
        return deadline(on, found, calendar=calendar).due_on or calendar.last
    except UnknownCalendarYear:
        return calendar.last


def _tell(tip: Tip, on: date) -> None:
    text = f"有一条求助线索请您核实，{tip.due_on}到期"
    if tip.is_harm:
        text = f"有一条儿童可能受伤害的线索：请立即核实，并按规定立即报告公安，{tip.due_on}到期"
    for officer in officers_with(tip.role, tip.division_code, on):
        to = notices.Recipient("officer", officer.staff_number, officer.name)
        notices.send_message(to, text, link=tip.ref, on=on)


def _teller(by: Viewer) -> str:
    """An officer by her name; a citizen is not named in the history."""
    return by.doer.name if by.posts else "居民"
