"""Case numbers: service code, county, year and a serial counted under a row lock."""

from datetime import date

from minzheng.engines.cases.models import CaseSeries
from minzheng.kernel.divisions import normalise


def next_number(code: str, division_code: str, on: date) -> str:
    """The next number, such as "DB-440118-2026-000318". Call inside a transaction."""
    county = normalise(division_code)[:6]
    CaseSeries.objects.get_or_create(code=code, county=county, year=on.year)
    series = CaseSeries.objects.select_for_update().get(code=code, county=county, year=on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{code}-{county}-{on.year}-{series.last:06d}"
