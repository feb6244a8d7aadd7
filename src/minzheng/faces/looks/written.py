"""How money, dates and masked words are written on a page."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.utils import timezone

from minzheng.kernel import money
from minzheng.registers import masking


def yuan(fen: int | None) -> str:
    """123850 -> 1,238.50; nothing known is said, not shown as nought."""
    return "待核实" if fen is None else money.yuan(fen)


def ten_thousands(fen: int) -> str:
    """123456789000 -> 123,456.79: ten thousands of yuan, for sums that no box could hold."""
    hundredths = (fen + 5_000) // 10_000
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def chinese_date(day: object) -> str:
    """2026年11月2日."""
    local = _local(day)
    return f"{local.year}年{local.month}月{local.day}日" if isinstance(local, date) else str(local)


def short_date(day: object) -> str:
    """11月2日."""
    local = _local(day)
    return f"{local.month}月{local.day}日" if isinstance(local, date) else str(local)


def plain_date(day: object) -> str:
    """2026-11-02."""
    local = _local(day)
    return f"{local:%Y-%m-%d}" if isinstance(local, date) else str(local)


def moment(instant: object) -> str:
    """2026年11月2日 09:05, in the time of the house."""
    local = _local(instant)
    return f"{chinese_date(local)} {local:%H:%M}" if isinstance(local, datetime) else str(local)


def _local(day: object) -> date | str:
    if isinstance(day, datetime):
        return timezone.localtime(day) if timezone.is_aware(day) else day
    return day if isinstance(day, date) else str(day or "")


FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "yuan": yuan,
        "chinese_date": chinese_date,
        "short_date": short_date,
        "plain_date": plain_date,
        "moment": moment,
        "masked_name": masking.mask_name,
        "masked_id": masking.mask_id,
        "masked_phone": masking.mask_phone,
        "masked_account": masking.mask_account,
        "masked_address": masking.mask_address,
    }
)
