"""What a facility offered on a day, at which price: read from what became known of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.registers.facilities.api import Facility, NewOffer, versions_of

Offers = Mapping[str, NewOffer]


@dataclass(frozen=True)
class PriceHistory:
    """Price lists with the day from which each held, oldest first."""

    lists: tuple[tuple[date, Offers], ...]

    def on(self, day: date) -> Offers:
        """What was offered on a day; before any list was told, the first that says something."""
        told = [offers for since, offers in self.lists if since <= day]
        return told[-1] if told else next((each for _, each in self.lists if each), {})


def price_history(facility: Facility) -> PriceHistory:
    """Every price list of a facility. One query."""
    told = ((row.since, row.changes.get("services")) for row in versions_of(facility))
    return PriceHistory(tuple((since, _offers(rows)) for since, rows in told if rows is not None))


def _offers(rows: list[dict[str, Any]]) -> Offers:
    offers = (NewOffer(**row) for row in rows)  # as the register wrote them
    return {offer.name.strip(): offer for offer in offers}
