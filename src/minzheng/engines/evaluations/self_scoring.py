"""The house scores itself, item by item as it goes, with papers, and hands it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import require_manager
from minzheng.engines.evaluations.coded import EntryState, RoundState
from minzheng.engines.evaluations.errors import EvaluationRefused
from minzheng.engines.evaluations.models import Entry, SelfMark
from minzheng.engines.evaluations.posts import held, own_entry, record, self_mark_for
from minzheng.engines.evaluations.reckoning import compute
from minzheng.engines.evaluations.rubric import Item, points_text
from minzheng.kernel.identity import IdentityError, credit_code
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER = "evaluation-papers"


@dataclass(frozen=True)
class Claim:
    """What a house gives itself for an item, in tenths of a point."""

    points: int
    words: str = ""
    paper: Paper | None = None


@transaction.atomic
def save_self(viewer: Viewer, pk: int, claims: Mapping[str, Claim], *, on: date) -> Entry:
    """Keep what is filled in so far; again and again until it is handed in.

    Raises NoSuchEvaluation, EvaluationRefused.
    """
    row = _open(viewer, pk, on)
    before = {mark.item: mark for mark in row.self_marks.all()}
    for code, claim in claims.items():
        _check(row, code, claim)
        mark = before.get(code) or SelfMark(entry=row, item=code)
        mark.points, mark.words = claim.points, claim.words.strip()[:300]
        mark.on, mark.by = on, viewer.doer.name
        _keep(mark, claim.paper)
        mark.save()
    record(row, "save_self_score", viewer, items=sorted(claims))
    return row


@transaction.atomic
def hand_in_self(viewer: Viewer, pk: int, words: str, related: Sequence[str], *, on: date) -> Entry:
    """Hand the self-score in; the records are asked now. By the manager.

    Raises NoSuchEvaluation, NotAllowed; EvaluationRefused naming what is missing.
    """
    require_manager(viewer)
    row = _open(viewer, pk, on)
    _require_whole(row)
    row.related = _codes(related)
    row.words, row.state = words.strip()[:1000], EntryState.HANDED_IN
    row.handed_in_on, row.handed_in_by = on, viewer.doer.name
    row.computed, row.computed_on = compute(row, on), on
    row.save()
    record(row, "hand_in_self_score", viewer, items=len(row.rubric.items))
    return row


def open_evidence(viewer: Viewer, pk: int) -> tuple[bytes, str, str]:
    """A paper as handed in, its kind and name; who looks is in the trail. Raises, PaperLost."""
    mark = self_mark_for(viewer, pk)
    content, mime = read_kept(mark.paper, mark.paper_digest)
    with transaction.atomic():
        record(mark.entry, "open_evaluation_paper", viewer, item=mark.item)
    return content, mime, mark.paper_name


def why_closed(row: Entry, on: date) -> str:
    """Why the self-score cannot be changed today; "" while it can."""
    if row.state != EntryState.INVITED or row.round.state != RoundState.OPEN:
        return f"自评现在是“{row.get_state_display()}”，不能再改"
    if on > row.round.self_until:
        return f"自评 {row.round.self_until} 已经截止。有特殊情况的，请联系区民政局"
    return ""


def _open(viewer: Viewer, pk: int, on: date) -> Entry:
    row = held(own_entry(viewer, pk).pk)
    closed = why_closed(row, on)
    if closed:
        raise EvaluationRefused(closed)
    return row


def _check(row: Entry, code: str, claim: Claim) -> None:
    item = row.rubric.items.get(code)
    if item is None:
        raise EvaluationRefused(f"评分表里没有 {code} 这一项，请刷新页面再填")
    refuse_points(item, claim.points)


def refuse_points(item: Item, points: int) -> None:
    """Raises EvaluationRefused for points below nought or above the item's full points."""
    if not 0 <= points <= item.points:
        raise EvaluationRefused(
            f"{item.code}“{item.title}”最多 {points_text(item.points)} 分，"
            f"写了 {points_text(points)} 分，请改到 0 到 {points_text(item.points)} 之间"
        )


def _keep(mark: SelfMark, paper: Paper | None) -> None:
    if paper is None:
        return
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise EvaluationRefused(f"{mark.item}：{refusal}") from refusal
    mark.paper, mark.paper_digest, mark.paper_name = kept.path, kept.digest, paper.name[:120]


def _require_whole(row: Entry) -> None:
    marks = {mark.item: mark for mark in row.self_marks.all()}
    items = row.rubric.items.values()
    empty = [item for item in items if item.code not in marks]
    if empty:
        raise EvaluationRefused(f"还有 {len(empty)} 项没有自评：{_names(empty)}。没有的写 0 分")
    bare = [
        item for item in items
        if item.paper and marks[item.code].points and not marks[item.code].paper
    ]  # fmt: skip
    if bare:
        raise EvaluationRefused(f"缺少证明：{_names(bare)}。请上传照片或 PDF，或把自评改为 0 分")


def _names(items: Sequence[Item]) -> str:
    return "、".join(f"{item.code}“{item.title}”" for item in items[:5])


def _codes(related: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_code(each.strip()) for each in related if each.strip()))


def _code(written: str) -> str:
    try:
        return credit_code(written).number
    except IdentityError as wrong:
        raise EvaluationRefused(f"关联组织“{written[:40]}”：{wrong}") from wrong
