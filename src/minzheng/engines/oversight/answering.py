"""On the spot: items are answered as one goes, what does not conform becomes a finding."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.oversight.coded import ANSWERS, BAD, SEVERITIES
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held
from minzheng.engines.oversight.models import Answer, Finding, Inspection, State
from minzheng.engines.oversight.papers import keep
from minzheng.engines.oversight.posts import require_one_of_two
from minzheng.engines.oversight.trail import record
from minzheng.registers.papers import Paper

MOST_NOTE, MOST_WORDS = 300, 500


@dataclass(frozen=True)
class Told:
    """How one item was answered: a code of ANSWERS, and what was seen."""

    answer: str
    note: str = ""


@dataclass(frozen=True)
class NewFinding:
    """What is wrong at an item: in words, how grave, until when it has to be put right."""

    code: str
    words: str
    severity: str
    due_on: date
    photo: Paper | None = None


@dataclass(frozen=True)
class Witness:
    """Who of the house saw the result; `refused`: she would not confirm, `words` say why."""

    name: str
    refused: bool = False
    words: str = ""


@transaction.atomic
def answer_items(inspection: Inspection, told: Mapping[str, Told], *, by: Viewer) -> Inspection:
    """Keep answers, some or all; what is answered anew has to be confirmed anew.

    An item that is not wrong after all loses its finding. Raises NotAllowed; OversightRefused for
    who is not one of the two, an item or answer that is not in the list, or once concluded.
    """
    row = _open(inspection, by)
    known = {each.code: each for each in row.answers.all()}
    changed = [code for code, each in told.items() if _differs(known.get(code), each)]
    for code in changed:
        _keep_answer(row, code, told[code])
    if changed:
        _unconfirm(row)
        record(row, "answer_inspection", by, items="、".join(changed))
    return row


@transaction.atomic
def record_finding(inspection: Inspection, new: NewFinding, *, by: Viewer, on: date) -> Finding:
    """Write down what is wrong at an item answered 不符合; written again, it is replaced.

    Raises NotAllowed; OversightRefused without words, for an unknown severity, a day that is not
    after today, an item that is not answered so, a photo of another kind, or once concluded.
    """
    row = _open(inspection, by)
    _check_finding(row, new, on)
    item = row.sheet.items[new.code]
    told = {
        "item": item.item, "words": new.words.strip(), "severity": new.severity,
        "due_on": new.due_on, **keep(new.photo),
    }  # fmt: skip
    finding, _ = Finding.objects.update_or_create(inspection=row, code=new.code, defaults=told)
    _unconfirm(row)
    record(row, "record_finding", by, item=new.code, severity=new.severity)
    return finding


@transaction.atomic
def note_witness(inspection: Inspection, who: Witness, *, by: Viewer) -> Inspection:
    """Write down who of the house saw the result, and whether she confirmed it.

    Raises NotAllowed; OversightRefused without a name, a refusal without words, while something is
    still missing, or once concluded.
    """
    row = _open(inspection, by)
    wanting = missing_answers(row)
    if wanting:
        raise OversightRefused(f"还不能给机构确认：{wanting[0]}")
    if not who.name.strip():
        raise OversightRefused("请写明机构在场的是谁")
    if who.refused and not who.words.strip():
        raise OversightRefused("机构拒绝确认的，请写明他说的理由")
    row.witness, row.witness_refused = who.name.strip()[:40], who.refused
    row.witness_words = who.words.strip()[:MOST_WORDS]
    row.save(update_fields=["witness", "witness_refused", "witness_words"])
    record(row, "note_witness", by, refused=who.refused)
    return row


def missing_answers(inspection: Inspection) -> list[str]:
    """What has to be done before the house can be shown the result, in words. Two queries."""
    answered = dict(inspection.answers.values_list("code", "answer"))
    found = set(inspection.findings.values_list("code", flat=True))
    items = inspection.sheet.items
    blank = [code for code in items if code not in answered]
    unsaid = [code for code in items if answered.get(code) == BAD and code not in found]
    said = [f"{len(blank)} 项还没有填：{_some(blank)}"] if blank else []
    return said + ([f"不符合的 {_some(unsaid)} 还没有写明问题"] if unsaid else [])


def _open(inspection: Inspection, by: Viewer) -> Inspection:
    """The inspection held, under way, the viewer one of the two."""
    row = held(inspection.pk)
    require_one_of_two(row, by)
    if row.state != State.OPEN:
        raise OversightRefused(f"这次检查{row.get_state_display()}，检查表不能改；请刷新页面")
    return row


def _differs(known: Answer | None, told: Told) -> bool:
    return known is None or (known.answer, known.note) != (told.answer, told.note.strip())


def _keep_answer(row: Inspection, code: str, told: Told) -> None:
    if code not in row.sheet.items:
        raise OversightRefused(f"检查表里没有 {code} 这一项，请刷新页面")
    if told.answer not in ANSWERS:
        raise OversightRefused(f"{code} 请选：{'、'.join(ANSWERS.values())}")
    if len(told.note) > MOST_NOTE:
        raise OversightRefused(f"{code} 的说明最多 {MOST_NOTE} 个字")
    kept = {"answer": told.answer, "note": told.note.strip()}
    Answer.objects.update_or_create(inspection=row, code=code, defaults=kept)
    if told.answer != BAD:
        Finding.objects.filter(inspection=row, code=code).delete()


def _check_finding(row: Inspection, new: NewFinding, on: date) -> None:
    if not row.answers.filter(code=new.code, answer=BAD).exists():
        raise OversightRefused(f"{new.code} 没有填“不符合”，请先在检查表里填")
    if not new.words.strip():
        raise OversightRefused("请写明看到了什么问题、在哪里")
    if len(new.words) > MOST_WORDS:
        raise OversightRefused(f"问题最多写 {MOST_WORDS} 个字")
    if new.severity not in SEVERITIES:
        raise OversightRefused(f"请选程度：{'、'.join(SEVERITIES.values())}")
    if new.due_on <= on:
        raise OversightRefused(f"整改期限 {new.due_on} 应在今天 {on} 以后")


def _unconfirm(row: Inspection) -> None:
    """What was confirmed was another result."""
    row.first_confirmed_on = row.second_confirmed_on = None
    row.witness, row.witness_refused, row.witness_words = "", False, ""
    row.save(update_fields=[
        "first_confirmed_on", "second_confirmed_on", "witness", "witness_refused", "witness_words",
    ])  # fmt: skip


def _some(codes: list[str]) -> str:
    few = 6
    return "、".join(codes[:few]) + ("等" if len(codes) > few else "")
