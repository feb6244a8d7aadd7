"""What a verdict leads to: a review of what is held, help to apply, money back, another visit."""

from collections.abc import Callable, Mapping
from datetime import date

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.models import AlertTask, Lead
from minzheng.engines.alerts.rules import rule_named, shown
from minzheng.engines.cases import api as cases
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.kernel.alert import Alert
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.units import Kind, as_date
from minzheng.registers.households.api import Household, get_household, household_of
from minzheng.registers.offices.api import officers_with
from minzheng.registers.people.api import Person, get_person

SOURCE = "预警核实"
DEATH = cases.DEATH
CLAIMERS = ("finance_clerk", "district_clerk")
VISITOR = "village_worker"


def lead_on(task: AlertTask, lead: Lead, *, by: Viewer, on: date) -> str:
    """Do it; gives what it led to ("case:…", "draft:5", "recovery:3"), "" for nothing to point to.

    Raises AlertRefused with what to choose instead, and what the other engines refuse.
    """
    return _LEADS[lead](task, by, on)


def leads_of(task: AlertTask) -> tuple[Lead, ...]:
    """Where a true verdict on this task can lead, the usual first."""
    if task.about == AlertTask.About.FEED:
        return (Lead.NOTHING,)
    first = Lead.HELP if rule_named(task.rule).offers else Lead.CASE
    rest = (Lead.VISIT, Lead.NOTHING)
    return (first, *rest) if first is Lead.HELP else (first, Lead.RECOVERY, *rest)


def _review(task: AlertTask, by: Viewer, on: date) -> str:
    rule, person, home = rule_named(task.rule), _person(task), _home(task, on)
    happening = cases.Happening(
        household_id=home.pk,
        event=rule.event,
        happened_on=_day(task, rule, on),
        person_id=person.pk if person else None,
        source=SOURCE,
    )
    opened = cases.report_change(happening, by=by, on=on)
    if not opened:
        raise AlertRefused(
            "这户现在没有在享受、可以因此复核的待遇。已经停发的，请判定为“属实，已经改正”；"
            "要追回多发的，请选“追回多发的钱”"
        )
    return "、".join(case.ref for case in opened)[:80]


def _help(task: AlertTask, by: Viewer, on: date) -> str:
    rule = rule_named(task.rule)
    if not rule.offers:
        raise AlertRefused("这条预警不是漏保线索，没有可以帮助申请的事项；请另选去向")
    matter = catalogue().get(rule.offers)
    event = _finding_event(matter)
    applicant = _person(task) or _home(task, on).head
    if event:
        subject = applicant.pk if matter.personal else _home(task, on).pk
        return cases.open_found(matter.key, subject, event, by=by.doer, on=on).ref
    draft = cases.open_draft(matter.key, applicant.pk, by=by, on=on)
    return f"draft:{draft.pk}"


def _recover(task: AlertTask, by: Viewer, on: date) -> str:
    person, home = _person(task), _home(task, on)
    proposed = [view.recovery for view in payments.recoveries_of_household(home.pk)
                if view.recovery.state in ("proposed", "open")]  # fmt: skip
    own = [
        r for r in proposed if person is None or r.entitlement.beneficiary_id in (None, person.pk)
    ]
    if not own:
        raise AlertRefused(
            "还没有算出可以追回的月份。请先选“开复核办件”，停发或者减发以后，系统会算出多发的钱"
        )
    recovery = own[0]
    if may(by, CLAIMERS, recovery.division_code, recovery.matter):
        payments.open_recovery(recovery, by=by.doer, on=on)
    return recovery.ref


def _visit_again(task: AlertTask, by: Viewer, on: date) -> str:
    # Her own page, for the task belongs to other posts than those who are sent.
    person = _person(task) or _home(task, on).head
    whom = f"person:{person.pk}"
    for officer in officers_with(VISITOR, task.division_code, on):
        to = notices.Recipient("officer", officer.staff_number, officer.name)
        text = f"有一条预警核实后请您再上门，由{by.doer.name}判定"
        notices.send_message(to, text, link=whom, on=on, by=by.doer)
    return ""


def _nothing(task: AlertTask, by: Viewer, on: date) -> str:
    return ""


def _person(task: AlertTask) -> Person | None:
    """Whom a task about one person is about; also somebody who lives in no household."""
    if task.about == AlertTask.About.HOUSEHOLD and task.subject > 0:
        return None
    return get_person(abs(task.subject))


def _home(task: AlertTask, on: date) -> Household:
    person = _person(task)
    home = get_household(task.subject) if person is None else household_of(person, on)
    if home is None:
        raise AlertRefused("登记簿里没有这个人现在的家庭，请先登记家庭成员，再开办件")
    return home


def _day(task: AlertTask, rule: type[Alert], on: date) -> date:
    """The day a death is reported of: the first day the sentence names; else today."""
    if rule.event != DEATH:
        return on
    days = [task.values.get(term) for term, node in shown(rule).items() if node.kind is Kind.DATE]
    told = next((day for day in days if day), None)
    if told is None:
        raise AlertRefused("数据里没有去世日期：请到户籍页登记死亡日期，再判定为“属实，已经改正”")
    return as_date(int(told))


def _finding_event(matter: Matter) -> str:
    """The event under which the system opens a case of the matter for somebody it found; or ""."""
    triggers = (t for flow in matter.flows if not flow.changes() for t in flow.triggers)
    return next((t.event for t in triggers if t.finds is not None), "")


_LEADS: Mapping[Lead, Callable[[AlertTask, Viewer, date], str]] = {
    Lead.CASE: _review,
    Lead.HELP: _help,
    Lead.RECOVERY: _recover,
    Lead.VISIT: _visit_again,
    Lead.NOTHING: _nothing,
}
