"""An airing is drafted by one and published by another; towns explain, the district answers."""

from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.airing.board import Board, board_of, digest_of, work_out
from minzheng.engines.airing.coded import (
    EXPLAINERS,
    MAKERS,
    PUBLISHERS,
    SECTION_EXPLAINERS,
    State,
    Subject,
)
from minzheng.engines.airing.errors import AiringRefused
from minzheng.engines.airing.gathering import Gathered, gather
from minzheng.engines.airing.models import Airing, Explanation, Scheme
from minzheng.engines.airing.posts import airing_for, scheme_for, speaks_for
from minzheng.engines.airing.sections import gather_sections
from minzheng.engines.airing.terms import explain_days
from minzheng.engines.airing.trail import record, tell
from minzheng.kernel.months import Month

LEAST_WORDS = 4
STRANGE: dict[str, str] = {
    Subject.TOWNS: "由镇街自己说明，您没有镇街的岗位",
    Subject.SECTIONS: "由局里的经办说明；测算的人不能说明自己测算的",
}


@transaction.atomic
def draft_airing(by: Viewer, scheme: int, last: Month, *, on: date) -> Airing:
    """Work out a period; a draft of it that was there is worked out anew.

    Raises NoSuchAiring, NotAllowed; AiringRefused for a month to come or not computed, or where
    the period was published already.
    """
    row = scheme_for(by, scheme)
    require(by, MAKERS, row.division_code)
    if last.last >= on:
        raise AiringRefused(f"{last.label}还没有过完，过完并且算好指标再晾晒")
    if row.airings.filter(last_month=str(last), state=State.PUBLISHED).exists():
        raise AiringRefused(f"{last.label}这一期已经公布，不能再测算；要更正请另立说明")
    board = work_out(row, last, _gathered(row, last), _before(row, last))
    row.airings.filter(last_month=str(last), state=State.DRAFT).delete()
    made = Airing.objects.create(
        scheme=row, division_code=row.division_code, last_month=str(last), board=board,
        digest=digest_of(board), drafted_on=on, drafted_by=by.doer.name, drafted_key=by.doer.key,
    )  # fmt: skip
    record(made, "draft_airing", by.doer, month=str(last), digest=made.digest)
    return made


@transaction.atomic
def publish_airing(by: Viewer, pk: int, *, on: date) -> Airing:
    """From now on the towns read it, who is on it hears of it, later figures do not change it.

    Raises NoSuchAiring, NotAllowed, AiringRefused (own draft, not a draft, altered).
    """
    row = _held(by, pk, PUBLISHERS)
    if row.state != State.DRAFT:
        raise AiringRefused(f"这次晾晒现在是“{row.get_state_display()}”，不能再公布")
    if row.drafted_key == by.doer.key:
        raise AiringRefused("测算和公布要由不同的人办理，这一次是您测算的")
    if digest_of(row.board) != row.digest:
        raise AiringRefused("结果和测算时的校验值不一致，请重新测算")
    row.state, row.published_on, row.published_by = State.PUBLISHED, on, by.doer.name
    row.save(update_fields=["state", "published_on", "published_by"])
    until = on + timedelta(days=explain_days(row.division_code, on))
    for role, place in _concerned(row):
        tell(row, role, place, f"“{row}”已公布，{until} 前可以说明情况", on=on)
    record(row, "publish_airing", by.doer, digest=row.digest)
    return row


@transaction.atomic
def drop_airing(by: Viewer, pk: int, why: str, *, on: date) -> Airing:
    """A draft that is not published, with the reason. Raises as publish_airing."""
    row = _held(by, pk, MAKERS)
    if row.state != State.DRAFT:
        raise AiringRefused(f"这次晾晒现在是“{row.get_state_display()}”，不能撤")
    if not why.strip():
        raise AiringRefused("请写明为什么不公布")
    row.state, row.dropped_why = State.DROPPED, why.strip()[:200]
    row.save(update_fields=["state", "dropped_why"])
    record(row, "drop_airing", by.doer, why=row.dropped_why, on=f"{on}")
    return row


@transaction.atomic
def explain(by: Viewer, pk: int, indicator: str, text: str, *, on: date) -> Explanation:
    """A town says why, or a section; `indicator` "" speaks of the whole of a town.

    Raises NoSuchAiring, NotAllowed, AiringRefused (too late, too short, not on the board).
    """
    row = airing_for(by, pk)
    board = board_of(row)
    own = speaks_for(by, row, [each.standing.place for each in board.towns])
    if not own:
        raise NotAllowed(STRANGE[row.scheme.subject])
    if row.state != State.PUBLISHED or row.published_on is None:
        raise AiringRefused("公布以后才能说明")
    until = row.published_on + timedelta(days=explain_days(row.division_code, row.published_on))
    if on > until:
        raise AiringRefused(f"说明期到 {until} 为止，已经过了。请直接联系区民政局")
    if indicator and indicator not in board.titles:
        raise AiringRefused("这次晾晒没有这个指标，请重新选")
    if len(text.strip()) < LEAST_WORDS:
        raise AiringRefused("请写明情况，至少四个字")
    town = own[0] if row.scheme.subject == Subject.TOWNS else _section(board, indicator)
    made = Explanation.objects.create(
        airing=row, town=town, indicator=indicator, text=text.strip()[:500], said_on=on,
        said_by=by.doer.name,
    )  # fmt: skip
    for role in answerers(row):
        tell(row, role, row.division_code, f"“{row}”有了说明，请答复", on=on)
    record(row, "explain_airing", by.doer, town=town, indicator=indicator)
    return made


@transaction.atomic
def answer(by: Viewer, pk: int, number: int, text: str, *, on: date) -> Explanation:
    """The district answers an explanation, once. Raises as publish_airing."""
    row = _held(by, pk, MAKERS)
    require(by, answerers(row), row.division_code)
    told = row.explanations.select_for_update().filter(pk=number).first()
    if told is None or told.answer:
        raise AiringRefused("没有这条说明，或者已经答复了。请刷新页面")
    if len(text.strip()) < LEAST_WORDS:
        raise AiringRefused("请写明答复，至少四个字")
    told.answer, told.answered_on, told.answered_by = text.strip()[:500], on, by.doer.name
    told.save(update_fields=["answer", "answered_on", "answered_by"])
    for role, place in _answered(row, told.town):
        tell(row, role, place, f"“{row}”的说明已答复", on=on)
    record(row, "answer_airing", by.doer, town=told.town)
    return told


def _gathered(row: Scheme, last: Month) -> Gathered:
    sections = row.subject == Subject.SECTIONS
    return gather_sections(row, last) if sections else gather(row, last)


def _concerned(row: Airing) -> list[tuple[str, str]]:
    """Who hears that it is published: the heads of its towns, or the bureau's clerks."""
    if row.scheme.subject == Subject.SECTIONS:
        return [(role, row.division_code) for role in SECTION_EXPLAINERS]
    return [("town_head", town.standing.place) for town in board_of(row).towns]


def answerers(row: Airing) -> tuple[str, ...]:
    """The posts that answer: clerks answer towns, the head answers clerks."""
    return PUBLISHERS if row.scheme.subject == Subject.SECTIONS else MAKERS


def _answered(row: Airing, town: str) -> list[tuple[str, str]]:
    if row.scheme.subject == Subject.SECTIONS:
        return [(role, row.division_code) for role in SECTION_EXPLAINERS]
    return [(role, town) for role in EXPLAINERS]


def _section(board: Board, indicator: str) -> str:
    """The section that answers for an indicator of the board."""
    for each in board.towns:
        if indicator in {part.key for part in each.standing.parts}:
            return each.standing.place
    raise AiringRefused("请选是哪个指标")


def _before(row: Scheme, last: Month) -> Gathered | None:
    """The period before; None where it was not computed."""
    try:
        return _gathered(row, last.shift(-row.months))
    except AiringRefused:
        return None


def _held(by: Viewer, pk: int, roles: tuple[str, ...]) -> Airing:
    row = Airing.objects.select_for_update().get(pk=airing_for(by, pk).pk)
    require(by, roles, row.division_code)
    return row
