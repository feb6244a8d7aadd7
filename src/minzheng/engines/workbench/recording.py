"""Records written away from the network: merged field by field, nobody's answer overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.workbench.errors import WorkbenchRefused
from minzheng.engines.workbench.models import DraftValue, RecordDraft, Sending
from minzheng.registers.sealing import seal, unseal

MOST_FIELDS, LONGEST = 300, 4_000


@dataclass(frozen=True)
class Sent:
    """What a device sends: its number for this sending, the revision it began from, the answers."""

    client_id: str
    base: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """One answer and whose it is."""

    name: str
    value: str
    by_key: str
    by_name: str


@dataclass(frozen=True)
class Draft:
    """A record on its way: revision, the answers that stand, and those that wait for a choice."""

    revision: int = 0
    answers: tuple[Answer, ...] = ()
    rivals: tuple[Answer, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """The answers by name."""
        return {answer.name: answer.value for answer in self.answers}


NO_DRAFT = Draft()


def draft_of(ref: str) -> Draft:
    """The record of this name as it stands; an empty one where nobody has written. Two queries."""
    row = RecordDraft.objects.filter(ref=ref).first()
    if row is None:
        return NO_DRAFT
    values = list(row.values.all())
    answers = _answers([value for value in values if not value.rival])
    return Draft(row.revision, answers, _answers([value for value in values if value.rival]))


@transaction.atomic
def merge(ref: str, sent: Sent, *, division: str, by: Viewer) -> Draft:
    """Take in what a device sends; the same sending again changes nothing.

    An answer that another officer changed since the device's base stays, and hers is kept beside
    it until somebody chooses. Raises WorkbenchRefused for what no form could have sent.
    """
    _refuse_odd(sent)
    RecordDraft.objects.get_or_create(ref=ref)
    row = RecordDraft.objects.select_for_update().get(ref=ref)
    if Sending.objects.filter(client_id=sent.client_id).exists():
        return draft_of(ref)
    row.revision += 1
    standing = {value.name: value for value in row.values.filter(rival=False)}
    for name, text in sent.values.items():
        _place(row, standing.get(name), (name, text), base=sent.base, by=by)
    row.save(update_fields=["revision"])
    Sending.objects.create(draft=row, client_id=sent.client_id)
    audit.record(by.doer, "merge_record", f"record:{ref}", division=division)
    return draft_of(ref)


@transaction.atomic
def choose(ref: str, name: str, by_key: str, *, division: str, by: Viewer) -> Draft:
    """Of two answers take one: that of the officer `by_key`; the other is gone.

    Raises WorkbenchRefused when there is nothing to choose.
    """
    row = RecordDraft.objects.select_for_update().filter(ref=ref).first()
    values = list(row.values.filter(name=name)) if row else []
    chosen = next((value for value in values if value.by_key == by_key), None)
    if row is None or chosen is None or not any(value.rival for value in values):
        raise WorkbenchRefused("这一项已经选过了。请刷新页面查看")
    row.revision += 1
    row.values.filter(name=name).exclude(pk=chosen.pk).delete()
    chosen.rival, chosen.revision = False, row.revision
    chosen.save(update_fields=["rival", "revision"])
    row.save(update_fields=["revision"])
    audit.record(by.doer, "choose_answer", f"record:{ref}", division=division)
    return draft_of(ref)


@transaction.atomic
def drop(ref: str, *, division: str, by: Viewer) -> None:
    """The record has been handed in: what was on its way is no longer needed."""
    if RecordDraft.objects.filter(ref=ref).delete()[0]:
        audit.record(by.doer, "drop_record", f"record:{ref}", division=division)


def _place(
    row: RecordDraft, there: DraftValue | None, answer: tuple[str, str], *, base: int, by: Viewer
) -> None:
    name, text = answer
    if there is not None and unseal(there.sealed) == text:
        return
    whose = {"by_key": by.doer.key, "by_name": by.doer.name}
    kept = {"sealed": seal(text), "revision": row.revision, **whose}
    if there is None or there.by_key == by.doer.key or there.revision <= base:
        row.values.update_or_create(name=name, rival=False, defaults=kept)
    else:
        row.values.update_or_create(name=name, rival=True, by_key=by.doer.key, defaults=kept)


def _answers(values: list[DraftValue]) -> tuple[Answer, ...]:
    return tuple(
        Answer(value.name, unseal(value.sealed), value.by_key, value.by_name) for value in values
    )


def _refuse_odd(sent: Sent) -> None:
    if not sent.client_id or len(sent.client_id) > 40:
        raise WorkbenchRefused("发送编号不对。请重新打开入户页面再发")
    too_long = any(len(name) > 80 or len(text) > LONGEST for name, text in sent.values.items())
    if len(sent.values) > MOST_FIELDS or too_long:
        raise WorkbenchRefused("内容太多，存不下。请在入户页面上填写")
