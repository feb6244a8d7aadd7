"""Doors and things: what an elder is entitled to, from when, why."""

from datetime import timedelta
from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.models import Invitation
from minzheng.engines.guarantees.testing import ITEM, new_list

from .doors import ANYBODY, CITIZEN, OWN, Door, Everywhere, desk

DRAFT, OWN_ITEM, OPTED = ("guarantee_draft",), ("person", "item"), ("person", "opted_item")
OPT_OUT = (*api.INVITERS, "village_worker")

DOORS: dict[str, Door] = {
    "desk:guarantees": Door(api.READERS),
    "desk:guarantee-towns": Everywhere(api.READERS, ("item",)),
    "desk:guarantee-invite": Everywhere(api.INVITERS, ("item",)),
    "desk:guarantee-missing": Door(api.READERS),
    "desk:guarantee-lists": Door(api.READERS),
    "desk:guarantee-list": Everywhere(api.READERS, ("guarantee_list",)),
    "desk:guarantee-new": Door(api.DRAFTERS),
    "desk:guarantee-draft": desk(*DRAFT, to=(*api.DRAFTERS, "auditor")),
    "desk:guarantee-item": desk(*DRAFT, to=api.DRAFTERS),
    "desk:guarantee-item-drop": desk("guarantee_draft", "item", to=api.DRAFTERS),
    "desk:guarantee-adopt": desk(*DRAFT, to=api.ADOPTERS),
    "desk:guarantee-drop": desk(*DRAFT, to=api.DRAFTERS),
    "desk:guarantee-person": desk("person", to=api.READERS),
    "desk:guarantee-decline": desk(*OWN_ITEM, to=OPT_OUT),
    "desk:guarantee-restore": desk(*OPTED, to=OPT_OUT),
    "open:guarantees": Door(ANYBODY),
    "open:guarantees-pdf": Door(ANYBODY),
    "portal:guarantees": Door(ANYBODY),
    "portal:my-guarantees": Door(CITIZEN),
    "portal:guarantee-want": Door(OWN, OWN_ITEM),
    "portal:guarantee-decline": Door(OWN, OWN_ITEM),
    "portal:guarantee-restore": Door(OWN, OPTED),
}


def things(cast: Cast) -> dict[str, Any]:
    """A draft of the district with one new item; the father declined one item."""
    clerk = cast.viewers["district_clerk"]
    row = api.draft(clerk, new_list(DISTRICT, DAY + timedelta(days=10)), on=DAY)
    api.put_item(clerk, row.pk, {**ITEM, "code": "N12"}, on=DAY)
    village = cast.applicant.division_code
    Invitation.objects.create(
        person=cast.applicant, item="N16", division_code=village, found_on=DAY,
        reply=api.Reply.DECLINED,
    )  # fmt: skip
    return {
        "guarantee_draft": row.pk, "item": "N12", "opted_item": "N16",
        "guarantee_list": "f-440118000000-2025-01-01",
    }  # fmt: skip
