"""The same rules as DuckDB SQL by hand: steps stored as temporary tables, joined back by household.

Whole fen in BIGINT, `//` for whole division. One select a step, one expression a formula.
"""

from bench.eligibility.policy import BOOK, ON

DAY = f"DATE '{ON.isoformat()}'"


def ratio(name: str) -> int:
    """A nation-wide ratio in 万分之一."""
    return int(BOOK.value(f"bench.{name}", on=ON))


def half_up(total: str, part: str) -> str:
    """Division rounded to the nearest whole."""
    return f"((2 * ({total}) + ({part})) // (2 * ({part})))"


def counties() -> str:
    """The values of each county as rows."""
    names = ("standard", "minimum_wage", "living", "care_1", "care_2", "orphan")
    rows = []
    for county in range(1, 17):
        code = f"9901{county:02d}"
        values = [str(BOOK.value(f"bench.{name}", on=ON, place=code)) for name in names]
        rows.append(f"('{code}', {', '.join(values)})")
    typed = ", ".join(f"{name}::BIGINT AS {name}" for name in names)
    table = f"(VALUES {', '.join(rows)}) AS t(county, {', '.join(names)})"
    return f"SELECT county, {typed} FROM {table}"


SEVERE = """disability_grade IN (1, 2)
    OR (disability_grade = 3 AND disability_kind IN (5, 6))"""

EARNED = """CASE WHEN wage_income > 0
         THEN greatest(wage_income::BIGINT - employment_cost, 0) ELSE 0 END
    + business_income::BIGINT + property_income
    + pension_income::BIGINT + support_income + transfer_income
    - CASE WHEN pension_income > 0 THEN basic_pension ELSE 0 END - transfer_out"""

PEOPLE = f"""
SELECT *, greatest(earned - CASE WHEN severe OR seriously_ill
           THEN {half_up(f"rigid_cost::BIGINT * {ratio('rigid_share')}", "10000")}
           ELSE 0 END, 0) AS counted
FROM (SELECT person, household, disability_grade, bench_self_care, bench_local, bench_no_obligor,
             bench_orphaned, seriously_ill, rigid_cost_disability_illness AS rigid_cost,
             date_sub('year', born_on, {DAY}) AS age, {SEVERE} AS severe, {EARNED} AS earned
      FROM persons)
"""

HOMES = f"""
SELECT *, {half_up("income", "size")} AS income_per_head,
       {half_up(f"standard * {ratio('margin')}", "10000")} AS margin_line,
       NOT too_much_money AND NOT (vehicles > 0 OR homes > 1 OR business_shares > 0) AS assets_ok
FROM (SELECT h.*, c.* EXCLUDE (county), p.size, p.income,
             deposits + securities + other_assets > standard * 24 * size AS too_much_money,
             medical_cost + education_cost AS needed_cost
      FROM households h
      JOIN counties c ON c.county = left(h.division_code, 6)
      JOIN (SELECT household, count(*) AS size, sum(counted)::BIGINT AS income
            FROM people GROUP BY household) p USING (household))
"""

ABILITY = "CASE bench_self_care WHEN 0 THEN 5 WHEN 1 THEN 25 ELSE 50 END"

DESTITUTE = f"""
SELECT p.*, h.standard, h.living AS living_amount, h.care_1, h.care_2, h.orphan AS orphan_amount,
       (age >= 60 OR age < 16 OR severe) AND counted < standard AND bench_no_obligor
           AND bench_local AND assets_ok AS destitute,
       CASE WHEN destitute
            THEN {half_up(f"standard * {ratio('tekun')}", "10000")}
                 + minimum_wage * {ABILITY} // 100 ELSE 0 END AS support
FROM people p JOIN homes h USING (household)
"""

EXTRA = """CASE WHEN destitute THEN 0 WHEN severe OR seriously_ill THEN 30
    WHEN age >= 60 THEN 20 WHEN age < 18 THEN 15 ELSE 0 END"""

GRANTED = f"""
SELECT *, CASE WHEN (granted OR margin OR rigid) AND needed_cost > 0
               THEN least(needed_cost * 60 // 100, standard * 3 * size) ELSE 0 END AS temporary
FROM (SELECT *, NOT granted AND NOT margin
                AND {half_up("greatest(income - needed_cost // 12, 0)", "size")} < margin_line
                AND needed_cost > income * 6 AND NOT too_much_money AS rigid
      FROM (SELECT *, income_per_head < standard AND assets_ok AND others > 0 AS granted,
                   CASE WHEN granted THEN (standard - income_per_head) * others
                        + standard * shares // 100 ELSE 0 END AS guarantee,
                   CASE WHEN NOT granted AND bench_receiving AND assets_ok
                             AND income_per_head * 2 // 3 < standard
                        THEN bench_paid // 2 ELSE 0 END AS fading,
                   NOT granted AND others = size AND assets_ok
                       AND income_per_head < margin_line AS margin
            FROM (SELECT h.*, size - d.destitute_members AS others, d.shares, d.support_household
                  FROM homes h
                  JOIN (SELECT household, count_if(destitute) AS destitute_members,
                               sum({EXTRA})::BIGINT AS shares,
                               sum(support)::BIGINT AS support_household
                        FROM destitute_people GROUP BY household) d USING (household))))
"""

PERSON_ANSWERS = """
SELECT person, household, support,
       CASE WHEN disability_grade <> 0 AND (granted OR margin) AND NOT destitute
            THEN living_amount ELSE 0 END AS living,
       CASE WHEN severe AND bench_local AND NOT (destitute AND bench_self_care = 2)
            THEN CASE disability_grade WHEN 1 THEN p.care_1 ELSE p.care_2 END ELSE 0 END AS care,
       CASE WHEN NOT bench_local THEN 0 WHEN age >= 100 THEN 50000 WHEN age >= 90 THEN 20000
            WHEN age >= 80 THEN 10000 ELSE 0 END AS longevity,
       CASE WHEN age < 18 AND bench_orphaned AND bench_local
            THEN orphan_amount ELSE 0 END AS orphan
FROM destitute_people p JOIN (SELECT household, granted, margin FROM granted_homes) g
     USING (household)
"""

HOUSEHOLD_ANSWERS = """
SELECT household, income_per_head, granted, guarantee, fading, margin, rigid, temporary,
       support_household, disability, longevity_household, orphan_household,
       guarantee + fading + support_household + disability + longevity_household + orphan_household
           AS total
FROM granted_homes
JOIN (SELECT household, sum(living + care)::BIGINT AS disability,
             sum(longevity)::BIGINT AS longevity_household, sum(orphan)::BIGINT AS orphan_household
      FROM person_answers GROUP BY household) USING (household)
"""

STEPS = (
    ("people", PEOPLE),
    ("homes", HOMES),
    ("destitute_people", DESTITUTE),
    ("granted_homes", GRANTED),
    ("person_answers", PERSON_ANSWERS),
)
