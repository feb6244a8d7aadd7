"""The month: sampled, visited, checked, approved, paid once; insurance never pays the same yuan."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.vouchers import api
from minzheng.engines.vouchers.testing import DAY, ELDER_ID, World
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER_1 = Month(2026, 11), date(2026, 12, 1)
LIST = "身份证号,日期,项目,长护险支付（元）\n"


def listed(world: World, *rows: str) -> api.Taken:
    content = (LIST + "\n".join(rows)).encode()
    return api.take_list(world.clerk, "长护险.csv", content, on=DECEMBER_1)


def handed_in(world: World) -> api.Settlement:
    world.enrolled()
    world.use(begins="08:00")
    world.use(begins="09:00")
    digest = api.draft_of(world.home, NOVEMBER).digest
    return api.hand_in(world.manager, world.home.pk, NOVEMBER, digest, on=DECEMBER_1)


def visited(world: World, finding: str = api.Finding.TRUE) -> api.Settlement:
    row = handed_in(world)
    for use in row.uses.filter(sampled=True):
        api.visit(world.clerk, use.pk, finding, "问了老人，看了照片", on=DECEMBER_1)
    row.refresh_from_db()
    return row


def approved(world: World) -> api.Settlement:
    row = visited(world)
    api.check(world.clerk, row.pk, on=DECEMBER_1)
    return api.approve(world.cast.viewers["district_head"], row.pk, on=DECEMBER_1)


def fund(amount: int) -> int:
    new = ledger.NewFund("voucher", "消费券资金", "city", DISTRICT, ("eldercare",))
    return funded(new, amount, on=DAY).pk


def test_a_month_is_handed_in_with_a_sample_of_one_at_least(world: World) -> None:
    row = handed_in(world)

    assert (row.count, row.people, row.fee, row.voucher) == (2, 1, 24_000, 12_000)
    assert row.uses.filter(sampled=True).count() == 1


def test_a_month_that_runs_is_not_handed_in(world: World) -> None:
    world.enrolled()
    world.use()
    digest = api.draft_of(world.home, NOVEMBER).digest

    with pytest.raises(api.VoucherRefused, match="还没有过完"):
        api.hand_in(world.manager, world.home.pk, NOVEMBER, digest, on=DAY)


def test_it_is_not_checked_before_the_sample_is_visited(world: World) -> None:
    row = handed_in(world)

    with pytest.raises(api.VoucherRefused, match="现场核查"):
        api.check(world.clerk, row.pk, on=DECEMBER_1)


def test_a_use_that_never_was_is_not_paid(world: World) -> None:
    row = visited(world, api.Finding.FALSE)

    assert (row.count, row.voucher) == (1, 6_000)


def test_who_checked_does_not_approve(world: World) -> None:
    row = visited(world)
    api.check(world.cast.viewers["finance_clerk"], row.pk, on=DECEMBER_1)

    with pytest.raises(NotAllowed):
        api.approve(world.cast.viewers["finance_clerk"], row.pk, on=DECEMBER_1)


def test_it_is_paid_once(world: World) -> None:
    row, purse = approved(world), fund(50_000)
    clerk = world.cast.viewers["finance_clerk"]
    paid = api.pay(clerk, row.pk, purse, on=DECEMBER_1)

    assert (paid.state, paid.due) == (api.State.PAID, 12_000)
    assert ledger.balance(ledger.Fund.objects.get(pk=purse), DECEMBER_1) == 38_000
    with pytest.raises(api.VoucherRefused, match="已支付"):
        api.pay(clerk, row.pk, purse, on=DECEMBER_1)


def test_the_list_lowers_a_use_that_is_not_settled(world: World) -> None:
    world.enrolled()
    use = world.use("康复护理")  # 100.01元，券50.00元

    taken = listed(world, f"{ELDER_ID},2026-11-02,康复护理,60")

    use.refresh_from_db()
    assert (taken.lowered, use.insured, use.voucher, use.own) == (1, 6_000, 2_000, 2_001)


def test_of_a_settled_use_the_house_owes_back(world: World) -> None:
    world.enrolled()
    world.use("康复护理")
    digest = api.draft_of(world.home, NOVEMBER).digest
    api.hand_in(world.manager, world.home.pk, NOVEMBER, digest, on=DECEMBER_1)

    taken = listed(world, f"{ELDER_ID},2026-11-02,康复护理,60")

    assert (taken.owed, api.Owed.objects.get().amount) == (3_000, 3_000)


def test_what_is_owed_back_is_taken_off_once(world: World) -> None:
    row = visited(world)
    api.check(world.clerk, row.pk, on=DECEMBER_1)
    listed(world, f"{ELDER_ID},2026-11-02,上门护理,100")

    row = api.approve(world.cast.viewers["district_head"], row.pk, on=DECEMBER_1)

    assert (row.voucher, row.off, row.due) == (12_000, 5_000, 7_000)
    assert api.draft_of(world.home, NOVEMBER).off == 0


def test_the_same_list_again_changes_nothing(world: World) -> None:
    world.enrolled()
    world.use("康复护理")
    line = f"{ELDER_ID},2026-11-02,康复护理,60"
    listed(world, line)

    again = listed(world, line)

    assert (again.taken, again.before, again.lowered) == (0, 1, 0)


def test_a_list_before_the_use_is_taken_off_first(world: World) -> None:
    world.enrolled()
    record = world.give("康复护理")
    api.take_list(
        world.clerk, "x.csv", (LIST + f"{ELDER_ID},2026-11-02,康复护理,60").encode(), on=DAY
    )

    use = api.use_voucher(world.manager, record.pk, on=DAY)

    assert (use.insured, use.voucher) == (6_000, 2_000)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("440118195003050017,2026-11-02,康复护理,60", "身份证号没有登记"),
        (f"{ELDER_ID},昨天,康复护理,60", "不是日期"),
        (f"{ELDER_ID},2026-11-02,,60", "项目要填"),
        (f"{ELDER_ID},2026-11-02,康复护理,-1", "金额"),
        (f"{ELDER_ID},2027-01-01,康复护理,60", "还没有到"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_go_in(world: World, row: str, words: str) -> None:
    taken = listed(world, row, f"{ELDER_ID},2026-11-03,上门护理,10")

    assert (taken.taken, taken.faults[0].row) == (1, 2)
    assert words in taken.faults[0].words


def test_a_file_without_the_headings_is_refused(world: World) -> None:
    with pytest.raises(api.VoucherRefused, match="表头"):
        api.take_list(world.clerk, "x.csv", "甲,乙\n1,2\n".encode(), on=DAY)


def test_only_the_district_takes_lists(world: World) -> None:
    with pytest.raises(NotAllowed):
        api.take_list(world.worker, "x.csv", LIST.encode(), on=DAY)
