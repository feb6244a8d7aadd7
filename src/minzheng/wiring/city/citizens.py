"""The people of the city as they truly are, in columns; what departments write comes from here."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow as pa

JOBLESS, EMPLOYED, CASUAL, FARMING, TRADING, UNEMPLOYED, RETIRED, AT_SCHOOL = range(8)
SINGLE, MARRIED, WIDOWED, DIVORCED = 10, 20, 30, 40
SELF, WIFE, SON, DAUGHTER, GRANDCHILD, PARENT = 1, 12, 20, 30, 40, 50
HAN, UYGHUR = 1, 5
NEVER = np.datetime64("NaT", "D")
LONG_AGO = np.datetime64("2024-12-31")  # of what was so before anything happens in the city


@dataclass(frozen=True, kw_only=True)
class Citizens:
    """Columns, one value a person. Money is fen; what a home owns stands with its head.

    `who`: a number nobody else has. `poor`: her home lives on relief. Income is what she has
    declared; what else she has hidden is decided in `life`.
    """

    who: np.ndarray
    number: pa.Array
    name: pa.Array
    is_male: np.ndarray
    born: np.ndarray
    home: np.ndarray
    relation: np.ndarray
    division: np.ndarray
    address: pa.Array
    phone: pa.Array
    ethnicity: np.ndarray
    marital: np.ndarray
    disability_kind: np.ndarray
    disability_grade: np.ndarray
    ill: np.ndarray
    stage: np.ndarray
    employment: np.ndarray
    wage: np.ndarray
    business: np.ndarray
    pension: np.ndarray
    basic_pension: np.ndarray
    deposits: np.ndarray
    vehicles: np.ndarray
    homes: np.ndarray
    poor: np.ndarray
    died: np.ndarray  # a day that the bureau knows already, else NaT
    unsaid_pension: np.ndarray  # a pension known to have been kept back

    def __len__(self) -> int:
        return len(self.who)

    def take(self, places: np.ndarray) -> "Citizens":
        """Some of them, in the order of `places`."""
        return Citizens(**{each.name: _take(getattr(self, each.name), places)
                           for each in fields(self)})  # fmt: skip

    def age(self, on: np.datetime64) -> np.ndarray:
        """Years of age, by the calendar closely enough."""
        return ((on - self.born).astype(np.int64) / 365.2425).astype(np.int64)


def _take(column: Any, places: np.ndarray) -> Any:
    return column.take(pa.array(places)) if isinstance(column, pa.Array) else column[places]


def together(parts: "list[Citizens]") -> Citizens:
    """Several groups as one, in order."""
    return Citizens(**{each.name: _joined([getattr(part, each.name) for part in parts])
                       for each in fields(Citizens)})  # fmt: skip


def _joined(columns: list[Any]) -> Any:
    if isinstance(columns[0], pa.Array):
        return pa.concat_arrays(columns)
    return np.concatenate(columns)
