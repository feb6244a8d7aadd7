"""Systems of others: a bank's terminal that was let in, and one that waits for approval."""

from dataclasses import replace
from datetime import date, datetime, time

from django.utils.timezone import make_aware

from minzheng.engines.partners import api
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

TERMINAL = api.NewPartner(
    division_code=DISTRICT,
    name="村级便民服务终端",
    organisation="增城农村商业银行",
    contact="钟先生 020-82600000",
    purpose="受村民书面委托，在村里的终端代为申请救助",
    basis="合作协议（2026年10月）；《社会救助法》第三十九条",
    scopes=(api.APPLY, api.READ, api.EVENTS_SCOPE),
    divisions=(DISTRICT,),
    matters=(api.EVERY_MATTER,),
    ends_on=date(2027, 10, 31),
)
WAITING = replace(
    TERMINAL,
    name="基层减负综合平台",
    organisation="增城区政务服务和数据管理局",
    purpose="核验低保待遇，群众少交证明",
    basis="政务数据共享条例第二十条",
    scopes=(api.VERIFY,),
    matters=("relief/dibao",),
)


def open_interface(staff: Staff, on: date) -> None:
    """Two registrations, one approved; its key is thrown away, so nobody can use it."""
    clerk, head = staff.bureau("data_clerk"), staff.bureau("data_head")
    partner = api.receive(TERMINAL, by=clerk, on=on)
    api.receive(WAITING, by=clerk, on=on)
    partner = api.approve(partner, "同意，先用一年", by=head, on=on)
    api.give_key(partner, by=clerk, at=make_aware(datetime.combine(on, time(10))))
