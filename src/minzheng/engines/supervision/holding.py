"""A review or finding held for a deed, and how its deeds are written down."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.models import Deed, Finding, Review

MOST_WORDS = 500


def held(pk: int) -> Review:
    """The review as it stands, its row held until the end of the transaction."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("case", "plan")
    return rows.get(pk=pk)


def held_finding(pk: int) -> Finding:
    """The finding as it stands, its row held."""
    rows = Finding.objects.select_for_update(of=("self",))
    return rows.select_related("review__case", "case").get(pk=pk)


def written(words: str, most: int = MOST_WORDS) -> str:
    """The words, trimmed. Raises SupervisionRefused for none or too many."""
    said = words.strip()
    if not said:
        raise SupervisionRefused("请写明看到了什么、做了什么、为什么")
    if len(said) > most:
        raise SupervisionRefused(f"说明有 {len(said)} 个字，最多 {most} 个字")
    return said


def write(
    finding: Finding, kind: Deed.Kind, words: str, *, by: Viewer, on: date,
    until: date | None = None,
) -> Deed:  # fmt: skip
    """Keep what was done. Raises SupervisionRefused without words."""
    return Deed.objects.create(
        finding=finding, kind=kind, on=on, by_key=by.doer.key, by=by.doer.name,
        words=written(words), until=until,
    )  # fmt: skip


def record(row: Review | Finding, verb: str, by: Viewer, **detail: object) -> None:
    """One entry in the trail, in the place of the town."""
    audit.record(by.doer, verb, row.ref, division=row.town, detail=detail)
