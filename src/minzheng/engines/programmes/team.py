"""Points and their teams: who may open one, who is named, who leads. Closed to everybody else."""

from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import NotAllowed, Viewer, may, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.programmes.definitions import definition_of
from minzheng.engines.programmes.errors import NoSuchFile, ProgrammeRefused
from minzheng.engines.programmes.models import OPEN, File, Point, Teammate
from minzheng.engines.programmes.trail import tell
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Officer, officers_with

WORKER = "social_worker"
WORKERS = (WORKER,)
MANAGERS = ("town_head", "district_clerk", "district_head")
OPENERS = ("district_clerk", "district_head")


@transaction.atomic
def open_point(facility: Facility, programme: str, *, by: Viewer, on: date) -> Point:
    """Hold a programme at a facility. Raises NotAllowed, ProgrammeRefused."""
    require(by, OPENERS, facility.division_code)
    told = definition_of(programme)
    if facility.kind not in told.places:
        raise ProgrammeRefused(f"“{told.short}”不能设在{facility.kind_name}，请换一个机构")
    try:
        with transaction.atomic():
            point = Point.objects.create(
                facility=facility, division_code=facility.division_code,
                programme=programme, opened_on=on,
            )  # fmt: skip
    except IntegrityError as twice:
        raise ProgrammeRefused(f"“{facility.name}”已经有“{told.short}”服务点") from twice
    _record(point, "open_programme_point", by)
    return point


@transaction.atomic
def name_teammate(
    point: Point, staff_number: str, *, is_lead: bool, by: Viewer, on: date
) -> Teammate:
    """Name a social worker of the place to the team; from now on she reads every file of it.

    Nobody names herself. Raises NotAllowed, ProgrammeRefused.
    """
    require(by, MANAGERS, point.division_code)
    found = [each for each in candidates(point, on) if each.staff_number == staff_number]
    if not found:
        raise ProgrammeRefused("只能指定本地社工站的社会工作者，并且还不在团队里；请重新选")
    if staff_number == by.doer.key:
        raise ProgrammeRefused("不能指定自己，请由另一位负责人来办")
    row = Teammate.objects.create(
        point=point, key=staff_number, name=found[0].name, is_lead=is_lead, joined_on=on
    )
    _tell_team(point, f"{row.name}加入了“{point.facility.name}”的服务团队", on)
    _record(point, "name_programme_teammate", by, member=staff_number, lead=is_lead)
    return row


@transaction.atomic
def release_teammate(mate: Teammate, *, by: Viewer, on: date) -> Teammate:
    """From the day on she reads no file any more.

    Raises NotAllowed; ProgrammeRefused while she is responsible for somebody, or left already.
    """
    point = mate.point
    require(by, MANAGERS, point.division_code)
    if mate.left_on is not None:
        raise ProgrammeRefused(f"{mate.name}已于 {mate.left_on} 离开团队")
    if File.objects.filter(point=point, worker=mate.key, state__in=OPEN).exists():
        raise ProgrammeRefused(f"{mate.name}还负责着服务对象，请先由团队换负责人")
    mate.left_on = on
    mate.save(update_fields=["left_on"])
    _record(point, "release_programme_teammate", by, member=mate.key)
    return mate


def candidates(point: Point, on: date) -> list[Officer]:
    """Social workers of the place who are not of the team yet."""
    of_it = set(Teammate.objects.on(on).filter(point=point).values_list("key", flat=True))
    found = officers_with(WORKER, point.division_code, on)
    return [each for each in found if each.staff_number not in of_it]


def points_of(viewer: Viewer) -> QuerySet[Point]:
    """The points in the viewer's area: where they are is no secret."""
    return visible(Point.objects.select_related("facility"), viewer)


def point_for(viewer: Viewer, pk: int) -> Point:
    """A point in the viewer's area. Raises NoSuchFile."""
    found = points_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchFile("没有这个服务点，或它不在您的辖区，请从服务点列表进入")
    return found


def team_of(point: Point, on: date) -> list[Teammate]:
    """Who is of the team on the day, leads first."""
    return list(Teammate.objects.on(on).filter(point=point))


def own_points(viewer: Viewer, on: date) -> QuerySet[Point]:
    """The points whose team the viewer is of on the day, while she holds the post there."""
    posts = tuple(post for post in viewer.seeing_posts if post.role == WORKER)
    named = Teammate.objects.on(on).filter(key=viewer.doer.key)
    if viewer.doer.kind != "officer":
        return Point.objects.none()
    rows = visible(Point.objects.select_related("facility"), replace(viewer, posts=posts))
    return rows.filter(pk__in=named.values("point_id"))


def files_of(viewer: Viewer, on: date) -> QuerySet[File]:
    """The files the viewer may read: of her own teams, and none else."""
    return File.objects.filter(point__in=own_points(viewer, on)).select_related("point__facility")


def file_for(viewer: Viewer, pk: int, on: date) -> File:
    """A file of the viewer's team. Raises NoSuchFile."""
    found = files_of(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchFile("没有这份档案，或您不在它的服务团队里")
    return found


def held(file: File, by: Viewer, on: date) -> File:
    """The file as it stands, its row held. Raises NotAllowed for who is not of its team."""
    if not own_points(by, on).filter(pk=file.point_id).exists():
        raise NotAllowed("只有这个服务点的团队能办理这份档案")
    return File.objects.select_for_update(of=("self",)).select_related("point__facility").get(
        pk=file.pk
    )  # fmt: skip


def require_manager(viewer: Viewer, point: Point) -> None:
    """Raises NotAllowed for who does not look after the point."""
    require(viewer, MANAGERS, point.division_code)


def manages(viewer: Viewer, point: Point) -> bool:
    """Whether she looks after the point."""
    return may(viewer, MANAGERS, point.division_code)


def _tell_team(point: Point, text: str, on: date) -> None:
    for each in team_of(point, on):
        tell(each.key, each.name, text, link="programmes", on=on)


def _record(point: Point, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, point.ref, division=point.division_code, detail=detail)
