"""Where a message leads: the page of what it is about, as the engines name it."""

from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties.api import READERS as DUTY_READERS

PAGES = {
    "case": "desk:case",
    "alert": "desk:alert",
    "person": "desk:person",
    "recovery": "desk:recovery",
    "job": "desk:job",
    "tip": "desk:tip",
    "entry": "desk:entry",
    "inspection": "desk:inspection",
    "charge": "desk:charge",
    "patrol": "desk:street-patrol",
    "reserve-claim": "desk:reserve-claim",
    "reserve-payment": "desk:reserve-payment",
    "finding": "desk:street-finding",
    "stay": "desk:street-stay",
    "supervision-finding": "desk:supervision-finding",
    "programme": "desk:programme-file",
    "need": "desk:need",
    "matching": "desk:matching-run",
    "programme-opening": "desk:programme-opening",
    "duty": "desk:duty",
    "plan": "desk:plan",
    "pipeline": "desk:pipeline-project",
    "migrant": "desk:migrant",
    "migrantround": "desk:migrant-round",
    "meeting": "desk:meeting",
    "policy": "desk:policy",
    "report": "desk:report",
    "coverage": "desk:coverage-plan",
    "airing": "desk:airing",
    "course": "desk:course",
}
LISTS = {
    "alerts": "desk:alerts",
    "tips": "desk:tips",
    "entries": "desk:entries",
    "reserves": "desk:reserves",
    "street": "desk:street",
    "inspections": "desk:inspections",
    "caregiving": "desk:caregiving",
    "projects": "desk:projects",
    "programmes": "desk:programmes",
    "supervision": "desk:drawn-reviews",
    "needs": "desk:needs",
    "rounds": "desk:elder-rounds",
    "duties": "desk:duties",
    "coverage": "desk:coverage",
    "statistics": "desk:statistics",
    "pipeline": "desk:pipeline",
    "migrants": "desk:migrant-rounds",
}


def page_of(ref: str) -> str:
    """The page of a reference such as "case:GZ-DB-2026-0318"; "" for what has none."""
    if ref in LISTS:
        return reverse(LISTS[ref])
    kind, _, key = ref.partition(":")
    return reverse(PAGES[kind], args=[key]) if kind in PAGES and key else ""


def tied_url(viewer: Viewer, kind: str, key: object) -> str:
    """The list of duties tied to something; "" for posts that do not read duties."""
    reads = viewer.roles & set(DUTY_READERS)
    return f"{reverse('desk:duties')}?{urlencode({'tied': f'{kind}:{key}'})}" if reads else ""
