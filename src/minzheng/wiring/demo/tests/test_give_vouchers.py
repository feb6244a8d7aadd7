"""The demo's vouchers: one waits for the county, one is used, October is handed in."""

from datetime import date

from minzheng.engines.vouchers import api
from minzheng.engines.vouchers.testing import level, make_elder
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.divisions.api import import_divisions
from minzheng.registers.facilities.api import NewFacility, register_facility
from minzheng.registers.organisations.api import NewOrganisation, register_organisation
from minzheng.wiring.demo.build import DEMO_DAY
from minzheng.wiring.demo.houses import BEGUN, CODE
from minzheng.wiring.demo.institutions import CENTRE
from minzheng.wiring.demo.officers import hire_everybody
from minzheng.wiring.demo.places import divisions
from minzheng.wiring.demo.vouchers import give_vouchers

LEVELLED = date(2026, 10, 12)


def test_it_leaves_one_of_each(db: None) -> None:
    import_divisions(divisions(), by=SYSTEM)
    staff = hire_everybody()
    elders = [make_elder("罗金水", "440118195003050016"), make_elder("谢婆", "44011819400305002X")]
    for each in elders:
        level(each, 2, on=LEVELLED)
    place = elders[0].division_code
    new = NewFacility("颐康中心", "elder_centre", place, "1号", credit_code=CODE,
                      opened_on=date(2020, 1, 1), services=CENTRE)  # fmt: skip
    register_facility(new, by=SYSTEM, on=date(2020, 1, 1))
    register_organisation(NewOrganisation(CODE, "中心", place, BEGUN), by=SYSTEM)

    give_vouchers(staff, DEMO_DAY)

    states = sorted(api.Enrolment.objects.values_list("state", flat=True))
    assert states == [api.Standing.APPLIED, api.Standing.LIVE]
    assert api.Use.objects.count() == 4
    assert api.Settlement.objects.get().voucher == 2_500 + 2_000
