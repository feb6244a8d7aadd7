"""A year's list from the village to the bank; what is refused, by whom, why."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import VILLAGE_A
from minzheng.engines.ledger import api as ledger
from minzheng.engines.migrants import api
from minzheng.engines.migrants.testing import ACCOUNT, DAY, LATER, World, fresh, person
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death

NEW_ID = "44011819700101001X"


def register(world: World, who: object, **more: object) -> api.Migrant:
    told = {"person": who, "reservoir": world.reservoir, "village": VILLAGE_A,
            "moved_on": date(2010, 3, 15), **more}  # fmt: skip
    return api.register_migrant(
        api.NewMigrant(**told),  # type: ignore[arg-type]
        by=world.by("district_clerk"),
        on=DAY,
    )


def test_a_list_is_paid_per_head(world: World) -> None:
    world.plan()
    row = world.sent()
    text = api.bank_file(row, by=world.by("finance_clerk"), on=LATER).decode("utf-8-sig")
    api.book_answer(row, {2: "户名不符"}, by=world.by("finance_clerk"), on=LATER)

    told = api.sum_of(row)
    assert (told.heads, told.due, told.paid) == (3, 120_000, 90_000)  # 300 + 300 + 600 yuan
    assert f"{ACCOUNT}00" in text
    assert ledger.balance(world.fund, LATER) == 10_000_000 - 120_000
    assert ledger.reserved(row.ref) == 30_000
    assert all(link.paper for link in api.chain_of(fresh(row)))
    failed = row.lines.get(state="failed")
    api.pay_again(failed, by=world.by("finance_clerk"), on=LATER)
    assert ledger.reserved(row.ref) == 0


def test_without_an_approved_plan_there_is_no_money(world: World) -> None:
    row = world.confirmed()

    with pytest.raises(api.MigrantRefused, match="没有规划，不得拨款"):
        api.approve_round(row, world.fund.pk, by=world.by("district_head"), on=LATER)


def test_a_plan_nobody_looked_at_is_no_plan(world: World) -> None:
    row = world.plan()
    api.Plan.objects.filter(pk=row.pk).update(confirmed_on=None)

    assert api.plan_at(VILLAGE_A, 2026) is None


def test_a_plan_of_works_pays_nobody(world: World) -> None:
    world.plan(way="works")

    with pytest.raises(api.MigrantRefused, match="项目扶持"):
        world.approved()


def test_publicity_is_masked_and_lasts_seven_days(world: World) -> None:
    row = world.published()
    sheet = notices.publicity_of_case(row.lines.get(number=1).ref).get()

    assert "孔三元" not in str(sheet.fields)
    with pytest.raises(api.MigrantRefused, match="2026-11-09"):
        api.town_confirms(row, by=world.by("town_clerk"), on=date(2026, 11, 9))
    api.town_confirms(row, by=world.by("town_clerk"), on=LATER)


def test_an_objection_is_answered_first(world: World) -> None:
    row = world.published()
    sheet = notices.publicity_of_case(row.lines.get(number=1).ref).get()
    objection = notices.NewObjection("黄一", "13800138000", "他已迁走")
    notices.object_to(sheet, objection, on=DAY)

    with pytest.raises(api.MigrantRefused, match="1 条异议"):
        api.town_confirms(row, by=world.by("town_clerk"), on=LATER)


def test_the_dead_are_not_on_the_list(world: World) -> None:
    dead = world.people[2]
    record_death(dead.person, died_on=date(2025, 12, 30), source="殡葬", by=SYSTEM, on=DAY)
    row = world.published()

    assert not row.lines.filter(migrant=dead, state="due").exists()
    assert api.migrants_day(DAY).ended == 1
    assert api.migrants_day(DAY).ended == 0


def test_who_dies_after_the_approval_is_taken_off(world: World) -> None:
    world.plan()
    row = world.approved()
    record_death(
        world.people[2].person, died_on=date(2026, 1, 20), source="殡葬", by=SYSTEM, on=DAY
    )
    api.bank_file(row, by=world.by("finance_clerk"), on=LATER)

    assert fresh(row).total == 65_000  # 300 + 300 + one month
    assert ledger.reserved(row.ref) == 65_000


def test_a_dead_person_is_not_registered(world: World) -> None:
    who = person("邝阿七", NEW_ID)
    record_death(who, died_on=date(2026, 1, 1), source="殡葬", by=SYSTEM, on=DAY)
    who.refresh_from_db()

    with pytest.raises(api.MigrantRefused, match="去世"):
        register(world, who)


def test_nobody_belongs_to_two_reservoirs(world: World) -> None:
    with pytest.raises(api.MigrantRefused, match="只能算一座水库"):
        register(world, world.people[0].person)


def test_people_are_not_added_when_some_have_gone(world: World) -> None:
    register(world, person("邝阿七", NEW_ID))
    api.stop_support(
        world.people[0], "employed", "录用通知", date(2026, 3, 1), by=world.by("town_clerk"), on=DAY
    )

    with pytest.raises(api.MigrantRefused, match="增人不增"):
        register(world, world.cast.applicant)


def test_a_mistake_gives_its_head_back(world: World) -> None:
    register(world, person("邝阿七", NEW_ID))
    api.stop_support(
        world.people[0], "mistake", "重名", date(2026, 3, 1), by=world.by("town_clerk"), on=DAY
    )

    assert register(world, world.cast.applicant).pk


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"moved_on": date(2026, 12, 1)}, "还没有到"),
        ({"moved_on": date(1960, 1, 1)}, "出生"),
        ({"account": "12", "account_name": "邝阿七"}, "12 到 23 位"),
        ({"account": ACCOUNT, "account_name": "别人"}, "不是本人"),
    ],
)
def test_what_is_wrong_is_said(world: World, more: dict[str, object], words: str) -> None:
    with pytest.raises(api.MigrantRefused, match=words):
        register(world, person("邝阿七", NEW_ID), **more)


def test_each_step_has_its_own_hand(world: World) -> None:
    row = world.published()

    with pytest.raises(NotAllowed):
        api.town_confirms(row, by=world.by("other_town_clerk"), on=LATER)
    with pytest.raises(api.MigrantRefused, match="公示"):
        api.district_confirms(row, by=world.by("district_clerk"), on=LATER)


def test_a_row_that_was_not_sent_is_refused(world: World) -> None:
    world.plan()
    row = world.sent()

    with pytest.raises(api.MigrantRefused, match="第 9 行"):
        api.book_answer(row, {9: "户名不符"}, by=world.by("finance_clerk"), on=LATER)


def test_a_list_goes_back_to_the_village(world: World) -> None:
    row = world.published()
    api.return_round(row, "第 2 行搬迁日不对", by=world.by("town_clerk"), on=DAY)
    again = api.publicise_round(row, "已改", by=world.by("village_worker"), on=DAY)

    assert again.state == "public"
    assert notices.publicity_of_case(row.lines.get(number=1).ref).count() == 2


def test_those_whose_years_ended_are_counted(world: World) -> None:
    clerk = world.by("district_clerk")

    assert api.expired(clerk, DAY) == 2
    assert api.expired(clerk, date(2026, 6, 30)) == 0
    shown = api.people_page(clerk, api.Wanted(standing="over"), DAY).rows
    assert [each.migrant.person.name for each in shown] == ["孔三元", "孔大梅"]
    assert api.expired(world.by("other_town_clerk"), DAY) == 0


def test_another_village_finds_nothing(world: World) -> None:
    with pytest.raises(api.NoSuchMigrant):
        api.migrant_for(world.by("other_village_worker"), world.people[0].pk)
