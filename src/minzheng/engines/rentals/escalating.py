"""Devices not given back in time: who has it and the point hear first, then town, then district."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.engines.policy.api import value_of
from minzheng.engines.rentals.asking import LINK
from minzheng.engines.rentals.models import Rental
from minzheng.vocabulary import rentals as terms

POSTS = ("town_clerk", "district_clerk")


def escalate_overdue(on: date) -> int:
    """Tell the next of whoever is late. Gives how many went up; run again, nothing changes."""
    how = notices.Urging("escalate_rentals", LINK, _said, _days)
    return notices.urge(_late(on), how, on=on)


def _late(on: date) -> Iterator[notices.Late]:
    rows = Rental.objects.filter(ended="", due_on__lt=on)
    for row in rows.select_related("item__product", "facility"):
        both = (
            notices.Recipient("person", str(row.person_id)),
            notices.Recipient("organisation", row.facility.credit_code, row.facility.name),
        )
        line = (both, *POSTS)
        yield notices.Late(row.item.product.name, row.ref, row.division_code, row.due_on, line)


def _said(what: str, count: int) -> str:
    return f"租用的{what}（{count} 件）过了应还日还没有归还。请归还，或者联系租赁点"


def _days(place: str, on: date) -> int:
    return int(value_of(terms.催还间隔, {}, on=on, place=place) or 0)
