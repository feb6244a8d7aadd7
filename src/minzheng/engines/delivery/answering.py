"""What the institution does with a line that was not accepted: claim it anew, or let it go."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import require_manager
from minzheng.engines.delivery.coded import Answer, State, Verdict
from minzheng.engines.delivery.errors import DeliveryRefused
from minzheng.engines.delivery.finding import own_line
from minzheng.engines.delivery.models import ServiceRecord, StatementLine
from minzheng.engines.delivery.recording import cancel, lock_house
from minzheng.kernel.months import Month

KEPT = (
    "facility_id", "person_id", "service", "unit", "price", "payer", "day", "begins", "quantity",
    "minutes", "given_by",
)  # fmt: skip


@transaction.atomic
def claim_again(viewer: Viewer, line: int, words: str, *, on: date) -> list[ServiceRecord]:
    """Enter the line's records anew as late ones of this month; the old ones count no more.

    `words` say what proves them. Raises NotItsOwn, NotAllowed, DeliveryRefused.
    """
    row = _to_answer(viewer, line, words, on)
    old = list(row.records.all())
    _let_go(old, f"未获认可，改为补报：{words}", viewer, on)
    fresh = [_anew(each, words, viewer, on) for each in old]
    _answered(row, Answer.AGAIN, viewer, on)
    return fresh


@transaction.atomic
def drop_line(viewer: Viewer, line: int, words: str, *, on: date) -> None:
    """Let the line go: its records are cancelled. Raises NotItsOwn, NotAllowed, DeliveryRefused."""
    row = _to_answer(viewer, line, words, on)
    _let_go(list(row.records.all()), f"未获认可，作废：{words}", viewer, on)
    _answered(row, Answer.DROPPED, viewer, on)


def _to_answer(viewer: Viewer, line: int, words: str, on: date) -> StatementLine:
    """The line, with its house locked, if it waits for an answer."""
    require_manager(viewer)
    lock_house(own_line(viewer, line, on).statement.facility)
    row = own_line(viewer, line, on)
    if row.statement.state != State.APPROVED or row.verdict != Verdict.REJECTED:
        raise DeliveryRefused("核定以后，不认可的条目才由机构处理。请等核定")
    if row.answer:
        raise DeliveryRefused(f"这一条已于 {row.answered_on} 处理：{row.get_answer_display()}")
    if not words.strip():
        raise DeliveryRefused("请写明补报的依据，或者为什么作废")
    return row


def _let_go(rows: Sequence[ServiceRecord], reason: str, viewer: Viewer, on: date) -> None:
    for row in rows:
        cancel(row, reason, viewer, on)


def _anew(old: ServiceRecord, words: str, viewer: Viewer, on: date) -> ServiceRecord:
    doer = viewer.doer
    return ServiceRecord.objects.create(
        **{name: getattr(old, name) for name in KEPT}, month=str(Month.of(on)), instead_of=old,
        note=words.strip()[:200], entered_on=on, entered_by=doer.name, entered_key=doer.key,
    )  # fmt: skip


def _answered(row: StatementLine, answer: Answer, viewer: Viewer, on: date) -> None:
    row.answer, row.answered_on = answer, on
    row.save(update_fields=["answer", "answered_on"])
    statement = row.statement
    detail = {"facility": statement.facility_id, "line": row.number, "answer": str(answer)}
    audit.record(
        viewer.doer, "answer_statement_line", statement.ref, division=statement.division_code,
        detail=detail,
    )  # fmt: skip
