"""Where the events of a history come from, each as far as the viewer may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast, TruncDate

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.alerts.api import AlertTask, Deed, tasks_of
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case, CaseStep, Check
from minzheng.engines.consent.api import Consent
from minzheng.engines.notices.api import Notice
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod, PayLine
from minzheng.faces.desk.finding.home_facts import MARK
from minzheng.faces.desk.finding.knots import Arm
from minzheng.faces.desk.visiting import is_visit
from minzheng.kernel.matter import catalogue
from minzheng.registers.households.api import HouseholdVersion, Membership
from minzheng.registers.people.api import PersonVersion

OPENINGS = ("open_field", "open_dossier", "searched", "open_identity")
KINDS = {
    "facts": "资料变更", "family": "家庭成员", "cases": "办件", "payments": "待遇与发放",
    "letters": "文书", "visits": "上门", "alerts": "预警", "checks": "核对", "consents": "授权",
    "openings": "查看留痕",
}  # fmt: skip
# The rank of each sort of event: what comes later on the same day has the higher one.
(HOME, VERSION, JOINED, LEFT, MOVED, SUBMITTED, CHECKED, SETTLED, HOME_VISIT, STEP, LETTER, PERIOD,
 LINE, ENDED, RAISED, VISITED, DEED, CONSENT, WITHDRAWN, OPENED) = range(20)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """Whose history it is, and which rows of each table are part of it.

    `people`: each until the day she left, None while she belongs. `trail`: as the trail names it.
    """

    people: tuple[tuple[int, date | None], ...]
    memberships: Q
    cases: Q
    grants: Q
    alerts: Q
    trail: tuple[str, ...]
    home: int | None = None

    @property
    def alone(self) -> bool:
        """Whether it is one person's history: what was found of the others is theirs."""
        return len(self.trail) == 1 and len(self.people) == 1

    @property
    def present(self) -> tuple[int, ...]:
        return tuple(person for person, until in self.people if until is None)


def of_person(person: int) -> Subject:
    """Everything by, about or for one person."""
    return Subject(
        people=((person, None),),
        memberships=Q(person=person),
        cases=Q(applicant=person) | Q(person=person),
        grants=Q(beneficiary=person) | Q(payee=person),
        alerts=Q(about=AlertTask.About.PERSON, subject=person),
        trail=(f"person:{person}",),
    )


def of_household(household: int, people: tuple[tuple[int, date | None], ...]) -> Subject:
    """Everything of a household, and of its members while they belonged."""
    present = [person for person, until in people if until is None]
    own = Q(about=AlertTask.About.HOUSEHOLD, subject=household)
    return Subject(
        people=people,
        memberships=Q(household=household),
        cases=Q(household=household),
        grants=Q(household=household),
        alerts=own | Q(about=AlertTask.About.PERSON, subject__in=present),
        trail=(f"household:{household}", *(f"person:{person}" for person in present)),
        home=household,
    )


def arms(viewer: Viewer, subject: Subject, *, kind: str = "", column: str = "") -> list[Arm]:
    """Every sort of event, those of one kind, or the changes of one column alone."""
    if column.startswith(MARK):
        return list(_of_home(subject, column.removeprefix(MARK)))
    if column:
        return [_versions(subject, column)]
    found = [*_of_registers(subject), *_of_cases(viewer, subject), *_of_money(viewer, subject),
             *_of_others(viewer, subject)]  # fmt: skip
    return [arm for arm in found if kind in ("", arm.kind)]


def _of_registers(subject: Subject) -> Iterator[Arm]:
    yield _versions(subject)
    yield from _of_home(subject)
    rows = Membership.objects.filter(subject.memberships)
    told = ("person__name", "household__number", "relation", "reason")
    yield Arm("family", JOINED, rows, "since", told)
    yield Arm("family", LEFT, rows, "until", told)
    trail = Entry.objects.annotate(on_day=TruncDate("at")).filter(subject__in=subject.trail)
    if subject.home is not None:
        # Later moves stand in the versions; of those before there were any the trail alone tells.
        first = HouseholdVersion.objects.filter(household=subject.home).order_by("pk")
        moved = trail.filter(verb="move_household", at__lt=first.values("recorded_at")[:1])
        yield Arm("family", MOVED, moved, "on_day", ("doer_name", "detail", "division_code"))
    opened = trail.filter(verb__in=OPENINGS)
    told = ("doer_name", "doer_office", "verb", "purpose")
    yield Arm("openings", OPENED, opened, "on_day", told)


def _versions(subject: Subject, column: str = "") -> Arm:
    """What became known of people; a column's name in the stored text tells that it changed."""
    known = reduce(or_, (_until(person, until) for person, until in subject.people), Q(pk=None))
    rows = _that_tell(PersonVersion.objects.filter(known), column)
    return Arm("facts", VERSION, rows, "since", ("person_id", "source", "recorded_by"))


def _of_home(subject: Subject, column: str = "") -> Iterator[Arm]:
    """What became known of the household itself."""
    own = HouseholdVersion.objects.filter(household=subject.home)
    told = ("household_id", "source", "recorded_by")
    yield Arm("facts", HOME, _that_tell(own, column), "since", told)


def _that_tell(rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    """Those that changed a column; all of them where none is named."""
    if not column:
        return rows
    told = rows.annotate(told=Cast("changes", TextField()))
    those: QuerySet[Any] = told.filter(told__contains=f'"{column}"')
    return those


def _until(person: int, until: date | None) -> Q:
    return Q(person=person) if until is None else Q(person=person, since__lt=until)


def _of_cases(viewer: Viewer, subject: Subject) -> Iterator[Arm]:
    cases = visible(Case.objects.filter(subject.cases), viewer, matter_field="matter")
    yield Arm(
        "cases", SUBMITTED, cases, "submitted_on", ("number", "matter", "event", "agent_name")
    )
    yield Arm("cases", ENDED, cases, "ended_on", ("number", "matter", "end"))
    steps = CaseStep.objects.filter(case__in=cases.values("pk"))
    told = ("case__number", "element", "outcome", "taken_by_name")
    yield Arm("cases", STEP, steps.exclude(_at_home()), "closed_on", told)
    yield Arm("visits", HOME_VISIT, steps.filter(_at_home()), "closed_on", told)
    checks = Check.objects.filter(case__in=cases.values("pk"))
    if subject.alone:
        checks = checks.filter(person__in=subject.present)
    yield Arm("checks", CHECKED, checks, "found_on", ("case__number", "item", "found", "source"))
    told = ("case__number", "item", "state", "settled_by")
    yield Arm("checks", SETTLED, checks, "settled_on", told)


def _of_money(viewer: Viewer, subject: Subject) -> Iterator[Arm]:
    theirs = Entitlement.objects.filter(subject.grants).values("pk")
    periods = EntitlementPeriod.objects.filter(entitlement__in=theirs)
    matter = "entitlement__matter"
    seen = visible(periods, viewer, "entitlement__division_code", matter_field=matter)
    told = ("entitlement__matter", "kind", "monthly", "reason")
    yield Arm("payments", PERIOD, seen, "recorded_on", told)
    lines = PayLine.objects.filter(entitlement__in=theirs, number__isnull=False)
    seen_lines = visible(lines, viewer, matter_field=matter)
    told = ("entitlement__matter", "run__month", "amount", "state")
    yield Arm("payments", LINE, seen_lines, "run__approved_on", told)


def _of_others(viewer: Viewer, subject: Subject) -> Iterator[Arm]:
    keys = [str(person) for person in subject.present]
    letters = Notice.objects.filter(recipient_kind="person", recipient_key__in=keys)
    told = ("number", "title", "case_ref", "issued_by")
    yield Arm("letters", LETTER, visible(letters, viewer), "issued_on", told)
    tasks = tasks_of(viewer).filter(subject.alerts)
    yield Arm("alerts", RAISED, tasks, "raised_on", ("pk", "rule"))
    deeds = Deed.objects.filter(task__in=tasks.values("pk"))
    told = ("task_id", "kind", "words", "by")
    visit = Q(kind=Deed.Kind.VISITED)
    yield Arm("visits", VISITED, deeds.filter(visit), "on", told)
    yield Arm("alerts", DEED, deeds.exclude(visit), "on", told)
    given = Consent.objects.filter(person__in=subject.present)
    consents = visible(given, viewer, matter_field="matter")
    yield Arm("consents", CONSENT, consents, "given_on", ("matter", "state", "method", "signer"))
    told = ("matter", "state", "reason", "withdrawn_by")
    yield Arm("consents", WITHDRAWN, consents, "withdrawn_on", told)


def _at_home() -> Q:
    """Steps that are visits to the home, whatever the matter."""
    visits = (
        Q(case__matter=key, element=element.name)
        for key, matter in catalogue().matters.items()
        for flow in matter.flows
        for element in flow.elements
        if is_visit(element)
    )
    return reduce(or_, visits, Q(pk=None))
