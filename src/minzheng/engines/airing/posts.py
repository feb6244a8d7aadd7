"""Whose business an airing is: the district's officers', and its towns' once it is published."""

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.airing.coded import EXPLAINERS, OFFICERS, SECTION_EXPLAINERS, State, Subject
from minzheng.engines.airing.errors import NoSuchAiring
from minzheng.engines.airing.models import Airing, Scheme
from minzheng.kernel.divisions import ancestors, covers

MISSING = "没有这次晾晒，或者还没有公布。请从“晾晒”重新进入"


def airings_of(viewer: Viewer) -> QuerySet[Airing]:
    """All of her district for its officers; the published ones for its towns."""
    rows = Airing.objects.select_related("scheme")
    officers = {post.division for post in viewer.posts if post.role in OFFICERS}
    above = {code for post in viewer.posts if post.role in EXPLAINERS
             for code in ancestors(post.division)}  # fmt: skip
    published = Q(state=State.PUBLISHED, division_code__in=above)
    return rows.filter(Q(division_code__in=officers) | published)


def airing_for(viewer: Viewer, pk: int) -> Airing:
    """One the viewer may read. Raises NoSuchAiring."""
    found = airings_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchAiring(MISSING)
    return found


def schemes_of(viewer: Viewer) -> QuerySet[Scheme]:
    """The schemes in use where she works."""
    places = {post.division for post in viewer.posts if post.role in OFFICERS}
    return Scheme.objects.filter(division_code__in=places, ended_on=None)


def scheme_for(viewer: Viewer, pk: int) -> Scheme:
    """A scheme in use. Raises NoSuchAiring."""
    found = schemes_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchAiring("没有这个方案，或者已经停用")
    return found


def speaks_for(viewer: Viewer, row: Airing, places: list[str]) -> list[str]:
    """The towns or sections for which she may explain: her own town; of sections any, if she works
    for the bureau and did not work this airing out.
    """
    if row.scheme.subject == Subject.TOWNS:
        own = own_town(viewer, places)
        return [own] if own else []
    clerk = may(viewer, SECTION_EXPLAINERS, row.division_code)
    return places if clerk and row.drafted_key != viewer.doer.key else []


def own_town(viewer: Viewer, towns: list[str]) -> str:
    """The town for which she may explain; "" for none."""
    held = [post.division for post in viewer.posts if post.role in EXPLAINERS]
    return next((town for town in towns if any(covers(town, each) for each in held)), "")
