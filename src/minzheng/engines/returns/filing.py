"""A figure is entered with its paper, confirmed by another hand, or returned."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.returns.coded import CONFIRMERS, TYPERS, State
from minzheng.engines.returns.errors import ReturnRefused
from minzheng.engines.returns.figures import (
    Entered,
    entered_named,
    period_words,
    value_text,
)
from minzheng.engines.returns.models import Return
from minzheng.engines.returns.posts import return_for
from minzheng.engines.returns.terms import jump_share
from minzheng.engines.returns.trail import record
from minzheng.kernel.divisions import level, normalise
from minzheng.kernel.indicator import MONEY
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER, LARGEST = "statistics-papers", 10**15
LEVELS = {"town": "镇街", "county": "区县"}


@dataclass(frozen=True)
class NewReturn:
    """`value` as people write it, in the figure's unit; `until`: the last month of its period."""

    key: str
    division: str
    until: Month
    value: str
    paper: Paper
    why: str = ""


@transaction.atomic
def enter(by: Viewer, new: NewReturn, *, on: date) -> Return:
    """Enter a figure. Raises NotAllowed, NoSuchReturn, ReturnRefused: no number, a period that
    is not over, one that waits already, a jump or a correction without a reason.
    """
    figure, place = entered_named(new.key), normalise(new.division)
    if level(place) != figure.level:
        who = LEVELS[figure.level]
        raise ReturnRefused(f"“{figure.title}”由{who}填报，请选{who}")
    require(by, TYPERS[figure.level], place)
    value = _number(figure, new.value)
    _refuse_period(figure, new.until, on)
    known = Return.objects.filter(figure=figure.key, division_code=place)
    here = known.filter(last_month=f"{new.until}")
    if here.filter(state=State.TYPED).exists():
        raise ReturnRefused(f"{period_words(figure, new.until)}已经填了，在等核对；要改先退回")
    _refuse_silence(figure, new, value, here.filter(state=State.CONFIRMED).first(), on)
    try:
        kept = keep_sealed(FOLDER, new.paper)
    except PaperRefused as refusal:
        raise ReturnRefused(str(refusal)) from refusal
    row = Return.objects.create(
        figure=figure.key, division_code=place, last_month=f"{new.until}", value=value,
        why=new.why.strip()[:300], paper=kept.path, paper_digest=kept.digest,
        paper_name=new.paper.name[:120], typed_on=on, typed_by=by.doer.name, typed_key=by.doer.key,
    )  # fmt: skip
    record(row, "enter_figure", by.doer, figure=row.figure, month=row.last_month, value=value)
    return row


@transaction.atomic
def confirm_return(by: Viewer, pk: int, *, on: date) -> Return:
    """It counts from now on. Raises NoSuchReturn, NotAllowed (also by who entered it)."""
    row = _waiting(by, pk)
    row.state, row.confirmed_on, row.confirmed_by = State.CONFIRMED, on, by.doer.name
    row.save(update_fields=["state", "confirmed_on", "confirmed_by"])
    record(row, "confirm_figure", by.doer, figure=row.figure, month=row.last_month)
    return row


@transaction.atomic
def send_back(by: Viewer, pk: int, why: str) -> Return:
    """It does not count; who entered it does so anew. Raises as confirm_return."""
    row = _waiting(by, pk)
    if not why.strip():
        raise ReturnRefused("请写明为什么退回")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    record(row, "return_figure", by.doer, figure=row.figure, why=row.returned_why)
    return row


def return_paper(viewer: Viewer, pk: int) -> tuple[bytes, str, str]:
    """The paper, its kind and name. Raises NoSuchReturn, PaperLost."""
    row = return_for(viewer, pk)
    content, mime = read_kept(row.paper, row.paper_digest)
    with transaction.atomic():
        record(row, "open_figure_paper", viewer.doer)
    return content, mime, row.paper_name


def _number(figure: Entered, text: str) -> int:
    try:
        number = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        raise ReturnRefused(f"“{text}”不是数，请写成 120 这样的数字，不带单位") from None
    scaled = number * 100 if figure.unit == MONEY else number
    if not number.is_finite() or scaled != scaled.to_integral_value():
        raise ReturnRefused(
            f"“{text}”不对：金额最多两位小数" if figure.unit == MONEY
            else f"“{text}”不对：单位是{figure.unit}，请写整数"
        )  # fmt: skip
    if not 0 <= scaled < LARGEST:
        raise ReturnRefused(f"“{text}”不对：不能小于 0，也不会这样大，请核对单位")
    return int(scaled)


def _refuse_period(figure: Entered, until: Month, on: date) -> None:
    if until.month % figure.months:
        raise ReturnRefused(f"“{figure.title}”{figure.rhythm}填一次，没有到{until.label}的一期")
    if until.last >= on:
        words, begins = period_words(figure, until), until.next().first
        raise ReturnRefused(f"{words}还没有结束，{begins} 起可以填")


def _refuse_silence(
    figure: Entered, new: NewReturn, value: int, replaced: Return | None, on: date
) -> None:
    """A correction and a jump need a reason."""
    if new.why.strip():
        return
    if replaced is not None:
        told = value_text(figure, replaced.value)
        raise ReturnRefused(f"这一期已经核对过（{told}），更正要写原因")
    before = Return.objects.filter(
        figure=figure.key, division_code=normalise(new.division), state=State.CONFIRMED,
        last_month=f"{new.until.shift(-figure.months)}",
    ).first()  # fmt: skip
    if before is None or not before.value:
        return
    share = jump_share(new.division, on)
    if abs(value - before.value) > share * before.value:
        raise ReturnRefused(
            f"比上一期（{value_text(figure, before.value)}）变化超过 {float(share):.0%}，请写明原因"
        )


def _waiting(by: Viewer, pk: int) -> Return:
    row = Return.objects.select_for_update().get(pk=return_for(by, pk).pk)
    require(by, CONFIRMERS[entered_named(row.figure).level], row.division_code)
    if row.state != State.TYPED:
        raise ReturnRefused(f"这个数现在是“{row.get_state_display()}”，请刷新页面")
    if row.typed_key == by.doer.key:
        raise NotAllowed("填报和核对要由不同的人办理")
    return row
