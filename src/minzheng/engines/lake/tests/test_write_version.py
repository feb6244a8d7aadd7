"""Publishing a version: what lies on disk, what the catalogue and the trail say."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake import api as lake
from minzheng.engines.lake import files
from minzheng.engines.lake.layout import open_columns, own_columns, sealed_columns
from minzheng.engines.lake.tests.staging import (
    AMOUNT,
    CLERK,
    HEAD,
    LATEST,
    TOTAL,
    Payments,
    Wages,
    deliver,
    table_of,
)
from minzheng.engines.lake.tests.test_pseudonyms import checked
from minzheng.kernel.feed import feeds

pytestmark = pytest.mark.django_db

FIRST, SECOND = "440118198403050019", "440118198607120023"
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
DAY, LATER = date(2026, 11, 20), date(2026, 12, 20)
ROWS = [
    (SECOND, "谢月娥", OCTOBER, 300_000),
    (FIRST, "罗春生", OCTOBER, 100_000),
    (FIRST, "罗春生", NOVEMBER, 120_000),
    (None, "无证号", NOVEMBER, 50_000),
]


def person(number: str) -> int:
    return int(lake.numbers_of(lake.pseudonyms(pa.array([number])), create=False)[0])


def test_a_version_stands_in_the_catalogue_and_the_trail() -> None:
    version = deliver(ROWS, DAY, "d1")

    assert (version.name, version.rows, version.linked, version.people) == (
        "2026-11-20-001", 4, 3, 2,
    )  # fmt: skip
    assert version.folder.is_dir()
    [entry] = entries_about("feed:test_wages@2026-11-20-001")
    assert entry.verb == "publish_version"
    assert entry.doer_key == CLERK.key


def test_rows_lie_by_person_and_facts_are_one_row_each() -> None:
    version = deliver(ROWS, DAY, "d1")

    persons = pq.read_table(version.folder / "rows.parquet")["person"].to_pylist()
    facts = lake.facts("test_wages", DAY)

    assert persons == [1, 2, 2, None]
    assert facts.to_pylist() == [
        {"person": 1, TOTAL.column: 300_000, LATEST.column: OCTOBER},
        {"person": 2, TOTAL.column: 220_000, LATEST.column: NOVEMBER},
    ]


def test_no_number_name_or_phone_lies_open(tmp_path: Path) -> None:
    deliver(ROWS, DAY, "d1")

    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    for secret in (FIRST, SECOND, "罗春生", "13800138000"):
        assert secret.encode() not in everything


def test_the_same_delivery_is_published_once() -> None:
    first = deliver(ROWS, DAY, "d1")

    again = deliver(ROWS, DAY, "d1")

    assert again == first
    assert len(lake.versions("test_wages")) == 1


def test_each_day_has_its_own_version() -> None:
    deliver(ROWS, DAY, "d1")
    deliver(ROWS[:1], LATER, "d2")

    assert len(lake.facts("test_wages", LATER)) == 1
    assert len(lake.facts("test_wages", DAY)) == 2
    assert len(lake.facts("test_wages", date(2026, 11, 19))) == 0


def test_a_corrected_delivery_of_the_same_day_counts() -> None:
    deliver(ROWS, DAY, "d1")
    second = deliver(ROWS[:2], DAY, "d2")

    assert second.name == "2026-11-20-002"
    assert lake.version("test_wages", DAY) == second


def test_rows_of_a_person_show_no_sealed_column() -> None:
    deliver(ROWS, DAY, "d1")

    rows = lake.rows_of("test_wages", person(FIRST), DAY)

    assert [row[AMOUNT.column] for row in rows] == [100_000, 120_000]
    assert not {"lake_test_id", "lake_test_name", "lake_test_phone"} & rows[0].keys()


def test_who_somebody_is_comes_from_the_sealed_part() -> None:
    deliver(ROWS, DAY, "d1")

    found = lake.identities([person(FIRST)], DAY)[person(FIRST)]

    assert (found.id_number, found.name, found.phone) == (FIRST, "罗春生", "13800138000")
    assert found.born_on == date(1984, 3, 5)
    assert found.feed == "test_wages"


def test_a_dossier_shows_every_feed_that_knows_her() -> None:
    deliver(ROWS, DAY, "d1")
    deliver(ROWS[1:2], DAY, "d2", Payments)

    parts = lake.dossier(person(FIRST), DAY)

    assert [(part.version.feed, len(part.rows)) for part in parts] == [
        ("test_payments", 1), ("test_wages", 2),
    ]  # fmt: skip
    assert parts[1].facts[TOTAL.column] == 220_000


def test_a_missing_column_is_refused_by_name() -> None:
    rows = table_of(ROWS).drop_columns([AMOUNT.column])

    with pytest.raises(lake.RowsUnfit, match=AMOUNT.column):
        lake.write_version(Wages, DAY, rows, delivery="d1", by=CLERK, accepted_by=HEAD)

    assert lake.versions("test_wages") == []


def test_an_empty_list_is_a_version() -> None:
    version = deliver([], DAY, "d1")

    assert (version.rows, version.people) == (0, 0)
    assert len(lake.facts("test_wages", DAY)) == 0


def test_no_declared_feed_uses_a_name_of_the_lake() -> None:
    for feed in feeds().values():
        theirs = open_columns(feed).keys() | sealed_columns(feed).keys()
        assert not theirs & own_columns().keys(), feed.title


def test_what_cannot_be_read_as_its_type_is_refused() -> None:
    rows = table_of(ROWS)
    words = pa.array(["十万"] * len(ROWS))
    wrong = rows.set_column(rows.column_names.index(AMOUNT.column), AMOUNT.column, words)

    with pytest.raises(lake.RowsUnfit, match="不能入库"):
        lake.write_version(Wages, DAY, wrong, delivery="d1", by=CLERK, accepted_by=HEAD)


def test_a_large_version_is_cut_between_people_and_found_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "TOGETHER", 3)
    monkeypatch.setattr(files, "GROUP", 2)
    people = [f"{place}19840305{order:03d}" for place in (440118, 440119) for order in range(5)]
    numbers = [checked(each) for each in people]
    months = [date(2026, month, 1) for month in (1, 2, 3)]
    deliver([(n, "某", m, 1) for m in months for n in numbers] + ROWS[3:], DAY, "d1")

    table = lake.facts("test_wages", DAY)

    assert table["person"].to_pylist() == list(range(1, 11))
    assert set(table[TOTAL.column].to_pylist()) == {3}
    assert [len(lake.rows_of("test_wages", each, DAY)) for each in range(1, 12)] == [3] * 10 + [0]
    assert set(lake.identities(range(1, 11), DAY)) == set(range(1, 11))
