"""What departments know of people's illness, care, dangers, and help from elsewhere."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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

DAY = np.timedelta64(1, "D")
# Kind of bill -> share of people who have one, usual cost in fen.
BILLS = {1: (0.25, 60_000), 3: (0.06, 900_000)}
SERIOUS = 9_000_000
ROUND_OF_VISITS = 30  # days from one visit to the next
NEGLECTED = 0.05
INSTITUTIONS = ("康宁养老院", "福寿护理院", "镇敬老院", "松鹤颐养中心")


def medical_spending(scene: Scene) -> Rows:
    """A row for each kind of bill in twelve months, without any diagnosis."""
    ill = np.where(scene.share("chronic", 0.5), 2, 4)
    parts = [_bills(scene, scene.share(f"bill{kind}", share), kind, usual)
             for kind, (share, usual) in BILLS.items()]  # fmt: skip
    for kind in (2, 4):
        parts.append(_bills(scene, scene.people.ill & (ill == kind), kind, SERIOUS))
    return one_after_the_other(parts)


def _bills(scene: Scene, chosen: np.ndarray, kind: int, usual: int) -> Rows:
    total = rounded(usual * np.exp(0.7 * scene.chance.bell(f"cost{kind}", scene.people.who)))
    basic, serious = total * 55 // 100, total * (12 if kind == 4 else 0) // 100
    relief = np.where(scene.people.poor, total * 15 // 100, 0)
    return rows_of(
        chosen & scene.life.alive,
        {
            "bill_kind": kind,
            "bill_count": 1 + scene.draw(f"bills{kind}", 20),
            "bill_total": total,
            "bill_basic": basic,
            "bill_serious": serious,
            "bill_relief": relief,
            "bill_own": total - basic - serious - relief,
            "bill_on": month_before(scene.on) - scene.draw(f"bill on{kind}", 300) * DAY,
        },
    )


def long_term_care(scene: Scene) -> Rows:
    """Old people who cannot look after themselves and are insured."""
    people = scene.people
    level = 1 + scene.chance.pick("care level", people.who, (10, 20, 35, 20, 15))
    assessed = scene.ago("care", 30, 700)
    return rows_of(
        (scene.age >= 65) & scene.share("care insured", 0.04),
        {
            "ltc_state": np.where(scene.life.alive, 1, 3),
            "ltc_level": level,
            "ltc_on": assessed,
            "ltc_until": assessed + 1_095 * DAY,
            "ltc_way": 1 + scene.draw("care way", 3),
            "ltc_by": chosen_words(INSTITUTIONS, scene.draw("care by", len(INSTITUTIONS))),
            "ltc_paid": level * 30_000,
        },
    )


def poverty_monitoring(scene: Scene) -> Rows:
    """Families of the countryside at risk, most of them poor."""
    people, chance = scene.people, scene.chance
    share = np.where(people.poor, 0.3, 0.004)
    since = np.datetime64("2023-01-01") + chance.whole("risk since", people.home, 900) * DAY
    over = chance.happens("risk over", people.home, 0.35)
    return rows_of(
        chance.happens("at risk", people.home, share) & scene.life.alive,
        {
            "risk_home": serial("44", people.home, 10),
            "risk_kind": 1 + chance.whole("risk kind", people.home, 3),
            "risk_since": since,
            "risk_over": over,
            "risk_until": np.where(over, since + 400 * DAY, np.datetime64("NaT", "D")),
            "risk_why": np.array((1, 2, 3, 4, 5, 9))[chance.whole("risk why", people.home, 6)],
            "risk_help": "产业帮扶、就业帮扶",
            "living_division": pc.cast(pa.array(people.division), pa.string()),
        },
    )


def institution_residents(scene: Scene) -> Rows:
    """Who has moved into a home for the old."""
    life, place = scene.life, scene.draw("institution", len(INSTITUTIONS))
    return rows_of(
        ~np.isnat(life.entered),
        {
            "home_name": chosen_words(INSTITUTIONS, place),
            "home_code": credit_codes("52", 71_000 + place),
            "home_from": life.entered,
            "home_left_on": life.died,
            "home_stay": np.where(life.alive, 1, 3),
            "home_level": scene.draw("home level", 4),
            "home_fee": 180_000 + 20_000 * scene.draw("home fee", 10),
        },
    )


def fire_incidents(scene: Scene) -> Rows:
    """Homes that burnt since the last file."""
    life = scene.life
    return rows_of(
        scene.new(life.burnt),
        {
            "fire_number": serial("119", scene.people.who, 9),
            "fire_on": life.burnt,
            "fire_place": np.where(scene.share("at home", 0.85), 1, 2),
            "fire_at": scene.people.address,
            "fire_loss": 100_000 * (1 + scene.draw("loss", 300)),
            "fire_hurt": np.where(scene.share("hurt", 0.06), 1, 0),
        },
    )


def lives_alone(scene: Scene) -> np.ndarray:
    """Who is the only one of her home and is old."""
    _, index, size = np.unique(scene.people.home, return_inverse=True, return_counts=True)
    alone: np.ndarray = (size[index] == 1) & (scene.age >= 60) & scene.life.at_home
    return alone


def visited_on(scene: Scene) -> np.ndarray:
    """The last visit to each, every thirty days, but to some long ago."""
    since = (scene.on.astype(np.int64) + scene.draw("visit", ROUND_OF_VISITS)) % ROUND_OF_VISITS
    long_ago = np.datetime64("2026-01-01") + scene.draw("long ago", 60) * DAY
    neglected = scene.share("neglected", NEGLECTED)
    last: np.ndarray = np.where(neglected, long_ago, scene.on - since * DAY)
    return last


def elder_visits(scene: Scene) -> Rows:
    """The last visit to each old person who lives alone, where it falls in the file's days."""
    last = visited_on(scene)
    return rows_of(
        lives_alone(scene) & scene.new(last),
        {
            "call_on": last,
            "call_way": 1 + scene.draw("call way", 3),
            "call_living": 1,
            "call_by": chosen_words(("李助理", "王社工", "陈志愿者"), scene.draw("caller", 3)),
            "call_fine": ~scene.share("not fine", 0.04),
            "call_at": pc.cast(pa.array(scene.people.division), pa.string()),
        },
    )


def relief_elsewhere(scene: Scene) -> Rows:
    """Who is helped in another city as well."""
    people = scene.people
    kind = np.where(people.disability_kind > 0, 3, 1)
    return rows_of(
        scene.life.hidden["elsewhere"],
        {
            "other_kind": kind,
            "other_at": "360702000000",
            "other_paid": np.where(kind == 1, 62_000, 11_000),
            "other_state": np.where(scene.share("stopped elsewhere", 0.15), 2, 1),
            "other_since": scene.ago("elsewhere since", 30, 900),
            "other_by": "外省某区民政局",
        },
    )


BUILDERS = {
    each.__name__: each
    for each in (
        medical_spending,
        long_term_care,
        poverty_monitoring,
        institution_residents,
        fire_incidents,
        elder_visits,
        relief_elsewhere,
    )
}
