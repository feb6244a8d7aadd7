"""The book of this moment: quick, right in every process, and never two answers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import Cast
from minzheng.engines.parameters import api
from minzheng.engines.parameters.history import in_force, merged
from minzheng.engines.parameters.shelf import book_with
from minzheng.engines.parameters.tests.conftest import KEY, NEXT_YEAR, entered, standard
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce, ParamBook, ParamError

FILE = """
x.line:
  label: 线
  unit: 分
  basis: 某办法
  values:
    "000000":
      - {since: 2020-01-01, value: 1元, source: 甲, status: verified, checked_on: 2026-01-01}
      - {since: 2022-01-01, value: 2元, source: 乙, status: verified, checked_on: 2026-01-01}
"""
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def files(folder: Path) -> ParamBook:
    path = folder / "params.yaml"
    path.write_text(FILE, "utf-8")
    return ParamBook.load([path])


def entry(since: date, *, number: int = 1, correction: bool = False) -> api.Proposal:
    return api.Proposal(
        pk=number, key="x.line", place="000000000000", value=1000 + number, since=since,
        source=f"录入{number}", status="verified", checked_on=since, correction=correction,
    )  # fmt: skip


@pytest.mark.django_db
def test_without_entries_it_is_the_book_of_the_files() -> None:
    assert api.book() is catalogue().params


def test_what_another_process_approved_is_seen_at_once(cast: Cast) -> None:
    assert standard(NEXT_YEAR) == 128_200
    row = entered(cast)
    api.Proposal.objects.filter(pk=row.pk).update(state="proposed", approved_at=None)
    assert standard(NEXT_YEAR) == 128_200

    api.Proposal.objects.filter(pk=row.pk).update(state="approved", approved_at="2026-11-23T08Z")

    assert standard(NEXT_YEAR) == 133_000


def test_asking_again_costs_one_query_and_none_inside_steady(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    entered(cast)
    api.book()

    with django_assert_num_queries(1):
        api.book()
    with django_assert_num_queries(1), api.steady():
        assert api.book() is api.book()


def test_an_approval_inside_steady_is_seen(cast: Cast) -> None:
    with api.steady(), api.steady():
        before = standard(NEXT_YEAR)
        entered(cast)

        assert (before, standard(NEXT_YEAR)) == (128_200, 133_000)


def test_a_file_that_says_the_same_day_is_named_with_the_entry(tmp_path: Path) -> None:
    with pytest.raises(ParamError, match=r"乙.*录入1"):
        book_with(files(tmp_path), [entry(date(2022, 1, 1))])


def test_an_entry_whose_parameter_is_gone_is_left_out(tmp_path: Path) -> None:
    gone = entry(date(2022, 1, 1))
    gone.key = "x.gone"

    assert book_with(files(tmp_path), [gone]).keys() == ("x.line",)


def test_every_use_of_the_standard_has_a_sentence() -> None:
    uses = api.uses_of(KEY)

    assert {use.matter for use in uses} >= {"relief/dibao"}
    assert all(use.sentence.endswith("。") for use in uses)


def test_a_time_limit_and_a_delegation_are_uses() -> None:
    kinds = {use.kind for use in api.uses_of("dibao.delegated")}

    assert "由谁办" in kinds
    assert any(use.kind == "时限" for use in api.uses_of("dibao.opinion_days"))


@given(days=st.lists(DAYS, unique=True, max_size=6), on=DAYS)
def test_the_latest_begun_value_holds_whatever_the_order_of_approval(
    tmp_path_factory: pytest.TempPathFactory, days: list[date], on: date
) -> None:
    base = files(tmp_path_factory.mktemp("book"))
    own = [v.since for v in base.info("x.line").history]
    entries = [entry(day, number=n) for n, day in enumerate(days, 1) if day not in own]
    book = book_with(base, entries)

    begun = {e.since: e.value for e in entries} | dict(zip(own, (100, 200), strict=True))
    held = [begun[day] for day in sorted(begun) if day <= on]

    if held:
        assert book.value("x.line", on=on) == held[-1]
    else:
        with pytest.raises(NotInForce):
            book.value("x.line", on=on)


@given(days=st.lists(DAYS.filter(lambda day: day >= date(2020, 1, 1)), max_size=6))
def test_corrections_never_leave_two_values_or_a_gap(
    tmp_path_factory: pytest.TempPathFactory, days: list[date]
) -> None:
    base = files(tmp_path_factory.mktemp("book"))
    entries = [entry(day, number=n, correction=True) for n, day in enumerate(days, 1)]
    info = base.info("x.line")

    book = base.rewritten({"x.line": in_force(merged(info, entries))})

    for number, day in enumerate(days, 1):
        later = [d for d in days[number:] if d <= day]
        if not later:
            assert book.value("x.line", on=day) == 1000 + number
