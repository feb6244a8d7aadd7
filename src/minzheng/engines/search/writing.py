"""Writing what can be found: whatever stood there of it before is gone."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction

from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Entry, Kind, Token
from minzheng.engines.search.sources import Doc
from minzheng.engines.search.tokens import place_tokens

LOOKED_UP = 500  # below SQLite's limit of variables in one statement
INSERT = "INSERT INTO search_token (entry_id, token) VALUES (%s, %s)"
WRITTEN = (
    "label", "note", "division_code", "other_division", "matter", "gone", "address",
)  # fmt: skip


@transaction.atomic
def write(kind: Kind, docs: Sequence[Doc]) -> int:
    """Put these into the index in place of what it held of them; gives how many tokens."""
    if not docs:
        return 0
    addresses = _addresses({doc.address for doc in docs if doc.address})
    _forget_tokens(kind, [doc.subject for doc in docs])
    rows = [_entry(kind, doc, addresses) for doc in docs]
    keys = _upsert(rows)
    return _insert(
        (keys[doc.subject], token) for doc in docs for token in dict.fromkeys(doc.tokens)
    )


def _entry(kind: Kind, doc: Doc, addresses: Mapping[str, int]) -> Entry:
    return Entry(
        kind=kind,
        subject=doc.subject,
        label=doc.label,
        note=doc.note,
        division_code=doc.division_code,
        other_division=doc.other_division,
        matter=doc.matter,
        gone=doc.gone,
        address_id=addresses.get(doc.address),
    )


def _addresses(texts: Iterable[str]) -> dict[str, int]:
    """The entry of each address; those not yet known are written. Who shares one shares it."""
    digests = {text: _digest(text) for text in texts}
    known = _keys(Kind.ADDRESS, sorted(set(digests.values())))
    wanted = {digest: text for text, digest in digests.items() if digest not in known}
    new = [Entry(kind=Kind.ADDRESS, subject=digest, label=text) for digest, text in wanted.items()]
    if new:
        known |= _upsert(new)
        _insert(
            (known[digest], token)
            for digest, text in wanted.items()
            for token in dict.fromkeys(place_tokens(text))
        )
    return {text: known[digest] for text, digest in digests.items()}


def _upsert(rows: Sequence[Entry]) -> dict[int, int]:
    """Write the entries; gives the key of each by its subject."""
    written = Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "subject"], update_fields=WRITTEN
    )
    return {row.subject: row.pk for row in written}


def _insert(pairs: Iterable[tuple[int, bytes]]) -> int:
    """In the order of tokens: then many rows touch each page of the index once."""
    rows = sorted(pairs, key=lambda pair: pair[1])
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)
    return len(rows)


def _forget_tokens(kind: Kind, subjects: Sequence[int]) -> None:
    for some in _slices(sorted(_keys(kind, subjects).values())):
        Token.objects.filter(entry__in=some).delete()


def _keys(kind: Kind, subjects: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in _slices(subjects):
        rows = Entry.objects.filter(kind=kind, subject__in=some)
        found |= dict(rows.values_list("subject", "pk"))
    return found


def _slices(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), LOOKED_UP):
        yield numbers[start : start + LOOKED_UP]


def _digest(text: str) -> int:
    """A whole number of eight bytes with sign, as the databases keep them."""
    raw = hashlib.blake2b(fold(text).encode(), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)
