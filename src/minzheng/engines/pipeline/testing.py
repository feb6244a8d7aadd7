"""For tests: a contractor, a fund, and a project as far as a test wants it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.ledger.api import Fund, NewFund
from minzheng.engines.ledger.testing import funded
from minzheng.engines.pipeline import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    Organisation,
    find_by_credit_code,
    register_organisation,
    take_on_member,
)

DAY, BEGUN = date(2026, 11, 2), date(2020, 5, 1)
CODE, NAME, MANAGER = "52440118MJ9988771L", "青岩建筑工程队", "戴国栋"
INVESTMENT, SUM = 100_000_000, 60_000_000  # fen
PHOTO = api.Paper("工地.png", b"\x89PNG\r\n\x1a\n a site")
PDF = api.Paper("文件.pdf", b"%PDF-1.4 a paper")
INDICATORS = (api.Indicator("新增床位", 60, "张", 60), api.Indicator("服务老人", 200, "人", 40))
NEW = api.NewProject(
    "青竹镇颐养中心改造", "works", TOWN_A, "改造旧校舍为六十张床位的颐养中心",
    "区民政局养老服务科", INVESTMENT, date(2026, 6, 1), date(2027, 3, 31), beds=60, land=4200,
    indicators=INDICATORS,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """The cast, a fund with money, a contractor."""

    cast: Cast
    fund: Fund
    builder: Organisation

    def by(self, key: str) -> Viewer:
        return self.cast.viewers[key]

    @property
    def clerk(self) -> Viewer:
        return self.by("district_clerk")

    def added(self, **changes: Any) -> api.Project:
        """An idea, written down half a year ago."""
        return api.add_project(replace(NEW, **changes), by=self.clerk, on=date(2026, 4, 1))

    def step(self, project: api.Project, day: date, key: str = "district_clerk") -> api.Step:
        """The next link, with a paper."""
        new = api.NewStep(day, "示例文〔2026〕7号", "材料齐全", PDF)
        return api.advance_project(project, new, by=self.by(key), on=DAY)

    def source(self, project: api.Project, amount: int, **more: Any) -> api.Source:
        """Money of the fund, or what `more` says."""
        new = api.NewSource("fund", "", f"示例财〔2026〕{amount}号", amount, self.fund.pk)
        return api.add_source(project, replace(new, **more), by=self.clerk, on=DAY)

    def approved(self, **changes: Any) -> api.Project:
        """Approved in May, its money all from the fund."""
        project = self.added(**changes)
        self.step(project, date(2026, 4, 10))
        self.step(project, date(2026, 4, 20))
        self.source(project, project.investment)
        self.step(project, date(2026, 5, 8), "district_head")
        return fresh(project)

    def contract(self, project: api.Project, **more: Any) -> api.Contract:
        """With the contractor, for SUM."""
        source = project.sources.get(kind="fund")
        new = api.NewContract(
            source.pk, CODE, "施工合同", f"HT-{project.contracts.count() + 1}", SUM,
            date(2026, 5, 20),
        )  # fmt: skip
        return api.sign_contract(project, replace(new, **more), by=self.clerk, on=DAY)

    def started(self, **changes: Any) -> api.Project:
        """Under construction since July, a milestone due in October, no report missing."""
        project = self.approved(**changes)
        self.contract(project)
        for day in (date(2026, 5, 20), date(2026, 7, 1), date(2026, 7, 2)):
            self.step(project, day)
        project = fresh(project)
        api.add_milestone(project, "主体完工", date(2026, 10, 20), by=self.clerk, on=DAY)
        for month in (7, 8, 9):
            self.report(project, month, (month - 6) * 2000)
        return fresh(project)

    def report(self, project: api.Project, month: int, share: int) -> api.Progress:
        told = Month(2026, month)
        return api.report_progress(project, told, share, "按计划施工", by=self.clerk, on=DAY)

    def reach(self, project: api.Project) -> None:
        """The milestone, with a picture."""
        photo = api.NewPhoto("工地东侧", date(2026, 10, 19), PHOTO)
        for each in project.milestones.filter(done_on=None):
            api.reach_milestone(each, "已完工", photo, by=self.clerk, on=DAY)

    def pay(self, contract: api.Contract, amount: int, invoice: str) -> api.Payment:
        """Through three hands."""
        new = api.NewPayment(amount, invoice, "进度款", PDF)
        asked = api.ask_payment(contract, new, by=self.clerk, on=DAY)
        head = self.by("finance_head")
        api.answer_payment(asked, "凭据齐全", granted=True, by=head, on=DAY)
        return api.pay(asked, by=self.by("finance_clerk"), on=DAY)

    def accepted(self, project: api.Project) -> api.Project:
        """Seen by two of the town."""
        self.reach(project)
        first = api.NewAcceptance(DAY, "镇规划办许工、村民代表两人", "逐项核对，合格", "验收单1号")
        api.accept_project(project, first, by=self.by("town_clerk"), on=DAY)
        api.confirm_acceptance(project, "同意", by=self.by("town_head"), on=DAY)
        return fresh(project)


def fresh(project: api.Project) -> api.Project:
    """The project as it is now."""
    return api.Project.objects.get(pk=project.pk)


def builder() -> Organisation:
    """Registered once, with its manager."""
    known = find_by_credit_code(CODE)
    if known is not None:
        return known
    made = register_organisation(NewOrganisation(CODE, NAME, TOWN_A, BEGUN, "企业"), by=SYSTEM)
    take_on_member(NewMember(made, MANAGER, "manager", BEGUN), by=SYSTEM)
    return made


def make_world(cast: Cast | None = None) -> World:
    """Ready for projects."""
    new = NewFund("works", "民生工程资金", "district", DISTRICT)
    money = funded(new, 3 * INVESTMENT, on=DAY - timedelta(days=300))
    return World(cast or make_cast(DAY), money, builder())
