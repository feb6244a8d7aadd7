"""The bank file: written in one stroke, sealed where it lies, the same bytes every time."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.errors import FileDamaged, RunRefused
from minzheng.engines.payments.funding import send_run
from minzheng.engines.payments.layout import Layout, Value, read_layout
from minzheng.engines.payments.models import OPEN_STATES, BankFile, PayLine, PayRun, RunState
from minzheng.engines.payments.running import lock_run
from minzheng.kernel.divisions import short
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.registers.sealing import SealBroken, seal, unseal

FIELDS = ("number", "account__payee_name", "account__sealed", "amount")


@transaction.atomic
def export_run(run: PayRun, layout: str = "generic", *, by: Doer, on: date) -> BankFile:
    """Write the bank file of an approved run; exporting again gives the file there is.

    Raises RunRefused before approval, UnknownLayout, LineDoesNotFit, FileDamaged.
    """
    row, shape = lock_run(run), read_layout(layout)
    if row.state in OPEN_STATES:
        raise RunRefused(f"{row}还没有审批，请先复核、审批，再导出代发文件")
    if not row.count:
        raise RunRefused(f"{row}没有要发的钱，不需要代发文件")
    former = BankFile.objects.filter(run=row, layout=layout).first()
    if former is not None and _path(former.path).exists():
        return former
    text = "".join(_lines(row, shape))
    content = text.encode(shape.encoding)
    if former is not None and hashlib.sha256(content).hexdigest() != former.sha256:
        raise FileDamaged(
            f"{former.name}的存档丢失，且现有数据写出的内容与当时不同，请报告安全管理员"
        )
    if former is not None:
        _write(_path(former.path), seal(text))
        return former
    file = BankFile(run=row, layout=layout, exported_on=on, exported_by=by.name)
    return _keep(file, shape, text, content, by=by)


def bank_file_bytes(file: BankFile, *, by: Doer) -> bytes:
    """The file in clear, for the bank; who took it is recorded first. Raises FileDamaged."""
    with transaction.atomic():
        detail = {"layout": file.layout, "sha256": file.sha256}
        audit.record(
            by, "open_bank_file", file.run.ref, division=file.run.division_code, detail=detail
        )
    try:
        text = unseal(_path(file.path).read_text("ascii"))
    except (FileNotFoundError, SealBroken) as error:
        raise FileDamaged(f"{file.name}的存档丢失或被改动，请重新导出后再下载") from error
    content = text.encode(read_layout(file.layout).encoding)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileDamaged(f"{file.name}的存档与导出时不同，请勿使用，并报告安全管理员")
    return content


def purpose_of(run: PayRun) -> str:
    """What the payee reads in her bank statement: the matter's short name and the month."""
    matter = catalogue().matters.get(run.matter)
    return f"{matter.service.short if matter else run.matter}{run.month.label}"


def _keep(file: BankFile, shape: Layout, text: str, content: bytes, *, by: Doer) -> BankFile:
    """1. the file, 2. the row: a crash between them leaves nothing that anybody counts."""
    run = file.run
    file.name = f"{_batch(run)}.{shape.extension}"
    file.path = f"payments/{run.month.year}/{_batch(run)}-{run.pk}-{file.layout}.sealed"
    file.sha256, file.size = hashlib.sha256(content).hexdigest(), len(content)
    _write(_path(file.path), seal(text))
    file.save(force_insert=True)
    detail = {"layout": file.layout, "sha256": file.sha256, "count": run.count, "total": run.total}
    audit.record(by, "export_run", run.ref, division=run.division_code, detail=detail)
    if run.state == RunState.APPROVED:
        send_run(run, by=by, on=file.exported_on)
        run.state = RunState.EXPORTED
        run.save(update_fields=["state"])
    return file


def _lines(run: PayRun, shape: Layout) -> Iterator[str]:
    head: dict[str, Value] = {
        "batch": _batch(run),
        "day": f"{run.approved_on:%Y%m%d}",
        "count": run.count,
        "total": run.total,
    }
    if shape.header:
        yield shape.line(shape.header, head)
    purpose, count, total = purpose_of(run), 0, 0
    for number, name, sealed, amount in _transfers(run):
        count, total = count + 1, total + amount
        values: dict[str, Value] = {
            "number": number,
            "name": name,
            "amount": amount,
            "purpose": purpose,
        }
        yield shape.line(shape.row, {**head, **values, "account": unseal(sealed)})
    if (count, total) != (run.count, run.total):
        raise FileDamaged(f"{run}的明细与审批时申报的笔数、金额不符，已停止导出，请报告安全管理员")
    if shape.footer:
        yield shape.line(shape.footer, head)


def _transfers(run: PayRun) -> Iterator[tuple[int, str, str, int]]:
    lines = PayLine.objects.filter(run=run, number__isnull=False).order_by("number")
    return lines.values_list(*FIELDS).iterator(chunk_size=5000)


def _batch(run: PayRun) -> str:
    """The batch number the bank sees: county, month, number of the run, its key."""
    month = str(run.month).replace("-", "")
    return f"{short(run.division_code)}{month}{run.number:02d}{run.pk:05d}"


def _path(path: str) -> Path:
    return Path(settings.DATA_DIR) / path


def _write(path: Path, text: str) -> None:
    """All of the file or nothing, also when the power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="ascii", dir=path.parent, suffix=".part", delete=False
    ) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
