"""A new version of a feed: the delivered rows, or the former ones moved to other persons."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.audit import api as audit
from minzheng.engines.lake.adding import with_former
from minzheng.engines.lake.errors import NoSuchVersion
from minzheng.engines.lake.files import Written, write_files
from minzheng.engines.lake.layout import DELIVERY, PERSON, ROW
from minzheng.engines.lake.models import LakeVersion
from minzheng.engines.lake.reading import all_rows, newest
from minzheng.engines.lake.shaping import shaped
from minzheng.engines.lake.shelves import draft, make_durable, publish
from minzheng.kernel.doer import Doer
from minzheng.kernel.feed import Feed


@dataclass(frozen=True)
class _Origin:
    """Where a version comes from: a delivery, or an earlier version of the same delivery."""

    delivery: str
    by: Doer
    accepted_by: Doer
    follows: LakeVersion | None = None


def write_version(
    feed: type[Feed], day: date, rows: pa.Table, *, delivery: str, by: Doer, accepted_by: Doer
) -> LakeVersion:
    """Publish the accepted rows of a delivery as a version of the feed; gives the version.

    `rows`: every column of the feed under its term's column, `row` (number in the delivered file)
    and `person` (lake number, 0 or null where nobody is linked); `pseudonym` may come along. A feed
    that only adds is merged with its former version by key. The same delivery again gives the
    version it already has. Raises RowsUnfit.
    """
    known = LakeVersion.objects.filter(feed=feed.name(), delivery=delivery, follows=None).first()
    if known is not None:
        return known
    whole = shaped(feed, rows, delivery)
    former = newest(feed.name()) if feed.adds else None
    if former is not None:
        # What is added late counts from the newest day: no later version may lack it.
        whole, day = with_former(feed, whole, all_rows(feed, former)), max(day, former.day)
    return _publish(feed, day, whole, _Origin(delivery, by, accepted_by))


def relink(feed: type[Feed], moves: Mapping[int, int], *, delivery: str, by: Doer) -> LakeVersion:
    """A new version in which rows of a delivery belong to other persons: {row: person, 0 nobody}.

    Raises NoSuchVersion when the newest version holds none of these rows any more.
    """
    former = newest(feed.name())
    rows = None if former is None else all_rows(feed, former)
    places = _places(rows, moves, delivery) if rows is not None else np.zeros(0, np.int64)
    if former is None or rows is None or not len(places):
        raise NoSuchVersion(
            f"《{feed.title}》的现行版本里已没有报送 {delivery} 的这些行：数据已被新的报送取代，"
            "请到新版本里重新比对"
        )
    moved = _moved(rows, places, moves)
    return _publish(feed, former.day, moved, _Origin(former.delivery, by, by, former))


def _places(rows: pa.Table, moves: Mapping[int, int], delivery: str) -> np.ndarray:
    theirs = np.isin(rows[ROW].to_numpy(), list(moves))
    places = np.flatnonzero(theirs)
    came = rows[DELIVERY].take(pa.array(places)).to_pylist()
    return places[np.array([each == delivery for each in came], np.bool_)]


def _moved(rows: pa.Table, places: np.ndarray, moves: Mapping[int, int]) -> pa.Table:
    persons = rows[PERSON].fill_null(0).to_numpy().copy()
    numbers = rows[ROW].to_numpy()[places]
    persons[places] = [moves[int(number)] for number in numbers]
    column = pa.array(persons, mask=persons == 0)
    return rows.set_column(rows.column_names.index(PERSON), PERSON, column)


def _publish(feed: type[Feed], day: date, rows: pa.Table, origin: _Origin) -> LakeVersion:
    made: list[LakeVersion] = []
    with draft(f"feeds/{feed.name()}") as folder:
        written = write_files(feed, rows, folder, day)
        make_durable(folder)

        def tell(name: str) -> None:
            made.append(_enter(feed, name, written, origin))

        publish(folder, f"feeds/{feed.name()}", day, tell)
    return made[0]


def _enter(feed: type[Feed], name: str, written: Written, origin: _Origin) -> LakeVersion:
    day, _, number = name.rpartition("-")
    version = LakeVersion.objects.create(
        feed=feed.name(), day=date.fromisoformat(day), number=int(number), name=name,
        delivery=origin.delivery, follows=origin.follows, made_by=origin.by.name,
        accepted_by=origin.accepted_by.name, **asdict(written),
    )  # fmt: skip
    verb = "relink_rows" if origin.follows else "publish_version"
    detail = {**asdict(written), "delivery": origin.delivery, "accepted_by": origin.accepted_by.key}
    audit.record(origin.by, verb, version.ref, detail=detail)
    return version
