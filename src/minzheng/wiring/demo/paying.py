"""The pay runs of the past months: computed, reviewed, approved, exported, answered."""

from datetime import date

from minzheng.engines.payments import api as payments
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month
from minzheng.wiring.demo.applying import MATTER
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

PAID_FROM, ANSWERED_FROM = 5, 10  # days of the month: when a run is made, when the bank answers
ENCODING, SEPARATOR, NEWLINE = "gb18030", "|", "\r\n"
PAID, CLOSED = "0000", "1003"  # codes of the layout "generic"
RETURNED_MONTH, RETURNED = Month(2026, 10), 3  # one account was closed, that of the third line


def pay_when_due(staff: Staff, on: date) -> None:
    """Do what the month's calendar asks for on this day."""
    if on == _first_workday(Month.of(on), PAID_FROM):
        for matter in catalogue().matters:
            _pay(staff, matter, on)
    if on == _first_workday(Month.of(on), ANSWERED_FROM):
        _take_in_answer(staff, on)


def _pay(staff: Staff, matter: str, on: date) -> None:
    """Three people: one computes, one reviews, one approves; then the file is made."""
    clerk, second = staff.bureau("finance_clerk").doer, staff.bureau("finance_head").doer
    try:
        run = payments.compute_run(Month.of(on), matter, DISTRICT, by=clerk, on=on).run
    except payments.RunRefused:
        return  # nobody is paid yet
    payments.review_run(run, by=second, on=on)
    payments.approve_run(run, by=staff.bureau("district_head").doer, on=on)
    payments.export_run(run, by=clerk, on=on)


def _take_in_answer(staff: Staff, on: date) -> None:
    clerk = staff.bureau("finance_clerk").doer
    for run in payments.PayRun.objects.filter(month=Month.of(on), number=1):
        sent = payments.bank_file_bytes(payments.export_run(run, by=clerk, on=on), by=clerk)
        returned = RETURNED if (run.matter, run.month) == (MATTER, RETURNED_MONTH) else 0
        payments.read_returns(run, bank_answer(sent, returned), by=clerk, on=on)


def bank_answer(sent: bytes, returned: int) -> bytes:
    """The bank's answer to a file: all is paid, but for the line of this number."""
    head, *rows, foot = sent.decode(ENCODING).split(NEWLINE)[:-1]
    answered = [_answered(row.split(SEPARATOR), returned) for row in rows]
    return (NEWLINE.join([head, *answered, foot]) + NEWLINE).encode(ENCODING)


def _answered(row: list[str], returned: int) -> str:
    number, _name, account, amount, *_ = row
    is_returned = int(number) == returned
    code, reason = (CLOSED, "账户已销户") if is_returned else (PAID, "")
    return SEPARATOR.join((number, account, amount, code, reason))


def _first_workday(month: Month, from_day: int) -> date:
    calendar = official_calendar()
    days = (date(month.year, month.month, day) for day in range(from_day, 29))
    return next(day for day in days if calendar.is_workday(day))
