"""Handing out a file: made anew each time, marked row by row, logged, kept nowhere."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.screening.api import Snapshot, snapshot
from minzheng.engines.sharing import files
from minzheng.engines.sharing.counting import count_heads, counts
from minzheng.engines.sharing.errors import TooMany
from minzheng.engines.sharing.finding import refuse_unserved
from minzheng.engines.sharing.keeping import digest_of, log
from minzheng.engines.sharing.models import Share, ShareUse
from minzheng.engines.sharing.rows import Row, heads, rows
from minzheng.engines.sharing.watermark import mark

SERVERS = ("data_clerk",)


@dataclass(frozen=True)
class File:
    """A file as it is handed out."""

    name: str
    content: bytes
    mime: str


def serve_file(share: Share, suffix: str, *, by: Viewer, on: date) -> File:
    """The file of a request ("csv", "xlsx").

    Raises WrongState, TooMany (nothing is handed out), NoSnapshot, NotAllowed.
    """
    require(by, SERVERS, share.division_code)
    refuse_unserved(share, Share.Way.FILE, on)
    table = snapshot()
    head, listed = _table(share, table, on)
    if suffix == files.CSV:
        made = files.csv_file(head, listed)
    else:
        told = files.about(share, len(listed), table.version, by=by.doer.name, on=str(on))
        made = files.xlsx_file(head, listed, told)
    statistics = share.form == Share.Form.STATISTICS
    use = ShareUse(
        share=share, on=on, given_to=share.department, given_by=by.doer.name, rows=len(listed),
        way=ShareUse.Way.STATISTICS if statistics else ShareUse.Way.FILE,
        fields=share.fields or share.group_by, version=table.version,
        digest=hashlib.sha256(made).hexdigest(),
    )  # fmt: skip
    log(use, by.doer)
    return File(f"{share.number}-{on}.{suffix}", made, files.MIMES[suffix])


@transaction.atomic
def give_key(share: Share, *, by: Viewer, on: date) -> str:
    """A new bearer key for the interface; the former one no longer opens. It is told this once.

    Raises WrongState, NotAllowed.
    """
    require(by, SERVERS, share.division_code)
    refuse_unserved(share, Share.Way.API, on)
    key = secrets.token_urlsafe(32)
    share.key_digest, share.key_given_on = digest_of(key), on
    share.save(update_fields=["key_digest", "key_given_on"])
    audit.record(by.doer, "give_share_key", share.ref, division=share.division_code)
    return key


def _table(share: Share, table: Snapshot, on: date) -> tuple[list[str], list[Row]]:
    """Heads and rows of a file, each person's row with its mark. Raises TooMany."""
    if share.form == Share.Form.STATISTICS:
        return count_heads(share), counts(share, table, on)
    listed = list(islice(rows(share, table, on), share.row_limit + 1))
    if len(listed) > share.row_limit:
        raise TooMany(
            f"符合条件的超过批准的 {share.row_limit} 行，没有提供。请缩小范围，或重新申请更高的上限"
        )
    marked = [(*row, mark(share.pk, n)) for n, row in enumerate(listed, start=1)]
    return [*heads(share), files.MARKED], marked
