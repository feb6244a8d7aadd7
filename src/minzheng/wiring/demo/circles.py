"""The demo's living circles: points of every village, surveys, idle premises, a handbook.

Points lie about their towns and stand for no real village; premises and owners are invented.
"""

from datetime import date, timedelta
from random import Random

from minzheng.engines.circles import api
from minzheng.registers.facilities.api import centre_of
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, Town, Village, towns

SOURCE = "演示数据"
SEED, WIDE = 20261124, 0.024  # degrees about the middle of the town
TENANT = "青禾社会工作服务中心"
# name, square metres, floor, owner, condition, fire, yuan a month, idle for so many days
IDLE = (
    ("旧小学", 620, "一层", "collective", "plain", "possible", 4_200, 900),
    ("旧供销社", 260, "一层", "collective", "repair", "unknown", 1_800, 1_500),
    ("旧粮站", 480, "一层", "state", "plain", "possible", 0, 2_400),
    ("旧文化室", 150, "一层", "collective", "ready", "passed", 900, 200),
    ("空置商铺", 210, "一层", "company", "ready", "passed", 6_500, 120),
    ("旧招待所", 1_100, "二至四层", "state", "unsafe", "impossible", None, 3_000),
)  # fmt: skip


def draw_circles(staff: Staff, on: date) -> None:
    """Through the same verbs as officers use."""
    chance = Random(SEED)  # noqa: S311  a demo that comes out alike each time
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    begun = on - timedelta(days=12)
    placed = {
        village.code: point for town in towns() for village, point in _points(town, chance, begun)
    }
    for code, point in placed.items():
        api.keep_point(api.NewPoint(code, *point, "", SOURCE), by=clerk, on=begun)
    for kind in api.MEASURED:
        api.survey(kind, DISTRICT, by=clerk, on=on)
    rows = _offer(staff, placed, begun)
    _go_on(rows, staff, on)
    open_rows = [row.pk for row in api.pool_of(clerk) if row.fire != "impossible"]
    api.publish_handbook(
        api.NewEdition(
            DISTRICT, "增城区养老服务招商手册（演示）", "养老服务科，电话 020-0000 0000",
            ("elder_canteen", "day_care", "elder_home"), tuple(open_rows),
            ("circles.serves_elder_canteen", "circles.area_elder_canteen"),
            "欢迎社会力量参与养老服务。下面写明哪里缺什么、哪些房子可以租。",
        ),
        by=head, on=on,
    )  # fmt: skip


def _points(town: Town, chance: Random, on: date) -> list[tuple[Village, tuple[float, float]]]:
    middle = centre_of(town.code, on=on)
    if middle is None:
        return []
    north, east = middle
    return [
        (village, (round(north + chance.uniform(-WIDE, WIDE), 5),
                   round(east + chance.uniform(-WIDE, WIDE), 5)))
        for village in town.villages
    ]  # fmt: skip


def _offer(staff: Staff, placed: dict[str, tuple[float, float]], on: date) -> list[api.Premises]:
    """One in the last village of every town, where canteens are missing."""
    rows = []
    for number, (town, clerk) in enumerate(zip(towns(), staff.clerks(), strict=True)):
        village = town.villages[-1]
        north, east = placed.get(village.code, (None, None))
        name, area, floor, owner, condition, fire, rent, idle = IDLE[number % len(IDLE)]
        new = api.NewPremises(
            f"{village.name}{name}", village.code, f"{town.name}{village.name}（演示地址）9 号",
            area, latitude=north, longitude=east, floor=floor, owner_kind=owner,
            condition=condition, fire=fire, rent=None if rent is None else rent * 100,
            since=on - timedelta(days=idle),
        )  # fmt: skip
        rows.append(api.offer_premises(new, by=clerk, on=on))
    return rows


def _go_on(rows: list[api.Premises], staff: Staff, on: date) -> None:
    """One is matched, one seen, one let; the last is refused."""
    clerks = staff.clerks()
    for number, row in enumerate(rows[:-1]):
        by = clerks[number]
        found = [fit for fit in api.fits(row, by=by, on=on) if fit.score]
        if number > 2 or not found:
            continue
        row = api.match_premises(row, found[0], by=by, on=on)
        if number > 0:
            row = api.visit_premises(
                row, "和街道、村里一起看过，门口无台阶，能装厨房",
                condition="plain", fire="possible", by=by, on=on,
            )  # fmt: skip
        if number > 1:
            api.let_premises(row, TENANT, 0, by=by, on=on)
    last = clerks[len(rows) - 1]
    api.refuse_premises(rows[-1], "消防改造不了，房屋要先鉴定", by=last, on=on)
