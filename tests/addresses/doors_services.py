"""Doors and things: what else citizens find on the portal."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Trust, Wanted, entrust_person, open_bundle

from .doors import ANYBODY, CASE, CITIZEN, OWN, Door

MONDAY, LAST_DAY = date(2026, 11, 2), date(2026, 12, 31)
SLUG, PART = ("event_slug",), ("bundle",)
DOORS: dict[str, Door] = {
    "portal:events": Door(ANYBODY),
    "portal:event": Door(ANYBODY, SLUG),
    "portal:event-try": Door(ANYBODY, SLUG),
    "portal:event-who": Door(CITIZEN, SLUG),
    "portal:event-choose": Door(OWN, ("event_slug", "family_member")),
    "portal:together": Door(OWN, PART),
    "portal:together-promises": Door(OWN, PART),
    "portal:together-submit": Door(OWN, PART),
    "portal:together-receipt": Door(OWN, PART, also=frozenset({404})),
    "portal:calculator": Door(ANYBODY),
    "portal:blank": Door(ANYBODY, ("field", "name", "blank_paper")),
    "portal:ratings": Door(ANYBODY),
    "portal:follow-up": Door(OWN, CASE),
    "portal:more": Door(CITIZEN),
    "portal:my-elder": Door(CITIZEN),
    "portal:letters": Door(CITIZEN),
    "portal:my-ratings": Door(CITIZEN),
    "portal:mandates": Door(CITIZEN),
    "portal:entrust": Door(CITIZEN),
    "portal:mandate-revoke": Door(OWN, ("entrustment",)),
    "portal:mandate-act": Door(OWN, ("entrustment",)),
    "portal:acting": Door(CITIZEN),
    "portal:stop-acting": Door(ANYBODY),
}


def things(cast: Cast) -> dict[str, Any]:
    """A life event being applied for, and a mandate from the wife."""
    by, me = cast.viewers["applicant"], cast.applicant.pk
    wanted = [Wanted("relief/disability_living", me), Wanted("relief/disability_care", me)]
    bundle = open_bundle("disability", wanted, by=by, on=MONDAY)
    trust = Trust(("relief/temporary",), LAST_DAY, "丈夫")
    wife = cast.viewers["spouse"]
    row = entrust_person(cast.applicant.name, cast.applicant, trust, by=wife, on=MONDAY)
    return {
        "event_slug": "disability", "family_member": me, "bundle": bundle.pk,
        "entrustment": row.pk, "blank_paper": "form",
    }  # fmt: skip
