"""Who may do what with deliveries, and which ones she sees."""

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.exchange.errors import NoSuchDelivery
from minzheng.engines.exchange.models import Delivery

STAGERS = ("data_clerk", "data_head")
ACCEPTERS = ("data_clerk", "data_head")
HEADS = ("data_head",)
REPORT_READERS = ("data_clerk", "data_head", "auditor")
READERS = ("data_clerk", "data_head", "check_clerk", "district_clerk", "district_head", "auditor")


def seen_by(viewer: Viewer) -> QuerySet[Delivery]:
    """The deliveries of the viewer's area."""
    return visible(Delivery.objects.all(), viewer)


def delivery_for(viewer: Viewer, pk: int) -> Delivery:
    """One delivery, for those who read reports. Raises NoSuchDelivery."""
    found = seen_by(viewer).filter(pk=pk).first()
    if found is None or not viewer.roles & set(REPORT_READERS):
        raise NoSuchDelivery("没有这次报送，或不在您的辖区内。请从“部门数据”重新进入")
    return found


def home_of(viewer: Viewer, roles: tuple[str, ...]) -> str:
    """The division for which she works with data. Raises NotAllowed when she has no such post."""
    own = [post.division for post in viewer.posts if post.role in roles]
    division = own[0] if own else viewer.doer.division
    require(viewer, roles, division)
    return division
