"""The verbs of the premises pool: offered, matched, visited, let or refused, become a facility."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.circles.coded import BARRED, CONDITIONS, FIRES, OWNERS
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.matching import Fit
from minzheng.engines.circles.models import Premises, State, Step
from minzheng.engines.circles.posts import KEEPERS
from minzheng.kernel.divisions import level
from minzheng.registers.facilities.api import Facility

TWICE = "这个地址已经在物业池里"
LARGEST = 1_000_000  # square metres
WAITING = (State.OFFERED, State.MATCHED)
TABLES = (
    ("condition", "房屋状况", CONDITIONS),
    ("fire", "消防", FIRES),
    ("owner_kind", "产权性质", OWNERS),
)


@dataclass(frozen=True)
class NewPremises:
    """Idle property: `area` in square metres, `rent` in fen a month (None unknown, 0 free)."""

    name: str
    division_code: str
    address: str
    area: int
    latitude: float | None = None
    longitude: float | None = None
    floor: str = ""
    owner: str = ""
    owner_kind: str = "unknown"
    condition: str = "unknown"
    fire: str = "unknown"
    rent: int | None = None
    since: date | None = None


@transaction.atomic
def offer_premises(new: NewPremises, *, by: Viewer, on: date) -> Premises:
    """Put property into the pool. Raises NotAllowed; CirclesRefused, also for an address known."""
    require(by, KEEPERS, new.division_code)
    _check(new, on)
    row = Premises(**asdict(new), offered_on=on, offered_by=by.doer.name)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise CirclesRefused(f"{TWICE}：{new.address}。请打开那一处更正") from twice
    _note(row, Step.Kind.OFFERED, by=by, on=on)
    return row


@transaction.atomic
def amend_premises(row: Premises, new: NewPremises, *, by: Viewer, on: date) -> Premises:
    """Correct what is known. What changes nothing leaves no trace. Raises NotAllowed,
    CirclesRefused, also for what was let, refused or became a facility."""
    current = _held(row, by, (*WAITING, State.VISITED))
    require(by, KEEPERS, new.division_code)
    _check(new, on)
    told = {name: value for name, value in asdict(new).items() if getattr(current, name) != value}
    if not told:
        return current
    for name, value in told.items():
        setattr(current, name, value)
    try:
        with transaction.atomic():
            current.save(update_fields=list(told))
    except IntegrityError as twice:
        raise CirclesRefused(f"{TWICE}：{new.address}。请核对地址") from twice
    _note(current, Step.Kind.AMENDED, by=by, on=on, columns=sorted(told))
    return current


@transaction.atomic
def match_premises(row: Premises, fit: Fit, *, by: Viewer, on: date) -> Premises:
    """Say what it should become, and why: the score is kept as it is now. Raises CirclesRefused."""
    current = _held(row, by, (*WAITING, State.VISITED))
    if current.fire == BARRED:
        raise CirclesRefused("消防改造不了的房子不能作养老设施，请登记“不采用”")
    if fit.score < 1:
        raise CirclesRefused(
            f"改成{fit.kind_name}没有多覆盖一位老人，附近已经够用或者没有老人，请换一类或换一处"
        )
    current.state, current.kind = State.MATCHED, fit.kind
    current.save(update_fields=["state", "kind"])
    words = f"{fit.kind_name}，约 {fit.places} 个位置，多覆盖 {fit.score} 位老人"
    _note(current, Step.Kind.MATCHED, by=by, on=on, words=words, **fit.plain())
    return current


@transaction.atomic
def visit_premises(
    row: Premises, words: str, *, condition: str, fire: str, by: Viewer, on: date
) -> Premises:
    """What was seen on the spot; condition and fire state are now what was seen."""
    current = _held(row, by, (State.MATCHED, State.VISITED))
    _known("房屋状况", condition, CONDITIONS)
    _known("消防", fire, FIRES)
    current.condition, current.fire, current.state = condition, fire, State.VISITED
    current.save(update_fields=["condition", "fire", "state"])
    _note(current, Step.Kind.VISITED, by=by, on=on, words=_said(words, "看到了什么"))
    return current


@transaction.atomic
def let_premises(row: Premises, tenant: str, rent: int, *, by: Viewer, on: date) -> Premises:
    """Let to a tenant at so many fen a month; only after it was seen and can be made safe."""
    current = _held(row, by, (State.VISITED,))
    if current.fire == BARRED or current.condition == "unsafe":
        raise CirclesRefused("消防改造不了或有安全隐患的房子不能租作养老设施，请登记“不采用”")
    if rent < 0:
        raise CirclesRefused("租金不能是负数，免租填 0")
    current.state, current.rent = State.LET, rent
    current.save(update_fields=["state", "rent"])
    words = _said(tenant, "租给谁")
    _note(current, Step.Kind.LET, by=by, on=on, words=words, rent=rent)
    return current


@transaction.atomic
def refuse_premises(row: Premises, why: str, *, by: Viewer, on: date) -> Premises:
    """It is not used, and why."""
    current = _held(row, by, (*WAITING, State.VISITED))
    current.state = State.REFUSED
    current.save(update_fields=["state"])
    _note(current, Step.Kind.REFUSED, by=by, on=on, words=_said(why, "不采用的原因"))
    return current


@transaction.atomic
def become_facility(row: Premises, facility: Facility, *, by: Viewer, on: date) -> Premises:
    """It is now a facility of the register; of the kind it was matched to, in the same town."""
    current = _held(row, by, (State.LET,))
    require(by, KEEPERS, facility.division_code)
    if facility.kind != current.kind:
        raise CirclesRefused(
            f"这处物业拟改成{current.kind_name}，“{facility.name}”是{facility.kind_name}，请核对"
        )
    if Premises.objects.filter(facility=facility).exists():
        raise CirclesRefused(f"“{facility.name}”已经由另一处物业改成，请核对")
    current.state, current.facility = State.BECAME, facility
    current.save(update_fields=["state", "facility"])
    _note(current, Step.Kind.BECAME, by=by, on=on, words=facility.name, facility=facility.pk)
    return current


def _held(row: Premises, by: Viewer, states: tuple[State, ...]) -> Premises:
    """The row, locked, where the viewer may act on it and it is in one of the states."""
    current = Premises.objects.select_for_update().get(pk=row.pk)
    require(by, KEEPERS, current.division_code)
    if current.state not in states:
        words = "、".join(f"“{each.label}”" for each in states)
        raise CirclesRefused(
            f"这处物业现在是“{State(current.state).label}”，要在{words}时才能这样办，请刷新页面核对"
        )
    return current


def _check(new: NewPremises, on: date) -> None:
    if not new.name.strip() or not new.address.strip():
        raise CirclesRefused("请填物业的名称和地址")
    if level(new.division_code) not in ("town", "village"):
        raise CirclesRefused("所在地要到乡镇（街道）或村（社区），请重新选")
    if not 0 < new.area <= LARGEST:
        raise CirclesRefused(f"建筑面积应为 1 到 {LARGEST:,} 平方米，您填了 {new.area}")
    if (new.latitude is None) != (new.longitude is None):
        raise CirclesRefused("只有经度或只有纬度，请两项都填，或都不填")
    _check_degrees(new.latitude, new.longitude)
    if new.rent is not None and new.rent < 0:
        raise CirclesRefused("租金不能是负数，免租填 0，不知道的不填")
    if new.since is not None and new.since > on:
        raise CirclesRefused(f"闲置的日子 {new.since} 还没有到，请核对")
    for column, label, table in TABLES:
        _known(label, getattr(new, column), table)


def _check_degrees(latitude: float | None, longitude: float | None) -> None:
    if latitude is None or longitude is None:
        return
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise CirclesRefused(
            f"北纬 {latitude}、东经 {longitude} 不是度数（WGS-84），"
            "请填十进制的度，例如 23.29、113.81"
        )


def _known(label: str, code: str, table: Mapping[str, str]) -> None:
    if code not in table:
        raise CirclesRefused(f"{label}“{code}”无法识别，应为{'、'.join(table.values())}之一")


def _said(words: str, what: str) -> str:
    told = words.strip()
    if not told:
        raise CirclesRefused(f"请写{what}")
    return told[:500]


def _note(
    row: Premises, kind: Step.Kind, *, by: Viewer, on: date, words: str = "", **told: Any
) -> None:
    """The step, and last of all the trail."""
    row.steps.create(kind=kind, on=on, by=by.doer.name, words=words, told=told)
    audit.record(by.doer, f"{kind}_premises", row.ref, division=row.division_code, detail={**told})
