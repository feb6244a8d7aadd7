"""Money for care: vouchers used, houses rated, money that came into the funds."""

from collections.abc import Iterable, Sequence

from minzheng.engines.evaluations.api import READERS as RATING_READERS
from minzheng.engines.evaluations.api import Entry, EntryState
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    always,
    of_no_matter,
)
from minzheng.engines.ledger.api import READERS as LEDGER_READERS
from minzheng.engines.ledger.api import Appropriation
from minzheng.engines.vouchers.api import READERS, Use
from minzheng.registers.masking import mask_name

OUTSIDE = ("upper", "budget", "lottery", "donation")  # not handed on from another fund


def _uses(period: Period) -> Rows:
    return of_no_matter(Use.objects.filter(day__range=(period.first, period.last)))


def _tell_uses(rows: Sequence[Use], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "voucher", str(row.enrolment_id), row.facility.name, mask_name(row.person.name),
            row.division_code, row.day, "已作废" if row.voided else row.get_kind_display(),
        )  # fmt: skip


USES = Source(
    name="voucher-uses",
    title="养老服务消费券使用",
    rows=_uses,
    readers=READERS,
    tell=_tell_uses,
    related=("facility", "person"),
    conditions={"valid": Condition("没有作废", always(voided=""))},
    numbers={
        "money": Number("消费券付的", ("voucher",)),
        "fee": Number("服务费", ("fee",)),
        "own-money": Number("个人付的", ("own",)),
    },
)


def _rated(period: Period) -> Rows:
    return of_no_matter(Entry.objects.filter(decided_on__range=(period.first, period.last)))


def _tell_rated(rows: Sequence[Entry], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "evaluated", str(row.pk), row.name, "", row.division_code, row.decided_on,
            row.grade or "没有等次",
        )  # fmt: skip


RATED = Source(
    name="rated-houses",
    title="等级评定",
    rows=_rated,
    readers=RATING_READERS,
    tell=_tell_rated,
    conditions={"decided": Condition("已出结果", always(state=EntryState.DECIDED))},
)


def _papers(period: Period) -> Rows:
    approved = Appropriation.objects.filter(state=Appropriation.State.APPROVED)
    return of_no_matter(approved.filter(approved_on__range=(period.first, period.last)))


def _tell_papers(rows: Sequence[Appropriation], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "appropriation", str(row.pk), row.document, row.giver, row.fund.division_code,
            row.approved_on, f"{row.origin_name}，{row.fund.name}",
        )  # fmt: skip


PAPERS = Source(
    name="appropriations",
    title="入账的资金文件",
    rows=_papers,
    readers=LEDGER_READERS,
    tell=_tell_papers,
    place="fund__division_code",
    related=("fund",),
    conditions={
        "outside": Condition("不是从别的资金下拨", always(origin__in=OUTSIDE)),
        "upper": Condition("上级下达", always(origin="upper")),
        "lottery": Condition("公益金", always(origin="lottery")),
        "donation": Condition("捐赠", always(origin="donation")),
    },
    numbers={"money": Number("金额", ("amount",))},
)
