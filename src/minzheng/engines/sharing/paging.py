"""Handing out through the interface: pages by cursor, so many rows a day, every call logged."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from django.db import transaction

from minzheng.engines.screening.api import Snapshot, snapshot
from minzheng.engines.sharing.errors import CursorStale, KeyWrong, TooMany, WrongState
from minzheng.engines.sharing.files import MARKED
from minzheng.engines.sharing.finding import handed_out, refuse_unserved
from minzheng.engines.sharing.keeping import department_of, digest_of, log
from minzheng.engines.sharing.models import Share, ShareUse
from minzheng.engines.sharing.rows import Row, heads, rows_of
from minzheng.engines.sharing.selecting import selected
from minzheng.engines.sharing.watermark import mark

PAGE = 500
IN_SLICE = 1_000_000  # more people than a slice of the population holds


@dataclass(frozen=True)
class Page:
    """A page of rows. `after`: where the next one begins, "" at the end."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    after: str
    version: str
    left_today: int


@dataclass(frozen=True)
class Place:
    """Where a page begins: the slice, and how many of its chosen were handed out before."""

    number: int = 0
    offset: int = 0


def share_by_key(number: str, key: str) -> Share:
    """The request a key opens. Raises KeyWrong, alike for a wrong number and a wrong key."""
    share = Share.objects.filter(number=number).first()
    kept = share.key_digest if share is not None else ""
    if share is None or not kept or not compare_digest(kept, digest_of(key)):
        raise KeyWrong("编号或者密钥不对。请核对编号；密钥遗失的，请提供单位重新发放")
    return share


def serve_page(share: Share, after: str, limit: int, *, on: date) -> Page:
    """The next rows; each call is logged, refused ones too.

    Raises WrongState (not approved, or its time is over), TooMany (today's rows are used up),
    CursorStale, NoSnapshot.
    """
    try:
        return _served(share, after, limit, on)
    except (WrongState, TooMany, CursorStale) as refusal:
        log(_use(share, on=on, refused=str(refusal)[:200]), department_of(share))
        raise


@transaction.atomic
def _served(share: Share, after: str, limit: int, on: date) -> Page:
    """Calls for one request run one after another: the day's rows are counted under its lock."""
    share = Share.objects.select_for_update().get(pk=share.pk)
    refuse_unserved(share, Share.Way.API, on)
    table = snapshot()
    place, left = _place(after, table), _left(share, on)
    found, beyond = _page(share, table, place, size=max(1, min(limit, PAGE, left)), on=on)
    use = _use(share, on=on, rows=len(found), version=table.version)
    log(use, department_of(share))
    next_page = _cursor(table, beyond) if beyond is not None else ""
    shown = (*heads(share), MARKED)
    return Page(shown, tuple(found), next_page, table.version, left - len(found))


def _page(
    share: Share, table: Snapshot, place: Place, *, size: int, on: date
) -> tuple[list[Row], Place | None]:
    """Rows from a place on, over as many slices as it takes, and where they stopped."""
    found: list[Row] = []
    number, offset = place.number, place.offset
    for part in selected(share, table, first=number, on=on):
        got = rows_of(share, part, slice(offset, offset + size - len(found)), on)
        first = number * IN_SLICE + offset
        found += [(*row, mark(share.pk, first + n)) for n, row in enumerate(got)]
        if offset + len(got) < len(part.persons):
            return found, Place(number, offset + len(got))
        number, offset = number + 1, 0
    return found, None


def _left(share: Share, on: date) -> int:
    """How many rows may still go out today. Raises TooMany."""
    left = share.row_limit - handed_out(share, on)
    if left <= 0:
        raise TooMany(f"今天的 {share.row_limit} 行已经取完，明天再取；需要提高上限的，请重新申请")
    return left


def _cursor(table: Snapshot, place: Place) -> str:
    told = json.dumps([table.version, place.number, place.offset])
    return base64.urlsafe_b64encode(told.encode()).decode("ascii")


def _place(after: str, table: Snapshot) -> Place:
    if not after:
        return Place()
    try:
        version, number, offset = json.loads(base64.urlsafe_b64decode(after))
        place = Place(int(number), int(offset))
    except (binascii.Error, ValueError, TypeError) as error:
        raise CursorStale("翻页的位置读不懂，请从第一页重新取") from error
    if version != table.version or min(place.number, place.offset) < 0:
        raise CursorStale(f"数据已更新为 {table.version}，请从第一页重新取，不要接着旧的翻")
    return place


def _use(
    share: Share, *, on: date, rows: int = 0, version: str = "", refused: str = ""
) -> ShareUse:
    return ShareUse(
        share=share, on=on, way=ShareUse.Way.API, given_to=share.department, rows=rows,
        fields=share.fields, version=version, refused=refused,
    )  # fmt: skip
