"""What the verbs take and give, as frozen values. Money is whole fen."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.notices.api import Notice
from minzheng.engines.payments.models import CorrectionSheet, Entitlement, PayRun, Recovery
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month


@dataclass(frozen=True)
class Account:
    """Where money goes: the holder (a person of the register), the bank, the number in clear."""

    person_id: int
    name: str
    number: str
    bank: str = ""


@dataclass(frozen=True)
class Grant:
    """What a decision gives: `monthly` fen from `from_month` on, at most until `last_month`.

    `once`: one sum for `from_month`. `beneficiary_id`: the person whose own it is. `part`: the
    step that grants it, where the case goes on afterwards.
    """

    case_ref: str
    matter: str
    household_id: int
    division_code: str
    payee_person_id: int
    payee_name: str
    account: str
    bank: str
    monthly: Fen
    from_month: Month
    decision_ref: str
    beneficiaries: int = 1
    last_month: Month | None = None
    beneficiary_id: int | None = None
    once: bool = False
    part: str = ""

    @property
    def end(self) -> Month | None:
        """The last month paid; None when it is open."""
        return self.from_month if self.once else self.last_month


@dataclass(frozen=True)
class Basis:
    """Why and from which month something changes: reason in words and the decision behind it."""

    from_month: Month
    reason: str
    decision_ref: str = ""


@dataclass(frozen=True)
class MonthSum:
    """One month and an amount."""

    month: Month
    amount: Fen


@dataclass(frozen=True)
class Changed:
    """What a change of an entitlement leads to.

    `back_pay`: months already paid for which the next run pays more. `recovery`: a proposal, when
    months already paid were paid too much.
    """

    entitlement: Entitlement
    back_pay: tuple[MonthSum, ...] = ()
    recovery: Recovery | None = None


@dataclass(frozen=True)
class OverpaidMonth:
    """One month of a claim, with the arithmetic of it."""

    month: Month
    paid: Fen
    due: Fen
    amount: Fen

    def __str__(self) -> str:
        return (
            f"{self.month.label}：已发 {yuan_text(self.paid)}，应发 {yuan_text(self.due)}，"
            f"多发 {yuan_text(self.amount)}"
        )


@dataclass(frozen=True)
class RecoveryLetter:
    """Everything a recovery letter says of the money; `months` carry the arithmetic."""

    recovery_ref: str
    case_ref: str
    matter: str
    household_id: int
    payee_person_id: int
    amount: Fen
    outstanding: Fen
    months: tuple[OverpaidMonth, ...]
    reason: str
    decision_ref: str

    @property
    def months_text(self) -> str:
        """The months in words: "2026年10月、2026年11月"."""
        return "、".join(month.month.label for month in self.months)

    @property
    def sum_text(self) -> str:
        """The addition: "400.00元＋400.00元＝800.00元"."""
        parts = "＋".join(yuan_text(month.amount) for month in self.months)
        return f"{parts}＝{yuan_text(self.amount)}" if len(self.months) > 1 else parts


@dataclass(frozen=True)
class Computed:
    """A run after compute_run(): whether anything was written, and in words what and why."""

    run: PayRun
    changed: bool
    says: str


@dataclass(frozen=True)
class Problem:
    """A row of a return file that was not taken: where, what, by which rule, and what to do."""

    row: int
    column: str
    value: str
    rule: str
    remedy: str


@dataclass(frozen=True)
class Reconciliation:
    """What was declared against what came back; `unreturned` lines have no answer yet."""

    declared_count: int
    declared_total: Fen
    paid_count: int
    paid_total: Fen
    failed_count: int
    failed_total: Fen
    unreturned_count: int
    unreturned_total: Fen

    @property
    def is_closed(self) -> bool:
        """Whether every declared transfer is paid or failed, to the fen."""
        return (
            self.unreturned_count == 0
            and self.paid_count + self.failed_count == self.declared_count
            and self.paid_total + self.failed_total == self.declared_total
        )


@dataclass(frozen=True)
class ReturnReport:
    """What one return file brought; `again` when these very bytes were read before."""

    rows: int
    paid: int
    failed: int
    problems: tuple[Problem, ...]
    reconciliation: Reconciliation
    again: bool = False


@dataclass(frozen=True)
class Repayment:
    """Money that came back: how much, when, and the receipt that proves it."""

    amount: Fen
    on: date
    receipt: str


@dataclass(frozen=True)
class CorrectedMonth:
    """One month set right. `believed`: what was due until now; `paid`: what reached the family
    and is not claimed back.

    `claim`: now to come back; `eased`: asked back before, and not owed any more; `back_pay`: still
    to be paid.
    """

    month: Month
    believed: Fen
    paid: Fen
    due: Fen
    claim: Fen
    eased: Fen
    back_pay: Fen

    def __str__(self) -> str:
        said = f"{self.month.label}：已发 {yuan_text(self.paid)}，应发 {yuan_text(self.due)}"
        told = (("多发", self.claim), ("原要求退回、现免去", self.eased), ("补发", self.back_pay))
        return "，".join([said, *(f"{word} {yuan_text(fen)}" for word, fen in told if fen)])


@dataclass(frozen=True)
class FundSum:
    """What one fund had paid of the months that come back, in fen."""

    fund: str
    amount: Fen


@dataclass(frozen=True)
class Sums:
    """Months set right, in all: to come back, not owed any more, still to be paid, in fen."""

    claim: Fen
    eased: Fen
    back_pay: Fen


@dataclass(frozen=True)
class Preview:
    """What a correction would do; `stale`: a run under way that must then be computed anew."""

    entitlement: Entitlement
    amount: Fen
    since: Month
    months: tuple[CorrectedMonth, ...]
    sums: Sums
    stale: PayRun | None


@dataclass(frozen=True)
class Correction:
    """What a correction did. `sheet` keeps it for good, with who asked and who approved.

    `recovery`: one claim with all months paid too much, open; `shares`: the funds that had paid
    them. `back_pay`: what the next run pays for months settled before. `stale`: a run under way
    that can be neither reviewed nor approved until it is computed anew. `notice`: the letter.
    """

    sheet: CorrectionSheet
    entitlement: Entitlement
    months: tuple[CorrectedMonth, ...]
    sums: Sums
    recovery: Recovery | None
    shares: tuple[FundSum, ...]
    back_pay: tuple[MonthSum, ...]
    stale: PayRun | None
    notice: Notice
