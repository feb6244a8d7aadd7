"""The investment handbook: what is wanted where, which premises can be let, which policies hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.circles.coded import BARRED
from minzheng.engines.circles.errors import CirclesRefused, NoSuchCircle
from minzheng.engines.circles.models import Coverage, Edition, Premises, Survey
from minzheng.engines.circles.models.premises import OPEN
from minzheng.engines.circles.posts import PUBLISHERS, READERS
from minzheng.engines.circles.reading import GONE, LARGEST_KEY, newest_of
from minzheng.engines.parameters.api import book
from minzheng.kernel.divisions import covers, normalise
from minzheng.kernel.params import NotInForce

SMALL = 5  # a gap of fewer elders is not told to the public
MOST_WANTED, MOST_POLICIES = 60, 40


@dataclass(frozen=True)
class NewEdition:
    """What goes into it: kinds of places wanted, premises and parameters by their keys."""

    division_code: str
    title: str
    contact: str
    kinds: tuple[str, ...]
    premises: tuple[int, ...]
    policies: tuple[str, ...]
    preface: str = ""


@dataclass(frozen=True)
class Policy:
    """A parameter as it holds on the day; `value` is None where nothing is in force."""

    key: str
    label: str
    basis: str
    value: str | None
    source: str = ""
    status: str = ""
    since: date | None = None


@transaction.atomic
def publish_handbook(new: NewEdition, *, by: Viewer, on: date) -> Edition:
    """Publish an edition; from now on it is the one shown for the place.

    Gaps are taken from the newest surveys of the place, those below five elders are left out.
    Raises NotAllowed; CirclesRefused without a survey of a kind, for premises that are not open,
    lie elsewhere or cannot be made safe, for a parameter there is not.
    """
    place = normalise(new.division_code)
    require(by, PUBLISHERS, place)
    if not (new.title.strip() and new.contact.strip() and new.kinds):
        raise CirclesRefused("请填名称和联系方式，并至少选一类要招的项目")
    known = newest_of(place)
    surveys = [_surveyed(known, kind) for kind in new.kinds]
    chosen = _chosen(new.premises, place)
    _refuse_unknown(new.policies)
    row = Edition.objects.create(
        division_code=place, title=new.title.strip(), contact=new.contact.strip(),
        preface=new.preface.strip(), wanted=[each for one in surveys for each in _wanted(one)],
        premises=[each.pk for each in chosen], policies=list(new.policies),
        day=min(each.day for each in surveys), published_on=on, published_by=by.doer.name,
        issuer=by.doer.office,
    )  # fmt: skip
    detail = {"wanted": len(row.wanted), "premises": row.premises, "policies": row.policies}
    audit.record(by.doer, "publish_handbook", row.ref, division=place, detail=detail)
    return row


@transaction.atomic
def withdraw_handbook(row: Edition, why: str, *, by: Viewer, on: date) -> Edition:
    """Take an edition down; the one before it is shown again. Raises NotAllowed, CirclesRefused."""
    current = Edition.objects.select_for_update().get(pk=row.pk)
    require(by, PUBLISHERS, current.division_code)
    if current.withdrawn_on is not None:
        raise CirclesRefused(f"这一版已于 {current.withdrawn_on} 撤下，不用再撤")
    if not why.strip():
        raise CirclesRefused("请写为什么撤下")
    current.withdrawn_on, current.why = on, why.strip()[:200]
    current.save(update_fields=["withdrawn_on", "why"])
    audit.record(by.doer, "withdraw_handbook", current.ref, division=current.division_code)
    return current


def editions_of(viewer: Viewer) -> QuerySet[Edition]:
    """Every edition of the viewer's area, the newest first."""
    rows = visible(Edition.objects.all(), viewer)
    return rows if viewer.roles & set(READERS) else rows.none()


def edition_for(viewer: Viewer, pk: int) -> Edition:
    """One of them. Raises NoSuchCircle."""
    row = editions_of(viewer).filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if row is None:
        raise NoSuchCircle(GONE)
    return row


def edition_shown() -> Edition | None:
    """What the public reads now. One query."""
    return Edition.objects.filter(withdrawn_on=None).order_by("-pk").first()


def premises_in(row: Edition) -> list[Premises]:
    """Its premises that can still be let, in its order. One query."""
    known = Premises.objects.filter(state__in=OPEN).in_bulk(row.premises)
    return [known[key] for key in row.premises if key in known]


def policies_in(row: Edition, on: date) -> list[Policy]:
    """Its policies as they hold on the day. At most one query."""
    return [_policy(key, row.division_code, on) for key in row.policies]


def _policy(key: str, place: str, on: date) -> Policy:
    told = book()
    info = told.info(key)
    try:
        entry = told.entry(key, on=on, place=place)
    except NotInForce:
        return Policy(key, info.label, info.basis, None)
    words = info.unit.text(entry.value)
    return Policy(key, info.label, info.basis, words, entry.source, entry.status, entry.since)


def _surveyed(known: Mapping[str, Survey], kind: str) -> Survey:
    if kind not in known:
        raise CirclesRefused("所选的一类还没有测算过，请先在生活圈里测算全区，再公布")
    return known[kind]


def _wanted(survey: Survey) -> list[dict[str, Any]]:
    rows = Coverage.objects.filter(survey=survey, gap__gte=SMALL).order_by("-gap", "pk")
    return [
        {"kind": survey.kind, "division": row.division_code, "gap": row.gap, "elders": row.elders}
        for row in rows[:MOST_WANTED]
    ]


def _chosen(keys: Iterable[int], place: str) -> list[Premises]:
    wanted = list(dict.fromkeys(keys))
    known = Premises.objects.filter(state__in=OPEN).in_bulk(wanted)
    for key in wanted:
        if key not in known or not covers(place, known[key].division_code):
            raise CirclesRefused("所选的物业里有一处已经租出、不采用或不在这里，请刷新后重选")
        if known[key].fire == BARRED:
            raise CirclesRefused(f"“{known[key].name}”消防改造不了，不能招商，请去掉")
    return [known[key] for key in wanted]


def _refuse_unknown(keys: Sequence[str]) -> None:
    if len(keys) > MOST_POLICIES:
        raise CirclesRefused(f"政策一次最多列 {MOST_POLICIES} 条，请只留和投资有关的")
    known = set(book().keys())
    strange = [key for key in keys if key not in known]
    if strange:
        raise CirclesRefused(f"没有“{strange[0]}”这个参数，请重新选")
