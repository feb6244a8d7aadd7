"""Check-in and check-out: taken in once however often they are sent; the server judges."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.contrib.auth.hashers import check_password
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.circles.api import point_of
from minzheng.engines.homecare.coded import COMMUNITY, HOME, State, VisitState
from minzheng.engines.homecare.errors import HomecareRefused, NoSuchVisit
from minzheng.engines.homecare.models import Settlement, Visit
from minzheng.engines.homecare.posts import own_visit
from minzheng.engines.homecare.reckoning import reckon_month
from minzheng.engines.homecare.suspecting import look_at
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import distances
from minzheng.registers.papers import Kept, Paper, PaperRefused, keep_sealed, read_kept
from minzheng.vocabulary import homecare as terms

FOLDER, LONGEST_TOKEN, MOST_ACCURACY = "homecare-photos", 40, 100_000
SIGNED, WRONG = "pin", "wrong"


@dataclass(frozen=True)
class Spot:
    """Where a phone says it is: degrees (WGS-84), and by how many metres it may be wrong."""

    latitude: float
    longitude: float
    accuracy: int = 0


@dataclass(frozen=True)
class Moment:
    """When a button was pressed; `offline`: sent later, from what lay on the phone."""

    day: date
    clock: time
    offline: bool = False


@dataclass(frozen=True)
class Tap:
    """One press of the phone: `token` is its own."""

    token: str
    moment: Moment
    spot: Spot | None = None


@dataclass(frozen=True)
class Leaving:
    """What is told at the end: the elder's signing words, a photo, what was done."""

    pin: str = ""
    photo: Paper | None = None
    note: str = ""


@transaction.atomic
def check_in(viewer: Viewer, pk: int, tap: Tap, *, on: date) -> Visit:
    """She is there. The same token twice is one check-in. Raises NoSuchVisit, HomecareRefused."""
    row = _mine(viewer, pk, on)
    _check_tap(tap)
    if row.in_token == tap.token:
        return row
    _refuse_known(tap.token)
    _refuse_moment(row, tap.moment, on)
    if row.state != VisitState.ORDERED:
        raise HomecareRefused(f"这一次已经是“{row.get_state_display()}”，不能再签到")
    row.state, row.in_token, row.in_clock = VisitState.BEGUN, tap.token, tap.moment.clock
    row.offline = tap.moment.offline
    if tap.spot is not None:
        row.in_latitude, row.in_longitude = tap.spot.latitude, tap.spot.longitude
        row.in_accuracy = tap.spot.accuracy
    row.in_metres, row.against = _metres(row, tap.spot)
    row.save()
    _tell(viewer.doer, "check_in_home", row, metres=row.in_metres)
    return row


@transaction.atomic
def check_out(viewer: Viewer, pk: int, tap: Tap, leaving: Leaving, *, on: date) -> Visit:
    """She leaves: minutes are reckoned, what is odd is flagged. Raises as check_in()."""
    row = _mine(viewer, pk, on)
    _check_tap(tap)
    if row.out_token == tap.token:
        return row
    _refuse_known(tap.token)
    _refuse_moment(row, tap.moment, on)
    if row.state != VisitState.BEGUN or row.in_clock is None:
        raise HomecareRefused("这一次还没有签到，或已经签退。请刷新页面查看")
    if tap.moment.clock < row.in_clock:
        raise HomecareRefused(f"签退时间 {tap.moment.clock:%H:%M} 早于签到 {row.in_clock:%H:%M}")
    _write_out(row, tap, leaving)
    row.minutes = int((row.ended_at - row.begun_at).total_seconds() // 60)
    row.save()
    reckon_month(row.person_id, Month.of(row.day))
    row.refresh_from_db()  # what it costs was written on another copy of it
    look_at(row, on)
    _tell(viewer.doer, "check_out_home", row, minutes=row.minutes, metres=row.out_metres)
    return row


def open_photo(viewer: Viewer, row: Visit) -> tuple[bytes, str]:
    """The photo of a visit and its kind; who looks is in the trail.

    Raises NoSuchVisit where there is none, PaperLost.
    """
    if not row.photo:
        raise NoSuchVisit("这次上门没有照片，请返回上一页")
    content = read_kept(row.photo, row.photo_digest)
    with transaction.atomic():
        _tell(viewer.doer, "open_home_photo", row)
    return content


def today_of(viewer: Viewer, on: date) -> list[Visit]:
    """The visits of a worker on a day, in their order. One query."""
    rows = Visit.objects.filter(worker_key=viewer.doer.key, day=on)
    rows = rows.exclude(state=VisitState.CANCELLED).select_related("person", "plan", "facility")
    return list(rows.order_by("begins", "pk"))


def _mine(viewer: Viewer, pk: int, on: date) -> Visit:
    """The visit locked, for the worker who was sent."""
    own_visit(viewer, pk, on)
    rows = Visit.objects.select_for_update(of=("self",)).select_related("person", "plan")
    row = rows.get(pk=pk)
    if row.worker_key != viewer.doer.key:
        raise HomecareRefused(f"这一次派给了{row.worker}，请由她登录签到、签退，或先改派")
    return row


def _write_out(row: Visit, tap: Tap, leaving: Leaving) -> None:
    row.state, row.out_token, row.out_clock = VisitState.DONE, tap.token, tap.moment.clock
    row.offline = row.offline or tap.moment.offline
    if tap.spot is not None:
        row.out_latitude, row.out_longitude = tap.spot.latitude, tap.spot.longitude
        row.out_accuracy = tap.spot.accuracy
    row.out_metres, _ = _metres(row, tap.spot)
    row.note = leaving.note.strip()[:200]
    if leaving.pin:
        row.signed = SIGNED if check_password(leaving.pin, row.plan.pin) else WRONG
    if leaving.photo is not None:
        kept = _kept(leaving.photo)
        row.photo, row.photo_digest = kept.path, kept.digest


def _kept(photo: Paper) -> Kept:
    try:
        return keep_sealed(FOLDER, photo)
    except PaperRefused as refusal:
        raise HomecareRefused(str(refusal)) from refusal


def _metres(row: Visit, spot: Spot | None) -> tuple[int | None, str]:
    """How far the phone is from the elder's home, or from her community's middle."""
    known = point_of(row.person)
    if known is None:
        return None, ""
    latitude, longitude, is_home = known
    against = HOME if is_home else COMMUNITY
    if spot is None:
        return None, against
    (metres,) = distances(latitude, longitude, [(spot.latitude, spot.longitude)])
    return int(metres), against


def _check_tap(tap: Tap) -> None:
    if not 0 < len(tap.token) <= LONGEST_TOKEN or "\x00" in tap.token:
        raise HomecareRefused("手机没有给这次打卡编号，请刷新页面再试")
    spot = tap.spot
    if spot is None:
        return
    inside = -90 <= spot.latitude <= 90 and -180 <= spot.longitude <= 180
    if not inside or not 0 <= spot.accuracy <= MOST_ACCURACY:
        raise HomecareRefused("手机发来的位置读不懂，请打开定位后再试")


def _refuse_known(token: str) -> None:
    """A token that made another check-in is not this one's."""
    rows = Visit.objects.filter(in_token=token) | Visit.objects.filter(out_token=token)
    if rows.exists():
        raise HomecareRefused("这个打卡编号已经用在别的打卡上。请刷新页面再试")


def _refuse_moment(row: Visit, moment: Moment, on: date) -> None:
    if moment.day > on:
        raise HomecareRefused(f"{moment.day} 还没有到。请核对手机的日期")
    most = number(terms.补传天数, row.division_code, on)
    if moment.day < on - timedelta(days=most):
        raise HomecareRefused(
            f"{moment.day} 的打卡超过 {most} 天才传回，不再收。请联系镇街核实补记"
        )
    if moment.day != row.day:
        raise HomecareRefused(f"这一次约在 {row.day}，不能记在 {moment.day}。请选当天的那一次")
    handed = Settlement.objects.filter(facility=row.facility_id, month=str(Month.of(row.day)))
    if handed.exclude(state=State.RETURNED).exists():
        raise HomecareRefused(f"{row.day:%Y-%m} 的结算单已经交了，不能再记那个月的打卡")


def _tell(by: Doer, verb: str, row: Visit, **detail: object) -> None:
    tell(by, verb, row.ref, row.division_code, person=row.person_id, **detail)
