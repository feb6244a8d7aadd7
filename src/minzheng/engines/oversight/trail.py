"""What this engine writes into the trail: always about the inspection, in its facility's place."""

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.oversight.models import Inspection


def record(inspection: Inspection, verb: str, by: Viewer, **detail: object) -> None:
    """One entry; the inspection comes with its facility."""
    place = inspection.facility.division_code
    audit.record(by.doer, verb, inspection.ref, division=place, detail=detail)
