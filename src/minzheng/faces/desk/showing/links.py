"""Where a message leads: the page of what it is about, as the engines name it."""

from django.urls import reverse

PAGES = {
    "case": "desk:case",
    "alert": "desk:alert",
    "person": "desk:person",
    "recovery": "desk:recovery",
}


def page_of(ref: str) -> str:
    """The page of a reference such as "case:GZ-DB-2026-0318"; "" for what has none."""
    if ref == "alerts":
        return reverse("desk:alerts")
    kind, _, key = ref.partition(":")
    return reverse(PAGES[kind], args=[key]) if kind in PAGES and key else ""
