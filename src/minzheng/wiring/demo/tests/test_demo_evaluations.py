"""The demo's evaluations: money in every state, a round under way, a change that waits."""

from collections import Counter

from minzheng.engines.evaluations import api
from minzheng.engines.ledger import api as ledger
from minzheng.wiring.demo.state import State


def test_each_state_is_seen(district: State) -> None:
    rounds = dict(api.Round.objects.values_list("scheme", "state"))
    assert rounds == {"home_care": "decided", "institution": "open"}
    states = Counter(api.Subsidy.objects.values_list("state", flat=True))
    assert {"paid", "approved", "reckoned"} <= set(states)
    grades = set(api.Entry.objects.filter(state="decided").values_list("grade", flat=True))
    assert len(grades) > 2
    assert api.Scheme.objects.get().state == "proposed"


def test_what_was_paid_stands_in_the_ledger(district: State) -> None:
    row = api.Subsidy.objects.get(state="paid")

    paid = [
        posting.amount
        for entry in ledger.entries_of(row.ref)
        for posting in entry.postings.all()
        if posting.side == ledger.Side.SPENT
    ]
    assert sum(paid) == row.amount
