"""An inspection held for a deed, and by when the next thing has to be done."""

from datetime import date

from minzheng.engines.oversight.models import Finding, FindingState, Inspection, State


def held(pk: int) -> Inspection:
    """The inspection as it stands, its row held until the end of the transaction."""
    return Inspection.objects.select_for_update(of=("self",)).select_related("facility").get(pk=pk)


def held_finding(finding: Finding) -> Finding:
    """The finding as it stands; its inspection's row is held, so that deeds come in turn."""
    inspection = held(finding.inspection_id)
    row = Finding.objects.get(pk=finding.pk)
    row.inspection = inspection
    return row


def settle_next(inspection: Inspection, on: date) -> None:
    """Write by when something has to be done next; settled once no finding waits."""
    waiting = [row for row in inspection.findings.all() if row.state != FindingState.CLOSED]
    inspection.state = State.CONCLUDED if waiting else State.SETTLED
    inspection.next_on = min((row.until for row in waiting), default=on)
    inspection.save(update_fields=["state", "next_on"])
