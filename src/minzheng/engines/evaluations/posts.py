"""Whose business a rubric, a round, a house in it or a subsidy is; and what the trail is told."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.evaluations.coded import DECIDERS, PROPOSERS, READERS
from minzheng.engines.evaluations.errors import NoSuchEvaluation
from minzheng.engines.evaluations.models import Assessor, Entry, Round, Scheme, SelfMark, Subsidy
from minzheng.registers.organisations.api import Organisation

LOST = "没有这一项评价，或它不在您的辖区内。请从“质量评价”重新进入"
NOT_OWN = "没有这一项评价，或它不是您的机构的。请从“质量评价”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read evaluations, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def schemes_of(viewer: Viewer) -> QuerySet[Scheme]:
    """The versions proposed or approved in the viewer's area."""
    return visible(Scheme.objects.all(), reader(viewer))


def scheme_for(viewer: Viewer, pk: int) -> Scheme:
    """A version the viewer may see. Raises NoSuchEvaluation."""
    found = schemes_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation("没有这一版评分表，或它不在您的辖区内。请从“评分表”重新进入")
    return found


def rounds_of(viewer: Viewer) -> QuerySet[Round]:
    """The rounds with a house in the viewer's area, and those of her area."""
    own = visible(Round.objects.all(), reader(viewer)).values("pk")
    seen = visible(Entry.objects.all(), reader(viewer)).values("round")
    return Round.objects.filter(pk__in=own) | Round.objects.filter(pk__in=seen)


def round_for(viewer: Viewer, pk: int) -> Round:
    """A round the viewer may see. Raises NoSuchEvaluation."""
    found = rounds_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation(LOST)
    return found


def entries_of(viewer: Viewer) -> QuerySet[Entry]:
    """The houses of the viewer's area."""
    return visible(Entry.objects.select_related("round"), reader(viewer))


def entry_for(viewer: Viewer, pk: int) -> Entry:
    """A house the viewer may see, with its round. Raises NoSuchEvaluation."""
    found = entries_of(viewer).select_related("facility", "notice").filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation(LOST)
    return found


def subsidies_of(viewer: Viewer) -> QuerySet[Subsidy]:
    """The subsidies of the viewer's area."""
    rows = Subsidy.objects.select_related("entry__round")
    return visible(rows, reader(viewer))


def subsidy_for(viewer: Viewer, pk: int) -> Subsidy:
    """A subsidy the viewer may see. Raises NoSuchEvaluation."""
    found = subsidies_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation("没有这笔补贴，或它不在您的辖区内。请从“评价补贴”重新进入")
    return found


def own_entries(viewer: Viewer) -> QuerySet[Entry]:
    """The entries of the house the viewer acts for, the newest round first."""
    rows = Entry.objects.select_related("round", "facility", "notice").order_by("-round", "pk")
    if viewer.house is None or not viewer.house.credit_code:
        return rows.none()
    return rows.filter(credit_code=viewer.house.credit_code)


def own_entry(viewer: Viewer, pk: int) -> Entry:
    """An entry of the house's own. Raises NoSuchEvaluation."""
    found = own_entries(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation(NOT_OWN)
    return found


def self_mark_for(viewer: Viewer, pk: int) -> SelfMark:
    """A self-score with its paper: the house's own, or one of the viewer's area. Raises."""
    rows = SelfMark.objects.exclude(paper="").select_related("entry__round")
    entries = own_entries(viewer) if viewer.house is not None else entries_of(viewer)
    found = rows.filter(pk=pk, entry__in=entries.values("pk")).first()
    if found is None:
        raise NoSuchEvaluation("没有这份证明。请从“质量评价”重新进入")
    return found


def assessments_of(viewer: Viewer) -> QuerySet[Assessor]:
    """What the viewer is named to score, what waits first."""
    rows = Assessor.objects.filter(key=viewer.doer.key).select_related("entry__round")
    return rows.order_by("handed_in_on", "-pk")


def held(pk: int) -> Entry:
    """The entry with its round, its row held for what follows."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related("round", "facility")
    return rows.get(pk=pk)


def may_propose(viewer: Viewer) -> str:
    """The division for which the viewer proposes rubrics and plans rounds; "" for who may not."""
    return next((post.division for post in viewer.posts if post.role in PROPOSERS), "")


def may_decide(viewer: Viewer) -> bool:
    """Whether the viewer is a head who approves."""
    return bool(viewer.roles & set(DECIDERS))


def record(row: Scheme | Round | Entry | Subsidy, verb: str, by: Viewer, **detail: object) -> None:
    """One entry of the trail, in the place of what it is about."""
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)


def house_of(entry: Entry, on: date) -> list[Organisation]:
    """The organisations behind an entry and those it declared as related, that exist."""
    codes = [code for code in (entry.credit_code, *entry.related) if code]
    rows = Organisation.objects.filter(credit_code__in=codes)
    return [each for each in rows if each.until is None or each.until > on]
