"""The demo's reports upward: one that waits for its writer, one that went up."""

from datetime import date

from minzheng.engines.duties.api import Owner
from minzheng.engines.reports import api
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

BEGUN, BEGUN_MONTHLY = date(2026, 9, 3), date(2026, 10, 5)
TWO_MONTHS, MONTHLY = "大救助工作双月报", "养老服务工作月报"
RELIEF = ("cases-new", "cases-in-time", "cases-open", "benefits-running", "paid-money",
          "alerts-in-time")  # fmt: skip
ELDERS = ("rounds-listed", "rounds-done", "rounds-missed", "alarms-raised")
PROBLEMS = "两个镇街的探访记录补得晚，月底集中填写；个别村只有一位探访人，请假时没有人替。"
STEPS = "十一月起每周看一次逾期名单；每个村再定一位替补探访人，月底前报名单。"


def set_rhythms(staff: Staff) -> None:
    """Two months of relief for the city; every month of elder care."""
    clerk = staff.bureau("district_clerk")
    owner = Owner("district_clerk", DISTRICT)
    two = api.NewCadence(TWO_MONTHS, "市民政局", owner, 2, 10, RELIEF)
    api.set_cadence(two, by=clerk, on=BEGUN)
    month = api.NewCadence(MONTHLY, "区政府", owner, 1, 10, ELDERS)
    api.set_cadence(month, by=clerk, on=BEGUN_MONTHLY)


def report_upward(staff: Staff, on: date) -> None:
    """October's report of elder care, written and confirmed."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    cadence = api.cadences_of(clerk).get(title=MONTHLY)
    row = api.compose(clerk, cadence.pk, on=on)
    api.write(clerk, row.pk, PROBLEMS, STEPS)
    api.hand_up(clerk, row.pk, on=on)
    api.confirm(head, row.pk, on=on)
