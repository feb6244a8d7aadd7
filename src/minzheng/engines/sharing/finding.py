"""Requests as the viewer may see them."""

from datetime import date

from django.db.models import QuerySet, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.sharing.errors import NoSuchShare, WrongState
from minzheng.engines.sharing.models import Share, ShareUse

READERS = ("data_clerk", "data_head", "district_clerk", "district_head", "auditor")
LIVE = (Share.State.APPROVED, Share.State.SERVED)


def shares(viewer: Viewer) -> QuerySet[Share]:
    """The requests of the viewer's area, newest first."""
    return visible(Share.objects.all(), viewer)


def share_for(viewer: Viewer, pk: int) -> Share:
    """One of them. Raises NoSuchShare."""
    found = shares(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchShare("没有这件共享申请，或不在您的辖区内。请从“数据共享”重新进入")
    return found


def uses_of(share: Share) -> QuerySet[ShareUse]:
    """The log of a request, newest first."""
    return share.uses.all()


def is_live(share: Share, on: date) -> bool:
    """Whether data may be handed out on the day."""
    return share.state in LIVE and on <= share.ends_on


def over(on: date) -> list[Share]:
    """Requests whose time is over and that nobody has ended yet."""
    return list(Share.objects.filter(state__in=LIVE, ends_on__lt=on).order_by("id"))


def handed_out(share: Share, on: date) -> int:
    """How many rows went out through the interface on a day."""
    rows = share.uses.filter(on=on, way=ShareUse.Way.API, refused="")
    return int(rows.aggregate(sum=Sum("rows"))["sum"] or 0)


def refuse_unserved(share: Share, way: str, on: date) -> None:
    """Raises WrongState unless data may be handed out this way on the day."""
    if share.way != way:
        raise WrongState(f"这件申请批准的方式是“{share.get_way_display()}”")
    if is_live(share, on):
        return
    if share.state in LIVE:
        raise WrongState(f"使用期限到 {share.ends_on} 为止，已经过了。继续使用请重新申请")
    raise WrongState(f"这件申请现在是“{share.get_state_display()}”，不能提供数据")
