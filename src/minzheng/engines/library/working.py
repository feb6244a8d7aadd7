"""From received to done: read, handed out, what it changes for us, opened, put to the public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import indicators
from minzheng.engines.library.coded import MAKERS, POLICY, ChangeKind, State
from minzheng.engines.library.errors import LibraryRefused
from minzheng.engines.library.models import Change, Edition, Policy
from minzheng.engines.library.posts import held, policy_for
from minzheng.engines.library.trail import record
from minzheng.engines.parameters.api import book, history_of
from minzheng.kernel.matter import catalogue

WORKING = (State.RECEIVED, State.READ, State.ASSIGNED)
LEAST_SUMMARY = 10
EVIDENCE = "写明改变哪些事项、标准、工作的说明"


@dataclass(frozen=True)
class NewChange:
    """What is changed: a matter's, parameter's or indicator's key, the number of a running duty,
    or "" and the work's name.
    """

    kind: str
    key: str
    words: str
    name: str = ""


@dataclass(frozen=True)
class Opinions:
    """A draft on its way to the public: why it was written, from when to when, what is asked."""

    explanation: str
    opens_on: date
    closes_on: date
    questions: str = ""


@transaction.atomic
def mark_read(by: Viewer, pk: int, summary: str, *, on: date) -> Edition:
    """Somebody read it and says what is in it. Raises LibraryRefused, NoSuchPolicy, NotAllowed."""
    row = held(by, pk, State.RECEIVED)
    if len(summary.strip()) < LEAST_SUMMARY:
        raise LibraryRefused(f"要点至少写 {LEAST_SUMMARY} 个字，没有读过的人要看得懂")
    row.state, row.summary = State.READ, summary.strip()[:500]
    row.read_on, row.read_by = on, by.doer.name
    row.save()
    record(row.policy, "read_policy", by.doer, edition=row.number)
    return row


@transaction.atomic
def hand_out(by: Viewer, pk: int, owner: duties.Owner, due: date, *, on: date) -> Edition:
    """A post is to say what it changes for us, by a day. Raises as mark_read, and DutyRefused."""
    row = held(by, pk, State.READ)
    new = duties.NewDuty(
        f"落实文件：{row.title}"[:200], owner, EVIDENCE, due,
        source=duties.Link(POLICY, str(row.pk), row.title[:200]),
    )  # fmt: skip
    try:
        row.duty = duties.assign_duty(new, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise LibraryRefused(str(refusal)) from refusal
    row.state = State.ASSIGNED
    row.save()
    record(row.policy, "hand_out_policy", by.doer, edition=row.number, duty=row.duty.pk)
    return row


@transaction.atomic
def add_change(by: Viewer, pk: int, new: NewChange, *, on: date) -> Change:
    """Write down what it changes. Raises LibraryRefused for what there is not, or is there."""
    row = held(by, pk, *WORKING)
    duty = _duty(by, new) if new.kind == ChangeKind.DUTY else None
    name = duty.title if duty else _name_of(new)
    if not new.words.strip():
        raise LibraryRefused("请写明改变了什么，从哪天起")
    if new.key and row.changes.filter(kind=new.kind, key=new.key).exists():
        raise LibraryRefused(f"“{name}”已经写过了；要改，先删掉再写")
    made = Change.objects.create(
        edition=row, kind=new.kind, key=new.key, name=name[:200], words=new.words.strip()[:500],
        added_on=on, added_by=by.doer.name,
    )  # fmt: skip
    record(row.policy, "add_policy_change", by.doer, edition=row.number, change=made.name)
    if duty:
        _tell_duty(by, duty, made, on)
    return made


@transaction.atomic
def strike_change(by: Viewer, pk: int, change: int) -> Edition:
    """It does not change that after all. Raises as add_change."""
    row = held(by, pk, *WORKING)
    found = row.changes.filter(pk=change).first()
    if found is None:
        raise LibraryRefused("没有这一条，请刷新页面")
    found.delete()
    if found.kind == ChangeKind.DUTY:
        _untie(by, row.policy, found.key)
    record(row.policy, "strike_policy_change", by.doer, edition=row.number, change=found.name)
    return row


@transaction.atomic
def conclude(by: Viewer, pk: int, result: str, *, on: date) -> Edition:
    """What it changes is done here. Raises LibraryRefused while its duty is open.

    A parameter that a document changes must have a value by a document since it took effect.
    """
    row = held(by, pk, State.READ, State.ASSIGNED)
    if row.duty is not None and row.duty.state == duties.State.RUNNING:
        raise LibraryRefused("交办的任务还没有核实办结，先到“任务”里办结")
    if not result.strip():
        raise LibraryRefused("请写明落实情况；对我们没有影响的，写明为什么")
    _refuse_untouched(row, row.changes.filter(kind=ChangeKind.PARAMETER))
    row.state, row.result = State.DONE, result.strip()[:500]
    row.save()
    record(row.policy, "conclude_policy", by.doer, edition=row.number)
    return row


@transaction.atomic
def open_to_public(by: Viewer, pk: int, *, on: date) -> Policy:
    """Everybody may read it from now on. Raises LibraryRefused for a draft or by who entered it."""
    policy = Policy.objects.select_for_update().get(pk=policy_for(by, pk).pk)
    require(by, MAKERS, policy.division_code)
    issued = policy.editions.exclude(state=State.DRAFT).first()
    if issued is None:
        raise LibraryRefused("还没有印发，先征求意见、印发，再公开")
    if policy.opened_on is not None:
        raise LibraryRefused("已经公开了")
    if issued.entered_key == by.doer.key:
        raise LibraryRefused("公开要由登记人以外的人来办：内容公开以后收不回来")
    finds = disclosure.personal_data({"正文": issued.text}, on=on)
    if finds:
        raise LibraryRefused(f"正文里有像个人信息的内容：{finds[0]}。请用去掉了的版本登记")
    policy.opened_on, policy.opened_by = on, by.doer.name
    policy.save()
    record(policy, "open_policy", by.doer, edition=issued.number)
    return policy


@transaction.atomic
def put_to_public(by: Viewer, pk: int, new: Opinions, *, on: date) -> Edition:
    """A draft of ours goes into a consultation, which another hand publishes.

    Raises LibraryRefused (also what the consultation lacks), NoSuchPolicy, NotAllowed.
    """
    row = held(by, pk, State.DRAFT)
    if row.consultation_id is not None:
        raise LibraryRefused("这一稿已经在征求意见，请到“征求意见”里办")
    told = disclosure.NewConsultation(
        row.title, disclosure.Consultation.Kind.GENERAL, new.explanation, row.text,
        new.opens_on, new.closes_on, new.questions,
    )  # fmt: skip
    try:
        row.consultation = disclosure.draft_consultation(told, by=by, on=on)
    except disclosure.DisclosureRefused as refusal:
        raise LibraryRefused(str(refusal)) from refusal
    row.drafted = row.text
    row.save()
    record(row.policy, "consult_policy", by.doer, edition=row.number)
    return row


def changing(kind: str, key: str) -> Sequence[Change]:
    """Which issued documents change something of ours, the newest first. One query."""
    rows = Change.objects.filter(kind=kind, key=key).exclude(edition__state=State.DRAFT)
    return list(rows.select_related("edition__policy").order_by("-edition__effective_on", "-pk"))


def _duty(by: Viewer, new: NewChange) -> duties.Duty:
    """A running duty within her reach. Raises LibraryRefused."""
    try:
        found = duties.duty_for(by, int(new.key)) if new.key.isdecimal() else None
    except duties.NoSuchDuty:
        found = None
    if found is None or found.state != duties.State.RUNNING:
        raise LibraryRefused(f"没有编号“{new.key}”的进行中的任务，请从列表里选")
    return found


def _tell_duty(by: Viewer, duty: duties.Duty, change: Change, on: date) -> None:
    """Its page leads to the document, and who does it hears what is different now."""
    policy = change.edition.policy
    link = duties.Link(duties.POLICY, str(policy.pk), str(policy))
    if not duty.ties.filter(kind=link.kind, key=link.key).exists():
        duties.tie(by, duty.pk, link, on=on)
    text = f"文件“{change.edition.title[:60]}”改变了任务“{duty.title[:60]}”：{change.words[:200]}"
    duties.tell_owner(duty, text, on=on)


def _untie(by: Viewer, policy: Policy, duty: str) -> None:
    """The duty leads to the document no more, unless another edition of it changes it too."""
    others = Change.objects.filter(kind=ChangeKind.DUTY, key=duty, edition__policy=policy)
    ties = duties.Tie.objects.filter(duty=int(duty), kind=duties.POLICY, key=str(policy.pk))
    if not others.exists():
        for found in ties:
            duties.untie(by, found.duty_id, found.pk)


def _name_of(new: NewChange) -> str:
    if new.kind == ChangeKind.MATTER:
        found = catalogue().matters.get(new.key)
        name = found.service.title if found else ""
    elif new.kind == ChangeKind.PARAMETER:
        name = _parameter(new.key)
    elif new.kind == ChangeKind.INDICATOR:
        indicator = indicators().get(new.key)
        name = indicator.title if indicator else ""
    elif new.kind == ChangeKind.WORK:
        name = new.name.strip()
    else:
        raise LibraryRefused(f"种类请从{'、'.join(ChangeKind.labels)}里选")
    if not name:
        label = ChangeKind(new.kind).label
        raise LibraryRefused(f"没有“{new.key or new.name}”这个{label}，请从列表里选或者写名称")
    return name


def _parameter(key: str) -> str:
    known = book()
    return known.info(key).label if key in set(known.keys()) else ""


def _refuse_untouched(row: Edition, changes: Iterable[Change]) -> None:
    """A parameter that is said to change has a value dated by then, or it did not change."""
    day = row.effective_on
    for change in changes:
        dated = [each.value.since for each in history_of(change.key)]
        if day is not None and not any(since >= day for since in dated):
            raise LibraryRefused(
                f"“{change.name}”从 {day} 起还没有新的值。先在“标准与参数”里提出、批准；"
                "没有改的，删掉这一条"
            )
