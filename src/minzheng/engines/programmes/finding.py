"""What the team reads: its list, and one file with everything in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.programmes.errors import NoSuchFile
from minzheng.engines.programmes.models import OPEN, Deed, File, Meeting, Plan, Score, State
from minzheng.engines.programmes.scales import SAME, Scale, scale_of
from minzheng.engines.programmes.team import file_for, files_of
from minzheng.engines.programmes.trail import record
from minzheng.registers.papers import read_kept

PAGE, MEETINGS = 50, 20


@dataclass(frozen=True)
class Wanted:
    """What the list shows; `state` "" for what waits for somebody."""

    state: str = ""
    mine: bool = False
    after: int = 0


@dataclass(frozen=True)
class FilePage:
    """One page of the list; `after` leads to the next, 0 when there is none."""

    rows: list[File]
    after: int


@dataclass(frozen=True)
class Line:
    """The scores of one scale over time, and what the change is worth."""

    scale: Scale
    scores: Sequence[Score]

    @property
    def verdict(self) -> str:
        """BETTER, WORSE or SAME since the first; SAME with one score."""
        if len(self.scores) < 2:
            return SAME
        return self.scale.verdict(self.scores[0].total, self.scores[-1].total)


@dataclass(frozen=True)
class Whole:
    """A file with everything in it; `meetings` are the newest."""

    file: File
    plan: Plan | None
    meetings: Sequence[Meeting]
    lines: Sequence[Line]
    deeds: Sequence[Deed]


def file_page(viewer: Viewer, wanted: Wanted, on: date) -> FilePage:
    """A page of her teams' files: what waits by the day it is due, others the newest first.

    At most three queries.
    """
    rows = files_of(viewer, on)
    rows = rows.filter(state=wanted.state) if wanted.state else rows.filter(_waits())
    if wanted.mine:
        rows = rows.filter(worker=viewer.doer.key)
    last = rows.filter(pk=wanted.after).first() if wanted.after else None
    if last is not None:
        rows = rows.filter(_later(last, wanted))
    ordered = rows.order_by("-pk") if wanted.state else rows.order_by("due_on", "pk")
    found = list(ordered[: PAGE + 1])
    return FilePage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def in_danger(viewer: Viewer, on: date) -> list[File]:
    """The files of her teams in which a danger was noted and not yet met. One query."""
    return list(files_of(viewer, on).filter(crisis_on__isnull=False).order_by("crisis_on")[:PAGE])


def whole_of(file: File) -> Whole:
    """Everything in a file. Four queries."""
    by_scale: dict[str, list[Score]] = {}
    for score in file.scores.all():
        by_scale.setdefault(score.scale, []).append(score)
    lines = [Line(scale_of(key), scores) for key, scores in by_scale.items()]
    plan, meetings = file.plans.first(), list(file.meetings.all()[:MEETINGS])
    return Whole(file, plan, meetings, lines, list(file.deeds.all()))


@transaction.atomic
def open_who(viewer: Viewer, pk: int, on: date) -> File:
    """A file whose identity and contacts are shown, after the trail knows who looks.

    Raises NoSuchFile.
    """
    file = file_for(viewer, pk, on)
    record(file, "read_programme_who", viewer)
    return file


@transaction.atomic
def open_consent(viewer: Viewer, pk: int, on: date) -> tuple[bytes, str, str]:
    """The paper on which somebody agreed, its mime type and name. Raises NoSuchFile, PaperLost."""
    file = file_for(viewer, pk, on)
    if not file.consent_paper:
        raise NoSuchFile("这份档案没有上传同意书")
    content, mime = read_kept(file.consent_paper, file.consent_digest)
    record(file, "read_programme_consent", viewer)
    return content, mime, file.consent_name


def _later(last: File, wanted: Wanted) -> Q:
    if wanted.state:
        return Q(pk__lt=last.pk)
    return Q(due_on__gt=last.due_on) | Q(due_on=last.due_on, pk__gt=last.pk)


def _waits() -> Q:
    return Q(state__in=OPEN) | Q(state=State.ENDED, due_on__isnull=False)
