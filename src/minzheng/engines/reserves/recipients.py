"""Who receives relief and who stood by: found by number, else registered; helped before?"""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.warning import earlier_payments
from minzheng.kernel.identity import IdentityError
from minzheng.registers.offices.api import Officer, find_officer, posts_of
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    PersonRefused,
    find_by_id_number,
    register_person,
)

SOURCE = "备用金先行救助登记"


def recipient(name: str, id_number: str, division: str, *, by: Viewer, on: date) -> Person:
    """Known by her number, else registered with what was said. Raises ReserveRefused."""
    if not name.strip():
        raise ReserveRefused("请填领取人的姓名，和证件上的一样")
    try:
        known = find_by_id_number(id_number)
        if known is None:
            stated = NewPerson(name=name, id_number=id_number, living_division=division)
            return register_person(stated, by=by.doer, on=on, source=SOURCE)
    except (IdentityError, PersonRefused) as refusal:
        raise ReserveRefused(str(refusal)) from refusal
    if known.name != name.strip():
        raise ReserveRefused("这个身份证号登记的是另一个姓名，请当面核对姓名和证件")
    if known.died_on is not None:
        raise ReserveRefused(f"登记簿里这个人已于 {known.died_on} 去世，请核对证件")
    return known


def refuse_again(
    person: Person, cause: int, division: str, *, on: date, reason: str, but: int = 0
) -> None:
    """Who was helped before needs a reason. Raises ReserveRefused."""
    found = earlier_payments(person.pk, cause, division, on=on, but=but)
    if found and not reason.strip():
        said = "；".join(each.why for each in found)
        raise ReserveRefused(f"{said}。仍要救助的，请写明正当理由")


def witness_of(number: str, payer: str, on: date) -> Officer | None:
    """Who stood by; None while nobody was named. Raises ReserveRefused."""
    if not number.strip():
        return None
    officer = find_officer(number.strip())
    if officer is None or not posts_of(officer, on) or officer.staff_number == payer:
        raise ReserveRefused(f"在场人的工号“{number}”没有找到，或就是支付人自己，请核对")
    return officer
