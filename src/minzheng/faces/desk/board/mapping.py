"""The map of the places below: shades of one figure, each area leading into its place."""

from collections.abc import Mapping

from minzheng.engines.indicators.api import Shape, Sheet, Told, indicator_named
from minzheng.faces.desk.board.asking import Asked
from minzheng.faces.looks.charts import Area, AreaMap
from minzheng.kernel.divisions import level


def area_map(
    asked: Asked, sheet: Sheet, key: str, shapes: Mapping[str, Shape], source: str
) -> AreaMap:
    """A figure over the places below in a month."""
    indicator = indicator_named(key)
    told = [sheet.told(key, place, asked.month) for place in asked.below]
    areas = tuple(_area(asked, each, shapes.get(each.division)) for each in told)
    return AreaMap(
        f"{asked.place}：{indicator.title}（{asked.month.label}）",
        f"颜色越深，数越大；点一个地区看它的下级。{indicator.means}。",
        indicator.unit, areas, asked.address("desk:figure-file", key), source,
    )  # fmt: skip


def _area(asked: Asked, told: Told, shape: Shape | None) -> Area:
    key, place = told.indicator.key, told.division
    lowest = level(place) == "village"
    url = (
        asked.address("desk:figure", key, division=place)
        if lowest
        else asked.address("desk:map", division=place, indicator=key)
    )
    rings = shape.rings if shape else ()
    return Area(asked.names[place], told.number, told.text, url, rings)
