"""Into the review queue, and what was decided about the same row before."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.models import ReviewPair
from minzheng.engines.linkage.weighing import Reasons
from minzheng.registers.sealing import blind_index, seal, unseal

KEYED = ("id_number", "name", "born_on", "phone")
SHOWN = ("id_number", "name", "sex", "born_on", "phone", "address")
AT_ONCE = 500


@dataclass(frozen=True)
class Source:
    """Where rows come from: feed, delivery, whose queue, the day, whether few may see it."""

    feed: str
    delivery: str
    division: str
    on: date
    closed: bool = False

    @property
    def ref(self) -> str:
        """How the trail names the delivery."""
        return f"delivery:{self.delivery}"


@dataclass(frozen=True)
class Asked:
    """A row and a person to be looked at: the row's record and number, the person, why.

    `other`: it is no row but a second number of the lake.
    """

    record: Mapping[str, Any]
    row: int
    person: int
    reason: ReviewPair.Reason
    reasons: Reasons
    other: int | None = None


@dataclass(frozen=True)
class Settled:
    """What was decided before about a row: the person she is (by which pair), who she is not."""

    person: int = 0
    pair: int = 0
    refused: frozenset[int] = frozenset()


def row_key(record: Mapping[str, Any]) -> str:
    """A keyed digest of who a row says it is, the same in every delivery."""
    told = "\x1f".join(str(record.get(name) or "") for name in KEYED)
    return blind_index(told, kind="row")


def settled_before(feed: str, keys: Iterable[str]) -> dict[str, Settled]:
    """Earlier decisions about these rows, by key."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, Settled] = {}
    for start in range(0, len(wanted), AT_ONCE):
        ruled = ReviewPair.objects.filter(
            feed=feed, row_key__in=wanted[start : start + AT_ONCE], other=None
        ).exclude(state=ReviewPair.State.OPEN)
        for pair in ruled:
            found[pair.row_key] = _with(found.get(pair.row_key, Settled()), pair)
    return found


def carry_on(source: Source, rows: Mapping[int, int]) -> None:
    """Settled pairs stand in a new delivery now: {pair: row}, so that undoing finds the row."""
    pairs = ReviewPair.objects.in_bulk(list(rows))
    for pk, pair in pairs.items():
        pair.delivery, pair.row = source.delivery, rows[pk]
    ReviewPair.objects.bulk_update(pairs.values(), ["delivery", "row"], batch_size=AT_ONCE)


def enqueue(source: Source, asked: Sequence[Asked], model: Model) -> None:
    """Put them into the queue; a pair that is there already is brought up to date."""
    pairs = [_pair(source, each, model) for each in asked]
    ReviewPair.objects.bulk_create(
        pairs,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["feed", "row_key", "person"],
        update_fields=["delivery", "row", "reason", "weight", "chance", "evidence", "forbids",
                       "model"],
    )  # fmt: skip


def told(pair: ReviewPair) -> dict[str, Any]:
    """Who the row says it is, in clear; the caller masks it or has recorded the purpose."""
    if not pair.sealed:
        return {}
    opened: dict[str, Any] = json.loads(unseal(pair.sealed))
    return opened


def seal_record(record: Mapping[str, Any]) -> str:
    """Who a row says it is, encrypted."""
    plain = {name: record.get(name) for name in SHOWN}
    return seal(json.dumps(plain, ensure_ascii=False, default=str))


def _with(before: Settled, pair: ReviewPair) -> Settled:
    if pair.state == ReviewPair.State.ACCEPTED:
        return replace(before, person=pair.person, pair=pair.pk)
    return replace(before, refused=before.refused | {pair.person})


def _key(asked: Asked) -> str:
    """Of two numbers the second is the key: who stands behind it may be told in several ways."""
    return f"number:{asked.other}" if asked.other is not None else row_key(asked.record)


def _pair(source: Source, asked: Asked, model: Model) -> ReviewPair:
    reasons = asked.reasons
    return ReviewPair(
        feed=source.feed, delivery=source.delivery, row=asked.row, row_key=_key(asked),
        other=asked.other,
        sealed=seal_record(asked.record), person=asked.person, reason=asked.reason,
        weight=reasons.weight, chance=reasons.probability, forbids=reasons.veto,
        evidence=[asdict(line) for line in reasons.lines], model=model.version,
        closed=source.closed, division_code=source.division, raised_on=source.on,
    )  # fmt: skip
