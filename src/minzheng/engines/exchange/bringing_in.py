"""The good rows of an accepted delivery: whose they are, then a new version in the lake."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.exchange.checking.passing import good_rows
from minzheng.engines.exchange.folders import BAD, PERSONS, ROWS, drop, folder_of
from minzheng.engines.exchange.leasing import Lease
from minzheng.engines.exchange.models import Delivery, State
from minzheng.engines.lake.api import LakeVersion, pseudonyms, write_version
from minzheng.engines.linkage.api import link
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.feed import Feed, Role, feed_named


def bring_in(delivery: Delivery, lease: Lease) -> None:
    """1. Whose rows they are, kept. 2. The version, once per delivery. 3. The delivery is accepted.

    Each of them may be done again: the first is kept in a file, the lake knows the delivery, and
    the last is one transaction.
    """
    feed = feed_named(delivery.feed)
    lease.write(doing="关联", done=0, total=delivery.good)
    rows = _with_pseudonyms(feed, good_rows(folder_of(delivery)))
    persons = _persons(feed, rows, delivery, folder_of(delivery) / PERSONS)
    lease.write(doing="入库", done=len(rows))
    rows = rows.append_column("person", pa.array(persons, pa.int64()))
    version = write_version(
        feed,
        delivery.day,
        rows,
        delivery=delivery.number,
        by=SYSTEM,
        accepted_by=_accepter(delivery),
    )
    _finish(delivery, lease, version, int((persons > 0).sum()))
    drop(delivery, ROWS, BAD, PERSONS)


def _with_pseudonyms(feed: type[Feed], rows: pa.Table) -> pa.Table:
    """Digested once: both linkage and the lake need them, and they are most of the work."""
    number = feed.column_of(Role.ID)
    if number is None:
        return rows
    return rows.append_column("pseudonym", pseudonyms(rows[number.term.column]))


def _persons(feed: type[Feed], rows: pa.Table, delivery: Delivery, path: Path) -> np.ndarray:
    """The person number of each row; found once."""
    if path.exists():
        return np.asarray(np.load(path), np.int64)
    persons = link(
        feed, rows, delivery=delivery.number, division=delivery.division_code,
        on=delivery.decided_on or delivery.staged_on,
    )  # fmt: skip
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        np.save(file, persons)
    draft.replace(path)
    return persons


def _accepter(delivery: Delivery) -> Doer:
    return Doer(
        "officer", delivery.decided_key, delivery.decided_by, delivery.decided_office,
        delivery.division_code,
    )  # fmt: skip


@transaction.atomic
def _finish(delivery: Delivery, lease: Lease, version: LakeVersion, linked: int) -> None:
    lease.write(state=State.ACCEPTED, version=version.name, linked=linked, done=delivery.good)
    detail = {"version": version.name, "rows": delivery.good, "linked": linked}
    audit.record(
        SYSTEM, "delivery_in_lake", delivery.ref, division=delivery.division_code, detail=detail
    )
