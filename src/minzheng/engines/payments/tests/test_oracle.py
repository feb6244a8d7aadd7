"""Whatever the order of decisions, returns and repayments: not a fen too much or too little.

At every point the ledger says the same: spent is what reached the families less what came back.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import CLERK, HEAD, funded, top_up
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, MATTER, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

FIRST, OTHER = NOV.shift(-4), "6222020200009988776"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.integers(0, 2), st.just(0)),
        st.tuples(
            st.sampled_from(["change", "suspend", "resume", "stop", "reinstate"]),
            st.integers(-4, 2),
            st.integers(1, 5),
        ),
        st.tuples(st.sampled_from(["direct", "undirect"]), st.integers(-1, 1), st.integers(1, 5)),
        st.tuples(st.just("correct"), st.integers(-4, 0), st.integers(0, 5)),
        st.tuples(
            st.sampled_from(
                ["reissue", "repay", "offset", "instalments", "write_off", "send_back"]
            ),
            *[st.integers(1, 5)] * 2,
        ),
    ),
    max_size=12,
)


class Undo(Exception):
    """Ends an example and takes back everything it wrote."""


@dataclass
class World:
    """The engine on one side; on the other, month by month, what is due by plain reckoning."""

    office: Office
    entitlement: api.Entitlement
    month: Month = FIRST
    amounts: dict[Month, int] = field(default_factory=dict)
    paused: set[Month] = field(default_factory=set)
    ended: Month | None = None

    def due(self) -> int:
        passed = Month.between(FIRST, self.month.previous())
        return sum(self.amounts[m] for m in passed if m not in self.paused and not self.over(m))

    def over(self, month: Month) -> bool:
        return self.ended is not None and month >= self.ended

    def do(self, what: str, one: int, two: int) -> None:
        getattr(self, f"do_{what}")(one, two)

    def do_run(self, fails: int, _two: int) -> None:
        try:
            run = self.office.send(self.month)
        except api.RunRefused as refusal:
            assert "没有需要发放" in str(refusal)
        else:
            if run.count:
                self.office.answer(run, failed=(fails,))
        self.month = self.month.next()

    def since(self, offset: int) -> Month:
        return max(FIRST, self.month.shift(offset))

    def future(self, since: Month) -> list[Month]:
        return list(Month.between(since, FIRST.shift(40)))

    def do_change(self, offset: int, amount: int) -> None:
        since = self.since(offset)
        if not self.over(since):
            told = basis(since)
            api.change(self.entitlement, amount * 10_000, told, by=SYSTEM, on=DAY)
            changed = [m for m in self.future(since) if self.amounts[m]]
            self.amounts |= dict.fromkeys(changed, amount * 10_000)

    def do_correct(self, offset: int, amount: int) -> None:
        """What the preview says is what is done, and the claim and supplement are just that."""
        since, fen = self.since(offset), amount * 10_000
        told: dict[str, Any] = {"by": self.office.cast.viewers["finance_head"]}
        told["on"] = self.month.first
        try:
            seen = api.preview_correction(self.entitlement.pk, fen, since, **told)
        except (api.CorrectionRefused, api.EntitlementEnded):
            return
        done = api.correct_back(self.entitlement.pk, fen, since, basis=basis(since), **told)
        assert done.months == seen.months
        assert done.sums.claim == (done.recovery.amount if done.recovery else 0)
        assert done.sums.back_pay == sum(each.amount for each in done.back_pay)
        if fen:
            self.amounts |= {m: fen for m in self.future(since) if self.amounts[m]}
        else:
            self.ended = min(self.ended, since) if self.ended else since

    def do_direct(self, offset: int, amount: int) -> None:
        """Where the money goes never changes how much of it there is."""
        to = api.Account(self.office.cast.spouse.pk, "谢月娥", OTHER)
        since = self.since(offset)
        new = api.NewDirection(f"care:{amount % 2}", "照料", amount * 7_000, since, to, "协议1")
        api.direct(self.entitlement, new, by=SYSTEM, on=DAY)

    def do_undirect(self, offset: int, which: int) -> None:
        name, since = f"care:{which % 2}", self.since(offset)
        api.end_direction(self.entitlement, name, since, basis_ref="协议1", by=SYSTEM, on=DAY)

    def do_suspend(self, offset: int, _two: int) -> None:
        since = self.since(offset)
        if not self.over(since):
            api.suspend(self.entitlement, basis(since), by=SYSTEM, on=DAY)
            self.paused |= set(self.future(since))

    def do_resume(self, offset: int, _two: int) -> None:
        since = self.since(offset)
        if not self.over(since):
            api.resume(self.entitlement, basis(since), by=SYSTEM, on=DAY)
            self.paused -= set(self.future(since))

    def do_stop(self, offset: int, _two: int) -> None:
        since = self.since(offset)
        self.entitlement.refresh_from_db()
        api.stop(self.entitlement, basis(since), by=SYSTEM, on=DAY)
        self.ended = min(self.ended, since) if self.ended else since

    def do_reinstate(self, offset: int, amount: int) -> None:
        if self.ended is None:
            return
        since = max(self.ended, self.since(offset))
        api.reinstate(self.entitlement, amount * 10_000, basis(since), by=SYSTEM, on=DAY)
        self.amounts |= dict.fromkeys(Month.between(self.ended, since.previous()), 0)
        self.amounts |= dict.fromkeys(self.future(since), amount * 10_000)
        self.paused -= set(self.future(since))
        self.ended = None

    def do_reissue(self, _one: int, _two: int) -> None:
        line = api.PayLine.objects.filter(state="failed").order_by("id").first()
        if line is not None:
            api.reissue(line, by=self.office.clerk, on=DAY)

    def do_send_back(self, back: int, _two: int) -> None:
        """The bank had said paid; weeks later the money comes back (退汇)."""
        paid = api.PayLine.objects.filter(state="paid").order_by("-id")
        for line in paid[back - 1 : back]:
            self.office.answer(line.run, failed=(line.number or 0,))

    def opened(self) -> api.Recovery | None:
        proposal = (
            api.Recovery.objects.filter(state__in=("proposed", "open")).order_by("id").first()
        )
        return proposal and api.open_recovery(proposal, by=self.office.clerk, on=DAY)

    def do_repay(self, part: int, _two: int) -> None:
        recovery = self.opened()
        if recovery is not None:
            amount = max(1, api.outstanding(recovery) * part // 5)
            api.repay(recovery, api.Repayment(amount, DAY, "收据"), by=self.office.clerk)

    def settle(self, asked: api.Settlement) -> None:
        api.approve_settlement(asked, by=self.office.head, on=DAY)

    def do_offset(self, part: int, _two: int) -> None:
        recovery = self.opened()
        if recovery is not None:
            offset = api.Offset(part * 3_000, self.month, "同意")
            self.settle(api.ask_offset(recovery, offset, by=self.office.clerk, on=DAY))

    def do_instalments(self, part: int, _two: int) -> None:
        """A plan moves no money; what is repaid does."""
        recovery = self.opened()
        if recovery is not None:
            wish = api.Offset(part * 3_000, self.month, "同意")
            self.settle(api.ask_instalments(recovery, wish, by=self.office.clerk, on=DAY))

    def do_write_off(self, _one: int, _two: int) -> None:
        recovery = self.opened()
        if recovery is not None:
            self.settle(api.ask_write_off(recovery, "无力退还", by=self.office.clerk, on=DAY))

    def finish(self) -> None:
        """Release everything that failed, then run once more."""
        while api.PayLine.objects.filter(state="failed").exists():
            self.do_reissue(0, 0)
        self.do_run(0, 0)

    def check_ledger(self) -> None:
        """The ledger agrees with itself, and with the lines and what was repaid."""
        verdict = ledger.verify()
        assert verdict.faults == ()
        state: dict[str, int] = {}
        for line in api.PayLine.objects.filter(number__isnull=False):
            state[line.state] = state.get(line.state, 0) + line.amount
        back = api.RecoveryEntry.objects.filter(kind="repaid").values_list("amount", flat=True)
        spent = sum(fund.spent for fund in verdict.funds)
        assert spent == state.get("paid", 0) - sum(back)
        assert sum(fund.committed for fund in verdict.funds) == state.get("failed", 0)
        assert sum(fund.transit for fund in verdict.funds) == state.get("pending", 0)

    def check(self) -> None:
        kept = api.LinePart.objects.filter(line__state="paid")
        received = sum(line.amount for line in api.PayLine.objects.filter(state="paid"))
        assert received == sum(part.amount for part in kept)
        entries = list(api.RecoveryEntry.objects.all())
        returned = sum(e.amount for e in entries if e.kind == "repaid")
        forgiven = sum(e.amount for e in entries if e.kind == "written_off")
        owed = sum(api.outstanding(recovery) for recovery in api.Recovery.objects.all())
        for line in api.PayLine.objects.filter(number__isnull=False).select_related("account"):
            assert (line.account.payee_name == "谢月娥") == bool(line.share)
        # What was forgiven stays with the family, unless a later rise made it due after all.
        surplus = received - returned - owed - self.due()
        assert 0 <= surplus <= forgiven


def keep_books() -> None:
    """Two funds bear 37 and 63 per cent; the first has its money by two papers."""
    day = date(2026, 1, 5)
    central = funded(_fund("central"), 23_457, on=day)
    top_up(central, 10_000_000, on=day, document="第二份")
    own = funded(_fund("district"), 10_000_000, on=day)
    weights = ((central.pk, 3_700), (own.pk, 6_300))
    new = ledger.NewShare(DISTRICT, MATTER, day, "示例文件", "reported", weights)
    ledger.approve_share(ledger.enter_share(new, by=CLERK, on=day), by=HEAD, on=day)
    ledger.start_keeping(DISTRICT, FIRST, by=HEAD, on=day)


def _fund(kind: str) -> ledger.NewFund:
    return ledger.NewFund(kind, f"资金 {kind}", kind, DISTRICT)


@pytest.mark.django_db
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(steps=[("change", -2, 1), ("repay", 2, 0), ("change", -1, 5), ("run", 0, 0)])
@example(steps=[("change", -2, 1), ("offset", 2, 0), ("run", 1, 0), ("reissue", 1, 0)])
@example(steps=[("stop", -2, 1), ("write_off", 1, 0), ("reinstate", -2, 3), ("run", 0, 0)])
@example(steps=[("run", 1, 0), ("change", -3, 1), ("repay", 5, 0), ("reissue", 1, 0)])
@example(steps=[("suspend", -2, 1), ("repay", 3, 0), ("resume", -2, 1), ("run", 1, 0)])
@example(steps=[("change", -2, 1), ("send_back", 1, 0), ("reissue", 1, 0), ("run", 0, 0)])
@example(steps=[("stop", -2, 1), ("repay", 2, 0), ("send_back", 2, 0), ("reinstate", -4, 2)])
@example(steps=[("direct", 0, 1), ("run", 2, 0), ("change", -2, 4), ("reissue", 1, 0)])
@example(steps=[("direct", 0, 3), ("run", 2, 0), ("undirect", -1, 1), ("reissue", 1, 0)])
@example(steps=[("direct", 0, 2), ("run", 1, 0), ("stop", -1, 1), ("reissue", 1, 0)])
@example(steps=[("correct", -2, 1), ("repay", 3, 0), ("correct", -1, 4), ("send_back", 1, 0)])
@example(steps=[("correct", -2, 0), ("correct", -2, 0), ("offset", 2, 0), ("reinstate", -2, 2)])
@example(steps=[("run", 1, 0), ("correct", -3, 2), ("correct", -2, 1), ("reissue", 1, 0)])
@given(steps=STEPS)
def test_everybody_gets_what_is_due_to_the_fen(
    office: Office, steps: list[tuple[str, int, int]]
) -> None:
    with pytest.raises(Undo), transaction.atomic():
        grant = replace(office.request(monthly=30_000, since=FIRST), case_ref="case:oracle")
        world = World(office, api.grant(grant, by=SYSTEM, on=DAY))
        world.amounts = dict.fromkeys(world.future(FIRST), 30_000)

        keep_books()

        for step in (("run", 0, 0), ("run", 0, 0), *steps):
            world.do(*step)
            world.entitlement.refresh_from_db()
            world.check_ledger()
        world.finish()
        world.check_ledger()

        world.check()
        raise Undo
