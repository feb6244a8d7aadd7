"""Every feed as declared: what it gives, from which columns, for whom, how long kept."""

from datetime import date
from fnmatch import fnmatchcase

import pytest

from minzheng.kernel.expr import Fact, Op, walk
from minzheng.kernel.feed import Column, Feed, Role, feeds, precedences
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.units import Kind
from minzheng.vocabulary import department_data

TODAY = date(2026, 11, 21)
FEEDS = tuple(feeds().values())
every_feed = pytest.mark.parametrize("feed", FEEDS, ids=list(feeds()))
OF_PEOPLE = {
    fact
    for fact in vars(department_data).values()
    if isinstance(fact, Fact) and fact.entity == "person"
}


def coded(feed: type[Feed]) -> list[Column]:
    return [column for column in feed.columns if column.term.kind is Kind.CODE]


def meaning(fact: Fact) -> tuple[Kind, tuple[tuple[int, str], ...]]:
    return fact.kind, tuple(fact.unit.codes.items())


def test_the_departments_are_all_here() -> None:
    assert len(FEEDS) == 23


def test_every_fact_is_given_by_exactly_one_feed() -> None:
    given = [fact for feed in FEEDS for fact in feed.gives]

    assert len(given) == len(set(given))
    assert {fact.term for fact in given} == {fact.term for fact in OF_PEOPLE}


@every_feed
def test_what_it_gives_is_of_the_kind_of_the_fact(feed: type[Feed]) -> None:
    wrong = [
        fact.term
        for fact, expr in feed.gives.items()
        if (expr.kind, expr.unit.codes) != (fact.kind, fact.unit.codes)
    ]

    assert wrong == []


@every_feed
def test_a_person_with_unknown_columns_has_unknown_facts_not_an_error(feed: type[Feed]) -> None:
    roots = tuple(feed.gives.values())

    done = run(roots, {"成员": [{}]}, on=TODAY)

    assert {done.value(root) for root in roots} <= {None, 0}


@every_feed
def test_it_has_enough_columns_and_not_more_than_needed(feed: type[Feed]) -> None:
    assert 6 <= len(feed.columns) <= 14


@every_feed
def test_no_header_means_two_columns(feed: type[Feed]) -> None:
    headers = [name for column in feed.columns for name in (column.header, *column.also)]

    assert len(headers) == len(set(headers))


@every_feed
def test_the_key_is_required_and_lies_open(feed: type[Feed]) -> None:
    keys = [column for column in feed.columns if column.term in set(feed.key)]

    assert len(keys) == len(feed.key)
    assert all(column.required and not column.sealed for column in keys)


@every_feed
def test_who_somebody_is_lies_sealed(feed: type[Feed]) -> None:
    telling = {"id_number", "name", "phone", "address", "spouse_number"}
    papers = ("_paper", "_plate", "_account", "card_number", "school_number", "_at_address")
    named = [
        column
        for column in feed.columns
        if column.term.column in telling or column.term.column.endswith(papers)
    ]

    assert all(column.sealed for column in named)
    assert {Role.ID, Role.NAME} <= {column.role for column in named}


@every_feed
def test_its_marks_stand_for_labels_that_exist(feed: type[Feed]) -> None:
    for column in feed.columns:
        labels = set(column.term.unit.codes.values()) or {"是", "否"}
        assert set(column.marks.values()) <= labels, column.header
        assert not set(column.marks) & labels, column.header


@every_feed
def test_days_and_amounts_have_a_range(feed: type[Feed]) -> None:
    dates = [c for c in feed.columns if c.term.kind is Kind.DATE]
    amounts = [c for c in feed.columns if c.term.kind is Kind.MONEY]

    assert all(isinstance(column.low, date) for column in dates)
    assert all(column.low == 0 and isinstance(column.high, int) for column in amounts)


@every_feed
def test_the_latest_row_is_chosen_by_a_required_day(feed: type[Feed]) -> None:
    days = {node.args[1] for node in walk(feed.gives.values())
            if isinstance(node, Op) and node.name == "最近"}  # fmt: skip

    assert {c.header for c in feed.columns if c.term in days and not c.required} == set()


@every_feed
def test_it_says_for_which_matters_it_may_be_used(feed: type[Feed]) -> None:
    keys = catalogue().matters

    assert all(any(fnmatchcase(key, pattern) for key in keys) for pattern in feed.used_for)


@every_feed
def test_how_long_it_is_kept_has_a_value_with_its_source(feed: type[Feed]) -> None:
    entry = catalogue().params.entry_of(feed.keeps, on=TODAY, place="440118")

    assert isinstance(entry.value, int)
    assert entry.value >= 12
    assert entry.status == "unconfirmed"
    assert feed.keeps.key == f"feed.keep_months.{feed.name()}"


@every_feed
def test_it_rests_on_an_article_in_force(feed: type[Feed]) -> None:
    assert feed.basis
    assert all(article.law.in_force <= TODAY for article in feed.basis)


def test_money_and_custody_are_closed() -> None:
    closed = {name for name, feed in feeds().items() if feed.closed}

    assert closed == {"bank_assets", "custody"}


def test_a_subsidy_for_the_old_may_not_read_what_people_earn_or_own() -> None:
    private = ("income_tax", "bank_assets", "real_estate", "medical_spending", "custody")

    assert not any(feeds()[name].is_for("eldercare/longevity") for name in private)


def test_sources_of_a_fact_mean_the_same() -> None:
    for fact, precedence in precedences().items():
        assert {meaning(source) for source in precedence.sources} == {meaning(fact)}, fact.term


def test_precedence_names_feeds_facts_beside_our_own_and_says_why() -> None:
    for fact, precedence in precedences().items():
        others = set(precedence.sources) - {fact}
        assert fact in set(precedence.sources), fact.term
        assert others, fact.term
        assert others <= OF_PEOPLE, fact.term
        assert len(precedence.why) > 10, fact.term
