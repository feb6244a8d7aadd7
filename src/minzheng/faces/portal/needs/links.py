"""Where a message about a need leads."""

import re

from django.urls import reverse

NEED = re.compile(r"need:(\d+)")
RECEIPT = re.compile(r"/needs/confirm/([^/]+)/$")

# Messages of these engines lead to a part of “我的”, not to one record.
PARTS = {"alarms": "portal:my-alarms", "rentals": "portal:my-rentals"}


def page_behind(link: str) -> str:
    """The page of a need, where its receipt is confirmed, or of a part; "" for other links."""
    if link in PARTS:
        return reverse(PARTS[link])
    need, receipt = NEED.fullmatch(link), RECEIPT.search(link)
    if need:
        return reverse("portal:need", args=[need[1]])
    return reverse("portal:need-by-link", args=[receipt[1]]) if receipt else ""
