"""What departments know of people's work, income and property."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city.credit_codes import credit_codes
from minzheng.wiring.city.livelihood import rounded
from minzheng.wiring.city.rows import (
    Rows,
    Scene,
    chosen_words,
    month_before,
    one_after_the_other,
    rows_of,
    serial,
)

FIRMS = 4_000
MOST = 10**8  # organisations that a code of eight figures can tell apart
HIDDEN_WAGE, HIDDEN_PENSION, NEW_WAGE = 420_000, 286_000, 350_000
HIDDEN_SHARE, HIDDEN_DEPOSITS, HIDDEN_CAR = 30_000_000, 18_000_000, 12_800_000
FUND_RATE, FUND_MONTHS = 0.16, 60
BANKS = ("工商银行", "农业银行", "建设银行", "邮政储蓄银行", "农村商业银行")
DAY = np.timedelta64(1, "D")
CHECKED = np.datetime64("2026-06-01")  # the inspection of a car runs on at least until then


def firm_names(number: np.ndarray) -> pa.Array:
    """Companies by their number."""
    return pc.binary_join_element_wise("城建", pc.cast(number, pa.string()), "号有限公司", "")


def wages(scene: Scene) -> np.ndarray:
    """What an employer pays each person a month, declared or not; 0 for nobody's employee."""
    people, life = scene.people, scene.life
    kept = (people.employment == c.EMPLOYED) & np.isnat(life.dismissed)
    hired = np.where(~np.isnat(life.hired), NEW_WAGE, 0)
    found = np.maximum(hired, np.where(life.hidden["wage"], HIDDEN_WAGE, 0))
    paid: np.ndarray = np.where(kept, people.wage, found) * life.alive
    return paid


def social_insurance(scene: Scene) -> Rows:
    """Employees, and those who were until they were dismissed."""
    people, life, wage = scene.people, scene.life, wages(scene)
    left = ~np.isnat(life.dismissed) & (wage == 0) & life.alive
    firm = scene.draw("firm", FIRMS)
    since = np.where(np.isnat(life.hired), scene.ago("insured", 90, 4_000), life.hired)
    return rows_of(
        (wage > 0) | left,
        {
            "insured_by": firm_names(firm),
            "insured_code": credit_codes("91", firm),
            "insured_state": np.where(left, 2, 1),
            "insured_since": since,
            "insured_month": month_before(scene.on),
            "insured_base": np.where(left, people.wage, wage),
            "insured_at": pc.cast(pa.array(people.division // 1_000_000 * 1_000_000), pa.string()),
        },
    )


def pensions(scene: Scene) -> Rows:
    """Pensions paid, to some of the dead as well until they are struck off."""
    people, life = scene.people, scene.life
    state = np.where(np.isnat(life.deregistered), 1, 3)
    since = np.minimum(people.born + 21_915 * DAY, scene.on - 365 * DAY)  # at sixty, or earlier
    common = {"pension_month": month_before(scene.on), "pension_by": "区社会保险基金管理中心",
              "pension_state": state, "pension_since": since}  # fmt: skip
    resident = people.basic_pension > 0
    known = rows_of(
        people.pension > 0,
        {"pension_kind": np.where(resident, 3, 1), "pension_monthly": people.pension,
         "pension_base": people.basic_pension, **common},
    )  # fmt: skip
    unsaid = np.maximum(people.unsaid_pension, life.hidden["pension"] * HIDDEN_PENSION)
    hidden = rows_of(
        (unsaid > 0) & life.alive,
        {"pension_kind": 2, "pension_monthly": unsaid, "pension_base": 0, **common},
    )
    return one_after_the_other([known, hidden])


def income_tax(scene: Scene) -> Rows:
    """Wages withheld, and the business of traders."""
    people, wage = scene.people, wages(scene)
    period = {"tax_from": np.datetime64(f"{scene.on.astype('M8[Y]')}-01-01"),
              "tax_until": month_before(scene.on) + 27 * DAY}  # fmt: skip
    firm = scene.draw("firm", FIRMS)
    paid = rows_of(
        wage > 0,
        {"tax_kind": 1, "tax_by": firm_names(firm), "tax_code": credit_codes("91", firm),
         "tax_monthly": wage, **period},
    )  # fmt: skip
    trading = (people.employment == c.TRADING) & scene.life.alive
    earned = rows_of(
        trading & (people.business > 0),
        {"tax_kind": 3, "tax_by": "本人", "tax_code": credit_codes("92", people.who % MOST),
         "tax_monthly": people.business, **period},
    )  # fmt: skip
    return one_after_the_other([paid, earned])


def business_registration(scene: Scene) -> Rows:
    """Traders' own shops, and companies that somebody did not declare."""
    people, hidden = scene.people, scene.life.hidden["company"]
    trading = people.employment == c.TRADING
    state = 1 + scene.chance.pick("firm state", people.who, (85, 5, 3, 7))
    return rows_of(
        (trading | hidden) & scene.life.alive,
        {
            "firm_name": firm_names(FIRMS + people.who),
            "firm_code": credit_codes("92", people.who % MOST),
            "firm_role": np.where(hidden, 2, 4),
            "firm_state": np.where(hidden, 1, state),
            "firm_share": np.where(hidden, HIDDEN_SHARE, 5_000_000),
            "firm_since": scene.ago("firm since", 100, 5_000),
            "firm_office": "区市场监督管理局",
        },
    )


def real_estate(scene: Scene) -> Rows:
    """Homes of the heads of families, shops of traders, and homes that were not declared."""
    people, life = scene.people, scene.life
    owned = people.homes + np.where(life.hidden["home"], 2, 0)
    shop = (people.employment == c.TRADING) & scene.share("shop", 0.1)
    parts = [_homes(scene, owned > nth, nth, use=1) for nth in range(int(owned.max(initial=0)))]
    return one_after_the_other([*parts, _homes(scene, shop, 9, use=2)])


def _homes(scene: Scene, chosen: np.ndarray, nth: int, *, use: int) -> Rows:
    people = scene.people
    return rows_of(
        chosen,
        {
            "home_unit": serial(f"440118001001GB{nth:05d}F", people.who, 9),
            "home_paper": serial("粤（2020）不动产权第", people.who * 10 + nth, 10),
            "home_at": people.address,
            "home_use": use,
            "home_area": 45 + scene.draw(f"area{nth}", 100),
            "home_shared": 1 + scene.draw(f"shared{nth}", 2),
            "home_state": np.where(scene.share(f"sold{nth}", 0.03), 2, 1),
            "home_since": scene.ago(f"bought{nth}", 100, 7_000),
        },
    )


def vehicles(scene: Scene) -> Rows:
    """Cars of the heads of families, motorcycles, and cars that were not declared."""
    people, life = scene.people, scene.life
    grown = (scene.age >= 18) & life.alive
    parts = [_cars(scene, people.vehicles > nth, nth, kind=1)
             for nth in range(int(people.vehicles.max(initial=0)))]  # fmt: skip
    parts.append(_cars(scene, grown & scene.share("motorcycle", 0.05), 8, kind=4))
    parts.append(_cars(scene, life.hidden["car"] & life.alive, 9, kind=1))
    return one_after_the_other(parts)


def _cars(scene: Scene, chosen: np.ndarray, nth: int, *, kind: int) -> Rows:
    people = scene.people
    usual = rounded(9_000_000 * np.exp(0.4 * scene.chance.bell(f"price{nth}", people.who)))
    price = {8: 600_000, 9: HIDDEN_CAR}.get(nth, usual)
    return rows_of(
        chosen,
        {
            "car_serial": serial(f"44{nth}", people.who, 12),
            "car_plate": serial("粤A", people.who * 10 + nth, 6),
            "car_kind": kind,
            "car_state": np.where(scene.share(f"scrapped{nth}", 0.04) & (nth < 8), 3, 1),
            "car_price": price,
            "car_since": scene.ago(f"car since{nth}", 60, 4_000),
            "car_until": CHECKED + scene.draw(f"car until{nth}", 900) * DAY,
        },
    )


def housing_fund(scene: Scene) -> Rows:
    """Half of the employees, and some who say that they have no work."""
    people, wage, hidden = scene.people, wages(scene), scene.life.hidden["fund"]
    paid = np.where(hidden, 90_000, rounded(wage * FUND_RATE))
    return rows_of(
        (((wage > 0) & scene.share("fund", 0.5)) | hidden) & scene.life.alive,
        {
            "fund_by": firm_names(scene.draw("firm", FIRMS)),
            "fund_unit": serial("8", scene.draw("firm", FIRMS), 7),
            "fund_account": serial("62", people.who, 10),
            "fund_paid": paid,
            "fund_left": paid * (1 + scene.draw("fund months", FUND_MONTHS)),
            "fund_state": np.where(scene.share("sealed", 0.08) & ~hidden, 2, 1),
            "fund_until": month_before(scene.on),
        },
    )


def bank_assets(scene: Scene) -> Rows:
    """Only of those who agreed to be asked about: the poor, and one in twenty of the others."""
    people, hidden = scene.people, scene.life.hidden["deposits"]
    asked = (people.poor | scene.share("asked", 0.05)) & (scene.age >= 18)
    share = np.where(people.relation == c.SELF, people.deposits, 50_000)
    saved = _accounts(scene, asked, np.where(hidden, HIDDEN_DEPOSITS, share), kind=1)
    stocks = asked & ~people.poor & scene.share("stocks", 0.1)
    return one_after_the_other([saved, _accounts(scene, stocks, share // 2, kind=2)])


def _accounts(scene: Scene, chosen: np.ndarray, amount: np.ndarray, *, kind: int) -> Rows:
    return rows_of(
        chosen,
        {
            "money_by_kind": kind,
            "money_by": chosen_words(BANKS, scene.draw("bank", len(BANKS)))
            if kind == 1 else "中信证券",
            "money_kind": kind,
            "money_amount": amount,
            "money_on": month_before(scene.on) + 27 * DAY,
            "money_consent": serial("SQ2026", scene.people.home, 9),
        },
    )  # fmt: skip


def unemployment(scene: Scene) -> Rows:
    """Who was dismissed and registered, and who had been unemployed before."""
    people, life = scene.people, scene.life
    since = np.where(np.isnat(life.dismissed), scene.ago("jobless", 20, 500), life.dismissed + DAY)
    working = ~np.isnat(life.hired)
    registered = (people.employment == c.UNEMPLOYED) | ~np.isnat(life.dismissed)
    paid = ~working & scene.share("jobless paid", 0.6)
    return rows_of(
        registered & life.alive & (since <= scene.on),
        {
            "jobless_state": np.where(working, 2, 1),
            "jobless_since": since,
            "jobless_why": np.array((1, 2, 3, 4, 9))[scene.draw("jobless why", 5)],
            "jobless_from": firm_names(scene.draw("firm", FIRMS)),
            "jobless_paid": paid,
            "jobless_monthly": np.where(paid, 189_000, 0),
            "jobless_until": life.hired,
        },
    )


BUILDERS = {
    each.__name__: each
    for each in (
        social_insurance,
        pensions,
        income_tax,
        business_registration,
        real_estate,
        vehicles,
        housing_fund,
        bank_assets,
        unemployment,
    )
}
