"""What the bureau records of a facility, by whom, and where: the deeds behind the pages."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.kernel.divisions import covers
from minzheng.registers.facilities.api import (
    Facility,
    Imported,
    NewFacility,
    amend_facility,
    close_facility,
    export_csv,
    import_sheet,
    register_facility,
)

KEEPERS = ("district_clerk", "district_head", "town_clerk", "town_head")


def areas_of(viewer: Viewer) -> list[str]:
    """Where the viewer keeps the register: her divisions, without those that lie in another."""
    held = sorted({post.division for post in viewer.posts if post.role in KEEPERS})
    return [each for each in held if not any(covers(a, each) for a in held if a != each)]


def may_keep(viewer: Viewer, facility: Facility) -> bool:
    """Whether she may change or close this one."""
    return facility.closed_on is None and may(viewer, KEEPERS, facility.division_code)


@transaction.atomic
def register(new: NewFacility, *, source: str, by: Viewer, on: date) -> Facility:
    """Raises NotAllowed, FacilityRefused."""
    require(by, KEEPERS, new.division_code)
    return register_facility(new, by=by.doer, on=on, source=source)


@transaction.atomic
def amend(
    facility: Facility, changes: Mapping[str, Any], *, source: str, by: Viewer, on: date
) -> Facility:
    """It may only move to where the viewer keeps the register too.

    Raises NotAllowed, FacilityRefused.
    """
    for place in {facility.division_code, changes.get("division_code", facility.division_code)}:
        require(by, KEEPERS, place)
    return amend_facility(facility, changes, source=source, by=by.doer, on=on)


@transaction.atomic
def close(facility: Facility, *, closed_on: date, reason: str, by: Viewer) -> Facility:
    """Raises NotAllowed, FacilityRefused."""
    require(by, KEEPERS, facility.division_code)
    return close_facility(facility, closed_on=closed_on, reason=reason, by=by.doer)


def take_sheet(name: str, content: bytes, area: str, *, by: Viewer, on: date) -> Imported:
    """Bring a sheet in for one of the viewer's areas. Raises NotAllowed, SheetUnreadable."""
    require(by, KEEPERS, area)
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return import_sheet(path, by=by.doer, on=on, area=area)


@transaction.atomic
def sheet_to_amend(rows: list[Facility], *, by: Viewer) -> bytes:
    """Everything known of them in the columns a sheet brings in; the trail keeps who took it."""
    text = export_csv(rows)
    detail = {"rows": len(rows), "kind": "csv"}
    audit.record(by.doer, "export_list", "list:facilities", purpose="更正后再导入", detail=detail)
    return text.encode()
