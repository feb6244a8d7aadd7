"""The bank's answer: matched line by line; what is wrong is reported, what is right goes in."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, Sum

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.api import BOUNCE, PAY, SEND_BACK
from minzheng.engines.payments.claiming import reconcile
from minzheng.engines.payments.errors import RunRefused
from minzheng.engines.payments.funding import Steps, book_returns
from minzheng.engines.payments.layout import Layout, answer_lines, read_layout
from minzheng.engines.payments.models import (
    Entitlement,
    LinePart,
    PayLine,
    PayRun,
    RecoveryEntry,
    ReturnFile,
    RunState,
)
from minzheng.engines.payments.recovering import reverse_offsets
from minzheng.engines.payments.running import lock_run
from minzheng.engines.payments.values import Basis, Problem, Reconciliation, ReturnReport
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.masking import mask_account
from minzheng.registers.sealing import blind_index

State = PayLine.State
CHUNK = 500  # below SQLite's limit of variables in one statement
SHOWN = 40
SENT = Q(number__isnull=False)
FAILED, OPEN = SENT & Q(state__in=(State.FAILED, State.RELEASED)), SENT & Q(state=State.PENDING)
ANSWERED = {
    "paid_count": Count("pk", filter=Q(state=State.PAID)),
    "paid_total": Sum("amount", filter=Q(state=State.PAID), default=0),
    "failed_count": Count("pk", filter=FAILED),
    "failed_total": Sum("amount", filter=FAILED, default=0),
    "unreturned_count": Count("pk", filter=OPEN),
    "unreturned_total": Sum("amount", filter=OPEN, default=0),
}
LONG_NUMBER = re.compile(r"\d{8,}")


@dataclass(frozen=True, slots=True)
class Answer:
    """One readable row of the file."""

    row: int
    number: int
    account: str
    amount: Fen
    code: str
    reason: str

    def same_as(self, other: "Answer") -> bool:
        return (self.code, self.amount, self.account) == (other.code, other.amount, other.account)


@dataclass(frozen=True, slots=True)
class Sent:
    """The line as it was sent."""

    pk: int
    entitlement_id: int
    amount: Fen
    state: str
    account_index: str


@dataclass(frozen=True)
class Outcome:
    """What a file says of lines that are still open to it; `sent_back` had been paid before."""

    paid: list[int]
    failed: dict[tuple[str, str], list[int]]
    problems: list[Problem]
    sent_back: list[int]


@transaction.atomic
def read_returns(
    run: PayRun, content: bytes, layout: str = "generic", *, by: Doer, on: date
) -> ReturnReport:
    """Take in a return file; the same bytes again change nothing.

    Rows that are wrong are reported with row, column, rule and remedy; the others go in. Raises
    RunRefused before export, FundsMissing, UnknownLayout, ReturnRefused for an empty file.
    """
    row, shape = lock_run(run), read_layout(layout)
    if row.state not in (RunState.EXPORTED, RunState.RECONCILED):
        raise RunRefused(f"{row}还没有导出代发文件，不能读入回盘文件。请先审批、导出")
    digest = hashlib.sha256(content).hexdigest()
    former = ReturnFile.objects.filter(run=row, sha256=digest).first()
    if former is not None:
        return _report(former, again=True)
    answers, problems = _read(shape, content)
    outcome = _match(row, shape, answers, problems)
    file = _file(row, outcome, rows=len(answers) + len(problems), digest=digest)
    file.read_on, file.read_by = on, by.name
    detail = {"sha256": digest, "paid": file.paid, "failed": file.failed, "rows": file.rows}
    audit.record(by, "read_returns", row.ref, division=row.division_code, detail=detail)
    file.save(force_insert=True)
    book_returns(row, _routes(outcome), by=by, on=on)
    _apply(outcome, by=by, on=on)
    return _close(file)


def reconciliation(run: PayRun) -> Reconciliation:
    """What was declared at approval against what the bank answered. One query."""
    sums = PayLine.objects.filter(run=run).aggregate(**ANSWERED)
    return Reconciliation(declared_count=run.count, declared_total=run.total, **sums)


def report_of(file: ReturnFile) -> ReturnReport:
    """The report of a file read before."""
    return _report(file, again=False)


def _read(shape: Layout, content: bytes) -> tuple[list[Answer], list[Problem]]:
    answers: list[Answer] = []
    problems: list[Problem] = []
    for row, line in answer_lines(shape, content):
        read = _answer(shape, row, line)
        if isinstance(read, Answer):
            answers.append(read)
        else:
            problems.append(read)
    return answers, problems


def _answer(shape: Layout, row: int, line: bytes) -> Answer | Problem:
    texts = shape.cut(line)
    if texts is None:
        shown = _hidden(line.decode(shape.encoding, "replace")) or "（空行）"
        wanted = "、".join(column.title for column in shape.returns.columns)
        rule = f"应有 {len(shape.returns.columns)} 列（{wanted}），编码 {shape.encoding}"
        return Problem(row, "整行", shown, rule, "请向银行索取完整的回盘文件后重新读入")
    told = {c.field: text for c, text in zip(shape.returns.columns, texts, strict=True)}
    if not (told["number"].isascii() and told["number"].isdecimal()):
        return Problem(
            row, "行号", _hidden(told["number"]), "行号应为数字", "请对照代发文件改正行号"
        )
    amount = shape.returns.column("amount").amount(told["amount"])
    if amount is None:
        rule = "金额应写作 1234.50 这样的元，或按版式写分"
        return Problem(row, "金额", _hidden(told["amount"]), rule, "请向银行核对这一行的金额")
    code = told["code"]
    reason = told["reason"] or shape.returns.reasons.get(code, "银行未说明原因")
    return Answer(row, int(told["number"]), told["account"], amount, code, reason)


def _match(run: PayRun, shape: Layout, answers: list[Answer], problems: list[Problem]) -> Outcome:
    sent = _sent(run)
    outcome = Outcome([], defaultdict(list), problems, [])
    for answer in _once(answers, outcome.problems):
        line = sent.get(answer.number)
        problem = _problem(answer, line, shape)
        if problem is not None:
            outcome.problems.append(problem)
        elif line is not None and answer.code in shape.returns.success:
            if line.state != State.PAID:
                outcome.paid.append(line.pk)
        elif line is not None and line.state in (State.PENDING, State.PAID):
            outcome.failed[answer.code[:20], answer.reason[:120]].append(line.pk)
            outcome.sent_back.extend([line.pk] if line.state == State.PAID else [])
    outcome.problems.sort(key=lambda each: each.row)
    return outcome


def _once(answers: list[Answer], problems: list[Problem]) -> Iterator[Answer]:
    """Each line once: a repeated row is reported; rows that contradict each other all stay out."""
    counts = Counter(answer.number for answer in answers)
    first: dict[int, Answer] = {}
    clashing: set[int] = set()
    for answer in answers:
        known = first.setdefault(answer.number, answer)
        if known is not answer:
            clashing |= set() if answer.same_as(known) else {answer.number}
    for answer in answers:
        if answer.number in clashing:
            rule = "同一行号出现多次，且结果、账号或金额互相矛盾，均未入账"
            remedy = "请向银行确认以哪一行为准，改正后重新读入"
            problems.append(Problem(answer.row, "行号", str(answer.number), rule, remedy))
        elif counts[answer.number] > 1 and first[answer.number] is not answer:
            rule, remedy = "同一行号重复出现，只入账一次", "内容相同，无须处理"
            problems.append(Problem(answer.row, "行号", str(answer.number), rule, remedy))
        else:
            yield answer


def _problem(answer: Answer, line: Sent | None, shape: Layout) -> Problem | None:
    if line is None:
        rule, remedy = "本批次没有这一行号", "请核对是否选错批次，或向银行核实"
        return Problem(answer.row, "行号", str(answer.number), rule, remedy)
    if answer.amount != line.amount:
        rule = f"与发出的金额不一致，发出的是 {yuan_text(line.amount)}"
        remedy = "这一行未入账，请向银行核实实际入账金额"
        return Problem(answer.row, "金额", yuan_text(answer.amount), rule, remedy)
    if blind_index(answer.account, kind="account") != line.account_index:
        rule, remedy = "与发出的账号不一致", "这一行未入账，请向银行核实钱打到了哪个账户"
        return Problem(answer.row, "账号", mask_account(answer.account), rule, remedy)
    return _state_problem(answer, line, shape)


def _state_problem(answer: Answer, line: Sent, shape: Layout) -> Problem | None:
    """Paid may turn into failed (退汇); what has failed is never paid by a later file."""
    if answer.code not in shape.returns.success:
        return None
    if line.state == State.RELEASED:
        rule, remedy = "这一行此前失败，已转重发", "请向银行核实，防止重复发放"
    elif line.state == State.FAILED:
        rule, remedy = "这一行此前已回盘为失败", "请向银行核实；确已到账的不要办理重发"
    else:
        return None
    return Problem(answer.row, "结果代码", _hidden(answer.code), rule, remedy)


def _sent(run: PayRun) -> dict[int, Sent]:
    lines = PayLine.objects.filter(run=run, number__isnull=False).values_list(
        "number", "pk", "entitlement_id", "amount", "state", "account__index"
    )
    return {line[0]: Sent(*line[1:]) for line in lines.iterator(chunk_size=5000) if line[0]}


def _routes(outcome: Outcome) -> Steps:
    back = set(outcome.sent_back)
    failed = [key for keys in outcome.failed.values() for key in keys if key not in back]
    return [(PAY, outcome.paid), (BOUNCE, failed), (SEND_BACK, outcome.sent_back)]


def _apply(outcome: Outcome, *, by: Doer, on: date) -> None:
    for keys in _chunks(outcome.paid):
        PayLine.objects.filter(pk__in=keys).update(state=State.PAID)
    for (code, reason), failed in outcome.failed.items():
        for keys in _chunks(failed):
            changes = {"state": State.FAILED, "failure_code": code, "failure": reason}
            PayLine.objects.filter(pk__in=keys).update(**changes)
            _undo_claims(keys, by=by, on=on)


def _undo_claims(keys: list[int], *, by: Doer, on: date) -> None:
    """Money that never arrived is neither kept back nor claimed."""
    kept = RecoveryEntry.objects.filter(line__in=keys, kind=RecoveryEntry.Kind.OFFSET)
    for line in PayLine.objects.filter(pk__in=kept.values("line")):
        reverse_offsets(line, by=by, on=on)
    claimed = Entitlement.objects.filter(lines__in=keys, recoveries__isnull=False).distinct()
    for entitlement in claimed:
        parts = LinePart.objects.filter(line__in=keys, entitlement=entitlement)
        basis = Basis(min(parts.values_list("month", flat=True)), "银行退回")
        reconcile(entitlement, basis, kind=RecoveryEntry.Kind.RETURNED, by=by, on=on)


def _chunks(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _file(run: PayRun, outcome: Outcome, *, rows: int, digest: str) -> ReturnFile:
    return ReturnFile(
        run=run,
        sha256=digest,
        rows=rows,
        paid=len(outcome.paid),
        failed=sum(len(keys) for keys in outcome.failed.values()),
        problems=[asdict(problem) for problem in outcome.problems],
    )


def _close(file: ReturnFile) -> ReturnReport:
    report = _report(file, again=False)
    state = RunState.RECONCILED if report.reconciliation.is_closed else RunState.EXPORTED
    PayRun.objects.filter(pk=file.run_id).update(state=state)
    return report


def _report(file: ReturnFile, *, again: bool) -> ReturnReport:
    told: list[dict[str, Any]] = file.problems
    return ReturnReport(
        rows=file.rows,
        paid=file.paid,
        failed=file.failed,
        problems=tuple(Problem(**problem) for problem in told),
        reconciliation=reconciliation(file.run),
        again=again,
    )


def _hidden(text: str) -> str:
    """The beginning of a wrong value, long numbers masked: it may be an account out of place."""
    return LONG_NUMBER.sub(lambda found: mask_account(found[0]), text)[:SHOWN]
