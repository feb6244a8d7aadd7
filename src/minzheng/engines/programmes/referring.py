"""Somebody is referred with consent; the team answers: accepted, or refused with a reason."""

import json
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.programmes.coded import ADULT_AGE, CONSENTS, GUARDIAN
from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.models import OPEN, Deed, File, Point, State
from minzheng.engines.programmes.team import WORKER, held, team_of
from minzheng.engines.programmes.terms import answer_due, review_due
from minzheng.engines.programmes.trail import note, tell, tell_leads
from minzheng.kernel.identity import CitizenId, citizen_id
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed
from minzheng.registers.people.api import clean_name, clean_phone
from minzheng.registers.sealing import blind_index, seal

REFERRERS = (WORKER, "village_worker", "town_clerk", "disabled_federation", "district_clerk")
SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LETTERS, FOLDER, INDEX = 9, "programme-consents", "programme"


@dataclass(frozen=True)
class Consent:
    """Who agreed: herself or a guardian, by name; `words`: what was explained and answered."""

    by: str
    name: str
    relation: str = ""
    words: str = ""
    paper: Paper | None = None


@dataclass(frozen=True)
class Referral:
    """Whom somebody refers, and why."""

    name: str
    id_number: str
    source: str
    reason: str
    consent: Consent
    phone: str = ""
    address: str = ""
    guardian: str = ""
    guardian_phone: str = ""
    referred_by: str = ""


@transaction.atomic
def refer(point: Point, new: Referral, *, by: Viewer, on: date) -> File:
    """Hand somebody over to a point; the team's leads are told.

    Raises NotAllowed; ProgrammeRefused (source, consent, words, already there); IdentityError,
    NameRefused, PhoneRefused.
    """
    require(by, REFERRERS, point.division_code)
    number = citizen_id(new.id_number, today=on)
    _refuse(point, new, number, on)
    index = who_index(number.number)
    if File.objects.filter(point=point, who_index=index, state__in=OPEN).exists():
        raise ProgrammeRefused("这个人在这个服务点已有没结束的档案，不用再转；请联系服务点")
    if not team_of(point, on):
        raise ProgrammeRefused("这个服务点还没有团队，请先请区民政局或镇街负责人指定")
    file = File.objects.create(
        number="S" + "".join(secrets.choice(SIGNS) for _ in range(LETTERS)),
        point=point,
        source=new.source,
        referrer=by.doer.key,
        who_sealed=seal(_who(new, number.number)),
        who_index=index,
        consent_sealed=seal(_consent(new.consent)),
        received_on=on,
        due_on=answer_due(point.division_code, on),
        **_paper(new.consent.paper),
    )
    tell_leads(file, f"收到一份转介 {file.number}，请在 {file.due_on} 前答复", on=on)
    note(file, Deed.Kind.RECEIVED, new.reason, by=by, on=on)
    return file


@transaction.atomic
def accept(file: File, *, worker: str, by: Viewer, on: date) -> File:
    """Take somebody on; `worker` is responsible. Raises NotAllowed, ProgrammeRefused."""
    row = _waiting(file, by, on)
    mate = _mate(row, worker, on)
    row.state, row.begun_on = State.ACTIVE, on
    row.worker, row.worker_name = mate
    row.due_on = review_due(row.point.division_code, on)
    row.save(update_fields=["state", "begun_on", "worker", "worker_name", "due_on"])
    _answer_referrer(row, "已接收", on)
    note(row, Deed.Kind.ACCEPTED, f"由{row.worker_name}负责", by=by, on=on)
    return row


@transaction.atomic
def refuse(file: File, reason: str, *, by: Viewer, on: date) -> File:
    """Not take somebody on; the referrer is told that, and reads no reason about her.

    Raises NotAllowed, ProgrammeRefused.
    """
    row = _waiting(file, by, on)
    if not reason.strip():
        raise ProgrammeRefused("请写明为什么不接收、建议去哪里，当面告诉本人或监护人")
    row.state, row.ended_on, row.due_on = State.REFUSED, on, None
    row.save(update_fields=["state", "ended_on", "due_on"])
    _answer_referrer(row, "没有接收，原因由服务点告诉本人或监护人", on)
    note(row, Deed.Kind.REFUSED, reason, by=by, on=on)
    return row


@transaction.atomic
def hand_to(file: File, worker: str, *, by: Viewer, on: date) -> File:
    """Let another of the team be responsible. Raises NotAllowed, ProgrammeRefused."""
    row = held(file, by, on)
    if row.state != State.ACTIVE:
        raise ProgrammeRefused(f"这份档案{row.get_state_display()}，不能换负责人")
    row.worker, row.worker_name = _mate(row, worker, on)
    row.save(update_fields=["worker", "worker_name"])
    tell(row.worker, row.worker_name, f"档案 {row.number} 由您负责", link=row.ref, on=on)
    note(row, Deed.Kind.HANDED, f"由{row.worker_name}负责", by=by, on=on)
    return row


def who_index(id_number: str) -> str:
    """By which the same person is found again; apart from every other index of the house."""
    return blind_index(id_number, kind=INDEX)


def _refuse(point: Point, new: Referral, number: CitizenId, on: date) -> None:
    clean_name(new.name)
    told = point.definition
    if new.source not in told.referrers:
        raise ProgrammeRefused("这项服务不接这种来源的转介，请核对来源")
    if not new.reason.strip():
        raise ProgrammeRefused("请写为什么转介：现在的情况、想得到什么帮助")
    given = new.consent
    if given.by not in CONSENTS or not given.name.strip():
        raise ProgrammeRefused("没有同意不能转介：请写明本人还是监护人同意、姓名")
    born = number.born_on
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years < ADULT_AGE and given.by != GUARDIAN:
        raise ProgrammeRefused("不满十八周岁的，要监护人同意")
    if given.by == GUARDIAN and not given.relation.strip():
        raise ProgrammeRefused("请写监护人和本人的关系")


def _who(new: Referral, number: str) -> str:
    told = {
        "name": clean_name(new.name), "id_number": number,
        "phone": clean_phone(new.phone) if new.phone.strip() else "",
        "address": new.address.strip(), "guardian": new.guardian.strip(),
        "guardian_phone": clean_phone(new.guardian_phone) if new.guardian_phone.strip() else "",
        "referred_by": new.referred_by.strip(), "reason": new.reason.strip(),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _consent(given: Consent) -> str:
    told = {"by": given.by, "name": given.name.strip(), "relation": given.relation.strip(),
            "words": given.words.strip()}  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _paper(paper: Paper | None) -> dict[str, str]:
    if paper is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise ProgrammeRefused(str(refusal)) from refusal
    return {
        "consent_paper": kept.path, "consent_name": paper.name[:120], "consent_digest": kept.digest,
    }  # fmt: skip


def _waiting(file: File, by: Viewer, on: date) -> File:
    row = held(file, by, on)
    if row.state != State.REFERRED:
        raise ProgrammeRefused(f"这份转介已经答复：{row.get_state_display()}；请刷新页面")
    return row


def _mate(file: File, worker: str, on: date) -> tuple[str, str]:
    found = [each for each in team_of(file.point, on) if each.key == worker]
    if not found:
        raise ProgrammeRefused("请从团队里选一位负责人")
    return found[0].key, found[0].name


def _answer_referrer(file: File, words: str, on: date) -> None:
    """By the file's number only: who referred knows whom it is about."""
    tell(file.referrer, "", f"您的转介 {file.number}：{words}", link="", on=on)
