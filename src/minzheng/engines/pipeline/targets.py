"""How many projects there are against what is wanted, computed from the projects themselves."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.pipeline.coded import INVESTMENT, LIBRARY, ORDER, RESEARCH, WORKS
from minzheng.engines.pipeline.posts import projects_in
from minzheng.engines.pipeline.terms import numbers
from minzheng.registers.offices.api import home_division
from minzheng.vocabulary import pipeline as words

COUNTED = ORDER[ORDER.index(LIBRARY) :]  # an idea is not a project yet
WANTED = (
    (INVESTMENT, "招商项目", words.招商项目个数),
    (WORKS, "民生工程", words.民生项目个数),
    (RESEARCH, "研究课题", words.课题个数),
)
COUNTY = 6  # digits of a county


@dataclass(frozen=True)
class Target:
    """What is wanted and what there is."""

    name: str
    wanted: int
    reached: int
    kind: str = ""

    @property
    def is_met(self) -> bool:
        return self.reached >= self.wanted


def targets(viewer: Viewer, on: date) -> list[Target]:
    """Projects in the library by kind, and combined ones by county at the least. One query."""
    place = home_division()
    rows = list(
        projects_in(viewer).filter(stage__in=COUNTED)
        .values_list("kind", "combined", "investment", "division_code")
    )  # fmt: skip
    params = (*(param for _, _, param in WANTED), words.合体项目金额, words.合体项目个数)
    *aims, least, wanted = numbers(params, place, on)
    counts = [
        Target(name, aim, sum(row[0] == kind for row in rows), kind)
        for (kind, name, _), aim in zip(WANTED, aims, strict=True)
    ]
    counties = {row[3][:COUNTY] for row in rows}
    big = {
        county: sum(
            combined and investment >= least
            for _, combined, investment, code in rows if code[:COUNTY] == county
        )
        for county in counties
    }  # fmt: skip
    return [*counts, Target("亿元合体项目（最少的区县）", wanted, min(big.values(), default=0))]
