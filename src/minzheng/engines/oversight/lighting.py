"""What open findings say of a facility: late remedies are red, grave ones amber until mended."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from minzheng.engines.lights.api import Check, Finding, declare
from minzheng.engines.oversight.coded import MAJOR
from minzheng.engines.oversight.models import Finding as Fault
from minzheng.engines.oversight.models import FindingState

LATE = Check(
    "oversight.late", "整改过期", "检查发现的问题过了整改期限还没有整改",
    "养老机构管理办法（2020）关于监督检查的规定；期限由检查人员按问题写明",
)  # fmt: skip
GRAVE = Check(
    "oversight.grave", "重大问题没有整改", "检查发现的重大问题（消防、食品等）还没有复查通过",
    "养老机构管理办法（2020）关于监督检查的规定",
)  # fmt: skip
WAITING = (FindingState.OPEN, FindingState.ANSWERED)


def declare_checks() -> None:
    """Tell the lights which checks inspections answer."""
    declare(LATE, late)
    declare(GRAVE, grave)


def late(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Facilities with findings that are past their last day. One query."""
    rows = Fault.objects.filter(
        state=FindingState.OPEN, due_on__lt=on, inspection__facility__in=facilities
    )
    for house, faults in _by_house(rows.select_related("inspection")).items():
        first = min(row.due_on for row in faults)
        why = f"{len(faults)} 个检查问题过了整改期限，最早 {first} 到期：{faults[0].words}"
        yield Finding(house, LATE.code, "red", why[:400], first)


def grave(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Facilities with grave findings that nobody has accepted as mended. One query."""
    rows = Fault.objects.filter(
        state__in=WAITING, severity=MAJOR, due_on__gte=on, inspection__facility__in=facilities
    )
    for house, faults in _by_house(rows.select_related("inspection")).items():
        why = f"{len(faults)} 个重大问题正在整改：{faults[0].words}，{faults[0].due_on} 前改好"
        yield Finding(house, GRAVE.code, "amber", why[:400])


def _by_house(rows: Collection[Fault]) -> dict[int, list[Fault]]:
    found: dict[int, list[Fault]] = defaultdict(list)
    for row in rows:
        found[row.inspection.facility_id].append(row)
    return found
