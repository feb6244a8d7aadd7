"""Checks that hold for every alert, of a matter or across matters: law, words, numbers, data."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.alerts.api import feeds_of, key_of, rule_named, rules, shown
from minzheng.engines.alerts.posts import ABOVE
from minzheng.kernel.alert import Alert
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.clock import deadline
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import feeds
from minzheng.kernel.law import Article, all_laws
from minzheng.kernel.many import many
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.population import Population
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind
from minzheng.registers.offices.api import ROLES
from minzheng.vocabulary import department_data
from minzheng.vocabulary.benefits import 待遇

TODAY, PLACE = date(2026, 11, 21), "440118001001"
BOOK = catalogue().params
ALERTS = tuple(catalogue().alerts)
WATCHING = catalogue().watching
FEED_TERMS = ("从未到库", "宽限天数", "应报天数", "距上次到库天数", "退回比例")
OF_FEEDS = frozenset(getattr(department_data, term) for term in FEED_TERMS)
LEAST = 28  # rules across matters
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
every_alert = pytest.mark.parametrize("alert", ALERTS, ids=[key_of(a) for a in ALERTS])
every_watching = pytest.mark.parametrize("alert", WATCHING, ids=[a.__name__ for a in WATCHING])


def given_by() -> dict[Fact, str]:
    return {fact: feed.name() for feed in feeds().values() for fact in feed.gives}


def served(alert: type[Alert]) -> set[str]:
    """The matters it works for: its own, the one it offers, or those whose benefits it reads."""
    key = catalogue().alerts[alert] or alert.offers
    if key:
        return {key}
    read = alert.when.needs().facts
    return {row.matter for row in 待遇 if row.receiving in read or row.paid in read}


def test_there_are_enough_alerts_across_matters() -> None:
    assert len(WATCHING) >= LEAST


def test_keys_lead_back_to_their_alerts() -> None:
    assert {key: key_of(rule_named(key)) for key in rules()} == {key: key for key in rules()}
    assert len(rules()) == len(ALERTS)


@every_alert
def test_it_cites_articles_of_laws_in_force(alert: type[Alert]) -> None:
    articles = alert.cites if isinstance(alert.cites, tuple) else (alert.cites,)

    assert articles
    assert all(isinstance(a, Article) and a.law in set(all_laws()) and a.text for a in articles)
    assert all(a.law.in_force <= TODAY <= (a.law.ended or date.max) for a in articles)


@every_alert
def test_it_is_a_task_for_somebody_with_a_last_day(alert: type[Alert]) -> None:
    assert alert.to.role in ROLES
    assert alert.to.role in ABOVE, "somebody hears of lateness"
    assert deadline(TODAY, alert.within, calendar=official_calendar()).due_on


@every_alert
def test_its_sentence_shows_only_what_a_night_writes(alert: type[Alert]) -> None:
    assert alert.says.endswith("。")
    assert set(alert.placeholders()) - {"姓名"} <= shown(alert).keys()


@every_alert
def test_a_household_is_not_called_by_a_persons_name(alert: type[Alert]) -> None:
    assert "姓名" not in alert.placeholders() or alert.when.entity == "person"


@every_alert
def test_its_condition_reads_as_a_sentence(alert: type[Alert]) -> None:
    text = sentence(alert.when)

    assert text.count("（") == text.count("）"), text
    assert not re.search(r"[a-z_]{3,}|None|\bOp\b", text), text


@every_alert
def test_every_number_has_a_label_and_says_what_is_in_doubt(alert: type[Alert]) -> None:
    params = alert.when.needs().params

    assert {p.key for p in params if BOOK.info(p.key).label != p.label} == set()
    history = [value for p in params for value in BOOK.info(p.key).history]
    assert [v for v in history if v.status == "unconfirmed" and not v.note] == []


# Departments' data


@every_alert
def test_every_fact_of_a_department_comes_with_a_feed(alert: type[Alert]) -> None:
    told = {fact for fact in alert.when.needs().facts if fact.column.startswith("dep_")}

    assert told - given_by().keys() == set()
    assert {given_by()[fact] for fact in told} == set(feeds_of(alert))


@every_alert
def test_data_is_used_only_for_matters_it_may_serve(alert: type[Alert]) -> None:
    for name in feeds_of(alert):
        forbidden = {matter for matter in served(alert) if not feeds()[name].is_for(matter)}

        assert forbidden == set(), name


@every_alert
def test_only_alerts_of_feeds_ask_how_data_arrives(alert: type[Alert]) -> None:
    asked = alert.when.needs().facts

    assert (asked <= OF_FEEDS) is alert.of_feed
    assert alert.of_feed or not asked & OF_FEEDS


# One and many


def value(fact: Fact) -> st.SearchStrategy[Any]:
    choices = {
        Kind.MONEY: st.sampled_from((0, 1, 20_000, 128_200, 192_300, 6_153_600, 9_000_000)),
        Kind.COUNT: st.integers(0, 60),
        Kind.RATIO: st.integers(0, 10_000),
        Kind.BOOL: st.booleans(),
        Kind.DATE: st.dates(date(1940, 1, 1), date(2026, 11, 30)),
        Kind.CODE: st.sampled_from(sorted(fact.unit.codes) or [0]),
        Kind.TEXT: st.just("文字"),
    }
    return st.none() | choices[fact.unit.kind]


def facts(alert: type[Alert], entity: str) -> st.SearchStrategy[dict[str, Any]]:
    needed = sorted(alert.when.needs().facts, key=lambda fact: fact.column)
    asked = {fact.term: value(fact) for fact in needed if fact.entity == entity}
    return st.fixed_dictionaries({}, optional=asked)


def rows_of(alert: type[Alert]) -> st.SearchStrategy[list[dict[str, Any]]]:
    own, of = facts(alert, "household"), facts(alert, "person")
    if alert.when.entity == "person":
        row = st.builds(lambda a, b: {**a, **b}, own, of)
    else:
        people = st.lists(of, max_size=4)
        row = st.builds(lambda a, members: {**a, "成员": members}, own, people)
    return st.lists(row, min_size=1, max_size=8)


@every_watching
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_one_and_the_whole_city_agree(alert: type[Alert], data: st.DataObject) -> None:
    rows = data.draw(rows_of(alert))
    asked = {"when": alert.when, **shown(alert)}
    asked = {n: e for n, e in asked.items() if e.entity == alert.when.entity}

    city = Population.from_rows(rows, asked.values(), place=PLACE)
    columns = many(asked, city, on=TODAY, params=BOOK)

    for index, row in enumerate(rows):
        alone = run(tuple(asked.values()), row, on=TODAY, place=PLACE, params=BOOK)
        for name, node in asked.items():
            column = columns[name]
            there = None if column.unknown[index] else column.values[index].item()
            assert there == alone.value(node), (name, row)
