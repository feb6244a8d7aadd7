"""What tests and the demo share: a partner registered, approved and given a key."""

from datetime import date
from typing import Any

from django.utils import timezone

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast
from minzheng.engines.partners.approving import approve
from minzheng.engines.partners.keying import give_key
from minzheng.engines.partners.models import Partner
from minzheng.engines.partners.registering import NewPartner, receive
from minzheng.engines.partners.scopes import PLACES, SCOPES


def asked(**differs: Any) -> NewPartner:
    """A registration in which nothing is wrong; in the first town everything is allowed but
    to report for institutions, of which each partner names its own."""
    given: dict[str, Any] = {
        "division_code": DISTRICT, "name": "便民服务终端", "organisation": "增城农村商业银行",
        "contact": "钟先生", "purpose": "受村民书面委托代为申请救助",
        "basis": "《社会救助法》第三十九条", "divisions": (TOWN_A,),
        "scopes": tuple(scope for scope in SCOPES if scope != PLACES),
        "matters": ("*",), "ends_on": date(2027, 10, 31), "per_minute": 1000, "by_law": True,
    }  # fmt: skip
    return NewPartner(**{**given, **differs})


def let_in(cast: Cast, *, on: date, **differs: Any) -> tuple[Partner, str]:
    """A partner that two people let in, and its key."""
    partner = receive(asked(**differs), by=cast.viewers["data_clerk"], on=on)
    partner = approve(partner, "", by=cast.viewers["data_head"], on=on)
    key = give_key(partner, by=cast.viewers["data_clerk"], at=timezone.now())
    return partner, key
