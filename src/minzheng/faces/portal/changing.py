"""Changes a family tells of, and mistakes of the register passed on to who can mend them."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.cases.api import DEATH, FRONT_ROLES
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.engines.payments.api import live_entitlements
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month
from minzheng.registers.households.api import Household
from minzheng.registers.offices.api import Officer, officers_with

# What a family must tell (社会救助法第四十六条); other triggers come from data or the calendar.
FAMILY_EVENTS = (DEATH, "收入变化", "人员变化")
EVENT_WORDS = {DEATH: "家里有人去世"}


def events_for(household: Household, on: date) -> list[tuple[str, str]]:
    """Events that open a review of something the household receives; a death can always be told."""
    received = {view.entitlement.matter for view in live_entitlements(household.pk, Month.of(on))}
    says = {
        trigger.event: trigger.says
        for key in sorted(received)
        for flow in catalogue().get(key).flows
        for trigger in flow.triggers
    }
    known = [event for event in FAMILY_EVENTS if event in says or event == DEATH]
    return [(event, EVENT_WORDS.get(event) or says[event]) for event in known]


def report_wrong(
    household: Household, said: Mapping[str, str], *, by: Doer, on: date
) -> list[Officer]:
    """Tell every officer at the front of that village; gives whom it reached."""
    officers = [o for role in FRONT_ROLES for o in officers_with(role, household.division_code, on)]
    text = (
        f"居民反映登记信息有误（户号 {household.number}，人员 {said['person']}）："
        f"“{said['wrong']}”应为“{said['right']}”。请核实，属实的更正登记"
    )
    for officer in officers:
        to = Recipient("officer", officer.staff_number, officer.name)
        send_message(to, text, link=f"household:{household.pk}", on=on, by=by)
    return officers
