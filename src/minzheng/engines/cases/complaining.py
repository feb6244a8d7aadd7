"""A complaint during the procedure: the district must then see the home itself."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES
from minzheng.engines.cases.errors import FactRefused
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.state import lock_case, require_open


@transaction.atomic
def complain(number: str, text: str, *, by: Viewer, on: date) -> Case:
    """Note that a complaint about an open case came in (民发〔2021〕57号第二十条).

    The text stays with the officer who took it; the trail keeps only that there was one.
    Raises FactRefused without text, CaseEnded, NotAllowed.
    """
    case = lock_case(number)
    require_open(case)
    require(by, CASE_ROLES, case.division_code, case.matter)
    if not text.strip():
        raise FactRefused("请写明投诉举报的内容")
    case.complained = True
    case.save(update_fields=["complained"])
    audit.record(by.doer, "complain", case.ref, division=case.division_code)
    return case
