"""The frame of every desk page: the menu of what the viewer's posts open, and where one is."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from minzheng.engines.access.api import NOBODY, Viewer
from minzheng.engines.bookings.api import READERS as BOOKING_READERS
from minzheng.engines.caregiving.api import READERS as CARE_READERS
from minzheng.engines.disclosure.api import CORRECTION_READERS, GUARDIANS
from minzheng.engines.disclosure.api import READERS as DISCLOSURE_READERS
from minzheng.engines.discovery.api import MONITORS
from minzheng.engines.discovery.api import READERS as DISCOVERY_READERS
from minzheng.engines.indicators.api import READERS as BOARD_READERS
from minzheng.engines.ledger.api import READERS as LEDGER_READERS
from minzheng.engines.needs.api import READERS as NEED_READERS
from minzheng.engines.parameters.api import READERS
from minzheng.engines.partners.api import READERS as PARTNER_READERS
from minzheng.engines.programmes.api import READERS as PROGRAMME_READERS
from minzheng.engines.projects.api import READERS as PROJECT_READERS
from minzheng.engines.projects.api import REVIEWERS as PROPOSAL_REVIEWERS
from minzheng.engines.reserves.api import READERS as RESERVE_READERS
from minzheng.engines.sharing.api import READERS as SHARE_READERS
from minzheng.engines.sharing.api import REVIEWERS
from minzheng.engines.simulation.api import PLANNERS
from minzheng.engines.street.api import READERS as STREET_READERS
from minzheng.engines.supervision.api import FINDING_READERS, INSPECTOR, LOG_READERS
from minzheng.engines.supervision.api import READERS as SUPERVISION_READERS
from minzheng.engines.tips.api import READERS as TIP_READERS
from minzheng.engines.views.api import COUNTERS
from minzheng.faces.desk import roles, shortcuts
from minzheng.faces.desk.long_work import going_on
from minzheng.faces.desk.parts import Part, Wing
from minzheng.faces.desk.steering_wing import STEERING
from minzheng.faces.desk.wings import ELDERS, HOUSES
from minzheng.faces.looks.parts import Link

POLICY = Wing(
    "政策",
    (
        Part("参数", "desk:parameters", roles.EVERYBODY),
        Part("标准调整", "desk:standards", READERS),
        Part("试算", "desk:simulations", PLANNERS),
    ),
)
DATA = Wing(
    "数据",
    (
        Part("人口", "desk:population", COUNTERS),
        Part("部门数据", "desk:feeds", roles.DATA_READERS),
        Part("人员关联", "desk:linkage", roles.DATA_READERS),
        Part("数据不一致", "desk:conflicts", roles.SOURCE_READERS),
        Part("数据版本", "desk:lake", roles.DATA_READERS),
        Part("数据共享", "desk:shares", SHARE_READERS),
        Part("接口伙伴", "desk:partners", PARTNER_READERS),
        Part("查看复核", "desk:openings", REVIEWERS),
    ),
)
BOARD = Wing(
    "驾驶舱",
    (
        Part("总览", "desk:board", BOARD_READERS),
        Part("一张图", "desk:map", BOARD_READERS),
    ),
)
RELIEF = Wing(
    "救助",
    (
        Part("主动发现", "desk:entries", DISCOVERY_READERS),
        Part("线索", "desk:tips", TIP_READERS),
        Part("街面救助", "desk:street", STREET_READERS),
        Part("照料服务", "desk:caregiving", CARE_READERS),
        Part("需求", "desk:needs", NEED_READERS),
        Part("登记需求", "desk:need-new", ("hotline_clerk",)),
        Part("防返贫监测", "desk:monitored", MONITORS),
        Part("社工服务", "desk:programmes", PROGRAMME_READERS),
    ),
)
MONEY = Wing(
    "资金",
    (
        Part("发放", "desk:payments", roles.PAYMENT_READERS),
        Part("资金账", "desk:funds", LEDGER_READERS),
        Part("备用金", "desk:reserves", RESERVE_READERS),
        Part("购买服务", "desk:projects", PROJECT_READERS),
        Part("创投评审", "desk:reviews", PROPOSAL_REVIEWERS),
    ),
)
SUPERVISION = Wing(
    "监督",
    (
        Part("抽查计划", "desk:review-plans", SUPERVISION_READERS),
        Part("抽中办件", "desk:drawn-reviews", SUPERVISION_READERS),
        Part("抽查问题", "desk:supervision-findings", FINDING_READERS),
        Part("镇街比较", "desk:town-monitor", SUPERVISION_READERS),
        Part("定期核查", "desk:periodic-reviews", FINDING_READERS),
        Part("联合检查", "desk:joint-inspections", (*LOG_READERS, INSPECTOR)),
        Part("审计", "desk:audit", roles.AUDITORS),
    ),
)
OPENNESS = Wing(
    "公开",
    (
        Part("信息公开", "desk:disclosures", DISCLOSURE_READERS),
        Part("征求意见", "desk:consultations", DISCLOSURE_READERS),
        Part("纠错", "desk:corrections", CORRECTION_READERS),
        Part("保护姓名", "desk:protected-names", GUARDIANS),
    ),
)
PARTS = (
    Part("工作台", "desk:day", roles.EVERYBODY),
    BOARD,
    Part("办件", "desk:cases", roles.READERS),
    Part("收件", "desk:intake", roles.COUNTERS),
    Part("入户", "desk:visits", roles.VISITORS),
    Part("预警", "desk:alerts", roles.ALERT_READERS),
    RELIEF,
    Part("预约", "desk:bookings", BOOKING_READERS),
    Part("档案", "desk:people", roles.READERS),
    ELDERS,
    HOUSES,
    Part("公示", "desk:notices", roles.READERS),
    OPENNESS,
    MONEY,
    SUPERVISION,
    STEERING,
    POLICY,
    DATA,
)
HEADINGS = {403: "您没有办理这件事的权限", 404: "没有找到", 409: "这一步没有办成"}


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page inside the desk's frame; what it shows can be read before it is drawn."""
    shown = {**frame(request), **context}
    return TemplateResponse(request, f"desk/{template}.html", shown, status=status)


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A page that says what was not possible, why, and what to do."""
    return page(request, "refused", status=status, why=why, refusal=HEADINGS[status])


def frame(request: HttpRequest) -> Mapping[str, Any]:
    """What desk/base.html needs: the menu, the rooms of the wing one is in, who is signed in."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    wings = [_open_to(viewer, each) for each in PARTS]
    links = [[_link(part, request.path) for part in parts] for _, parts in wings if parts]
    labels = [label for label, parts in wings if parts]
    menu = [_word(label, rooms) for label, rooms in zip(labels, links, strict=True)]
    here = next((rooms for rooms in links if len(rooms) > 1 and _is_here(rooms)), [])
    may_search = bool(viewer.roles & set(roles.READERS))
    begun = going_on(request, viewer)
    told = {"may_search": may_search, "going_on": begun, "key_places": shortcuts.places(viewer)}
    return {"menu": menu, "rooms": here, "viewer": viewer, **told}


def _open_to(viewer: Viewer, entry: Part | Wing) -> tuple[str, list[Part]]:
    parts = entry.parts if isinstance(entry, Wing) else (entry,)
    return entry.label, [part for part in parts if viewer.roles & set(part.roles)]


def _word(label: str, rooms: list[Link]) -> Link:
    """One word of the menu: a wing's own when it has several rooms, else the room's."""
    if len(rooms) == 1:
        return rooms[0]
    return Link(label, rooms[0].url, _is_here(rooms))


def _is_here(rooms: list[Link]) -> bool:
    return any(room.current for room in rooms)


def _link(part: Part, path: str) -> Link:
    url = reverse(part.url_name)
    current = path == url if part.url_name == "desk:day" else path.startswith(url)
    return Link(part.label, url, current)
