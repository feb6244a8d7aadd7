"""The door of the facilities register: register, amend, close, find, nearest, sheets in and out.

near = nearest(23.29, 113.81, kinds_of("养老"), 5, on=today)      # [Near(facility, metres)]
rows = facilities_within("440118", ["elder_home"], on=today)       # a queryset, by name
"""

from minzheng.registers.facilities.coded import (
    ACCESS,
    GROUPS,
    KINDS,
    OPERATORS,
    PAYERS,
    Kind,
    kinds_of,
)
from minzheng.registers.facilities.errors import FacilityRefused, NoSuchFacility, SheetUnreadable
from minzheng.registers.facilities.facts import NewFacility, NewOffer
from minzheng.registers.facilities.finding import (
    Near,
    centre_of,
    distances,
    facilities_within,
    find_facility,
    nearest,
    offers_by_facility,
    service_names,
    versions_of,
)
from minzheng.registers.facilities.hours import Week
from minzheng.registers.facilities.models import Facility, FacilityVersion, Offered
from minzheng.registers.facilities.recording import (
    amend_facility,
    close_facility,
    offers_of,
    register_facility,
    report_vacancy,
)
from minzheng.registers.facilities.sheets import Fault, Imported, export_csv, import_sheet

__all__ = [
    "ACCESS",
    "GROUPS",
    "KINDS",
    "OPERATORS",
    "PAYERS",
    "Facility",
    "FacilityRefused",
    "FacilityVersion",
    "Fault",
    "Imported",
    "Kind",
    "Near",
    "NewFacility",
    "NewOffer",
    "NoSuchFacility",
    "Offered",
    "SheetUnreadable",
    "Week",
    "amend_facility",
    "centre_of",
    "close_facility",
    "distances",
    "export_csv",
    "facilities_within",
    "find_facility",
    "import_sheet",
    "kinds_of",
    "nearest",
    "offers_by_facility",
    "offers_of",
    "register_facility",
    "report_vacancy",
    "service_names",
    "versions_of",
]
