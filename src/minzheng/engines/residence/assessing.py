"""What shows that somebody was assessed before she came: a decided case, or the house's own."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import held_by
from minzheng.engines.residence.coded import Level
from minzheng.engines.residence.errors import ResidenceRefused
from minzheng.engines.residence.models import Assessment
from minzheng.engines.residence.posts import number, resident, tell
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.vocabulary import ability, benefits
from minzheng.vocabulary import residence as terms

NO_HOUSEHOLD = 0


@dataclass(frozen=True)
class NewAssessment:
    """The house's own assessment by two people, who stand with their names."""

    assessed_on: date
    level: str
    first: str
    second: str


@transaction.atomic
def assess(viewer: Viewer, stay: int, new: NewAssessment, *, on: date) -> Assessment:
    """Enter the house's own assessment of a resident. Raises NotItsOwn, ResidenceRefused."""
    row = resident(viewer, stay, on)
    first, second = new.first.strip(), new.second.strip()
    if not first or not second or first == second:
        raise ResidenceRefused("入院评估要由两个人一起做，请分别写两个人的姓名")
    if new.assessed_on > on:
        raise ResidenceRefused(f"评估日 {new.assessed_on} 还没有到，评估以后再登记")
    if new.level not in Level.values:
        raise ResidenceRefused(f"请选择照护级别：{'、'.join(Level.labels)}")
    made = Assessment.objects.create(
        facility=row.facility, person=row.person, assessed_on=new.assessed_on, level=new.level,
        first=first[:40], second=second[:40], entered_by=viewer.doer.name,
    )  # fmt: skip
    detail = {"person": row.person_id, "level": new.level, "day": f"{new.assessed_on}"}
    tell(viewer, "assess_on_admission", made.ref, row.facility, detail)
    return made


def basis_of(person: Person, house: Facility, on: date) -> str:
    """The assessment on which a contract can rest, in words; "" where there is none. Few queries.

    A decided assessment that is in force, of whatever matter finds the level of ability; else the
    house's own, not older than the months that hold at the place.
    """
    matters = [each for each in benefits.待遇 if each.found is benefits.评定能力等级]
    for held in held_by(NO_HOUSEHOLD, [person.pk], on, of=[each.matter for each in matters]):
        level = next((held.found[m.formula] for m in matters if m.formula in held.found), None)
        told = ability.能力等级代码.text(level) if level is not None else "已评定"
        return f"能力评估 {held.case_number}：{told}"
    months = number(terms.评估有效月数, house, on)
    oldest = Month.of(on).shift(-months).first
    rows = Assessment.objects.filter(facility=house, person=person)
    own = rows.filter(assessed_on__gte=oldest, assessed_on__lte=on).first()
    if own is None:
        return ""
    return f"本院 {own.assessed_on} 评估：{own.get_level_display()}（{own.first}、{own.second}）"
