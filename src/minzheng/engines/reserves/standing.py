"""How reserves stand on a day: what is there, what may be, what is out, when to count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Sum

from minzheng.engines.ledger.api import Posting, Side
from minzheng.engines.policy.api import value_of
from minzheng.engines.reserves.models import ClaimState, Payment, Reserve, Terms
from minzheng.kernel.money import Fen
from minzheng.vocabulary import reserves as words


@dataclass(frozen=True)
class Standing:
    """One reserve on a day, in fen; `count_due`: by when its cash is to be counted."""

    terms: Terms
    balance: Fen
    out: Fen
    count_due: date

    @property
    def low(self) -> bool:
        """Whether it is to be refilled."""
        return self.balance < self.terms.refill_line


def standings(reserves: Sequence[Reserve], on: date) -> dict[int, Standing]:
    """By the reserves' keys; a reserve without limits yet is left out. Three queries."""
    held, out, terms = _held(reserves, on), _out(reserves), _terms(reserves, on)
    days = {row.pk: _days(row, on) for row in reserves}
    return {
        row.pk: Standing(
            terms[row.pk], held.get(row.fund_id, 0), out.get(row.pk, 0),
            (row.counted_on or row.opened_on) + timedelta(days=days[row.pk]),
        )
        for row in reserves
        if row.pk in terms
    }  # fmt: skip


def _held(reserves: Sequence[Reserve], on: date) -> dict[int, Fen]:
    funds = [row.fund_id for row in reserves]
    rows = Posting.objects.filter(fund__in=funds, side=Side.AVAILABLE, entry__day__lte=on)
    return dict(rows.order_by().values_list("fund").annotate(Sum("amount")))


def _out(reserves: Sequence[Reserve]) -> dict[int, Fen]:
    """What was paid and not refilled yet."""
    rows = Payment.objects.filter(reserve__in=reserves).exclude(claim__state=ClaimState.PAID)
    out = Sum(F("amount") - F("returned"))
    return dict(rows.order_by().values_list("reserve").annotate(out=out))


def _terms(reserves: Sequence[Reserve], on: date) -> dict[int, Terms]:
    """The limits in force; the later line overwrites the earlier."""
    rows = Terms.objects.filter(reserve__in=reserves, since__lte=on).order_by("since", "pk")
    return {row.reserve_id: row for row in rows}


def _days(reserve: Reserve, on: date) -> int:
    return int(value_of(words.盘点间隔, {}, on=on, place=reserve.division_code) or 0)
