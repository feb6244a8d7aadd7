"""For tests: two centres in two towns, who assesses them, and a round as far as is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.delivery.testing import World as Served
from minzheng.engines.delivery.testing import make_world as make_served
from minzheng.engines.evaluations import api
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.divisions import normalise
from minzheng.registers.facilities.api import Facility

DAY, LATER = date(2026, 11, 2), date(2026, 11, 20)
SINCE, UNTIL, SELF_UNTIL = date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 10)
PAPER = api.Paper("证书.pdf", b"%PDF-1.4 a paper of the test")
WORDS = "两处都看了，记录齐全"


@dataclass(frozen=True)
class World:
    """The cast and the two centres of the delivery engine's tests."""

    served: Served

    @property
    def cast(self) -> Cast:
        return self.served.cast

    @property
    def home(self) -> Facility:
        return self.served.home

    @property
    def house(self) -> Viewer:
        return self.served.manager

    def viewer(self, key: str) -> Viewer:
        return self.cast.viewers[key]

    def plan(self, scheme: str = "home_care", **more: Any) -> api.Round:
        """The bureau publishes a plan."""
        told: dict[str, Any] = {
            "scheme": scheme,
            "title": "居家养老服务机构服务质量评价",
            "year": 2026,
            "since": SINCE,
            "until": UNTIL,
            "self_until": SELF_UNTIL,
            "plan": "先自评，再现场评估，公示以后定等次。",
            **more,
        }
        return api.plan_round(self.viewer("district_clerk"), api.NewRound(**told), on=DAY)

    def entry(self, row: api.Round) -> api.Entry:
        """The first centre in a round; the other one takes no part."""
        clerk = self.viewer("district_clerk")
        for each in row.entries.exclude(facility=self.home):
            api.leave_out(clerk, each.pk, "开办不满一年", on=DAY)
        return row.entries.get(facility=self.home)

    def hand_in_self(self, entry: api.Entry, share: int = 10) -> api.Entry:
        """Every item at tenths of its full points, papers where they are wanted."""
        claims = claims_of(entry.rubric, share)
        api.save_self(self.house, entry.pk, claims, on=DAY)
        return api.hand_in_self(self.house, entry.pk, "都做到了", [], on=DAY)

    def assess(self, entry: api.Entry, key: str, share: int = 9, **points: api.Score) -> api.Entry:
        """One assessor is named, declares, scores and hands in."""
        clerk, me = self.viewer("district_clerk"), self.viewer(key)
        api.name_assessor(clerk, entry.pk, me.doer.key, on=DAY)
        api.declare_ties(me, entry.pk, tied=False, words="", on=DAY)
        entry.refresh_from_db()
        scores = {**scores_of(entry, share), **points}
        api.save_scores(me, entry.pk, scores, on=DAY)
        return api.hand_in_scores(me, entry.pk, api.Visit(DAY, WORDS), on=DAY)

    def reviewed(self, share: int = 9, vetoes: Mapping[str, str] | None = None) -> api.Entry:
        """A house with two assessors' scores, reviewed."""
        entry = self.entry(self.plan())
        self.hand_in_self(entry)
        clerk = self.viewer("district_clerk")
        for key in ("assessor", "second_assessor"):
            self.assess(entry, key, share)
        found = api.Review({}, vetoes or {}, "同意评估意见")
        return api.review(clerk, entry.pk, found, on=DAY)

    def decided(self, share: int = 9, vetoes: Mapping[str, str] | None = None) -> api.Entry:
        """The same with its result."""
        entry = self.reviewed(share, vetoes)
        api.show_round(self.viewer("district_clerk"), entry.round_id, on=DAY)
        api.decide_round(self.viewer("district_head"), entry.round_id, on=LATER)
        entry.refresh_from_db()
        return entry

    def enter(self, key: str, value: str) -> None:
        """The district enters a number: one proposes, another approves."""
        enter_number(self.viewer("district_clerk"), self.viewer("district_head"), key, value)

    def fund(self, amount: int) -> ledger.Fund:
        """A fund for elder care with so much in it, in fen."""
        new = ledger.NewFund("elders", "养老服务资金", "district", DISTRICT, ("eldercare",))
        return funded(new, amount, on=DAY)


@dataclass(frozen=True)
class Hands:
    """Who does what in a round: the bureau's two, the house's manager, two assessors."""

    clerk: Viewer
    head: Viewer
    house: Viewer
    assessors: tuple[Viewer, ...]

    def only(self, row: api.Round, facility: Facility, on: date) -> api.Entry:
        """One facility takes part; all others do not."""
        for each in row.entries.exclude(facility=facility):
            api.leave_out(self.clerk, each.pk, "开办不满一年", on=on)
        return row.entries.get(facility=facility)

    def hand_in(self, entry: api.Entry, on: date, share: int = 10) -> api.Entry:
        """The house scores itself at tenths of the full points, with papers."""
        api.save_self(self.house, entry.pk, claims_of(entry.rubric, share), on=on)
        return api.hand_in_self(self.house, entry.pk, "制度齐全，夜间值守还要加强。", [], on=on)

    def name(self, entry: api.Entry, on: date) -> None:
        """Both assessors are named and have no ties."""
        for me in self.assessors:
            api.name_assessor(self.clerk, entry.pk, me.doer.key, on=on)
            api.declare_ties(me, entry.pk, tied=False, words="", on=on)

    def score(self, entry: api.Entry, on: date, shares: tuple[int, ...] = (9, 9)) -> api.Entry:
        """Each assessor scores at tenths of the full points and hands in."""
        entry.refresh_from_db()
        for me, share in zip(self.assessors, shares, strict=True):
            api.save_scores(me, entry.pk, scores_of(entry, share), on=on)
            api.hand_in_scores(me, entry.pk, api.Visit(on, WORDS), on=on)
        entry.refresh_from_db()
        return entry

    def review(self, entry: api.Entry, on: date) -> api.Entry:
        """The bureau agrees."""
        return api.review(self.clerk, entry.pk, api.Review({}, {}, "同意评估意见"), on=on)

    def publish(self, row: api.Round, on: date) -> api.Round:
        """The points are published."""
        return api.show_round(self.clerk, row.pk, on=on)


def make_world() -> World:
    """Two centres; their managers and the cast."""
    return World(make_served())


def claims_of(rubric: api.Rubric, share: int) -> dict[str, api.Claim]:
    """So many tenths of every item's full points, with the papers that are wanted."""
    return {
        code: api.Claim(item.points * share // 10, "", PAPER if item.paper else None)
        for code, item in rubric.items.items()
    }


def scores_of(entry: api.Entry, share: int) -> dict[str, api.Score]:
    """So many tenths of what assessors score."""
    return {
        item.code: api.Score(item.points * share // 10) for item in api.open_items(entry)
    }  # fmt: skip


def enter_number(clerk: Viewer, head: Viewer, key: str, value: str, on: date = DAY) -> None:
    """A parameter of the district."""
    new = parameters.NewValue(
        key=f"evaluations.{key}", place=normalise(DISTRICT), value=value,
        since=on - timedelta(days=60), source="测试数值", status="unconfirmed", checked_on=on,
        reason="补录",
    )  # fmt: skip
    entry = parameters.propose(new, by=clerk, on=on)
    parameters.approve(entry, by=head, on=on)
