"""The demo's evaluations: money in every state, a round under way, a change that waits."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.evaluations import api
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.divisions.api import import_divisions
from minzheng.wiring.demo.build import DEMO_DAY
from minzheng.wiring.demo.evaluations import MONEY, evaluate_houses
from minzheng.wiring.demo.institutions import open_institutions
from minzheng.wiring.demo.officers import hire_everybody
from minzheng.wiring.demo.places import DISTRICT, divisions


@pytest.mark.django_db
def test_each_state_is_seen(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    import_divisions(divisions(), by=SYSTEM)
    staff = hire_everybody()
    open_institutions(staff)
    new = ledger.NewFund("elders", "养老服务资金", "district", DISTRICT, ("eldercare",))
    funded(new, 100_000_000, on=MONEY)

    evaluate_houses(staff, DEMO_DAY)

    rounds = dict(api.Round.objects.values_list("scheme", "state"))
    assert rounds == {"home_care": "decided", "institution": "open"}
    states = Counter(api.Subsidy.objects.values_list("state", flat=True))
    assert {"paid", "approved", "reckoned"} <= set(states)
    grades = set(api.Entry.objects.filter(state="decided").values_list("grade", flat=True))
    assert len(grades) > 2
    assert api.Scheme.objects.get().state == "proposed"
