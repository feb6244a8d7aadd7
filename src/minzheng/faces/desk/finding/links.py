"""Where a hit leads; some things have no page at the desk."""

from django.urls import reverse

from minzheng.engines.search.api import Hit, Kind

PAGES = {
    Kind.PERSON: "desk:person",
    Kind.ORGANISATION: "desk:organisation",
    Kind.FACILITY: "desk:facility",
}


def page_of(hit: Hit) -> str:
    """The page of what was found; "" for what has none."""
    if hit.kind is Kind.HOUSEHOLD:
        return reverse("desk:household", args=[hit.label])
    if hit.kind is Kind.CASE:
        return reverse("desk:case", args=[hit.label])
    if hit.kind in PAGES:
        return reverse(PAGES[hit.kind], args=[hit.subject])
    return ""
