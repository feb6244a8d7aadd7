"""The door of the returns engine: figures that people enter, because no record here tells them.

row = enter(clerk, NewReturn("marriages", district, month, "120", paper), on=today)
confirm_return(head, row.pk, on=today)          # it counts; or send_back(head, row.pk, "…")
standing([district], today)                     # what is entered and what is missing
urge_missing(today)                             # who has not entered or confirmed is told
"""

from minzheng.engines.returns.coded import CONFIRMERS, DISTRICT, READERS, TOWN, TYPERS, State
from minzheng.engines.returns.errors import NoSuchReturn, ReturnRefused
from minzheng.engines.returns.figures import (
    Entered,
    entered_figures,
    entered_named,
    period_ending,
    period_words,
    value_text,
)
from minzheng.engines.returns.filing import (
    NewReturn,
    confirm_return,
    enter,
    return_paper,
    send_back,
)
from minzheng.engines.returns.missing import urge_missing
from minzheng.engines.returns.models import Return
from minzheng.engines.returns.posts import return_for, returns_of
from minzheng.engines.returns.standing import (
    Answer,
    Stood,
    answers,
    counting,
    last_period,
    standing,
)
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "CONFIRMERS",
    "DISTRICT",
    "READERS",
    "TOWN",
    "TYPERS",
    "Answer",
    "Entered",
    "NewReturn",
    "NoSuchReturn",
    "Paper",
    "PaperLost",
    "Return",
    "ReturnRefused",
    "State",
    "Stood",
    "answers",
    "confirm_return",
    "counting",
    "enter",
    "entered_figures",
    "entered_named",
    "last_period",
    "period_ending",
    "period_words",
    "return_for",
    "return_paper",
    "returns_of",
    "send_back",
    "standing",
    "urge_missing",
    "value_text",
]
