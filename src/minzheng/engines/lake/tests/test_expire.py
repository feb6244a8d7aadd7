"""How long versions lie: over its time a version goes, unless a decision rests on it."""

import os
from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake import api as lake
from minzheng.engines.lake.tests.staging import CLERK, deliver
from minzheng.kernel.params import ParamBook

pytestmark = pytest.mark.django_db

FIRST = "440118198403050019"
JANUARY, MARCH, JULY = date(2026, 1, 31), date(2026, 3, 31), date(2026, 7, 1)
BOOK = """
feed.keep_months.test:
  label: 测试数据保存期
  unit: 个月
  basis: 测试
  values:
    "000000":
      - {since: 2020-01-01, value: 6个月, source: 测试, status: unconfirmed, checked_on: 2026-01-01}
"""


@pytest.fixture
def book(tmp_path: Path) -> ParamBook:
    (tmp_path / "params.yaml").write_text(BOOK, "utf-8")
    return ParamBook.load([tmp_path / "params.yaml"])


@pytest.fixture(autouse=True)
def two() -> None:
    for number, day in enumerate((JANUARY, MARCH)):
        deliver([(FIRST, "罗春生", day, 100 + number)], day, f"d{number}")


def names(book: ParamBook, on: date) -> tuple[str, ...]:
    return lake.expire(on, book=book, by=CLERK).versions


def test_the_last_day_is_still_within_the_time(book: ParamBook) -> None:
    assert names(book, date(2026, 7, 31)) == ()
    assert names(book, date(2026, 8, 1)) == ("feed:test_wages@2026-01-31-001",)


def test_what_is_removed_is_gone_but_its_line_stays(book: ParamBook) -> None:
    old = lake.versions("test_wages")[1]

    names(book, date(2026, 8, 1))

    old.refresh_from_db()
    assert not old.folder.exists()
    assert (old.expired_on, old.expired_by) == (date(2026, 8, 1), CLERK.name)
    assert entries_about(old.ref)[-1].verb == "expire_version"
    assert lake.version("test_wages", JANUARY) is None
    assert lake.version("test_wages", MARCH) is not None


def test_what_nobody_delivers_any_more_goes_as_well(book: ParamBook) -> None:
    names(book, date(2027, 1, 1))

    assert lake.current(date(2027, 1, 1)) == {}
    assert len(lake.facts("test_wages", date(2027, 1, 1))) == 0


def test_a_version_a_decision_rests_on_is_held(book: ParamBook) -> None:
    old = lake.versions("test_wages")[1]
    lake.pin(old, "case:GZ1", on=JANUARY)
    lake.pin(old, "case:GZ1", on=MARCH)

    done = lake.expire(date(2026, 8, 1), book=book, by=CLERK)

    assert (done.versions, done.held) == ((), (old.ref,))
    assert lake.is_whole(old)


def test_names_go_when_two_newer_versions_stand(book: ParamBook) -> None:
    deliver([(FIRST, "罗春生", JULY, 102)], JULY, "d2")

    done = lake.expire(JULY, book=book, by=CLERK)

    oldest = lake.versions("test_wages")[2]
    assert done.identities == (oldest.ref,)
    assert not (oldest.folder / "identity.parquet").exists()
    with pytest.raises(lake.NoSuchVersion, match="到期删除"):
        lake.identity_table(oldest)
    assert lake.identities([1], JANUARY)[1].name == "罗春生"  # by the newest that names her


def test_twice_changes_nothing(book: ParamBook) -> None:
    lake.expire(date(2026, 8, 1), book=book, by=CLERK)

    again = lake.expire(date(2026, 8, 1), book=book, by=CLERK)

    assert (again.versions, again.identities) == ((), ())


def test_without_a_time_set_nothing_goes() -> None:
    assert names(ParamBook({}), date(2099, 1, 1)) == ()


def test_what_a_killed_run_left_is_swept_up(book: ParamBook) -> None:
    old, new = lake.versions("test_wages")[::-1]
    unknown = new.folder.with_name("2026-05-01-001")
    unknown.mkdir()
    os.utime(unknown, (0, 0))
    old.expired_on = MARCH
    old.save()

    lake.expire(MARCH, book=book, by=CLERK)

    assert [folder.exists() for folder in (old.folder, new.folder, unknown)] == [False, True, False]


def test_the_storage_report_counts_and_foretells(book: ParamBook) -> None:
    [report] = [each for each in lake.storage(MARCH, book=book) if each.feed == "test_wages"]

    assert (report.versions, report.rows, report.oldest, report.newest) == (2, 2, JANUARY, MARCH)
    assert (report.keep_months, report.expires) == (6, date(2026, 7, 31))
    assert report.bytes == sum(each.bytes for each in lake.versions("test_wages"))


def test_a_changed_file_is_noticed() -> None:
    version = lake.versions("test_wages")[0]
    path = version.folder / "facts.parquet"

    path.write_bytes(path.read_bytes()[:-1] + b"x")

    assert not lake.is_whole(version)
