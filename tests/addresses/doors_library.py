"""Doors and things: a document from above, read, and a draft of our own; one open to the public."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.library import api
from minzheng.engines.library.testing import DRAFT, SECOND, document

from .doors import ANYBODY, Door, Everywhere

POLICY, EDITION = ("read_policy",), ("read_policy", "read_edition")
DOORS: dict[str, Door] = {
    "desk:policies": Door(api.READERS),
    "desk:policy-new": Door(api.MAKERS),
    "desk:policy": Everywhere(api.READERS, POLICY),
    "desk:policy-again": Everywhere(api.MAKERS, POLICY),
    "desk:policy-repeal": Everywhere(api.MAKERS, POLICY),
    "desk:policy-open": Everywhere(api.MAKERS, POLICY),
    "desk:policy-read": Everywhere(api.MAKERS, EDITION),
    "desk:policy-hand-out": Everywhere(api.MAKERS, EDITION),
    "desk:policy-change-new": Everywhere(api.MAKERS, EDITION),
    "desk:policy-change-strike": Everywhere(api.MAKERS, (*EDITION, "policy_change")),
    "desk:policy-conclude": Everywhere(api.MAKERS, EDITION),
    "desk:policy-consult": Everywhere(api.MAKERS, ("drafted_policy", "drafted_edition")),
    "desk:policy-issue": Everywhere(api.MAKERS, ("drafted_policy", "drafted_edition")),
    "open:policies": Door(ANYBODY),
    "open:policy": Everywhere(ANYBODY, ("read_policy",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """Both kept by the district; every town below reads them."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    row = api.take_in(api.Level.PROVINCE, DISTRICT, document(SECOND), by=clerk, on=DAY)
    api.mark_read(clerk, row.pk, "独居老人每月至少探访两次，极端天气前核实。", on=DAY)
    new = api.NewChange("matter", "relief/dibao", "入户时一并探访")
    change = api.add_change(clerk, row.pk, new, on=DAY)
    api.open_to_public(head, row.policy_id, on=DAY)
    draft = api.take_in(api.Level.DISTRICT, DISTRICT, document(DRAFT, None), by=clerk, on=DAY)
    return {
        "read_policy": row.policy_id, "read_edition": row.pk, "policy_change": change.pk,
        "drafted_policy": draft.policy_id, "drafted_edition": draft.pk,
    }  # fmt: skip
