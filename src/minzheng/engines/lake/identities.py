"""Who somebody is, from the sealed part of the lake. The caller has recorded why it was opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.lake.files import about
from minzheng.engines.lake.joining import overlay
from minzheng.engines.lake.layout import PERSON, ROW, ROWS
from minzheng.engines.lake.models import LakeVersion
from minzheng.engines.lake.reading import current, newest, sealed_file_of
from minzheng.engines.lake.seeking import rows_with
from minzheng.kernel.feed import Role

ROLL = "residents"  # the register of residents knows best who somebody is
SEALED = (Role.ID, Role.NAME, Role.PHONE, Role.ADDRESS)
OPEN = (Role.SEX, Role.BIRTH)


@dataclass(frozen=True)
class Identity:
    """A person in clear, as one feed names her; empty or None is unknown."""

    person: int
    id_number: str = ""
    name: str = ""
    sex: int | None = None
    born_on: date | None = None
    phone: str = ""
    address: str = ""
    feed: str = ""
    version: str = ""


_NAMES = {
    Role.ID: "id_number",
    Role.NAME: "name",
    Role.SEX: "sex",
    Role.BIRTH: "born_on",
    Role.PHONE: "phone",
    Role.ADDRESS: "address",
}


def identities(persons: Sequence[int], as_of: date) -> dict[int, Identity]:
    """Who these lake numbers are, each by the first feed that names her, residents first.

    Opens sealed columns: the caller has checked the right to and recorded the purpose.
    """
    joined = overlay(as_of)
    wanted = {number: person for person in persons for number in joined.cluster(person)}
    found: dict[int, Identity] = {}
    for version in _in_turn(as_of):
        missing = [number for number, person in wanted.items() if person not in found]
        if not missing:
            break
        for number, told in _told(version, missing):
            found.setdefault(wanted[number], Identity(wanted[number], **told))
    return found


def identity_table(version: LakeVersion, columns: Sequence[str] | None = None) -> pa.Table:
    """The sealed part of a whole version: `row`, `person` and these columns, for matching.

    Raises NoSuchVersion when it was removed.
    """
    with sealed_file_of(version) as file:
        return file.read(columns=None if columns is None else [ROW, PERSON, *columns])


def _in_turn(as_of: date) -> list[LakeVersion]:
    """Of each feed the version of the day; where its names are gone, the newest."""
    held = [
        each if each.identity_removed_on is None else newest(each.feed)
        for each in current(as_of).values()
    ]
    named = [each for each in held if each and each.identity_removed_on is None]
    return sorted(named, key=lambda each: (each.feed != ROLL, each.feed))


def _told(version: LakeVersion, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    roles = about(version.folder)["roles"]
    sealed = {role: roles[role.name] for role in SEALED if role.name in roles}
    opened = {role: roles[role.name] for role in OPEN if role.name in roles}
    with sealed_file_of(version) as file:
        hidden = rows_with(file, numbers, list(sealed.values())).to_pylist()
    with pq.ParquetFile(version.folder / ROWS) as file:
        plain = rows_with(file, numbers, list(opened.values())).to_pylist()
    for closed, open_ in zip(hidden, plain, strict=True):
        row = {**closed, **open_}
        told = {_NAMES[role]: row[column] for role, column in {**sealed, **opened}.items()}
        words = {key: value for key, value in told.items() if value is not None}
        yield closed[PERSON], {**words, "feed": version.feed, "version": version.name}
