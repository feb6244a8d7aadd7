"""Finding pairs and the people in them for the pages."""

from collections.abc import Iterable, Mapping
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.lake.api import Identity, identities
from minzheng.engines.linkage import api
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.feed import feeds


def pair_here(viewer: Viewer, pk: int) -> api.ReviewPair:
    """A pair the viewer may see. Raises NotFound."""
    try:
        return api.pair_for(viewer, pk)
    except api.NoSuchPair as unknown:
        raise NotFound(str(unknown)) from unknown


def ruling_here(viewer: Viewer, pk: int) -> api.Ruling:
    """A settlement the viewer may see. Raises NotFound."""
    try:
        return api.ruling_for(viewer, pk)
    except api.NoSuchPair as unknown:
        raise NotFound(str(unknown)) from unknown


def persons_in(pairs: Iterable[api.ReviewPair], on: date) -> Mapping[int, Identity]:
    """Who the persons of these pairs are; only masked values may reach a page unasked."""
    return identities(sorted({pair.person for pair in pairs}), on)


def feed_titles() -> dict[str, str]:
    """Every feed's title by its name."""
    return {name: feed.title for name, feed in feeds().items()}
