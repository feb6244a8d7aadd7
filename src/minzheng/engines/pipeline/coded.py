"""Coded words of the pipeline, and the kinds of projects with their stages, read from a file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

IDEA, LIBRARY, REVIEW, APPROVED, CONTRACT = "idea", "library", "review", "approved", "contract"
STARTED, PROGRESS, ACCEPTED, SETTLED = "started", "progress", "accepted", "settled"
HANDED, PERFORMED = "handed", "performed"
ORDER = (
    IDEA, LIBRARY, REVIEW, APPROVED, CONTRACT, STARTED, PROGRESS, ACCEPTED, SETTLED, HANDED,
    PERFORMED,
)  # fmt: skip
PHASES = {"before": "事前", "during": "事中", "after": "事后"}
INVESTMENT, WORKS, RESEARCH, VILLAGE = "investment", "works", "research", "village"
FUND = "fund"
SOURCES = {
    FUND: "资金账里的资金",
    "investor": "社会投资",
    "upper": "上级补助（不进本级账）",
    "bond": "专项债券",
    "loan": "银行贷款",
    "village": "村集体自筹",
}

# Who does what at the desk.
MAKERS = ("town_clerk", "district_clerk")
SIGNERS = ("district_clerk",)  # money: who reads the ledger
DECIDERS = ("district_head",)
ACCEPTORS = ("town_clerk", "town_head", "district_clerk")
PAYERS = ("finance_clerk",)
PAY_APPROVERS = ("finance_head", "district_head")
READERS = (
    "town_clerk", "town_head", "district_clerk", "district_head", "finance_clerk", "finance_head",
    "auditor", "discipline_inspector",
)  # fmt: skip
LATE_LINE = ("town_clerk", "district_clerk", "district_head")


@dataclass(frozen=True)
class Stage:
    """A link of the chain: its name, whether before, during or after, and the paper it needs."""

    key: str
    name: str
    phase: str
    paper: str


@dataclass(frozen=True)
class Kind:
    """A kind of project: its stages in order; `use` is what a fund must allow.

    `needs_plan`: only under an approved support plan."""

    key: str
    name: str
    code: str
    use: str
    stages: tuple[Stage, ...]
    needs_plan: bool = False

    def stage(self, key: str) -> Stage:
        return next(each for each in self.stages if each.key == key)

    def after(self, key: str) -> Stage | None:
        """The next stage; None after the last."""
        keys = [each.key for each in self.stages]
        place = keys.index(key) + 1
        return self.stages[place] if place < len(keys) else None

    def reached(self, stage: str, wanted: str) -> bool:
        """Whether a project at `stage` has come to `wanted` or is beyond it."""
        return ORDER.index(stage) >= ORDER.index(wanted)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of project. Raises ValueError where stages stand out of order."""
    told = yaml.safe_load((Path(__file__).parent / "data" / "kinds.yaml").read_text("utf-8"))
    found = {}
    for each in told:
        stages = tuple(Stage(**stage) for stage in each.pop("stages"))
        keys = [ORDER.index(stage.key) for stage in stages]
        if keys != sorted(set(keys)):
            raise ValueError(f"kinds.yaml：{each['key']} 的环节次序不对，请改")
        found[each["key"]] = Kind(**each, stages=stages)
    return found


STAGE_NAMES = {stage.key: stage.name for stage in kinds()[WORKS].stages}
