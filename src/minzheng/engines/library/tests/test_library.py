"""From received to done, version after version; a draft through the public to its issue."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.audit.api import entries_about
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.duties import api as duties
from minzheng.engines.library import api
from minzheng.engines.library.testing import (
    DAY,
    DRAFT,
    FIRST,
    ISSUER,
    LATER,
    SECOND,
    SINCE,
    TITLE,
    World,
    document,
)
from minzheng.engines.notices.api import Recipient, inbox

pytestmark = pytest.mark.database
SUMMARY = "独居老人每月至少探访一次，困难当天上报。"
OWNER = duties.Owner("district_clerk", DISTRICT)
PARAMETER = "airing.least_base"
LINES = st.lists(st.sampled_from(["甲", "乙", "丙", "丁", "戊"]), max_size=8)


def test_the_document_says_itself_what_it_is(world: World) -> None:
    row = world.edition

    assert (row.title, row.document_number, row.issued_on) == (
        TITLE, "省民发〔2026〕12号", date(2026, 6, 10),
    )  # fmt: skip
    assert (row.state, row.number, row.policy.name) == (api.State.RECEIVED, 1, TITLE)


def test_the_same_document_comes_in_once(world: World) -> None:
    with pytest.raises(api.LibraryRefused, match="已经在政策库里"):
        api.take_in(
            api.Level.PROVINCE, DISTRICT, document(), by=world.who("district_clerk"), on=DAY
        )


def test_a_document_changes_a_duty_and_its_owner_hears(world: World) -> None:
    clerk, pk = world.who("district_clerk"), world.edition.pk
    api.mark_read(clerk, pk, SUMMARY, on=DAY)
    new = duties.NewDuty("每月探访独居老人", duties.Owner("town_head", TOWN_A), "探访记录", LATER)
    duty = duties.assign_duty(new, by=clerk, on=DAY)

    change = api.add_change(clerk, pk, api.NewChange("duty", str(duty.pk), "改为每月两次"), on=DAY)

    (tie,) = duty.ties.all()
    assert (tie.kind, tie.key, change.name) == ("policy", str(world.edition.policy_id), duty.title)
    heard = inbox(Recipient("officer", world.who("town_head").doer.key))
    assert any("改变了任务“每月探访独居老人”：改为每月两次" in each.text for each in heard)
    api.strike_change(clerk, pk, change.pk)
    assert not duty.ties.exists()


def test_a_duty_that_is_over_is_not_changed(world: World) -> None:
    clerk, pk = world.who("district_clerk"), world.edition.pk
    api.mark_read(clerk, pk, SUMMARY, on=DAY)
    new = duties.NewDuty("每月探访独居老人", duties.Owner("town_head", TOWN_A), "探访记录", LATER)
    over = duties.drop_duty(clerk, duties.assign_duty(new, by=clerk, on=DAY).pk, "并入", on=DAY)

    for key in (str(over.pk), "999999", "x"):
        with pytest.raises(api.LibraryRefused, match="进行中的任务"):
            api.add_change(clerk, pk, api.NewChange("duty", key, "改为每月两次"), on=DAY)


@pytest.mark.parametrize(
    ("level", "new", "said"),
    [
        ("village", document(SECOND), "层级请从"),
        ("province", document(SECOND, None), "要写施行日期"),
        ("province", document("\x00\x01", SINCE), "."),
        ("province", api.Document(b"\xe4\xb8\x80\xe3\x80\x81", "x.txt", SINCE), "."),
    ],
)
def test_what_cannot_be_taken_in_says_why(
    world: World, level: str, new: api.Document, said: str
) -> None:
    with pytest.raises(api.LibraryRefused, match=said):
        api.take_in(level, DISTRICT, new, by=world.who("district_clerk"), on=DAY)
    assert api.Policy.objects.count() == 2


def test_a_new_edition_takes_the_place_of_the_old_on_its_day(world: World) -> None:
    clerk, first = world.who("district_clerk"), world.edition
    second = api.take_in_again(clerk, first.policy_id, document(SECOND, LATER), on=DAY)

    assert second.number == 2
    assert api.force(first, second, DAY) == api.Force.IN_FORCE
    assert api.force(second, None, DAY) == api.Force.COMING
    assert api.force(first, second, LATER) == api.Force.REPLACED
    assert api.force(second, None, LATER) == api.Force.IN_FORCE


def test_an_edition_that_does_not_follow_is_refused(world: World) -> None:
    with pytest.raises(api.LibraryRefused, match="接不上旧版"):
        api.take_in_again(
            world.who("district_clerk"), world.edition.policy_id, document(SECOND, SINCE), on=DAY
        )


def test_both_editions_are_compared_paragraph_by_paragraph() -> None:
    told = [(each.kind, each.after or each.before) for each in api.compare(FIRST, SECOND)]

    assert (api.CHANGED, "一、对独居老人每月探访不少于两次。") in told
    assert (api.ADDED, "三、极端天气前逐户核实。") in told
    assert (api.SAME, "二、探访中发现困难的，当天报告镇街。") in told


@given(LINES, LINES)
def test_a_comparison_holds_both_texts_whole(before: list[str], after: list[str]) -> None:
    told = api.compare("\n".join(before), "\n".join(after))

    assert [each.before for each in told if each.before] == before
    assert [each.after for each in told if each.after] == after
    assert all(each.before == each.after for each in told if each.kind == api.SAME)


def test_from_received_to_done_through_a_duty(world: World) -> None:
    clerk, head, pk = world.who("district_clerk"), world.who("district_head"), world.edition.pk
    api.mark_read(clerk, pk, SUMMARY, on=DAY)
    row = api.hand_out(head, pk, OWNER, DAY + timedelta(days=10), on=DAY)
    with pytest.raises(api.LibraryRefused, match="还没有核实办结"):
        api.conclude(head, pk, "已落实", on=DAY)
    assert row.duty is not None
    turn = row.duty.turns.get()
    proof = duties.Proof("已写明对入户的影响", duties.Paper("说明.png", b"\x89PNG\r\n\x1a\n paper"))
    duties.hand_in(clerk, turn.pk, proof, on=DAY)
    duties.confirm_done(head, turn.pk, on=DAY)
    api.add_change(clerk, pk, api.NewChange("matter", "relief/dibao", "入户时一并探访"), on=DAY)

    done = api.conclude(head, pk, "探访并入入户", on=DAY)

    assert (done.state, done.read_by) == (api.State.DONE, clerk.doer.name)
    assert [each.edition.pk for each in api.changing("matter", "relief/dibao")] == [pk]
    verbs = {entry.verb for entry in entries_about(done.policy.ref)}
    assert verbs == {"take_in_policy", "read_policy", "hand_out_policy", "add_policy_change",
                     "conclude_policy"}  # fmt: skip


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (api.NewChange("matter", "relief/none", "改"), "没有“relief/none”这个事项"),
        (api.NewChange("parameter", "none", "改"), "没有“none”这个标准和参数"),
        (api.NewChange("indicator", "none", "改"), "没有“none”这个指标"),
        (api.NewChange("work", "", "改", ""), "工作安排"),
        (api.NewChange("tax", "", "改"), "种类请从"),
        (api.NewChange("indicator", "cases-new", " "), "改变了什么"),
    ],
)
def test_a_change_names_what_there_is(world: World, new: api.NewChange, said: str) -> None:
    with pytest.raises(api.LibraryRefused, match=said):
        api.add_change(world.who("district_clerk"), world.edition.pk, new, on=DAY)


def test_a_change_is_written_once_and_can_be_struck(world: World) -> None:
    clerk, pk = world.who("district_clerk"), world.edition.pk
    made = api.add_change(clerk, pk, api.NewChange("indicator", "cases-new", "新口径"), on=DAY)
    with pytest.raises(api.LibraryRefused, match="已经写过"):
        api.add_change(clerk, pk, api.NewChange("indicator", "cases-new", "又"), on=DAY)

    assert not api.strike_change(clerk, pk, made.pk).changes.exists()


def test_a_parameter_said_to_change_must_have_changed(world: World) -> None:
    clerk, pk = world.who("district_clerk"), world.edition.pk
    api.mark_read(clerk, pk, SUMMARY, on=DAY)
    made = api.add_change(clerk, pk, api.NewChange("parameter", PARAMETER, "改成 20 件"), on=DAY)

    with pytest.raises(api.LibraryRefused, match="还没有新的值"):
        api.conclude(clerk, pk, "已落实", on=DAY)
    api.strike_change(clerk, pk, made.pk)
    assert api.conclude(clerk, pk, "没有影响", on=DAY).state == api.State.DONE


def test_a_draft_of_ours_goes_through_the_public(world: World) -> None:
    clerk, head, pk = world.who("district_clerk"), world.who("district_head"), world.draft.pk
    closes = DAY + timedelta(days=40)
    asked = api.Opinions("规范助餐，方便老人", DAY, closes, "菜单几点公布合适？")
    row = api.put_to_public(clerk, pk, asked, on=DAY)
    consultation = row.consultation
    assert consultation is not None
    adopted = document(DRAFT.replace("（征求意见稿）", "").replace("每天", "每天七点前"), LATER)
    with pytest.raises(api.LibraryRefused, match="在征求意见"):
        api.issue(clerk, pk, adopted, on=DAY)
    disclosure.submit_consultation(consultation, by=clerk, on=DAY)
    disclosure.publish_consultation(consultation, by=head, on=DAY)
    after = closes + timedelta(days=1)
    disclosure.summarise(consultation, "没有收到意见，按原稿印发。", by=head, on=after)

    dated = f"{adopted.content.decode()}增城区民政局\n{after.year}年{after.month}月{after.day}日\n"
    issued = api.issue(clerk, pk, document(dated, after), on=after)

    assert (issued.state, issued.title) == (api.State.RECEIVED, "增城区长者饭堂管理办法")
    assert "每天七点前" in issued.text
    assert issued.drafted.startswith("增城区长者饭堂管理办法（征求意见稿）")


def test_another_hand_opens_it_to_the_public(world: World) -> None:
    clerk, head, policy = (
        world.who("district_clerk"),
        world.who("district_head"),
        world.edition.policy,
    )
    assert not api.public_policies()
    with pytest.raises(api.LibraryRefused, match="登记人以外"):
        api.open_to_public(clerk, policy.pk, on=DAY)
    api.open_to_public(head, policy.pk, on=DAY)

    assert [each.pk for each in api.public_policies("province", "独居老人")] == [policy.pk]
    assert not api.public_policies("nation")
    assert not api.public_policies(words="火箭")
    _, editions = api.public_policy(policy.pk)
    assert api.holding(editions, DAY) == world.edition


def test_a_draft_and_what_was_not_opened_stay_inside(world: World) -> None:
    with pytest.raises(api.LibraryRefused, match="还没有印发"):
        api.open_to_public(world.who("district_head"), world.draft.policy_id, on=DAY)
    with pytest.raises(api.NoSuchPolicy):
        api.public_policy(world.draft.policy_id)
    town = world.who("town_head")
    assert [each.pk for each in api.policies_of(town)] == [world.edition.policy_id]
    with pytest.raises(api.NoSuchPolicy):
        api.policy_for(town, world.draft.policy_id)


def test_a_text_with_a_persons_number_is_not_opened(world: World) -> None:
    text = FIRST.replace("各市民政局", "张三 44010619800101001X") + "附"
    row = api.take_in(
        api.Level.PROVINCE, DISTRICT, document(text), by=world.who("district_clerk"), on=DAY
    )
    with pytest.raises(api.LibraryRefused, match="个人信息"):
        api.open_to_public(world.who("district_head"), row.policy_id, on=DAY)


def test_only_the_district_keeps_the_library(world: World) -> None:
    for key in ("town_head", "auditor"):
        with pytest.raises(NotAllowed):
            api.mark_read(world.who(key), world.edition.pk, SUMMARY, on=DAY)
    with pytest.raises(NotAllowed):
        api.take_in(
            api.Level.DISTRICT, TOWN_A, document(SECOND, None), by=world.who("town_head"), on=DAY
        )


def test_a_repealed_policy_holds_no_longer(world: World) -> None:
    clerk, row = world.who("district_clerk"), world.edition
    with pytest.raises(api.LibraryRefused, match="施行日期以后"):
        api.repeal(clerk, row.policy_id, SINCE, "省民发〔2026〕40号", on=DAY)
    policy = api.repeal(clerk, row.policy_id, LATER, "省民发〔2026〕40号", on=DAY)
    row.policy = policy

    assert api.force(row, None, DAY) == api.Force.IN_FORCE
    assert api.force(row, None, LATER) == api.Force.REPEALED
    with pytest.raises(api.LibraryRefused, match="作为新的政策"):
        api.take_in_again(clerk, policy.pk, document(SECOND, LATER), on=DAY)
    assert policy.name == TITLE
    assert row.issuer == ISSUER
