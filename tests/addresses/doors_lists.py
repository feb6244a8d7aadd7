"""Doors and things: saved views, bulk deeds, spreadsheets."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.workbench import api as workbench

from .doors import CASE_ROLES, EVERYBODY, FRONT, READERS, VISITORS, Door, Everywhere, desk

LIST, MINE, MATTER = ("list_key",), ("district_head",), ("field", "name")
DOORS: dict[str, Door] = {
    "desk:list-export": Everywhere(READERS, LIST),
    "desk:list-views": Everywhere(READERS, LIST),
    "desk:list-layout": Everywhere(READERS, LIST),
    "desk:bulk": Door(CASE_ROLES),
    "desk:bulk-plan": Door(CASE_ROLES),
    "desk:bulk-confirm": Door(MINE, ("weighed_job",)),
    "desk:view-rename": Door(MINE, ("saved_view",)),
    "desk:view-change": Door(MINE, ("saved_view", "view_deed")),
    "desk:intake-sheet": Everywhere(FRONT, MATTER),
    "desk:intake-sheet-template": Everywhere(FRONT, MATTER),
    "desk:visit-shell": Door(VISITORS),
    "desk:visit-worker": Door(VISITORS),
    "desk:visit-sync": desk("case", to=VISITORS),
    "desk:visit-photo": desk("case", to=VISITORS),
    "desk:visit-choose": desk("case", to=VISITORS),
    "desk:jobs": Door(EVERYBODY),
    "desk:job": Door(MINE, ("long_job",)),
    "desk:job-progress": Door(MINE, ("long_job",)),
    "desk:job-cancel": Door(MINE, ("long_job",)),
    "desk:job-file": Door(MINE, ("long_job",), also=frozenset({404})),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    head = cast.viewers["district_head"]
    new = workbench.NewView("cases", "我的", "view=todo")
    job = workbench.open_job(workbench.NewJob("export", "导出办件"), by=head, on=cast.on)
    weighed = workbench.open_job(workbench.NewJob("weigh", "预览"), by=head, on=cast.on)
    workbench.Job.objects.filter(pk=weighed.pk).update(state="done")
    return {
        "list_key": "cases",
        "saved_view": workbench.save_view(new, by=head).pk,
        "view_deed": "share",
        "long_job": job.pk,
        "weighed_job": weighed.pk,
    }
