"""Whatever is done in whatever order: every entry is nothing in sum, no fund is below zero."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.models import Posting
from minzheng.engines.ledger.testing import CLERK, HEAD, top_up
from minzheng.engines.ledger.tests.conftest import DAY, new_fund

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["top_up", "spend", "transfer", "give_back", "reverse", "withdraw"]),
        st.integers(0, 1),
        st.integers(1, 900),
    ),
    max_size=14,
)


class Undo(Exception):
    """Ends an example and takes back everything it wrote."""


class Plain:
    """The same by plain reckoning: what each of two funds has."""

    def __init__(self) -> None:
        self.funds = [
            api.open_fund(new_fund("A"), by=CLERK, on=DAY),
            api.open_fund(new_fund("B", "reserve", division=TOWN_A), by=CLERK, on=DAY),
        ]
        self.has = [0, 0]
        self.spent: list[tuple[api.Entry, int, int]] = []

    def do(self, what: str, which: int, amount: int) -> None:
        before = list(self.has)
        try:
            with transaction.atomic():
                getattr(self, what)(which, amount)
        except api.FundShort:
            assert before[which] < amount or what == "withdraw"
            self.has = before

    def top_up(self, which: int, amount: int) -> None:
        top_up(self.funds[which], amount, on=DAY, document="文件")
        self.has[which] += amount

    def spend(self, which: int, amount: int) -> None:
        cause = api.Cause("reserve:1", "支出", "relief", "person:1")
        entry = api.spend(self.funds[which], amount, cause=cause, by=CLERK, on=DAY)
        self.has[which] -= amount
        self.spent.append((entry, which, amount))

    def transfer(self, which: int, amount: int) -> None:
        cause = api.Cause("reserve:1", "下拨")
        giver, taker = self.funds[which], self.funds[1 - which]
        api.transfer(giver, taker, amount, cause=cause, by=HEAD, on=DAY)
        self.has[which] -= amount
        self.has[1 - which] += amount

    def give_back(self, _which: int, amount: int) -> None:
        if not self.spent:
            return
        entry, which, left = self.spent.pop()
        back = min(amount, left)
        api.give_back(entry, reason="退回", by=CLERK, on=DAY, amount=back)
        self.has[which] += back
        self.spent += [(entry, which, left - back)] if left > back else []

    def reverse(self, _which: int, _amount: int) -> None:
        whole = [each for each in self.spent if not each[0].returns.exists()]
        for entry, which, amount in whole[:1]:
            api.reversal_of(entry, "记错", by=HEAD, on=DAY)
            self.spent.remove((entry, which, amount))
            self.has[which] += amount

    def withdraw(self, which: int, _amount: int) -> None:
        papers = api.Appropriation.objects.filter(fund=self.funds[which], state="approved")
        for paper in papers.order_by("-pk")[:1]:
            api.withdraw_appropriation(paper, "作废", by=HEAD, on=DAY)
            self.has[which] -= paper.amount


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_it_always_balances(cast: Cast, deeds: list[tuple[str, int, int]]) -> None:
    with pytest.raises(Undo), transaction.atomic():
        plain = Plain()

        for deed in deeds:
            plain.do(*deed)
            assert [api.balance(fund, DAY) for fund in plain.funds] == plain.has

        sums: dict[int, int] = {}
        for posting in Posting.objects.all():
            sums[posting.entry_id] = sums.get(posting.entry_id, 0) + posting.amount
        assert not any(sums.values())
        assert api.verify().faults == ()
        raise Undo
