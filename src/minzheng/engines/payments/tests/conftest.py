"""The cast of payments tests: a family, its county, and the steps of a run in one call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.audit import api as audit
from minzheng.engines.payments import api
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.sealing import unseal

MATTER = "relief/test"
NOV = Month(2026, 11)
DAY = date(2026, 11, 20)
ACCOUNT = "6222020200112233445"


@dataclass(frozen=True)
class Office:
    """The paying office: grants by short words, runs from computing to answer in one call."""

    cast: Cast

    @property
    def clerk(self) -> Doer:
        return self.cast.doer("finance_clerk")

    @property
    def head(self) -> Doer:
        return self.cast.doer("finance_head")

    def request(self, case: str = "case:1", monthly: int = 80_000, since: Month = NOV) -> api.Grant:
        return api.Grant(
            case_ref=case,
            matter=MATTER,
            household_id=self.cast.household.pk,
            division_code=VILLAGE_A,
            payee_person_id=self.cast.applicant.pk,
            payee_name="罗春生",
            account=ACCOUNT,
            bank="增城农商银行",
            monthly=monthly,
            from_month=since,
            decision_ref="decision:1",
            beneficiaries=3,
        )

    def give(
        self, case: str = "case:1", monthly: int = 80_000, since: Month = NOV
    ) -> api.Entitlement:
        return api.grant(self.request(case, monthly, since), by=SYSTEM, on=DAY)

    def compute(self, month: Month = NOV, by: Doer = SYSTEM) -> api.Computed:
        return api.compute_run(month, MATTER, DISTRICT, by=by, on=month.first)

    def approve(self, run: api.PayRun) -> api.PayRun:
        reviewed = api.review_run(run, by=self.clerk, on=run.month.first)
        return api.approve_run(reviewed, by=self.head, on=run.month.first)

    def send(self, month: Month = NOV) -> api.PayRun:
        return self.export(self.compute(month).run)

    def export(self, run: api.PayRun) -> api.PayRun:
        approved = self.approve(run)
        if approved.count:
            api.export_run(approved, by=self.clerk, on=approved.month.first)
        approved.refresh_from_db()
        return approved

    def answer(self, run: api.PayRun, failed: tuple[int, ...] = ()) -> api.ReturnReport:
        return api.read_returns(run, answers(run, failed), by=self.clerk, on=run.month.last)


def row(line: api.PayLine, code: str = "0000") -> str:
    yuan = f"{line.amount // 100}.{line.amount % 100:02d}"
    return f"{line.number}|{unseal(line.account.sealed)}|{yuan}|{code}|"


def answers(run: api.PayRun, failed: tuple[int, ...] = ()) -> bytes:
    """The bank's answer in the generic layout; the numbers in `failed` could not be delivered."""
    lines = run.lines.exclude(number=None).select_related("account").order_by("number")
    return wrap([row(line, "1003" if line.number in failed else "0000") for line in lines])


def wrap(rows: list[str]) -> bytes:
    return "\r\n".join(["H", *rows, "E", ""]).encode("gb18030")


def basis(month: Month, reason: str = "收入变化") -> api.Basis:
    return api.Basis(month, reason, "decision:2")


@pytest.fixture(autouse=True)
def own_data_dir(settings: object, tmp_path: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def office(db: None) -> Office:
    return Office(make_cast())


@pytest.fixture
def audited() -> Callable[[str], list[str]]:
    return lambda subject: [entry.verb for entry in audit.entries_about(subject)]
