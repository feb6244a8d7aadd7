"""One turn of a case: who does what on which day, and the words that follow into its documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from minzheng.engines.cases.models import Case, Decision
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.doer import Doer
from minzheng.kernel.law import Article
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month


@dataclass(frozen=True)
class Turn:
    """What moves a case on. `office` is the division of the acting office, "" when the system acts.

    `amounts` are sums named in documents, in fen; `words` other texts by placeholder.
    """

    by: Doer
    on: date
    office: str = ""
    outcome: str = ""
    reason: str = ""
    decision: Decision | None = None
    due_on: date | None = None
    cites: tuple[Article, ...] = ()
    from_month: Month | None = None
    amounts: Mapping[str, Fen] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    def because(self, cites: tuple[Article, ...], *, due_on: date | None = None) -> "Turn":
        """The same turn with the articles and the day a document names."""
        return replace(self, cites=cites, due_on=due_on)

    @property
    def words(self) -> Mapping[str, str]:
        """Texts by placeholder, the sums written out."""
        return {**{name: yuan_text(amount) for name, amount in self.amounts.items()}, **self.told}

    def division(self, case: Case) -> str:
        """The division whose office issues documents: the acting one, or else the town."""
        return self.office or town_of(case.division_code)


def town_of(code: str) -> str:
    """The town above a village, where cases live between steps."""
    return next((c for c in ancestors(code) if level(c) == "town"), ancestors(code)[0])
