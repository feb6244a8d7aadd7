"""Doors and things: a scheme, an airing drafted and one published, an explanation."""

from typing import Any

from minzheng.engines.access.testing import DAY, TOWN_A, Cast
from minzheng.engines.airing import api
from minzheng.engines.airing.testing import LAST, MONTHS, WEIGHTS, make_scheme
from minzheng.engines.indicators.api import compute, computed_months
from minzheng.kernel.doer import SYSTEM

from .doors import Door, Everywhere, desk

SCHEME, DRAFT, AIRED = ("airing_scheme",), ("airing_draft",), ("airing",)
DOORS: dict[str, Door] = {
    "desk:airings": Door(api.READERS),
    "desk:airing-scheme-new": Door(api.MAKERS),
    "desk:airing-draft": desk(*SCHEME, to=api.MAKERS),
    "desk:airing-scheme-end": desk(*SCHEME, to=api.MAKERS),
    "desk:airing": Everywhere(api.READERS, AIRED),
    "desk:airing-town": Everywhere(api.READERS, ("airing", "aired_town")),
    "desk:airing-explain": Everywhere((*api.EXPLAINERS, *api.SECTION_EXPLAINERS), AIRED),
    "desk:airing-publish": desk(*DRAFT, to=api.PUBLISHERS),
    "desk:airing-drop": desk(*DRAFT, to=api.MAKERS),
    "desk:airing-answer": desk("airing", "airing_said", to=api.MAKERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """September waits to be published, October is."""
    aired = api.Airing.objects.filter(state=api.State.PUBLISHED).first() or publish(cast)
    said = api.explain(cast.viewers["town_head"], aired.pk, "", "十月台风停了五天", on=DAY)
    clerk = cast.viewers["district_clerk"]
    draft = api.draft_airing(clerk, aired.scheme_id, MONTHS[0], on=DAY)
    return {
        "airing_scheme": aired.scheme_id, "airing_draft": draft.pk, "airing": aired.pk,
        "aired_town": TOWN_A, "airing_said": said.pk,
    }  # fmt: skip


def publish(cast: Cast) -> api.Airing:
    """October, with its figures; every town is told, so looks at one town come after it."""
    _reckon()
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    scheme = make_scheme(clerk, WEIGHTS)
    return api.publish_airing(head, api.draft_airing(clerk, scheme.pk, LAST, on=DAY).pk, on=DAY)


def _reckon() -> None:
    """As the records have them: nobody is ranked here, the addresses are the same."""
    known = computed_months()
    for month in MONTHS:
        if month.last >= known.get(str(month), month.first):
            compute(month, by=SYSTEM, on=DAY)
