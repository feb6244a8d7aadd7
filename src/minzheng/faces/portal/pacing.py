"""How often a stranger may try a number and four digits: enough for a slip, too little to guess."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 15 * 60


@dataclass(frozen=True)
class Pace:
    """At most so many tries in the window, counted under one key."""

    name: str
    most: int

    def used_up(self, key: str) -> bool:
        """Count a try; whether there were too many."""
        at = f"portal.pace.{self.name}.{key}"
        cache.add(at, 0, WINDOW_SECONDS)
        return cache.incr(at) > self.most


BY_NUMBER, BY_ADDRESS = Pace("number", 5), Pace("address", 30)


def too_often(request: HttpRequest, number: str) -> bool:
    """Whether this number, or this address, was tried too often in the last quarter of an hour."""
    address = request.META.get("REMOTE_ADDR", "")
    tried = [BY_NUMBER.used_up(number[:40]), BY_ADDRESS.used_up(address)]
    return any(tried)
