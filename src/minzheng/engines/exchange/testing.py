"""Small files of two feeds, for tests of everything that stands on the exchange."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.exchange.api import Delivery, accept, check, stage
from minzheng.kernel.feed import feed_named

FEED = "cremations"
HEADERS = ("逝者身份证号", "逝者姓名", "性别", "死亡日期", "火化日期", "殡仪馆", "火化证编号")
FIRST_DAY, NEXT_DAY = date(2026, 10, 30), date(2026, 10, 31)
PEOPLE = (
    ("11010519491231002X", "何秀兰", "女"),
    ("440103195602290025", "邓月英", "女"),
    ("330213199001010017", "孙立人", "男"),
    ("440118198403050019", "罗春生", "男"),
)
Line = Sequence[str]


def line(number: str, name: str, sex: str = "男", *, died: str = "2026-10-28") -> tuple[str, ...]:
    """One row of the cremations as the department writes it."""
    return number, name, sex, died, "2026-10-30", "增城殡仪馆", f"H{number[-6:-1]}"


def lines() -> list[tuple[str, ...]]:
    """Four rows without a fault."""
    return [line(number, name, sex) for number, name, sex in PEOPLE]


def csv_of(rows: Iterable[Line], headers: Line = HEADERS, *, encoding: str = "utf-8") -> bytes:
    """The rows as a file."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def delivered(cast: Cast, content: bytes, *, day: date = NEXT_DAY, name: str = "f.csv") -> Delivery:
    """A file of the cremations staged by the clerk."""
    by: Viewer = cast.viewers["data_clerk"]
    return stage(feed_named(FEED), content, filename=name, day=day, by=by, on=cast.on)


def checked(cast: Cast, content: bytes, *, day: date = NEXT_DAY, name: str = "f.csv") -> Delivery:
    """The same, checked."""
    return check(delivered(cast, content, day=day, name=name))


def accepted(cast: Cast, content: bytes, *, day: date = NEXT_DAY) -> Delivery:
    """The same, accepted by the head."""
    return accept(checked(cast, content, day=day), by=cast.viewers["data_head"], on=cast.on)
