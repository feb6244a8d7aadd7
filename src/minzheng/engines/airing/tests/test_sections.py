"""Sections are compared by the year's targets they answer for; who has none takes no part."""

from dataclasses import replace

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.airing import api
from minzheng.engines.airing.testing import DAY, LAST, WEIGHTS, World
from minzheng.engines.indicators.api import Computation, NewTarget, compute, indicators, set_target
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
SHARE, COUNT, STOCK, LESS = "cases-in-time", "patrols-done", "volunteers", "cases-days"
AIMS = {SHARE: "95", COUNT: "120", LESS: "6"}


def section(key: str) -> str:
    """Who answers for an indicator."""
    return indicators()[key].owner


def make_scheme(world: World, **more: object) -> api.Scheme:
    """A monthly scheme of sections."""
    told = {"title": "科室晾晒", "division": DISTRICT, "months": 1, "weights": {},
            "subject": api.Subject.SECTIONS, **more}  # fmt: skip
    return api.make_scheme(api.NewScheme(**told), by=world.who("district_clerk"), on=DAY)


def aimed(world: World, **aims: str) -> api.Scheme:
    """With targets, and ten months of which every one was computed and had ten patrols."""
    for key, value in (aims or AIMS).items():
        set_target(NewTarget(key, DISTRICT, 2026, value, "要点"), by=SYSTEM, on=DAY)
    for number in range(1, 11):
        month = Month(2026, number)
        if number < 9:
            compute(month, by=SYSTEM, on=DAY)
        last = Computation.objects.filter(month=str(month)).latest("pk")
        last.figures.create(indicator=COUNT, division_code=DISTRICT, month=str(month), value=10,
                            rows=10)  # fmt: skip
    return make_scheme(world)


def drafted(world: World, scheme: api.Scheme) -> api.Airing:
    return api.draft_airing(world.who("district_clerk"), scheme.pk, LAST, on=DAY)


def published(world: World) -> api.Airing:
    row = drafted(world, aimed(world))
    return api.publish_airing(world.who("district_head"), row.pk, on=DAY)


def test_each_stands_on_its_own_targets(world: World) -> None:
    board = api.board_of(drafted(world, aimed(world)))

    towns = {each.standing.place: each for each in board.towns}
    assert set(towns) == {each.owner for each in indicators().values()
                          if each.direction.name != "NEITHER"}  # fmt: skip
    (patrols,) = towns[section(COUNT)].standing.parts
    # A hundred of a hundred and twenty in the year: after ten months a hundred are due.
    assert (patrols.number, patrols.points, patrols.counted) == (100.0, pytest.approx(100.0), True)
    assert patrols.low < patrols.points
    parts = {part.key: part for part in towns[section(SHARE)].standing.parts}
    # 58 of 80 in time against 95 per cent; 7.5 days against 6.
    assert parts[SHARE].points == pytest.approx(58 / 80 * 100 / 95 * 100)
    assert parts[LESS].points == pytest.approx(6 / 7.5 * 100)
    assert towns[section(COUNT)].standing.rank == 1


def test_who_has_no_target_takes_no_part(world: World) -> None:
    board = api.board_of(drafted(world, aimed(world)))

    rest = [each.standing for each in board.towns if each.standing.place not in
            {section(key) for key in AIMS}]  # fmt: skip
    assert rest
    assert {each.rank for each in rest} == {None}
    assert {each.parts for each in rest} == {()}


def test_what_nobody_entered_is_not_counted(world: World) -> None:
    scheme = aimed(world, **{STOCK: "40000"})

    board = api.board_of(drafted(world, scheme))

    told = board.town(section(STOCK))
    assert told is not None
    (part,) = told.standing.parts
    assert (part.number, part.counted, told.standing.rank) == (None, False, None)


def test_without_any_target_there_is_nothing_to_compare(world: World) -> None:
    with pytest.raises(api.AiringRefused, match="2026 年还没有给指标设目标"):
        drafted(world, make_scheme(world))


@pytest.mark.parametrize(
    ("more", "why"), [({"weights": WEIGHTS}, "不用写权重"), ({"subject": "people"}, "比什么")]
)
def test_a_scheme_of_sections_has_no_weights(
    world: World, more: dict[str, object], why: str
) -> None:
    with pytest.raises(api.AiringRefused, match=why):
        make_scheme(world, **more)


def test_a_clerk_explains_and_the_head_answers(world: World) -> None:
    head, drafter = world.who("district_head"), world.who("district_clerk")
    row = published(world)
    with pytest.raises(NotAllowed):
        api.explain(drafter, row.pk, COUNT, "十月连着下雨", on=DAY)
    with pytest.raises(NotAllowed):
        api.explain(head, row.pk, COUNT, "十月连着下雨", on=DAY)
    colleague = replace(drafter, doer=replace(drafter.doer, key="90199", name="钱多多"))
    with pytest.raises(api.AiringRefused, match="哪个指标"):
        api.explain(colleague, row.pk, "", "十月连着下雨", on=DAY)

    said = api.explain(colleague, row.pk, COUNT, "十月连着下雨", on=DAY)

    assert said.town == section(COUNT)
    heard = [each.text for each in inbox(Recipient("officer", head.doer.key))]
    assert any("有了说明，请答复" in text for text in heard)
    with pytest.raises(NotAllowed):
        api.answer(colleague, row.pk, said.pk, "已经核实过了", on=DAY)
    assert api.answer(head, row.pk, said.pk, "已经核实过了", on=DAY).answer


def test_towns_read_it_once_it_is_published(world: World) -> None:
    row = drafted(world, aimed(world))
    assert not api.airings_of(world.who("town_head")).exists()

    api.publish_airing(world.who("district_head"), row.pk, on=DAY)

    assert api.airings_of(world.who("town_head")).get() == row
    with pytest.raises(NotAllowed):
        api.explain(world.who("town_head"), row.pk, COUNT, "十月连着下雨", on=DAY)
