"""How each department writes its file: kind, encoding, days, codes, amounts. Most differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Codes = Literal["label", "number", "mark"]
DASHED, PLAIN, SLASHED = "%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"
UTF8, WITH_MARK, GB = "utf-8", "utf-8-sig", "gb18030"


@dataclass(frozen=True)
class Style:
    """`codes`: our label, its number, or the department's own mark where the feed knows one.

    `commas`: amounts with a separator between thousands. `other_headers`: the second spelling of
    a header where the feed knows one.
    """

    kind: Literal["csv", "xlsx", "parquet"] = "csv"
    encoding: str = UTF8
    days: str = DASHED
    codes: Codes = "label"
    commas: bool = False
    other_headers: bool = False


STYLES: Mapping[str, Style] = {
    "residents": Style(encoding=WITH_MARK, codes="number"),
    "deaths": Style(encoding=GB, days=PLAIN),
    "cremations": Style(encoding=GB, days=SLASHED, other_headers=True),
    "marriages": Style(encoding=WITH_MARK, codes="mark"),
    "disability_certificates": Style(encoding=GB),
    "social_insurance": Style(days=PLAIN, codes="number"),
    "pensions": Style(encoding=GB, commas=True),
    "income_tax": Style(encoding=WITH_MARK, commas=True),
    "business_registration": Style(codes="mark"),
    "real_estate": Style(encoding=GB, days=SLASHED),
    "vehicles": Style(codes="mark", other_headers=True),
    "housing_fund": Style(encoding=WITH_MARK, commas=True),
    "medical_spending": Style("parquet"),
    "bank_assets": Style("parquet"),
    "custody": Style(),
    "students": Style(encoding=GB, codes="mark"),
    "unemployment": Style(codes="number"),
    "poverty_monitoring": Style("xlsx", codes="mark"),
    "long_term_care": Style(encoding=WITH_MARK),
    "institution_residents": Style("xlsx", days=SLASHED),
    "fire_incidents": Style(encoding=GB, days=PLAIN),
    "elder_visits": Style(encoding=WITH_MARK, codes="mark"),
    "relief_elsewhere": Style(),
}
