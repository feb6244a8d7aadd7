"""Where a message about a need leads."""

import re

from django.urls import reverse

NEED = re.compile(r"need:(\d+)")
RECEIPT = re.compile(r"/needs/confirm/([^/]+)/$")


def page_of_need(link: str) -> str:
    """The page of a need, or the one where its receipt is confirmed; "" for other links."""
    need, receipt = NEED.fullmatch(link), RECEIPT.search(link)
    if need:
        return reverse("portal:need", args=[need[1]])
    return reverse("portal:need-by-link", args=[receipt[1]]) if receipt else ""
