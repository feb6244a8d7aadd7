"""A flow that cannot be followed is refused when its class is created."""

from datetime import date

import pytest

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.flow import (
    ANSWERED,
    OPPOSED,
    TIMED_OUT,
    UNOPPOSED,
    Actor,
    Await,
    Effect,
    End,
    Flow,
    FlowError,
    Publicity,
    Step,
)
from minzheng.kernel.law import Law


class Sample(Law):
    title, number, in_force, status = "示例办法", "示例〔2026〕1号", date(2026, 1, 1), "verified"
    第一条 = "乡镇在五个工作日内审查。"


CITES = Sample.第一条
TOWN = Actor("town_clerk", "乡镇人民政府", "town")


def step(**changes):
    return Step(**{"by": TOWN, "within": 工作日(5), "cites": CITES, **changes})


def end(**changes):
    return End(**{"notice": "approved", "cites": CITES, **changes})


def flow(paths, **elements):
    for name, element in elements.items():
        element.name = name
    return type("示例流程", (Flow,), {**elements, "paths": paths})


def test_it_knows_its_first_element_its_ways_out_and_its_ends():
    review, approved, refused = step(), end(), end(gives_reasons=True)

    sample = flow(
        [(review, approved, "通过"), (review, refused, "不通过")],
        review=review,
        approved=approved,
        refused=refused,
    )

    assert sample.first() is review
    assert [path.outcome for path in sample.ways_out(review)] == ["通过", "不通过"]
    assert sample.ends() == (approved, refused)
    assert sample.element("approved") is approved


def test_it_opens_several_elements_at_once():
    start, visit, check, opinion = step(), step(), step(), step(joins=True)
    done = end()

    sample = flow(
        [
            (start, (visit, check), "受理"),
            (visit, opinion, "完成"),
            (check, opinion, "一致"),
            (opinion, done, "同意"),
        ],
        start=start,
        visit=visit,
        check=check,
        opinion=opinion,
        done=done,
    )

    assert sample.ways_out(start)[0].targets == (visit, check)


def test_it_refuses_a_flow_without_paths():
    with pytest.raises(FlowError, match="没有写明 paths"):
        flow([], done=end())


def test_it_refuses_a_step_without_a_limit():
    start, done = step(within=None), end()

    with pytest.raises(FlowError, match="“start”没有时限"):
        flow([(start, done, "好")], start=start, done=done)


def test_it_refuses_an_element_that_cites_nothing():
    start, done = step(cites=()), end()

    with pytest.raises(FlowError, match="“start”没有引用条款"):
        flow([(start, done, "好")], start=start, done=done)


def test_it_refuses_an_element_nobody_reaches():
    start, done, island = step(), end(), step()

    with pytest.raises(FlowError, match="“island”永远走不到"):
        flow([(start, done, "好"), (island, done, "好")], start=start, done=done, island=island)


def test_it_refuses_a_loop_without_a_way_out():
    start, again = step(), step()

    with pytest.raises(FlowError, match="无法结束"):
        flow([(start, again, "好"), (again, start, "退回")], start=start, again=again)


def test_it_refuses_publicity_without_a_path_for_objections():
    start, shown, done = step(), Publicity(within=日(7), at="村", notice="p", cites=CITES), end()

    with pytest.raises(FlowError, match=f"没有写明“{OPPOSED}”"):
        flow(
            [(start, shown, "公示"), (shown, done, UNOPPOSED)], start=start, shown=shown, done=done
        )


def test_it_refuses_a_wait_that_forgets_silence():
    start, wait = step(), Await(within=日(10), notice="n", asks="补正", cites=CITES)
    done = end()

    with pytest.raises(FlowError, match=f"没有写明“{TIMED_OUT}”"):
        flow([(start, wait, "补正"), (wait, done, ANSWERED)], start=start, wait=wait, done=done)


def test_it_refuses_a_notice_for_an_outcome_that_does_not_exist():
    start, done = step(tells={"没有": "x"}), end()

    with pytest.raises(FlowError, match="没有这个结果"):
        flow([(start, done, "好")], start=start, done=done)


def test_it_refuses_an_end_that_grants_nothing():
    start, done = step(), end(effect="grant")

    with pytest.raises(FlowError, match="没有写明发多少"):
        flow([(start, done, "好")], start=start, done=done)


def test_it_refuses_money_for_an_outcome_that_does_not_exist():
    start, done = step(grants={"先行救助": None}), end()

    with pytest.raises(FlowError, match="要为“先行救助”发钱"):
        flow([(start, done, "好")], start=start, done=done)


def test_it_refuses_a_single_sum_where_nothing_is_granted():
    start, done = step(), end(once=True)

    with pytest.raises(FlowError, match="只有给付才能写 once"):
        flow([(start, done, "好")], start=start, done=done)


def test_a_flow_that_stops_or_changes_works_on_what_is_held():
    start, stopped = step(), end(effect=Effect.STOP)
    ask, recognised = step(), end(effect=Effect.RECOGNISE)

    review = flow([(start, stopped, "停发")], start=start, stopped=stopped)
    way_in = flow([(ask, recognised, "认定")], ask=ask, recognised=recognised)

    assert review.changes() is True
    assert way_in.changes() is False
