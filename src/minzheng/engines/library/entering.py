"""A document comes in, or a draft of our own begins; its text is read by rules, not typed."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.library.coded import MAKERS, Level, State
from minzheng.engines.library.errors import LibraryRefused
from minzheng.engines.library.models import Edition, Policy
from minzheng.engines.library.posts import held, policy_for
from minzheng.engines.library.trail import record
from minzheng.engines.reading import api as reading
from minzheng.kernel.divisions import normalise


@dataclass(frozen=True)
class Document:
    """A file with what people know of it; what is "" or None is taken from its own words.

    `effective_on` None: a draft of our own, not issued yet.
    """

    content: bytes
    file_name: str
    effective_on: date | None
    title: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    source: str = ""


@transaction.atomic
def take_in(level: str, division: str, new: Document, *, by: Viewer, on: date) -> Edition:
    """A policy the library does not have. Raises LibraryRefused (unreadable, there already, without
    title or issuer; a draft that is not our own), NotAllowed.
    """
    place = normalise(division)
    require(by, MAKERS, place)
    if level not in Level.values:
        raise LibraryRefused(f"层级请从{'、'.join(Level.labels)}里选")
    if new.effective_on is None and level != Level.DISTRICT:
        raise LibraryRefused("上级的文件要写施行日期；没有写明的，写成文日期")
    read = _read(new)
    policy = Policy(name=_title(new, read)[:200], level=level, division_code=place)
    row = _edition(policy, new, read, by, on)
    policy.save()
    row.policy = policy
    row.save()
    record(policy, "take_in_policy", by.doer, title=row.title, state=row.state)
    return row


@transaction.atomic
def take_in_again(by: Viewer, pk: int, new: Document, *, on: date) -> Edition:
    """A new edition; the one before holds until this one takes effect.

    Raises NoSuchPolicy, NotAllowed, LibraryRefused (no later than the edition before).
    """
    policy = Policy.objects.select_for_update().get(pk=policy_for(by, pk).pk)
    require(by, MAKERS, policy.division_code)
    last = policy.editions.first()
    if policy.repealed_on is not None:
        raise LibraryRefused(f"“{policy}”已于 {policy.repealed_on} 废止，请作为新的政策登记")
    if last is not None and last.state == State.DRAFT:
        raise LibraryRefused("上一版还在起草，先印发或者改那一版")
    if new.effective_on is None and policy.level != Level.DISTRICT:
        raise LibraryRefused("上级的文件要写施行日期；没有写明的，写成文日期")
    _refuse_order(last, new.effective_on)
    row = _edition(policy, new, _read(new), by, on)
    row.number = last.number + 1 if last else 1
    row.save()
    record(policy, "take_in_policy", by.doer, title=row.title, edition=row.number, state=row.state)
    return row


@transaction.atomic
def issue(by: Viewer, pk: int, new: Document, *, on: date) -> Edition:
    """A draft of our own is issued, with its text as adopted; what was put to the public stays.

    Raises LibraryRefused while comments are not answered, NoSuchPolicy, NotAllowed.
    """
    row = held(by, pk, State.DRAFT)
    consultation = row.consultation
    if consultation is not None and consultation.state != consultation.State.SUMMARISED:
        raise LibraryRefused("这一稿在征求意见，先在“征求意见”里写反馈，再印发")
    if new.effective_on is None:
        raise LibraryRefused("印发要写施行日期")
    new = replace(new, issuer=new.issuer or row.issuer)
    before = row.policy.editions.filter(number__lt=row.number).first()
    _refuse_order(before, new.effective_on)
    made = _edition(row.policy, new, _read(new, row.pk), by, on)
    for name in ("title", "document_number", "issuer", "issued_on", "effective_on", "file_name",
                 "digest", "text"):  # fmt: skip
        kept = getattr(made, name)
        setattr(row, name, kept or getattr(row, name))
    row.state = State.RECEIVED
    row.save()
    record(row.policy, "issue_policy", by.doer, edition=row.number, effective=f"{row.effective_on}")
    return row


@transaction.atomic
def repeal(by: Viewer, pk: int, day: date, why: str, *, on: date) -> Policy:
    """It holds no longer from a day on. Raises LibraryRefused, NoSuchPolicy, NotAllowed."""
    policy = Policy.objects.select_for_update().get(pk=policy_for(by, pk).pk)
    require(by, MAKERS, policy.division_code)
    if policy.repealed_on is not None:
        raise LibraryRefused(f"已经登记于 {policy.repealed_on} 废止")
    if not why.strip():
        raise LibraryRefused("请写明依据哪份文件废止")
    first = policy.editions.exclude(effective_on=None).last()
    if first is None or first.effective_on is None or day <= first.effective_on:
        raise LibraryRefused("废止日期要在施行日期以后")
    policy.repealed_on, policy.repealed_why = day, why.strip()[:200]
    policy.save()
    record(policy, "repeal_policy", by.doer, day=f"{day}", why=policy.repealed_why)
    return policy


def _read(new: Document, own: int = 0) -> reading.Document:
    digest = hashlib.sha256(new.content).hexdigest()
    there = Edition.objects.filter(digest=digest).exclude(pk=own).select_related("policy").first()
    if there is not None:
        raise LibraryRefused(f"这份文件已经在政策库里：{there.policy}第 {there.number} 版")
    try:
        return reading.read_file(new.content, new.file_name)
    except reading.ReadingRefused as refusal:
        raise LibraryRefused(str(refusal)) from refusal


def _title(new: Document, read: reading.Document) -> str:
    found = new.title.strip() or read.title
    if not found:
        raise LibraryRefused("没有读出题目，请在“题目”里写")
    return found


def _edition(
    policy: Policy, new: Document, read: reading.Document, by: Viewer, on: date
) -> Edition:
    issuer = new.issuer.strip() or read.issuer
    if not issuer:
        raise LibraryRefused("没有读出制定机关，请在“制定机关”里写")
    issued = new.issued_on or (date.fromisoformat(read.date) if read.date else None)
    draft = new.effective_on is None
    if not draft and issued is None:
        raise LibraryRefused("没有读出成文日期，请在“成文日期”里写")
    return Edition(
        policy=policy, number=1, title=_title(new, read)[:200],
        document_number=(new.number.strip() or read.number)[:80], issuer=issuer[:120],
        issued_on=None if draft else issued, effective_on=new.effective_on,
        source=new.source.strip()[:200],
        file_name=new.file_name[-120:], digest=hashlib.sha256(new.content).hexdigest(),
        text=read.text, state=State.DRAFT if draft else State.RECEIVED,
        entered_on=on, entered_by=by.doer.name, entered_key=by.doer.key,
    )  # fmt: skip


def _refuse_order(before: Edition | None, effective_on: date | None) -> None:
    earlier = before.effective_on if before is not None else None
    if earlier is not None and effective_on is not None and effective_on <= earlier:
        raise LibraryRefused(
            f"施行日期 {effective_on} 不比上一版的 {earlier} 晚，新版接不上旧版。请核对日期"
        )
