"""The door of the statistics engine: forms made of computed and of entered figures.

sheet = draft_sheet(clerk, "MZ-SW", district, quarter_end, on=today)
explain_fault(clerk, sheet.pk, "charities", "…"); sign_sheet(head, sheet.pk, on=today)
"""

from minzheng.engines.statistics.coded import MAKERS, READERS, SIGNERS, SheetState
from minzheng.engines.statistics.errors import NoSuchSheet, StatisticsRefused
from minzheng.engines.statistics.forms import LAYOUT, Form, form_named, forms
from minzheng.engines.statistics.models import Sheet
from minzheng.engines.statistics.posts import sheet_for, sheets_of
from minzheng.engines.statistics.printing import (
    lines_of,
    months_words,
    sheet_pdf,
    sheet_workbook,
)
from minzheng.engines.statistics.signing import draft_sheet, explain_fault, sign_sheet

__all__ = [
    "LAYOUT",
    "MAKERS",
    "READERS",
    "SIGNERS",
    "Form",
    "NoSuchSheet",
    "Sheet",
    "SheetState",
    "StatisticsRefused",
    "draft_sheet",
    "explain_fault",
    "form_named",
    "forms",
    "lines_of",
    "months_words",
    "sheet_for",
    "sheet_pdf",
    "sheet_workbook",
    "sheets_of",
    "sign_sheet",
]
