"""The files of a day: as the feeds declare them, with the faults that the truth tells of."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from minzheng.kernel.feed import Column, Feed, Role, feeds
from minzheng.kernel.identity import citizen_id
from minzheng.kernel.money import parse_money
from minzheng.kernel.units import Kind
from minzheng.wiring.city.delivering import BUILDERS, Order, file_name, write_feeds
from minzheng.wiring.city.errors import BAD, Errors
from minzheng.wiring.city.making import City
from minzheng.wiring.city.styles import STYLES
from minzheng.wiring.city.text import headers

ON, PEOPLE, SEED = date(2026, 11, 20), 12_000, 5
every_feed = pytest.mark.parametrize("feed", feeds().values(), ids=list(feeds()))


def city() -> City:
    return City.of(PEOPLE, SEED)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    write_feeds(city().chunks(), Order(ON, SEED, Errors.none()), folder)
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    write_feeds(city().chunks(), Order(ON, SEED), folder)
    return folder


def delivered(folder: Path, feed: str) -> pa.Table:
    """The file as text, column by column."""
    path, style = folder / file_name(feed), STYLES[feed]
    if style.kind == "parquet":
        return pq.read_table(path)
    if style.kind == "xlsx":
        first, *lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        return pa.table(dict(zip(first, map(list, zip(*lines, strict=True)), strict=True)))
    encoding = "gb18030" if style.encoding == "gb18030" else "utf8"
    with path.open("rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf" or style.encoding != "utf-8-sig"
    texts = dict.fromkeys(names(feed), pa.string())
    as_text = csv.ConvertOptions(column_types=texts, strings_can_be_null=True)
    return csv.read_csv(path, csv.ReadOptions(encoding=encoding), convert_options=as_text)


def names(feed: str) -> list[str]:
    return headers(feeds()[feed], STYLES[feed])


def truth(folder: Path, feed: str) -> pa.Table:
    return pq.read_table(folder / "truth" / f"rows-{feed}.parquet")


def column(folder: Path, feed: str, role: Role) -> list[Any]:
    declared = feeds()[feed]
    place = [each.role for each in declared.columns].index(role)
    return delivered(folder, feed).column(place).to_pylist()


def read(declared: Column, text: Any) -> Any:
    """A cell as the feed's declaration lets it be read; raises when it cannot be."""
    kind, unit = declared.term.kind, declared.term.unit
    if not isinstance(text, str):
        return text
    if kind is Kind.CODE:
        text = declared.marks.get(text, text)
        return unit.read(int(text) if text.isdigit() else text)
    return READERS.get(kind, str)(declared.marks.get(text, text))


READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.MONEY: lambda text: parse_money(f"{text}元"),
    Kind.DATE: lambda text: date.fromisoformat(re.sub(r"\D", "", text)),
    Kind.COUNT: int,
    Kind.BOOL: {"是": True, "否": False}.__getitem__,
}


def test_every_feed_is_written_in_a_style() -> None:
    assert set(BUILDERS) == set(STYLES) == set(feeds())
    assert {style.kind for style in STYLES.values()} == {"csv", "xlsx", "parquet"}


@every_feed
def test_a_clean_file_is_as_declared(clean: Path, feed: type[Feed]) -> None:
    table = delivered(clean, feed.name())

    assert table.column_names == names(feed.name())
    assert table.num_rows > 0
    for declared, cells in zip(feed.columns, table.columns, strict=True):
        texts = [text for text in pc.unique(cells).to_pylist() if text not in (None, "")]
        values = [read(declared, text) for text in texts[:500]]
        assert not declared.required or len(texts) == len(pc.unique(cells)), declared.header
        assert declared.low is None or all(value >= declared.low for value in values)


@every_feed
def test_a_clean_file_has_valid_numbers_and_no_row_twice(clean: Path, feed: type[Feed]) -> None:
    table = delivered(clean, feed.name())
    keys = [each.term.column for each in feed.columns if each.term in set(feed.key)]
    places = [place for place, each in enumerate(feed.columns)
              if each.role is Role.ID or each.term.column in keys]  # fmt: skip
    lines = list(zip(*(table.column(place).to_pylist() for place in places), strict=True))

    assert len(set(lines)) == len(lines)
    for number in column(clean, feed.name(), Role.ID)[:100]:
        citizen_id(number, today=ON)


def test_the_same_order_writes_the_same_bytes(real: Path, tmp_path: Path) -> None:
    write_feeds(city().chunks(), Order(ON, SEED, feeds=("residents", "pensions")), tmp_path)

    for name in ("residents.csv", "pensions.csv"):
        assert (tmp_path / name).read_bytes() == (real / name).read_bytes()


@pytest.mark.parametrize("feed", ["residents", "pensions", "vehicles", "disability_certificates"])
def test_the_next_day_differs_by_few_rows(real: Path, tmp_path: Path, feed: str) -> None:
    later = Order(date(2026, 11, 30), SEED, feeds=(feed,))
    write_feeds(city().chunks(), later, tmp_path)

    before, after = (set(map(str, delivered(folder, feed).to_pylist()))
                     for folder in (real, tmp_path))  # fmt: skip
    assert len(before ^ after) < 0.004 * len(before)


def test_a_file_that_adds_holds_only_what_is_new(tmp_path: Path) -> None:
    order = Order(ON, SEED, Errors.none(), date(2026, 11, 1), feeds=("cremations",))
    write_feeds(city().chunks(), order, tmp_path)

    days = delivered(tmp_path, "cremations")["火化时间"].to_pylist()

    assert days
    assert all("2026/11/01" < day <= "2026/11/20" for day in days)


def test_the_truth_tells_of_every_row_whose_it_is(real: Path) -> None:
    told, table = truth(real, "residents"), delivered(real, "residents")
    people = pq.read_table(real / "truth" / "people.parquet").to_pylist()
    number = {line["who"]: line["number"] for line in people}

    assert told.num_rows == table.num_rows
    assert told["row"].to_pylist()[:2] == [2, 3]
    lines = zip(told.to_pylist(), column(real, "residents", Role.ID), strict=True)
    assert all(number[line["who"]] == text for line, text in lines
               if line["fault"] is None)  # fmt: skip


def test_the_truth_tells_which_rows_are_bad_and_why(real: Path) -> None:
    told = truth(real, "residents").to_pylist()
    lines = delivered(real, "residents").to_pylist()
    days = [line["出生日期"] for line, each in zip(lines, told, strict=True)
            if each["fault"] == "date_wrong"]  # fmt: skip

    assert {each["fault"] for each in told if each["bad"]} <= BAD
    assert {each["fault"] for each in told} > {"id_missing", "id_typo", "duplicate", None}
    assert 0.005 < sum(each["bad"] for each in told) / len(told) < 0.03
    assert all("户口登记日期" in line for line in lines)
    assert len(days) == sum(each["fault"] == "date_wrong" for each in told)


def test_what_is_hidden_stands_in_the_file_that_shows_it(real: Path) -> None:
    found = pq.read_table(real / "truth" / "situations.parquet").to_pylist()
    shows = {"hidden_car": "vehicles", "hidden_pension": "pensions", "hidden_wage": "income_tax",
             "in_institution": "institution_residents", "in_custody": "custody"}  # fmt: skip

    for situation, feed in shows.items():
        who = {line["who"] for line in found if line["situation"] == situation}
        assert who, situation
        assert who <= set(truth(real, feed)["who"].to_pylist()), situation


def test_somebody_cremated_is_still_in_the_book(real: Path) -> None:
    found = pq.read_table(real / "truth" / "situations.parquet").to_pylist()
    who = {line["who"] for line in found if line["situation"] == "cremated_not_deregistered"}
    told = truth(real, "residents")["who"].to_pylist()
    state = dict(zip(told, delivered(real, "residents")["户籍状态"].to_pylist(), strict=True))

    assert who
    assert {state[one] for one in who} <= {"1", "2", "待核"}


def test_the_summary_counts_what_was_written(real: Path) -> None:
    summary = json.loads((real / "truth" / "truth.json").read_text("utf-8"))

    told = summary["files"]["pensions"]
    assert (summary["seed"], summary["on"], summary["people"]) == (SEED, "2026-11-20", PEOPLE)
    assert told["rows"] == delivered(real, "pensions").num_rows
    assert told["bad"] == pc.sum(truth(real, "pensions")["bad"]).as_py()


def test_a_day_before_anything_happens_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2025-01-01"):
        write_feeds(city().chunks(), Order(date(2024, 5, 1), SEED), tmp_path)
