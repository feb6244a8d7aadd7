"""Papers handed in: kind told by content, kept by digest, read by who may see the case."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES, may_read, require_concerned_or
from minzheng.engines.cases.agency import is_covered
from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.drafting import draft_for, form_of
from minzheng.engines.cases.errors import MaterialRefused, NoSuchCase
from minzheng.engines.cases.models import Case, Draft, Material
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.sniffing import sniff
from minzheng.engines.cases.state import lock_case, require_open
from minzheng.engines.cases.values import Upload
from minzheng.kernel.form import Form

MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
FOLDER = "materials"


class MaterialBroken(RuntimeError):
    """The stored file is gone or is not what was handed in."""


@transaction.atomic
def attach(number: str, upload: Upload, *, by: Viewer, on: date) -> Material:
    """Add a paper to a case; the same file twice is kept once.

    Raises MaterialRefused (kind, size), CaseEnded, NoSuchCase, NotYours, NotAllowed.
    """
    case = lock_case(number)
    require_open(case)
    require_concerned_or(by, case, CASE_ROLES)
    return keep(upload, case=case, by=by, on=on)


@transaction.atomic
def attach_to_draft(draft_id: int, upload: Upload, *, by: Viewer, on: date) -> Material:
    """Add a paper to a draft. Raises MaterialRefused, NoSuchDraft, NotYours, NotAllowed."""
    draft = draft_for(by, draft_id, on)
    kept = _keep(upload, form_of(draft))
    row, _ = Material.objects.get_or_create(
        draft=draft, key=upload.key, sha256=kept["sha256"], defaults=_who(kept, by, on)
    )
    subject, division = f"draft:{draft.pk}", draft.division_code
    audit.record(by.doer, "attach", subject, division=division, detail={"sha256": row.sha256})
    return row


@transaction.atomic
def remove_from_draft(draft_id: int, material_id: int, *, by: Viewer, on: date) -> None:
    """Take a paper out of a draft again; what a case has received stays. Raises NoSuchDraft."""
    draft = draft_for(by, draft_id, on)
    Material.objects.filter(pk=material_id, draft=draft).delete()
    subject, division = f"draft:{draft.pk}", draft.division_code
    detail = {"material": material_id}
    audit.record(by.doer, "remove_from_draft", subject, division=division, detail=detail)


def keep(upload: Upload, *, case: Case, by: Viewer, on: date) -> Material:
    """Store an upload with a case, inside the caller's transaction."""
    kept = _keep(upload, matter_of(case).form)
    row, _ = Material.objects.get_or_create(
        case=case, key=upload.key, sha256=kept["sha256"], defaults=_who(kept, by, on)
    )
    detail = {"key": row.key, "sha256": row.sha256}
    audit.record(by.doer, "attach", case.ref, division=case.division_code, detail=detail)
    return row


def open_material(viewer: Viewer, material_id: int) -> tuple[Material, bytes]:
    """A paper and its bytes, for who may see its case or draft; reading is in the trail.

    Raises NoSuchCase, MaterialBroken.
    """
    rows = Material.objects.select_related("case", "draft__household")
    row = rows.filter(pk=material_id).first()
    if row is None or not _may_open(viewer, row):
        raise NoSuchCase("没有这份材料，或不在您的辖区内")
    content = _read(row)
    subject, division = _subject(row)
    with transaction.atomic():
        detail = {"material": row.pk}
        audit.record(viewer.doer, "open_material", subject, division=division, detail=detail)
    return row, content


@transaction.atomic
def forget_orphans() -> int:
    """Remove papers whose draft is gone and that no case received; gives how many."""
    orphans = list(Material.objects.filter(case=None, draft=None))
    Material.objects.filter(pk__in=[row.pk for row in orphans]).delete()
    left = set(Material.objects.filter(file__in=[row.file for row in orphans]).values_list("file"))
    for row in orphans:
        if (row.file,) not in left:
            (Path(settings.DATA_DIR) / row.file).unlink(missing_ok=True)
    return len(orphans)


def _keep(upload: Upload, form: type[Form]) -> dict[str, object]:
    size = len(upload.content)
    if size > MOST_BYTES:
        raise MaterialRefused(
            f"“{upload.name}”有 {size / MEBIBYTE:.1f} MB，超过 20 MB。"
            "请拍照时选小一些的尺寸，或分成几份再传"
        )
    kind = sniff(upload.content)
    if kind is None:
        raise MaterialRefused(
            f"“{upload.name}”不是照片或 PDF（按文件内容判断，{size} 字节）。"
            "请上传 JPG、PNG、HEIC 照片或 PDF 文件"
        )
    digest = hashlib.sha256(upload.content).hexdigest()
    path = f"{FOLDER}/{digest[:2]}/{digest}{kind.suffix}"
    _write(Path(settings.DATA_DIR) / path, upload.content)
    titles = {attachment.key: attachment.title for attachment in form.attachments}
    title = titles.get(upload.key) or upload.title or upload.name
    return {"sha256": digest, "size": size, "mime": kind.mime, "file": path, "title": title[:80]}


def _who(kept: dict[str, object], by: Viewer, on: date) -> dict[str, object]:
    return {**kept, "added_on": on, "added_by": by.doer.name}


def _write(path: Path, content: bytes) -> None:
    """The whole file or none; a file that is there already is the same by its digest."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def _read(row: Material) -> bytes:
    path = Path(settings.DATA_DIR) / row.file
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise MaterialBroken(f"材料“{row.title}”的文件丢失或被改动，请从备份恢复并报告安全管理员")
    return content


def _may_open(viewer: Viewer, row: Material) -> bool:
    if row.case is not None:
        return may_read(viewer, row.case)
    draft: Draft | None = row.draft
    return draft is not None and party_of(draft).acts(viewer) and is_covered(viewer, draft.matter)


def _subject(row: Material) -> tuple[str, str]:
    if row.case is not None:
        return row.case.ref, row.case.division_code
    draft: Draft | None = row.draft
    return (f"draft:{draft.pk}", draft.division_code) if draft else (f"material:{row.pk}", "")
