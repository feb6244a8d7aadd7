"""The door of the statistics engine: figures that people enter, and forms made of all figures.

entry = enter(clerk, NewEntry("marriages", district, month, "120", paper), on=today)
confirm_entry(head, entry.pk, on=today)
sheet = draft_sheet(clerk, "MZ-SW", district, quarter_end, on=today)
explain_fault(clerk, sheet.pk, "charities", "…"); sign_sheet(head, sheet.pk, on=today)
"""

from minzheng.engines.statistics.coded import (
    CONFIRMERS,
    DISTRICT,
    MAKERS,
    READERS,
    SIGNERS,
    TOWN,
    TYPERS,
    EntryState,
    SheetState,
)
from minzheng.engines.statistics.entered import (
    Entered,
    entered_figures,
    entered_named,
    period_words,
    value_text,
)
from minzheng.engines.statistics.entering import (
    NewEntry,
    confirm_entry,
    enter,
    entry_paper,
    return_entry,
)
from minzheng.engines.statistics.errors import NoSuchFigure, StatisticsRefused
from minzheng.engines.statistics.forms import LAYOUT, Form, form_named, forms
from minzheng.engines.statistics.models import Entry, Sheet
from minzheng.engines.statistics.posts import entries_of, entry_for, sheet_for, sheets_of
from minzheng.engines.statistics.printing import (
    lines_of,
    months_words,
    sheet_pdf,
    sheet_workbook,
)
from minzheng.engines.statistics.signing import draft_sheet, explain_fault, sign_sheet
from minzheng.engines.statistics.standing import (
    Answer,
    Stood,
    answers,
    last_period,
    standing,
)
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "CONFIRMERS",
    "DISTRICT",
    "LAYOUT",
    "MAKERS",
    "READERS",
    "SIGNERS",
    "TOWN",
    "TYPERS",
    "Answer",
    "Entered",
    "Entry",
    "EntryState",
    "Form",
    "NewEntry",
    "NoSuchFigure",
    "Paper",
    "PaperLost",
    "Sheet",
    "SheetState",
    "StatisticsRefused",
    "Stood",
    "answers",
    "confirm_entry",
    "draft_sheet",
    "enter",
    "entered_figures",
    "entered_named",
    "entries_of",
    "entry_for",
    "entry_paper",
    "explain_fault",
    "form_named",
    "forms",
    "last_period",
    "lines_of",
    "months_words",
    "period_words",
    "return_entry",
    "sheet_for",
    "sheet_pdf",
    "sheet_workbook",
    "sheets_of",
    "sign_sheet",
    "standing",
    "value_text",
]
