"""Somebody is met in the street: written down once, with what the law asks to be done at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.street.coded import (
    ESCORTED,
    GOODS,
    HOSPITAL,
    OUTCOMES,
    REFUSED,
    SEXES,
    TO_STATION,
)
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Finding, Patrol, Point
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.moments import Moment
from minzheng.engines.street.numbering import next_number
from minzheng.engines.street.posts import PATROLLERS, STATION
from minzheng.engines.street.terms import number
from minzheng.engines.street.walking import found_there
from minzheng.kernel.divisions import normalise
from minzheng.registers.offices.api import officers_with
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept
from minzheng.registers.sealing import seal
from minzheng.vocabulary import patrolling
from minzheng.vocabulary import vagrant as displaced

FOLDER, OLDEST = "street-photos", 120
MOST = {"where": 100, "called": 40, "words": 500, "dialect": 40, "marks": 200, "belongings": 200}
LABELS = {
    "where": "在哪里", "called": "怎么称呼", "words": "情况", "dialect": "口音",
    "marks": "体貌特征", "belongings": "随身物品",
}  # fmt: skip


@dataclass(frozen=True)
class NewFinding:
    """What a patrol saw and did; `conditions`: disabled, immobile, ill. `given`: goods -> count."""

    division_code: str
    where: str
    sex: int
    age: int
    outcome: str
    conditions: frozenset[str] = frozenset()
    words: str = ""
    called: str = ""
    dialect: str = ""
    marks: str = ""
    belongings: str = ""
    given: Mapping[str, int] = field(default_factory=dict)
    emergency_call: str = ""
    photo: Paper | None = None
    client: str = ""


@transaction.atomic
def note_finding(
    new: NewFinding,
    *,
    by: Viewer,
    moment: Moment,
    patrol: Patrol | None = None,
    point: Point | None = None,
) -> Finding:
    """Write down who was met, what was given and how it ended; the station is told.

    Sent twice by a phone it is one; a patrol that is over still takes what was met while it was on.

    Raises StreetRefused (an illness without a call, a child left behind, a refusal without what
    was given, too long, photo, patrol not under way), NotAllowed. 国务院令第381号第五条、第七条.
    """
    division = normalise(new.division_code)
    require(by, PATROLLERS, division)
    before = sent_before(new.client, by)
    if before is not None:
        return before
    minor, elder = _ages(new.age, division, moment.on)
    _refuse(new, minor=minor)
    _refuse_patrol(patrol, by, moment)
    due = moment.on + timedelta(days=number(patrolling.接收期限, on=moment.on, place=division))
    row = Finding.objects.create(
        number=next_number("FX", moment.on), patrol=patrol, point=point, division_code=division,
        found_on=moment.on, found_at=moment.at, sex=new.sex, age=new.age, minor=minor, elder=elder,
        **{name: name in new.conditions for name in ("disabled", "immobile", "ill")},
        told_sealed=seal(_told(new)), given={key: n for key, n in new.given.items() if n},
        outcome=new.outcome, client=new.client[:36], emergency_call=new.emergency_call.strip(),
        by_key=by.doer.key, by_name=by.doer.name,
        due_on=due if new.outcome in TO_STATION else None, **_photo(new, division, moment.on),
    )  # fmt: skip
    if patrol is not None and point is not None:
        found_there(patrol, point, moment)
    _tell_station(row, moment.on)
    detail = {"outcome": row.outcome, "minor": row.minor}
    audit.record(by.doer, "note_finding", row.ref, division=division, detail=detail)
    return row


def sent_before(client: str, by: Viewer) -> Finding | None:
    """What a phone sent under this number before. Raises StreetRefused for somebody else's."""
    before = Finding.objects.filter(client=client[:36]).first() if client else None
    if before is not None and before.by_key != by.doer.key:
        raise StreetRefused("这条记录已经由别人发过，没有重复登记；请在“街面发现的人”里核对")
    return before


@transaction.atomic
def close_without_stay(finding: Finding, why: str, *, by: Viewer, on: date) -> Finding:
    """Say why somebody who was to be taken in did not come. Raises StreetRefused, NotAllowed."""
    row = Finding.objects.select_for_update().get(pk=finding.pk)
    require(by, (*STATION, *PATROLLERS), row.division_code)
    if not row.waits:
        raise StreetRefused("这个人已经接收或办结，不用再写，请刷新页面")
    if not why.strip():
        raise StreetRefused("请写明没有接收的原因，例如“住院治疗，家属已到医院接走”")
    row.closed_words = why.strip()[:200]
    row.save(update_fields=["closed_words"])
    audit.record(by.doer, "close_finding", row.ref, division=row.division_code)
    return row


def open_photo(viewer: Viewer, finding: Finding) -> tuple[bytes, str]:
    """The photo and its mime type; looking is in the trail. Raises NotAllowed, PaperLost."""
    if not may(viewer, PATROLLERS, finding.division_code):
        raise NotAllowed("照片只给参加巡查的岗位和救助站看，请联系救助站")
    content = read_kept(finding.photo, finding.photo_digest)
    with transaction.atomic():
        place = finding.division_code
        audit.record(viewer.doer, "open_street_photo", finding.ref, division=place)
    return content


def _ages(age: int, division: str, on: date) -> tuple[bool, bool]:
    """Whether somebody who looks so old counts as a minor, as an old person."""
    grown = number(displaced.成年年龄, on=on, place=division)
    return age < grown, age >= number(displaced.老年年龄, on=on, place=division)


def _refuse(new: NewFinding, *, minor: bool) -> None:
    if new.outcome not in OUTCOMES or new.sex not in SEXES or not 0 <= new.age <= OLDEST:
        raise StreetRefused("请选性别、结果，并估计年龄（0 到 120 岁）")
    if not new.where.strip():
        raise StreetRefused("请写在哪里发现的")
    for name, most in MOST.items():
        if len(getattr(new, name)) > most:
            raise StreetRefused(f"“{LABELS[name]}”最多 {most} 个字，请写短一些")
    if set(new.given) - set(GOODS) or any(not 0 <= count <= 99 for count in new.given.values()):
        raise StreetRefused("给的东西请写 0 到 99 之间的份数")
    _refuse_outcome(new, minor=minor)


def _refuse_outcome(new: NewFinding, *, minor: bool) -> None:
    if "ill" in new.conditions and not new.emergency_call.strip():
        raise StreetRefused("突发急病的先打 120：请写什么时候打的、怎么说的，再保存")
    if "ill" in new.conditions and new.outcome == ESCORTED:
        raise StreetRefused(f"突发急病的先送医院，结果请选“{OUTCOMES[HOSPITAL]}”")
    if new.outcome != REFUSED:
        return
    if minor:
        raise StreetRefused("未成年人不能留在街上：请护送到救助站，或交给公安、监护人后再记结果")
    if not any(new.given.values()) and not new.words.strip():
        raise StreetRefused("不愿意去的，请写给了什么，或写明他为什么不去、怎样劝的")


def _refuse_patrol(patrol: Patrol | None, by: Viewer, moment: Moment) -> None:
    if patrol is None:
        return
    require(by, PATROLLERS, patrol.division_code)
    if patrol.state != PatrolState.WALKING and not _was_on(patrol, moment):
        raise StreetRefused(f"这次巡查{patrol.get_state_display()}，请先点“出发”再记发现的人")


def _was_on(patrol: Patrol, moment: Moment) -> bool:
    """Whether a patrol that is over was still being walked then."""
    if patrol.begun_on is None or patrol.ended_on is None:
        return False
    begun, ended = (patrol.begun_on, patrol.begun_at), (patrol.ended_on, patrol.ended_at)
    return begun <= (moment.on, moment.at) <= ended


def _told(new: NewFinding) -> str:
    told = {name: getattr(new, name).strip() for name in MOST}
    return json.dumps(told, ensure_ascii=False)


def _photo(new: NewFinding, division: str, on: date) -> dict[str, str | date]:
    if new.photo is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, new.photo)
    except PaperRefused as refusal:
        raise StreetRefused(str(refusal)) from refusal
    until = on + timedelta(days=number(patrolling.照片保存天数, on=on, place=division))
    return {
        "photo": kept.path, "photo_name": new.photo.name[:120], "photo_digest": kept.digest,
        "photo_until": until,
    }  # fmt: skip


def _tell_station(row: Finding, on: date) -> None:
    if not row.waits:
        return
    signs = "、".join(row.conditions)
    text = f"街面发现一人（{row.outcome_name}{'，' + signs if signs else ''}），请准备接收"
    for officer in officers_with(STATION[0], row.division_code, on):
        to = notices.Recipient("officer", officer.staff_number, officer.name)
        notices.send_message(to, text, link=row.ref, on=on)
