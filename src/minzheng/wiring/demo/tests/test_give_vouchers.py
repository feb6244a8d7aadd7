"""The demo's vouchers: one waits for the county, one is used, October is handed in."""

from minzheng.engines.vouchers import api
from minzheng.wiring.demo.state import State


def test_it_leaves_one_of_each(district: State) -> None:
    states = set(api.Enrolment.objects.values_list("state", flat=True))
    assert {api.Standing.APPLIED, api.Standing.LIVE} <= states


def test_october_counts_what_october_used(district: State) -> None:
    row = api.Settlement.objects.get()

    used = api.Use.objects.filter(settlement=row)
    assert used.count() and row.voucher == sum(used.values_list("voucher", flat=True))
