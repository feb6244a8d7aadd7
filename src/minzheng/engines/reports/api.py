"""The door of the reports engine: what goes up in a rhythm, written by records, signed by people.

cadence = set_cadence(NewCadence(title, "市民政局", owner, 2, 10, keys), by=clerk, on=today)
row = compose(clerk, cadence.pk, on=today); write(clerk, row.pk, "问题", "打算")
hand_up(clerk, row.pk, on=today); confirm(head, row.pk, on=today); report_pdf(viewer, row.pk)
"""

from minzheng.engines.reports.coded import FIRST_DAY, LAST_DAY, READERS, RHYTHMS, SETTERS, WRITERS
from minzheng.engines.reports.errors import NoSuchReport, ReportRefused
from minzheng.engines.reports.models import Cadence, Report
from minzheng.engines.reports.posts import (
    cadence_for,
    cadences_of,
    may_write,
    report_for,
    reports_of,
)
from minzheng.engines.reports.setting import NewCadence, end_cadence, set_cadence
from minzheng.engines.reports.writing import (
    compose,
    confirm,
    due_turns,
    give_back,
    hand_up,
    period_of,
    report_pdf,
    write,
)
from minzheng.registers.papers import PaperLost

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "READERS",
    "RHYTHMS",
    "SETTERS",
    "WRITERS",
    "Cadence",
    "NewCadence",
    "NoSuchReport",
    "PaperLost",
    "Report",
    "ReportRefused",
    "cadence_for",
    "cadences_of",
    "compose",
    "confirm",
    "due_turns",
    "end_cadence",
    "give_back",
    "hand_up",
    "may_write",
    "period_of",
    "report_for",
    "report_pdf",
    "reports_of",
    "set_cadence",
    "write",
]
