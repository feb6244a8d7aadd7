"""The alerts that look across matters: worked cases hold, and every rule has one on each side."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng.matters
from minzheng.kernel.alert import Alert, Concern
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.units import 是否

DAY, PLACE = date(2026, 11, 21), "440118001001"
ALERTS = catalogue().watching
FILE = Path(minzheng.matters.__path__[0]) / "watch.yaml"
WRITTEN: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
COMMON, WORKED = WRITTEN["常用"], {name: v for name, v in WRITTEN.items() if name != "常用"}
UNKNOWN = "待核实"
every_alert = pytest.mark.parametrize("alert", ALERTS, ids=[a.__name__ for a in ALERTS])


def worked_cases() -> Iterator[Any]:
    for alert in ALERTS:
        for case in WORKED.get(alert.__name__, ()):
            yield pytest.param(alert, case, id=f"{alert.__name__}-{case['name']}")


def facts_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """The common facts a case names, then its own; members likewise."""
    facts: dict[str, Any] = {}
    for name in case.get("有", ()):
        facts |= spelled(COMMON[name])
    facts |= spelled(case["facts"])
    if "成员" in facts:
        facts["成员"] = [member(row) for row in facts["成员"]]
    return facts


def member(row: Mapping[str, Any]) -> dict[str, Any]:
    return spelled(COMMON[row["有"]]) | spelled({k: v for k, v in row.items() if k != "有"})


def spelled(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as rules read them: YAML writes a day as a date, an unknown one as words."""
    return {name: None if value == UNKNOWN else value for name, value in facts.items()}


def answer(alert: type[Alert], case: Mapping[str, Any]) -> str:
    book = catalogue().params.override(case.get("params", {}))
    done = run((alert.when,), known(alert, facts_of(case)), on=DAY, place=PLACE, params=book)
    return 是否.text(done.value(alert.when))


def known(alert: type[Alert], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Common facts that this rule does not ask for are left out; a slip stays and is refused."""
    asked = {fact.term for fact in alert.when.needs().facts} | {"成员"}
    common = {name for bundle in COMMON.values() for name in bundle}
    return {name: value for name, value in facts.items() if name in asked or name not in common}


@pytest.mark.parametrize(("alert", "case"), worked_cases())
def test_a_worked_case_holds(alert: type[Alert], case: Mapping[str, Any]) -> None:
    assert answer(alert, case) == 是否.text(是否.read(case["expect"]))


@every_alert
def test_every_alert_is_worked_on_either_side_and_with_a_fact_missing(alert: type[Alert]) -> None:
    seen = {是否.text(是否.read(case["expect"])) for case in WORKED.get(alert.__name__, ())}

    assert seen == {"是", "否", UNKNOWN}


def test_every_worked_case_is_of_an_alert() -> None:
    assert WORKED.keys() - {alert.__name__ for alert in ALERTS} == set()


def test_names_of_alerts_differ() -> None:
    names = [alert.__name__ for alert in ALERTS]

    assert len(names) == len(set(names))


@every_alert
def test_an_alert_somebody_missed_says_what_to_apply_for(alert: type[Alert]) -> None:
    offered = bool(alert.offers)

    assert offered or alert.concern is not Concern.MISSED
    assert not offered or alert.offers in catalogue().matters


@every_alert
def test_the_event_of_an_alert_is_one_that_some_flow_knows(alert: type[Alert]) -> None:
    flows = [flow for matter in catalogue().matters.values() for flow in matter.flows]
    events = {trigger.event for flow in flows for trigger in flow.triggers}

    assert alert.event in events
