"""Breaking the glass for a life in danger: a reason, a second person, a trail, the team told.

What is shown is whom to call and where she lives; sessions, scores and plans stay closed.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import NotAllowed, Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.programmes.errors import NoSuchFile, ProgrammeRefused
from minzheng.engines.programmes.models import Deed, File, Opening, State
from minzheng.engines.programmes.referring import who_index
from minzheng.engines.programmes.team import team_of
from minzheng.engines.programmes.terms import opening_until
from minzheng.engines.programmes.trail import note, tell
from minzheng.kernel.identity import citizen_id
from minzheng.registers.offices.api import officers_with
from minzheng.registers.people.api import clean_name
from minzheng.registers.sealing import seal

ASKERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head",
    "hotline_clerk", "relief_station",
)  # fmt: skip
DECIDERS = ("town_head", "district_head")
LEAST_REASON = 10


@dataclass(frozen=True)
class Ask:
    """Whose life is in danger, as the asker knows her, and why."""

    name: str
    id_number: str
    reason: str


@dataclass(frozen=True)
class Sheet:
    """Whom to call and where to go; nothing of what was done with her."""

    name: str
    phone: str
    address: str
    guardian: str
    guardian_phone: str
    point: str
    worker: str


@transaction.atomic
def ask_opening(new: Ask, *, division: str, by: Viewer, on: date) -> Opening:
    """Ask to see whom to call; the heads of the place are told. Tells not whether there is a file.

    Raises NotAllowed, ProgrammeRefused, IdentityError, NameRefused.
    """
    require(by, ASKERS, division)
    if len(new.reason.strip()) < LEAST_REASON:
        raise ProgrammeRefused("请写清楚什么危险、为什么等不到服务点的人（至少十个字）")
    number = citizen_id(new.id_number, today=on).number
    opening = Opening.objects.create(
        division_code=division, who_sealed=seal(clean_name(new.name)),
        who_index=who_index(number), reason=new.reason.strip()[:300],
        asked_on=on, asked_key=by.doer.key, asked_by=by.doer.name,
    )  # fmt: skip
    text = f"{by.doer.name}申请紧急查看一个人的联系方式，请马上决定"
    for role in DECIDERS:
        for officer in officers_with(role, division, on):
            if officer.staff_number != by.doer.key:
                tell(officer.staff_number, officer.name, text, link=opening.ref, on=on)
    _record(opening, "ask_programme_opening", by)
    return opening


@transaction.atomic
def decide_opening(opening: Opening, words: str, *, granted: bool, by: Viewer, on: date) -> Opening:
    """The second person decides; once granted the file is looked for and its team told.

    Raises NotAllowed for the asker herself, ProgrammeRefused.
    """
    row = Opening.objects.select_for_update().get(pk=opening.pk)
    require(by, DECIDERS, row.division_code)
    if by.doer.key == row.asked_key:
        raise NotAllowed("申请人不能自己批准，请另一位负责人决定")
    if row.state != Opening.State.ASKED:
        raise ProgrammeRefused(f"这份申请{row.get_state_display()}；请刷新页面")
    if not words.strip():
        raise ProgrammeRefused("请写批准或不批准的理由")
    row.state = Opening.State.GRANTED if granted else Opening.State.DECLINED
    row.decided_on, row.decided_by, row.decided_words = on, by.doer.name, words.strip()[:300]
    if granted:
        row.until, row.file = opening_until(row.division_code, on), _find(row, by)
        _tell_team(row, by, on)
    row.save()
    word = "已批准" if granted else "没有批准"
    tell(row.asked_key, row.asked_by, f"紧急查看{word}：{words.strip()}", link=row.ref, on=on)
    _record(row, "decide_programme_opening", by, granted=granted)
    return row


@transaction.atomic
def read_sheet(opening: Opening, *, by: Viewer, on: date) -> Sheet | None:
    """Whom to call; None where the place has no file of her. Each look is in the trail.

    Raises NotAllowed for everybody but the asker, and once the days are over.
    """
    row = Opening.objects.select_related("file__point__facility").get(pk=opening.pk)
    if by.doer.key != row.asked_key or not row.is_open(on):
        raise NotAllowed("只有申请人在批准的日子里能看")
    _record(row, "read_programme_opening", by)
    if row.file is None:
        return None
    who = row.file.who
    shown = {name: who[name] for name in ("name", "phone", "address", "guardian", "guardian_phone")}
    return Sheet(**shown, point=str(row.file.point.facility), worker=row.file.worker_name)


def openings_of(viewer: Viewer) -> QuerySet[Opening]:
    """What the viewer asked, and what she may decide."""
    own = Opening.objects.filter(asked_key=viewer.doer.key)
    if not viewer.roles & set(DECIDERS):
        return own
    return own | visible(Opening.objects.all(), viewer)


def opening_for(viewer: Viewer, pk: int) -> Opening:
    """An opening the viewer asked or may decide. Raises NoSuchFile."""
    found = openings_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchFile("没有这份申请，或它不是您申请、不由您决定的")
    return found


def _find(row: Opening, by: Viewer) -> File | None:
    """The newest open file within the decider's area, else the newest of all there."""
    near = visible(File.objects.filter(who_index=row.who_index), by, "point__division_code")
    found = list(near.exclude(state=State.REFUSED).select_related("point__facility"))
    return max(found, key=lambda file: (file.ended_on is None, file.pk), default=None)


def _tell_team(row: Opening, by: Viewer, on: date) -> None:
    if row.file is None:
        return
    text = (
        f"档案 {row.file.number} 的联系方式被紧急查看，申请人{row.asked_by}，批准人{by.doer.name}"
    )
    for each in team_of(row.file.point, on):
        tell(each.key, each.name, text, link=row.file.ref, on=on)
    note(row.file, Deed.Kind.BROKEN, f"{row.asked_by}：{row.reason}", by=by, on=on)


def _record(row: Opening, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)
