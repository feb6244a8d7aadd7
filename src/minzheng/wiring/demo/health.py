"""Health records in the demo's house: days of vitals, medicine, a call, a family that may read."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.care.api import people_of
from minzheng.engines.health import api
from minzheng.kernel.doer import Doer
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.people.api import unseal_id
from minzheng.wiring.demo.houses import CODE
from minzheng.wiring.demo.population import Home

DAYS, MORNING = 3, time(8, 10)
SHEET = api.Paper("授权书.png", b"\x89PNG\r\n\x1a\n a signed sheet of the demo")


def keep_health(homes: Sequence[Home], on: date) -> None:
    """The house of the demo measures its residents; the tour's father may read the first's."""
    manager, worker = _somebody("柯美玲", "manager"), _somebody("温小雪", "worker")
    stays = [s for s in people_of(manager, on=on, past=False) if s.kind == "living"]
    for number, stay in enumerate(stays):
        for back in range(DAYS, -1, -1):
            _measure(worker, stay, number + back, on - timedelta(days=back))
    if stays:
        _first(manager, worker, stays[0], homes[0], on)


def _somebody(name: str, duty: str) -> Viewer:
    run_by = find_by_credit_code(CODE)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{key}-{duty}", name, run_by.name if run_by else "")
    return Viewer(doer, house=House(key, CODE, duty))


def _measure(worker: Viewer, stay: api.Stay, turn: int, day: date) -> None:
    values = {
        "systolic": 124 + turn * 3 % 20, "diastolic": 76 + turn % 6, "pulse": 68 + turn * 2 % 9,
        "temperature": 362 + turn % 5, "oxygen": 96 + turn % 3,
    }  # fmt: skip
    new = api.NewReading(day, MORNING, values)
    api.record_vitals(worker, stay.pk, new, on=day)


def _first(manager: Viewer, worker: Viewer, stay: api.Stay, tour: Home, on: date) -> None:
    """The first resident: medicine, one of it risky, an allergy, a call, the family's consent."""
    since = on - timedelta(days=DAYS)
    usual = api.NewMedicine("氨氯地平", "5毫克", "mouth", ("08:00",), since, "邱医生")
    risky = api.NewMedicine(
        "胰岛素", "8单位", "shot", ("07:30", "17:30"), since, "邱医生", risk=True
    )
    first = api.order_medicine(manager, stay.pk, usual, on=since)
    second = api.order_medicine(manager, stay.pk, risky, on=since)
    dose = api.NewDose(on, "08:00", "given", MORNING)
    api.give_dose(worker, first.pk, dose, on=on)
    api.give_dose(worker, second.pk, api.NewDose(on, "07:30", "given", time(7, 30)), on=on)
    fact = api.NewFact(api.ALLERGY, "青霉素", on, "病历")
    api.note_fact(worker, stay.pk, fact, on=on)
    told = api.NewFact(api.DIAGNOSIS, "原发性高血压", on, "出院小结", "I10")
    api.note_fact(worker, stay.pk, told, on=on)
    api.log_care(worker, stay.pk, api.NewCare(on, time(9), "turn", None, "骶尾部皮肤发红"), on=on)
    api.log_care(worker, stay.pk, api.NewCare(on, time(9, 30), "fluid", 200), on=on)
    high = api.NewReading(on, time(9, 40), {"systolic": 172, "diastolic": 96})
    api.record_vitals(worker, stay.pk, high, on=on)
    father = tour.people[0]
    if father.pk != stay.person_id:
        number = unseal_id(father)
        api.share_by_paper(manager, stay.pk, father.name, number, paper=SHEET, on=on)
