"""Case numbers: service code, county, year and a serial counted under a row lock; their draw."""

from datetime import date

from minzheng.engines.cases.models import CaseSeries
from minzheng.kernel.divisions import normalise
from minzheng.registers.sealing import blind_index

BLOCK = 10


def next_number(code: str, division_code: str, on: date) -> str:
    """The next number, such as "DB-440118-2026-000318". Call inside a transaction."""
    county = normalise(division_code)[:6]
    CaseSeries.objects.get_or_create(code=code, county=county, year=on.year)
    series = CaseSeries.objects.select_for_update().get(code=code, county=county, year=on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{code}-{county}-{on.year}-{series.last:06d}"


def draw_of(number: str) -> int:
    """The rank, 0 to 9, of a case among the ten numbered in a row with it, drawn by keyed hash.

    Nobody without the key can tell it before; “rank < 3” draws three of every ten.
    """
    series, _, serial = number.rpartition("-")
    first = (int(serial) - 1) // BLOCK * BLOCK + 1
    drawn = sorted(
        range(first, first + BLOCK), key=lambda n: blind_index(f"{series}-{n}", kind="draw")
    )
    return drawn.index(int(serial))
