"""Taking a list out: a short one at once, a long one as work that can be left."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.workbench.api import NewJob, Work
from minzheng.faces.desk.lists.files import Cover, write
from minzheng.faces.desk.lists.walking import Sheet, Source, walk
from minzheng.faces.looks.parts import Table

AT_ONCE = 5_000  # rows; a longer list is written behind the page
EXPORT = "export"
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: read out on the phone, they are confused
LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:\d{11}|\d{15,19}|\d{17}[Xx])(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Order:
    """What is wanted of a list: its key and address, the kind of file, what for."""

    key: str
    of: str
    kind: str
    purpose: str


@dataclass(frozen=True)
class File:
    """A file ready to be handed out."""

    name: str
    content: bytes
    kind: str


def take_short(order: Order, source: Source, *, by: Viewer) -> File | None:
    """The list as a file, noted in the trail; None when it has more rows than go at once."""
    sheets = _short(source)
    if sheets is None:
        return None
    path = _new_path(f"{secrets.token_hex(8)}.{order.kind}")
    try:
        _write(order, source, path, sheets, by=by)
        return File(file_name(source, order.kind), path.read_bytes(), order.kind)
    finally:
        path.unlink(missing_ok=True)


def long_export(order: Order, source: Source) -> NewJob:
    """The same as work that can be left."""
    return NewJob(EXPORT, f"导出{source.listing.title}", asdict(order))


def write_long(work: Work, order: Order, source: Source) -> str:
    """The file of a job, page by page; begun anew when it was interrupted."""
    path = _new_path(f"{work.job.pk}-{secrets.token_hex(8)}.{order.kind}")
    count = _write(order, source, path, _told(work, walk(source)), by=work.viewer)
    work.keep_file(file_name(source, order.kind), str(path.relative_to(settings.DATA_DIR)))
    return f"共 {count} 行，文件保存 30 天"


def file_name(source: Source, kind: str) -> str:
    """What the file is called when it is saved."""
    return f"{source.listing.title}{source.on}.{kind}"


def without_numbers(text: str) -> str:
    """A text without phone and identity numbers: it is kept in the trail and in the file's head."""
    return LONG_NUMBER.sub("（号码）", text)


def _write(order: Order, source: Source, path: Path, sheets: Iterator[Sheet], *, by: Viewer) -> int:
    """Write the file, then note who took what and why: no file is handed out before."""
    first = next(sheets)
    mark = "".join(secrets.choice(SIGNS) for _ in range(10))
    cover = _cover(order, source, first, mark=mark, by=by)
    count = write(order.kind, path, cover, _tables(first, sheets))
    detail = {"rows": count, "kind": order.kind, "mark": mark, "narrowed": cover.narrowed}
    subject = f"list:{order.key}"
    with transaction.atomic():
        audit.record(by.doer, "export_list", subject, purpose=order.purpose, detail=detail)
    return count


def _cover(order: Order, source: Source, first: Sheet, *, mark: str, by: Viewer) -> Cover:
    taken = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    return Cover(
        title=source.listing.title,
        office=by.doer.office,
        officer=f"{by.doer.name}（{by.doer.key}）",
        taken=taken,
        narrowed=without_numbers(first.narrowed),
        purpose=order.purpose,
        mark=f"{mark} {by.doer.key}",
    )


def _tables(first: Sheet, sheets: Iterator[Sheet]) -> Iterator[Table | None]:
    yield first.table
    for sheet in sheets:
        yield sheet.table


def _short(source: Source) -> Iterator[Sheet] | None:
    gathered: list[Sheet] = []
    count = 0
    for sheet in walk(source):
        gathered.append(sheet)
        count += len(sheet.table.rows) if sheet.table else 0
        if count > AT_ONCE:
            return None
    return iter(gathered)


def _told(work: Work, sheets: Iterator[Sheet]) -> Iterator[Sheet]:
    count = 0
    for sheet in sheets:
        yield sheet
        count += len(sheet.table.rows) if sheet.table else 0
        work.tell(count, total=count + 1 if sheet.following else count)


def _new_path(name: str) -> Path:
    folder = Path(settings.DATA_DIR) / "jobs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / name
