"""Documents of many cases: served together, or packed to be printed."""

import re
import secrets
import zipfile
from datetime import date
from pathlib import Path

from django.conf import settings

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.notices.api import Notice, Service, letter_pdf, serve_notice
from minzheng.engines.workbench.api import Told, Work
from minzheng.faces.desk import roles
from minzheng.faces.desk.lists.plans import Plan
from minzheng.faces.desk.requests import NotFound

UNSAFE = re.compile(r"[^\w〔〕（）-]+")


def numbers_of_cases(viewer: Viewer, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The documents of these cases, by number, as far as the viewer may see them."""
    refs = [f"case:{number}" for number in numbers]
    found = visible(Notice.objects.filter(case_ref__in=refs), viewer)
    return tuple(found.order_by("case_ref", "pk").values_list("number", flat=True))


def weigh(plan: Plan, number: str, *, by: Viewer, on: date) -> Told:
    """Whether a document can be recorded as served."""
    letter = _letter(by, number)
    if letter.served_on:
        return Told(f"已于 {letter.served_on} 送达，不能再记一次", ok=False)
    if not may(by, roles.SERVERS, letter.division_code):
        return Told("送达由本辖区的经办人员登记", ok=False)
    if date.fromisoformat(plan.given["on"]) < letter.issued_on:
        return Told(f"送达日期早于签发日期 {letter.issued_on}", ok=False)
    mode = Notice.ServiceMode(plan.given["mode"]).label
    return Told(
        f"《{letter.title}》将登记为 {plan.given['on']} {mode}，凭据：{plan.given['evidence']}"
    )


def do(plan: Plan, number: str, *, by: Viewer, on: date) -> Told:
    """Record the service: the period for review begins that day."""
    weighed = weigh(plan, number, by=by, on=on)
    if not weighed.ok:
        return weighed
    given = plan.given
    mode, day = Notice.ServiceMode(given["mode"]), date.fromisoformat(given["on"])
    serve_notice(_letter(by, number), Service(mode, day, given["evidence"]), by=by.doer)
    return Told("已登记送达")


def pack(work: Work, plan: Plan) -> str:
    """Every document as PDF in one file, in the order of the list; begun anew when interrupted."""
    name = f"{work.job.pk}-{secrets.token_hex(8)}.zip"
    path = Path(settings.DATA_DIR) / "jobs" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as pack:
        for place, number in enumerate(plan.rows, 1):
            letter = _letter(work.viewer, number)
            pack.writestr(f"{place:04}-{UNSAFE.sub('', number)}.pdf", letter_pdf(letter))
            work.tell(place)
    work.keep_file(f"文书{work.job.on}.zip", f"jobs/{name}")
    return f"共 {len(plan.rows)} 份文书，文件保存 30 天"


def _letter(viewer: Viewer, number: str) -> Notice:
    found = visible(Notice.objects.filter(number=number), viewer).first()
    if found is None:
        raise NotFound(f"没有{number}，或不在您的辖区内")
    return found
