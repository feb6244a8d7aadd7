"""授权代办: a citizen lets a relative or the village's worker act for her, in named matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import FRONT_ROLES
from minzheng.engines.cases.agency import ERRANDS, Agent
from minzheng.engines.cases.errors import EntrustmentRefused, NotYours
from minzheng.engines.cases.members import adults
from minzheng.engines.cases.models import Entrustment
from minzheng.engines.cases.parties import recipient
from minzheng.engines.cases.values import Mandate
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.kernel.matter import catalogue
from minzheng.registers.offices.api import Officer, officers_with
from minzheng.registers.people.api import Person, get_person

LONGEST_DAYS = 366
AUTHORITY = "授权代办：{giver}于{given_on}授权，至{valid_until}止（{relation}）"
UNKNOWN_AGENT = (
    "登记簿里没有这个人，或者姓名和身份证号码对不上。请核对后重填，也可以授权村（社区）的工作人员"
)


@dataclass(frozen=True)
class Trust:
    """What is entrusted: matters by key, until a day, and what the agent is to the giver."""

    matters: tuple[str, ...]
    valid_until: date
    relation: str


@transaction.atomic
def entrust_person(
    name: str, found: Person | None, trust: Trust, *, by: Viewer, on: date
) -> Entrustment:
    """Let an adult of the register act; `found` is who has the number that was typed.

    A wrong name and an unknown number are refused alike. Raises EntrustmentRefused, NotYours.
    """
    giver = _giver(by, on)
    if found is None or found.name != name.strip():
        raise EntrustmentRefused(UNKNOWN_AGENT)
    if found.pk == giver.pk:
        raise EntrustmentRefused("不用授权自己。请填代办人的姓名和身份证号码")
    if not adults([found], on):
        raise EntrustmentRefused("代办人要年满 18 周岁。请换一位成年的亲友，或授权村（社区）")
    row = _kept(giver, trust, on, agent=found)
    _recorded(row, by, "entrust")
    text = f"{_told(row)}登录后在“我的 → 授权代办”里办理"
    send_message(recipient(found), text, link=f"entrustment:{row.pk}", on=on)
    return row


@transaction.atomic
def entrust_officer(officer_pk: int, trust: Trust, *, by: Viewer, on: date) -> Entrustment:
    """Let a worker of her village or town act at the counter; her cases name the mandate.

    Raises EntrustmentRefused, NotYours.
    """
    giver = _giver(by, on)
    officer = next((each for each in front_officers(giver, on) if each.pk == officer_pk), None)
    if officer is None:
        raise EntrustmentRefused("这位工作人员不在您所在的村（社区）、乡镇（街道）。请重新选择")
    row = _kept(giver, trust, on, officer=officer)
    _recorded(row, by, "entrust")
    to = Recipient("officer", officer.staff_number, officer.name)
    text = f"{_told(row)}请在窗口收件里为其申请"
    send_message(to, text, link="", on=on)
    return row


@transaction.atomic
def revoke(pk: int, *, by: Viewer, on: date) -> Entrustment:
    """End it at once; giver or agent may, whoever is of the two. Raises NotYours."""
    rows = Entrustment.objects.select_for_update(of=("self",)).select_related(*NAMED)
    row = rows.filter(Q(giver_id=_me(by)) | Q(agent_id=_me(by)), pk=pk).first()
    if row is None:
        raise NotYours("没有这份授权，或它不是您的")
    if row.revoked_on is None:
        row.revoked_on, row.revoked_by = on, by.doer.name
        row.save(update_fields=["revoked_on", "revoked_by"])
        _recorded(row, by, "revoke_entrustment")
    return row


def agent_for(by: Viewer, pk: int, on: date) -> Agent:
    """The viewer as the agent of whoever entrusted her; looked up at every step, so that what is
    revoked ends at once. Raises NotAllowed."""
    found = standing_for(by, on).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("这份授权已经撤销或到期，不能再代办。请回到您自己的页面")
    return Agent(
        by.doer,
        person_id=found.giver_id,
        entrustment=found.pk,
        agent_id=_me(by),
        matters=frozenset(found.matters),
        authority=authority_of(found),
    )


def mandate_of(by: Viewer, giver_id: int, matter: str, on: date) -> Mandate | None:
    """The mandate under which somebody applies for another; None where none stands."""
    if isinstance(by, Agent):
        return Mandate(by.doer.name, by.authority)
    if not by.posts:
        return None
    found = _standing(on).filter(giver_id=giver_id, officer__staff_number=by.doer.key)
    row = next((each for each in found if matter in each.matters), None)
    return None if row is None else Mandate(by.doer.name, authority_of(row))


def given_by(person_id: int) -> list[Entrustment]:
    """Every mandate a person gave, the newest first, also those that ended."""
    rows = Entrustment.objects.filter(giver_id=person_id).select_related(*NAMED)
    return list(rows.order_by("-given_on", "-pk"))


def standing_for(by: Viewer, on: date) -> QuerySet[Entrustment]:
    """The mandates under which the signed-in person may act on a day."""
    return _standing(on).filter(agent_id=_me(by)).order_by("giver_id", "-pk")


def is_standing(row: Entrustment, on: date) -> bool:
    """Whether it holds on a day."""
    return row.revoked_on is None and row.given_on <= on <= row.valid_until


def front_officers(giver: Person, on: date) -> list[Officer]:
    """The officers at the front of her village and town."""
    found = [o for role in FRONT_ROLES for o in officers_with(role, giver.division_code, on)]
    return list({officer.pk: officer for officer in found}.values())


def matter_words(row: Entrustment) -> str:
    """The matters it covers, by name."""
    names = {key: each.service.short for key, each in catalogue().matters.items()} | ERRANDS
    return "、".join(names[key] for key in row.matters if key in names)


def authority_of(row: Entrustment) -> str:
    """How a case names it."""
    return AUTHORITY.format(
        giver=row.giver.name,
        given_on=row.given_on,
        valid_until=row.valid_until,
        relation=row.relation,
    )[:200]


NAMED = ("giver", "agent", "officer")


def _standing(on: date) -> QuerySet[Entrustment]:
    rows = Entrustment.objects.filter(revoked_on=None, given_on__lte=on, valid_until__gte=on)
    return rows.select_related(*NAMED)


def _giver(by: Viewer, on: date) -> Person:
    if by.person_id is None or isinstance(by, Agent):
        raise NotYours("授权要由本人登录后办理，不能由别人代为授权")
    giver = get_person(by.person_id)
    if not adults([giver], on):
        raise EntrustmentRefused("未成年人由监护人办理，不用授权")
    return giver


def _kept(
    giver: Person, trust: Trust, on: date, *, agent: Person | None = None,
    officer: Officer | None = None,
) -> Entrustment:  # fmt: skip
    known = catalogue().matters
    matters: Sequence[str] = [key for key in trust.matters if key in known or key in ERRANDS]
    if not matters:
        raise EntrustmentRefused("请至少选一件要代办的事")
    if not 0 <= (trust.valid_until - on).days <= LONGEST_DAYS:
        raise EntrustmentRefused("授权的截止日要在今天以后、一年以内")
    return Entrustment.objects.create(
        giver=giver, agent=agent, officer=officer, relation=trust.relation[:20],
        matters=list(matters), given_on=on, valid_until=trust.valid_until,
    )  # fmt: skip


def _told(row: Entrustment) -> str:
    return f"{row.giver.name}授权您代办：{matter_words(row)}，至{row.valid_until}止。"


def _recorded(row: Entrustment, by: Viewer, verb: str) -> None:
    detail = {"matters": row.matters, "until": row.valid_until.isoformat()}
    subject, division = f"person:{row.giver_id}", row.giver.division_code
    audit.record(by.doer, verb, subject, division=division, detail=detail)


def _me(by: Viewer) -> int:
    """The signed-in person's own number, also while she acts for another."""
    return by.agent_id if isinstance(by, Agent) else by.person_id or 0
