"""The demo's entered figures and forms of the third quarter. Every number is invented."""

from datetime import date

from minzheng.engines.returns import api as returns
from minzheng.engines.statistics import api
from minzheng.kernel.months import Month
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

PAPER = returns.Paper("系统截图.pdf", b"%PDF-1.4 a sheet of the demo")
MONTHS = tuple(Month(2026, month) for month in (7, 8, 9))
SEPTEMBER, OCTOBER = MONTHS[-1], Month(2026, 10)
MONTHLY = {
    "marriages": ("212", "246", "230"), "divorces": ("74", "69", "71"),
    "cremations": ("188", "180", "193"),
    "lottery-sales": ("5120340.00", "4988120.50", "5233000.00"),
}  # fmt: skip
QUARTERLY = {"adoptions": "3", "charities": "11", "organisations": "264", "volunteers": "38210"}


ON = date(2026, 11, 2)


def enter_figures(staff: Staff) -> None:
    """The quarter's figures, some missing; October's marriages wait."""
    for key, values in MONTHLY.items():
        for month, value in zip(MONTHS, values, strict=True):
            _counted(key, month, value, staff, ON)
    for key, value in QUARTERLY.items():
        _counted(key, SEPTEMBER, value, staff, ON)
    _entered("marriages", OCTOBER, "258", staff, ON)


def make_forms(staff: Staff) -> None:
    """Two forms of the quarter, one signed; the figures are computed."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    api.draft_sheet(clerk, "MZ-SW", DISTRICT, SEPTEMBER, on=ON)
    signed = api.draft_sheet(clerk, "MZ-ET", DISTRICT, SEPTEMBER, on=ON)
    for fault in signed.faults:
        api.explain_fault(clerk, signed.pk, fault["key"], "已核对原始登记，数没有错")
    api.sign_sheet(head, signed.pk, on=ON)


def _entered(key: str, until: Month, value: str, staff: Staff, on: date) -> returns.Return:
    new = returns.NewReturn(key, DISTRICT, until, value, PAPER)
    return returns.enter(staff.bureau("district_clerk"), new, on=on)


def _counted(key: str, until: Month, value: str, staff: Staff, on: date) -> None:
    row = _entered(key, until, value, staff, on)
    returns.confirm_return(staff.bureau("district_head"), row.pk, on=on)
