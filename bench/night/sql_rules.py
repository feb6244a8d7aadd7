"""The same rules by hand as SQL over the same Parquet files, joined by the person's number.

Left out: rules that no feed of this city can fulfil.
NULL is unknown, as with us: a row is found where its condition is true.
"""

ON = 20261120
DAY = "DATE '2026-11-20'"
STANDARD, MARGIN = 100_000, 15_000  # fen; parts in ten thousand

FEEDS = (
    "deaths", "disability_certificates", "social_insurance", "pensions", "income_tax",
    "business_registration", "real_estate", "vehicles", "custody", "unemployment",
)  # fmt: skip

# One row a person: the register of residents, every feed, what our registers know.
PERSONS = f"""
SELECT p.person, rows.registered_division || rows.household_no AS home,
  dep_residence_state AS state, dep_residence_changed_on AS changed_on,
  coalesce(own.born_on, p.dep_born_on) AS own_born, p.dep_born_on AS born,
  ({ON} - (year(p.dep_born_on) * 10000 + month(p.dep_born_on) * 100 + day(p.dep_born_on)))
    // 10000 AS age,
  dep_died_on AS died, coalesce(dep_disability_kind, 0) AS kind,
  coalesce(dep_disability_grade, 0) AS grade, dep_certificate_until AS until,
  coalesce(dep_certificate_cancelled, false) AS cancelled,
  coalesce(dep_insured_wage, 0) AS insured, coalesce(dep_pension, 0) AS pension,
  coalesce(dep_taxed_wage, 0) AS taxed, coalesce(dep_taxed_business, 0) AS business,
  coalesce(dep_shares, 0) AS shares, coalesce(dep_companies, 0) AS companies,
  coalesce(dep_homes, 0) AS homes, coalesce(dep_shops, 0) AS shops,
  coalesce(dep_vehicles, 0) AS vehicles, coalesce(dep_vehicle_value, 0) AS vehicle_value,
  coalesce(dep_custody, false) AS custody, dep_custody_since AS custody_since,
  coalesce(dep_unemployed, false) AS unemployed, dep_unemployed_since AS unemployed_since,
  coalesce(own.receiving, false) AS receiving, coalesce(own.living, false) AS living,
  coalesce(own.care, false) AS care, coalesce(own.longevity, false) AS longevity,
  own.own_wage, own.own_pension, own.own_grade
FROM residents p JOIN rows USING (person)
{" ".join(f"LEFT JOIN {name} USING (person)" for name in FEEDS)}
LEFT JOIN own USING (person)
"""

DERIVED = f"""
SELECT *,
  (died IS NOT NULL OR state = 3) AS dead,
  (receiving OR living OR care OR longevity) AS held,
  (until >= {DAY} AND NOT cancelled) AS valid,
  (grade IN (1, 2) OR (grade = 3 AND kind IN (5, 6))) AS severe,
  greatest(taxed, insured) AS wage
FROM persons
"""

HOUSEHOLDS = f"""
SELECT home, count(*) FILTER (WHERE NOT dead) AS alive,
  sum(CASE WHEN dead THEN 0 ELSE wage + business + pension END) AS income,
  sum(homes) AS homes, sum(shops) AS shops, sum(vehicles) AS vehicles, sum(shares) AS shares,
  bool_or(companies > 0) AS company,
  bool_or(vehicle_value > {STANDARD} * 60) AS dear_vehicle,
  bool_or(receiving) AS receiving,
  count(*) FILTER (WHERE died IS NOT NULL AND {"{months_died}"} < 12) AS deaths,
  bool_or(NOT dead AND unemployed AND {"{months_unemployed}"} < 3) AS jobless,
  bool_or(NOT dead AND (age < 18 OR age >= 60 OR severe)) AS dependent,
  coalesce(bool_or(NOT dead AND ((severe AND valid) OR unemployed)), false) AS signal,
  bool_or(NOT dead AND age < 18) AS child, bool_or(age >= 18) AS adult,
  bool_and(coalesce(age < 18 OR dead OR custody OR severe, false)) AS nobody
FROM people GROUP BY home
"""


def months(day: str) -> str:
    """Whole months from a day to the day of the run (the 20th, so no month ends early)."""
    return f"((2026 - year({day})) * 12 + 11 - month({day}) - (20 < day({day}))::INT)"


HOUSEHOLDS = HOUSEHOLDS.format(
    months_died=months("died"), months_unemployed=months("unemployed_since")
)
PER_HEAD = "((2 * income + alive) // nullif(2 * alive, 0))"
CARE_FOR = "NOT receiving AND signal AND homes <= 1 AND vehicles <= 0 AND shares <= 0 AND alive > 0"
MARGIN_LINE = (2 * STANDARD * MARGIN + 10_000) // 20_000

PERSONAL = {
    "watch_death:医学证明死亡仍在领": f"died <= {DAY} AND held",
    "watch_death:户籍死亡注销仍在领": "state = 3 AND died IS NULL AND held",
    "watch_disability:残疾证过期仍在领":
        f"(care OR living) AND NOT dead AND NOT cancelled AND until < {DAY}",
    "watch_disability:残疾证注销仍在领": "(care OR living) AND NOT dead AND cancelled",
    "watch_disability:残疾等级有变化":
        "(care OR living) AND NOT dead AND NOT cancelled AND grade <> own_grade AND grade <> 0",
    "watch_family:户口已经迁出": f"held AND state = 2 AND coalesce(changed_on <= {DAY}, true)",
    "watch_income:养老金高于申报":
        "receiving AND NOT dead AND pension > coalesce(own_pension, 0) + 10000",
    "watch_income:工资高于申报": "receiving AND NOT dead AND wage > coalesce(own_wage, 0) + 30000",
    "watch_income:在押服刑仍在领": "(receiving OR living OR care) AND NOT dead AND custody"
        f" AND coalesce(custody_since <= {DAY}, true)",
    "watch_missed:残疾生活补贴未领":
        "state = 1 AND NOT dead AND grade BETWEEN 1 AND 4 AND valid AND receiving AND NOT living",
    "watch_missed:残疾护理补贴未领":
        "state = 1 AND NOT dead AND valid AND grade IN (1, 2) AND NOT care AND kind <> 0",
    "watch_missed:高龄津贴未领":
        "state = 1 AND NOT dead AND age >= 80 AND receiving AND NOT longevity",
    "eldercare.longevity.alerts:不到年龄仍在发放": "longevity AND age < 80",
    "eldercare.longevity.alerts:去世后仍在发放": f"died <= {DAY} AND longevity",
    "relief.disability_care.alerts:去世后仍在发放": f"died <= {DAY} AND care",
    "relief.disability_living.alerts:去世后仍在发放": f"died <= {DAY} AND living",
    "relief.disability_living.alerts:困难身份没有了":
        f"living AND NOT receiving AND NOT coalesce(died <= {DAY}, false)",
    "relief.dibao.alerts:去世后仍在发放": f"died <= {DAY} AND receiving",
    "relief.disability_living.alerts:残疾证快到期":
        f"living AND NOT coalesce(died <= {DAY}, false) AND until - {DAY} <= 60",
    "relief.disability_care.alerts:残疾证快到期":
        f"care AND NOT coalesce(died <= {DAY}, false) AND until - {DAY} <= 60",
}  # fmt: skip

OF_HOMES = {
    "watch_hardship:一年内多人去世": "deaths >= 2 AND alive > 0",
    "watch_hardship:失业家庭有人要养": "NOT receiving AND jobless AND dependent AND alive > 0",
    "watch_missed:推算符合低保": f"{CARE_FOR} AND {PER_HEAD} < {STANDARD}",
    "watch_missed:推算符合低保边缘":
        f"{CARE_FOR} AND {PER_HEAD} >= {STANDARD} AND {PER_HEAD} < {MARGIN_LINE}",
    "watch_missed:大人都不能抚养的孩子": "child AND adult AND nobody AND alive > 0",
    "watch_property:名下有企业": "receiving AND shares > 0 AND company",
    "watch_property:住房超过限额": "receiving AND homes > 1",
    "watch_property:名下有商铺": "receiving AND shops > 0",
    "watch_property:车辆超过限额": "receiving AND vehicles > 0",
    "watch_property:车辆价格偏高":
        "receiving AND NOT vehicles > 0 AND dear_vehicle AND vehicles > 0",
}  # fmt: skip
RULES = PERSONAL | OF_HOMES
