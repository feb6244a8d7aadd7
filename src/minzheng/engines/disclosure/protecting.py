"""The list of names that nothing disclosed may hold: added with a reason, ended, never deleted."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, open_field, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.errors import NoSuchDocument, Unfit, WrongState
from minzheng.engines.disclosure.models import ProtectedName
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import NameRefused, clean_name
from minzheng.registers.sealing import blind_index, seal, unseal

GUARDIANS = ("district_clerk", "district_head")
FIELD = "protected_name"


@transaction.atomic
def protect_name(name: str, reason: str, *, by: Viewer, on: date) -> ProtectedName:
    """Put a name on the list of the bureau. Raises NotAllowed, Unfit (no reason, or twice)."""
    division = home_division()
    require(by, GUARDIANS, division)
    plain, why = _plain(name), reason.strip()
    if not why:
        raise Unfit({"reason": "请写明为什么要保护，例如：受监护侵害的儿童"})
    digest = blind_index(plain, kind="name")
    if ProtectedName.objects.filter(division_code=division, digest=digest, ended_on=None).exists():
        raise Unfit({"name": "这个姓名已经在名单上了"})
    row = ProtectedName.objects.create(
        division_code=division, name_sealed=seal(plain), digest=digest, reason=why,
        added_by=by.doer.name, added_on=on,
    )  # fmt: skip
    audit.record(by.doer, "protect_name", row.ref, division=division, detail={"reason": why})
    return row


@transaction.atomic
def end_protection(pk: int, *, by: Viewer, on: date) -> ProtectedName:
    """From today on the name is not looked for. Raises NoSuchDocument, NotAllowed, WrongState."""
    row = protected_name_for(by, pk)
    require(by, GUARDIANS, row.division_code)
    row = ProtectedName.objects.select_for_update().get(pk=row.pk)
    if row.ended_on is not None:
        raise WrongState(f"{row.ended_on} 已经停止保护，不用再办")
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    audit.record(by.doer, "end_protection", row.ref, division=row.division_code)
    return row


def protected_names(viewer: Viewer) -> QuerySet[ProtectedName]:
    """The list of the viewer's area, newest first; the names stay sealed."""
    return visible(ProtectedName.objects.all(), viewer)


def protected_name_for(viewer: Viewer, pk: int) -> ProtectedName:
    """One entry. Raises NoSuchDocument."""
    row = protected_names(viewer).filter(pk=pk).first()
    if row is None:
        raise NoSuchDocument("没有这一条，或不在您的辖区内。请从“保护姓名”重新进入")
    return row


def open_protected_name(viewer: Viewer, pk: int, *, purpose: str) -> str:
    """The name in clear, after who and why are in the trail. Raises as access.open_field()."""
    row = protected_name_for(viewer, pk)
    return open_field(
        viewer, subject=row.ref, field=FIELD, purpose=purpose,
        reader=lambda: unseal(row.name_sealed), division=row.division_code,
    )  # fmt: skip


def guarded_names() -> tuple[str, ...]:
    """The names in clear for the check before publishing; they never leave the engine."""
    rows = ProtectedName.objects.filter(ended_on=None).values_list("name_sealed", flat=True)
    return tuple(unseal(sealed) for sealed in rows)


def _plain(name: str) -> str:
    try:
        return clean_name(name)
    except NameRefused as refusal:
        raise Unfit({"name": str(refusal)}) from refusal
