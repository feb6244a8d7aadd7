"""Partners as the viewer may see them."""

from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.partners.errors import NoSuchPartner
from minzheng.engines.partners.models import Delivery, Partner


def partners(viewer: Viewer) -> QuerySet[Partner]:
    """The partners of the viewer's area, newest first."""
    return visible(Partner.objects.all(), viewer)


def partner_for(viewer: Viewer, pk: int) -> Partner:
    """One of them. Raises NoSuchPartner."""
    found = partners(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPartner("没有这个系统，或不在您的辖区内。请从“接口伙伴”重新进入")
    return found


def is_live(partner: Partner, on: date) -> bool:
    """Whether its keys open anything on the day."""
    return partner.state == Partner.State.APPROVED and on <= partner.ends_on


def deliveries_of(partner: Partner) -> QuerySet[Delivery]:
    """Everything sent or to be sent to a partner, newest first."""
    return Delivery.objects.filter(hook__partner=partner).select_related("hook")
