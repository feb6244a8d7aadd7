"""What a made-up family states when it applies: the truth, unless its story says otherwise."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Application
from minzheng.kernel.doer import Doer
from minzheng.kernel.form import Form
from minzheng.kernel.matter import catalogue
from minzheng.kernel.units import Kind
from minzheng.wiring.demo import relations as rel
from minzheng.wiring.demo.population import Home

MATTER = "relief/dibao"
AT_REGISTRATION = 1  # 在户籍地申请
BANK = "广州农村商业银行"
ADULT = 18
HELPED = "村（社区）受本人口头委托，协助填写，本人签字确认"
Answers = dict[str, Any]


def application(
    home: Home, *, on: date, differs: Mapping[str, Any], helper: str = ""
) -> Application:
    """The application of a family, complete and signed; `helper` is who filled it in for her."""
    form = catalogue().get(MATTER).form
    signers = [person.pk for person in home.people if _age(person.born_on, on) >= ADULT]
    return Application(
        matter=MATTER,
        applicant_id=home.people[0].pk,
        token=f"demo-{home.household.number}-{on}",
        answers={**answers(home, form, on), "entrusted": bool(helper), **differs},
        household_id=home.household.pk,
        members=tuple(person.pk for person in home.people),
        signed={commitment.key: signers for commitment in form.commitments},
        agent_name=helper,
        agent_mandate=HELPED if helper else "",
    )


def resident(home: Home, place: int = 0) -> Viewer:
    """A member of the family, acting for herself."""
    person = home.people[place]
    doer = Doer("person", str(person.pk), person.name, division=person.division_code)
    return Viewer(doer, person_id=person.pk)


def answers(home: Home, form: type[Form], on: date) -> Answers:
    """An answer to every question: what is known of the family, else no, none or nothing."""
    known = _of_household(home)
    given: Answers = {}
    for page in form.pages:
        for asked in (field for field in page.fields if not field.known_from):
            plain = _plain(asked.fact.unit.kind, asked.blank)
            if not page.each_member:
                given[asked.column] = known.get(asked.column, plain)
                continue
            for place, facts in enumerate(_of_members(home)):
                given[f"{place}.{asked.column}"] = facts.get(asked.column, plain)
    return {name: value for name, value in given.items() if value is not None}


def _of_household(home: Home) -> Answers:
    family = home.family
    return {
        "apply_place": AT_REGISTRATION,
        "housing_kind": family.housing,
        "hardship_cause": family.cause,
        "deposits": family.property.deposits,
        "vehicles": family.property.vehicles,
        "homes": family.property.homes,
        "bank": BANK,
        "account": family.account,
    }


def _of_members(home: Home) -> Iterator[Answers]:
    for member in home.family.members:
        traits = member.traits
        weak = traits.labour_capacity == 3
        grown_child = member.relation in rel.CHILD.values()
        yield {
            "lives_together": True,
            "legal_duty": True,
            "dependent": weak or not grown_child,
            "absence": 0,
            "health": traits.health,
            "rigid_cost_disability_illness": 20_000 if traits.seriously_ill else 0,
            **member.income,
        }


def _plain(kind: Kind, blank: Any) -> Any:
    if blank is not None:
        return blank
    return {Kind.BOOL: False, Kind.MONEY: 0, Kind.COUNT: 0, Kind.CODE: 0}.get(kind)


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
