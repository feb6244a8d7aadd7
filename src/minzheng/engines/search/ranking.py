"""Which answer stands first: exact before beginning before inside, living, near, then by name."""

from collections.abc import Iterable, Sequence
from typing import Any

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.search.arms import Arm
from minzheng.engines.search.asking import Word
from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Kind
from minzheng.engines.search.sounds import sounds
from minzheng.engines.search.tokens import (
    CODE,
    FRAGMENT,
    HEAD,
    INNER,
    NUMBER,
    PHONE,
    PLACE,
    SOUND,
    backwards,
)
from minzheng.engines.search.values import AROUND, BEGINS, EXACT, INSIDE, Group, Hit

FIELDS = {
    HEAD: "姓名", INNER: "姓名", SOUND: "拼音", NUMBER: "编号", CODE: "代码", FRAGMENT: "证件号码",
    PHONE: "电话后四位", PLACE: "地址",
}  # fmt: skip
FIXED = {PLACE: AROUND, PHONE: BEGINS, INNER: INSIDE}
SERIAL = 6  # the digits of a serial at the end of a case's or household's number


def groups(
    viewer: Viewer, rows: Iterable[dict[str, Any]], arms: Sequence[Arm], word: Word, most: int
) -> tuple[Group, ...]:
    """The rows as hits by kind, each once, best first."""
    hits: dict[int, Hit] = {}
    for row in rows:
        hit = _hit(row, arms[row["arm"]], word)
        known = hits.get(row["pk"])
        hits[row["pk"]] = hit if known is None else known.joined(hit)
    by_kind = {kind: [hit for hit in hits.values() if hit.kind is kind] for kind in Kind}
    return tuple(
        Group(kind, tuple(sorted(held, key=lambda hit: _order(viewer, hit))[:most]), len(held))
        for kind, held in by_kind.items()
        if held
    )


def _order(viewer: Viewer, hit: Hit) -> tuple[int, bool, bool, str, int]:
    far = not may_see(viewer, hit.division_code)
    return hit.rank, hit.gone, far, hit.label, hit.subject


def _hit(row: dict[str, Any], arm: Arm, word: Word) -> Hit:
    return Hit(
        kind=Kind(row["kind"]),
        subject=row["subject"],
        label=row["label"],
        note=row["note"],
        division_code=row["division_code"],
        matter=row["matter"],
        gone=row["gone"],
        address=row["address_id"],
        rank=_rank(arm, word.plain, row["label"], row["note"]),
        by=(_field(arm),),
    )


def _field(arm: Arm) -> str:
    named = arm.field in (HEAD, INNER) and arm.kind is not Kind.PERSON
    return "名称" if named else FIELDS[arm.field]


def _rank(arm: Arm, plain: str, label: str, note: str) -> int:
    """How well it fits; of a field whose text is not kept, as well as its arm tells."""
    if arm.field == NUMBER:
        return _rank_of_number(plain, label, note)
    if arm.field in FIXED:
        return FIXED[arm.field]
    if arm.field == FRAGMENT:
        return INSIDE if arm.later else BEGINS
    ways = {HEAD: (fold(label),), SOUND: sounds(label), CODE: (fold(note),)}[arm.field]
    if plain in ways:
        return EXACT
    return BEGINS if any(way.startswith(plain) for way in ways) else INSIDE


def _rank_of_number(plain: str, label: str, note: str) -> int:
    """Exact when it is the whole number, or the serial without its noughts and the letters."""
    digits = plain.lstrip("abcdefghijklmnopqrstuvwxyz")
    serial = backwards(label)[:SERIAL][::-1]
    whole = plain in (fold(label), fold(note))
    return EXACT if whole or digits.lstrip("0") == serial.lstrip("0") else INSIDE
