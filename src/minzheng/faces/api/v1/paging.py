"""Pages by cursor: opaque and signed, good for one list of one caller."""

from typing import Annotated, Any, TypeVar

from django.core import signing
from django.db.models import Model, QuerySet
from ninja import Query

from minzheng.faces.api.v1.refusing import CursorWrong

PAGE, MOST = 50, 200
Limit = Annotated[int, Query(ge=1, le=MOST)]
Row = TypeVar("Row", bound=Model)


def page_of(rows: QuerySet[Row], after: str, limit: int, *, of: str) -> tuple[list[Row], str]:
    """Rows by falling number and where the next page begins, "" on the last one.

    Raises CursorWrong.
    """
    place = opened(after, of)
    found = list((rows.filter(pk__lt=int(place)) if place else rows).order_by("-pk")[: limit + 1])
    more = sealed(found[limit - 1].pk, of) if len(found) > limit else ""
    return found[:limit], more


def sealed(place: Any, of: str) -> str:
    """A cursor for a place in a list; for the same place the same, so that a page keeps its tag."""
    return _signer(of).sign_object(place)


def opened(after: str, of: str) -> Any:
    """The place a cursor names; None at the beginning. Raises CursorWrong."""
    if not after:
        return None
    try:
        return _signer(of).unsign_object(after)
    except signing.BadSignature as error:
        raise CursorWrong("next 不是本接口给出的，或者是别的清单的") from error


def _signer(of: str) -> signing.Signer:
    """Without the time, which nobody asks and which would change every page."""
    return signing.Signer(salt=f"api.v1.{of}")
