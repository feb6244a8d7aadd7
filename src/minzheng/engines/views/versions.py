"""Which population table answers for a day: the newest that was built on it or before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.lake.api import folders
from minzheng.engines.screening.api import Snapshot, build
from minzheng.engines.views.definition import NoTable
from minzheng.kernel.months import Month

POPULATION = "population"
BUILDERS = ("data_clerk", "data_head", "district_clerk", "district_head")
MOST_AT_ONCE = 1_000_000  # persons up to whom a page may build a table while somebody waits
DAY = len("2026-11-20")


def day_of(table: Snapshot) -> date:
    """The day a table tells of."""
    return date.fromisoformat(table.version[:DAY])


def table_on(on: date) -> Snapshot:
    """The newest table of the day, or of the last day before it that has one. Raises NoTable."""
    found = [folder for folder in folders(POPULATION) if _day(folder) <= on]
    if not found:
        raise NoTable(
            f"{on} 以前还没有建立过人口总表，没有数可以看。"
            "请由数据资源中心点“建立这一天的人口总表”，或者运行 ./minzheng night"
        )
    return Snapshot.open(found[-1])


def month_ends(on: date, months: int) -> Iterator[Snapshot]:
    """The last table of each of so many months up to the day, oldest first; gaps are left out."""
    last = {Month.of(_day(f)): f for f in folders(POPULATION) if _day(f) <= on}
    for month in Month.between(Month.of(on).shift(1 - months), Month.of(on)):
        if month in last:
            yield Snapshot.open(last[month])


def build_table(on: date, *, by: Viewer, today: date) -> Snapshot:
    """Build the table of a day, as the registers and accepted data knew it then.

    Raises NotAllowed, NoTable for a day to come or a city too large to be built while one waits.
    """
    if not by.roles & set(BUILDERS):
        raise NotAllowed("建立人口总表由数据资源中心或者区民政局的经办人、负责人操作")
    if on > today:
        raise NoTable(f"{on} 还没有到，只能建立今天和以前的人口总表")
    if _size() > MOST_AT_ONCE:
        raise NoTable(
            f"人口超过 {MOST_AT_ONCE:,}，不能在页面上等着建立。"
            f"请在服务器上运行 ./minzheng views --on {on} --build"
        )
    return build(on, by=by.doer)


def _size() -> int:
    found = folders(POPULATION)
    return Snapshot.open(found[-1]).persons if found else 0


def _day(folder: Path) -> date:
    return date.fromisoformat(folder.name[:DAY])
