"""Where a reader starts from, named in her own words: a village, a town, or a place we know."""

from dataclasses import dataclass
from datetime import date

from minzheng.kernel.divisions import level, parent, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.facilities.api import centre_of, facilities_within

Point = tuple[float, float]


@dataclass(frozen=True)
class Start:
    """What was understood, and its point; None where it is known by name and nowhere on a map."""

    name: str
    point: Point | None


def start_named(words: str, home: str, on: date) -> Start | None:
    """A facility or a division whose name or address holds the words; None where nothing does.

    A facility stands on its own point, a division on the middle of its facilities.
    """
    said = words.strip()
    if not said:
        return None
    rows = facilities_within(home, on=on).exclude(latitude=None)
    house = (rows.filter(name__contains=said) or rows.filter(address__contains=said)).first()
    if house is not None and house.latitude is not None and house.longitude is not None:
        return Start(house.name, (house.latitude, house.longitude))
    places = Division.objects.current_on(on).filter(code__range=subtree_range(home))
    place = places.filter(name__contains=said).order_by("code").first()
    if place is None:
        return None
    return Start(place.name, middle_of(place.code, on))


def middle_of(code: str, on: date) -> Point | None:
    """The middle of a village, else of its town."""
    own = centre_of(code, on=on)
    return own or (centre_of(parent(code), on=on) if level(code) == "village" else None)
