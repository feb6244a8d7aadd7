"""Consultations: two people, long enough a window, comments kept, answered, fed back."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed, UnknownPurpose
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.models import Comment
from minzheng.engines.disclosure.tests.staging import (
    CLOSES,
    MONDAY,
    TUESDAY,
    consulted,
    proposed,
    said,
)

AFTER = date(2026, 11, 21)
REPLY = ("发放日", "adopted", "改为五日")


def answered(cast: Cast, row: api.Consultation, *comments: api.Comment) -> api.Reply:
    new = api.NewReply(*REPLY, tuple(comment.pk for comment in comments))
    return api.reply(row, new, by=cast.viewers["town_clerk"], on=AFTER)


@pytest.mark.parametrize(
    ("day", "open_"),
    [(MONDAY, False), (TUESDAY, True), (CLOSES, True), (AFTER, False)],
)
def test_comments_are_taken_from_the_first_to_the_last_day(
    cast: Cast, day: date, open_: bool
) -> None:
    row = consulted(cast)

    if open_:
        assert api.comment(row, api.NewComment("应该提前到五日"), on=day).receipt.startswith("YJ-")
    else:
        with pytest.raises(api.WindowClosed, match=r"截止|才开始"):
            api.comment(row, api.NewComment("应该提前到五日"), on=day)
    assert Comment.objects.exists() is open_


def test_seven_working_days_are_the_least(cast: Cast) -> None:
    clerk = cast.viewers["town_clerk"]
    api.draft_consultation(proposed(closes_on=date(2026, 11, 12)), by=clerk, on=MONDAY)

    with pytest.raises(api.Unfit, match="最早是 2026-11-12"):
        api.draft_consultation(proposed(closes_on=date(2026, 11, 11)), by=clerk, on=MONDAY)
    with pytest.raises(api.Unfit, match="最早是 2026-12-03"):
        api.draft_consultation(proposed(kind="business"), by=clerk, on=MONDAY)


def test_a_window_that_waited_too_long_for_its_approval_is_set_anew(cast: Cast) -> None:
    clerk = cast.viewers["town_clerk"]
    row = api.draft_consultation(proposed(), by=clerk, on=MONDAY)
    api.submit_consultation(row, by=clerk, on=MONDAY)

    with pytest.raises(api.Unfit, match="不能早于今天"):
        api.publish_consultation(row, by=cast.viewers["town_head"], on=date(2026, 11, 5))


def test_it_is_not_public_before_a_second_person_and_its_day(cast: Cast) -> None:
    row = consulted(cast)

    assert not api.public_consultations(MONDAY).exists()
    assert api.public_consultation(row.pk, TUESDAY) == row
    with pytest.raises(api.NoSuchDocument):
        api.consultation_for(cast.viewers["other_town_head"], row.pk)


def test_who_drafted_may_not_publish(cast: Cast) -> None:
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    row = api.draft_consultation(proposed(), by=clerk, on=MONDAY)
    row = api.submit_consultation(row, by=clerk, on=MONDAY)
    api.Consultation.objects.update(drafted_key=head.doer.key)

    with pytest.raises(api.SamePerson):
        api.publish_consultation(row, by=head, on=MONDAY)


def test_a_comment_is_about_an_article_or_a_question_of_the_draft(cast: Cast) -> None:
    row = consulted(cast)

    assert api.parts_of(row) == ["第一条", "第二条", "问题1：发放日合适吗？"]
    assert said(row, about="第二条").about == "第二条"
    with pytest.raises(api.Unfit, match="列出的条款"):
        said(row, about="第九条")


def test_name_and_contact_are_sealed_and_opened_only_for_a_purpose(cast: Cast) -> None:
    made = said(consulted(cast), name="黄土生", contact="13700137000")
    clerk = cast.viewers["town_clerk"]

    assert "黄土生" not in made.name_sealed
    with pytest.raises(UnknownPurpose):
        api.open_comment_contact(clerk, made, purpose="")
    words = api.open_comment_contact(clerk, made, purpose="信访答复")

    assert words == "黄土生，13700137000"
    assert entries_about(made.ref)[-1].verb == "open_field"


def test_nothing_is_shown_before_it_was_read_and_then_without_personal_data(cast: Cast) -> None:
    row = consulted(cast)
    made = said(row, "请打 13700137000 找我细说")

    assert not api.shown_comments(row).exists()
    api.show(made, by=cast.viewers["town_clerk"], on=TUESDAY)

    shown = list(api.shown_comments(row))
    assert api.public_text(shown, TUESDAY) == {made.pk: "请打 〔已隐去〕 找我细说"}
    made.refresh_from_db()
    assert made.text == "请打 13700137000 找我细说"


def test_a_hidden_comment_is_counted_by_its_reason_and_stays(cast: Cast) -> None:
    row = consulted(cast)
    made = said(row, "便宜卖手机便宜卖手机")
    clerk = cast.viewers["town_clerk"]

    with pytest.raises(api.Unfit, match="理由"):
        api.hide(made, "", by=clerk, on=TUESDAY)
    api.hide(made, "advertising", by=clerk, on=TUESDAY)

    assert api.hidden_counts(row) == {"广告": 1}
    assert api.follow(made.receipt.lower()).text == "便宜卖手机便宜卖手机"


@pytest.mark.parametrize("key", ["other_town_clerk", "auditor"])
def test_only_officers_of_the_area_moderate(cast: Cast, key: str) -> None:
    made = said(consulted(cast))

    with pytest.raises(NotAllowed):
        api.show(made, by=cast.viewers[key], on=TUESDAY)


def test_feedback_waits_until_every_comment_is_settled(cast: Cast) -> None:
    row = consulted(cast)
    first, second = said(row), said(row, "发放日应当再早一点")
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    for made in (first, second):
        api.show(made, by=clerk, on=TUESDAY)

    with pytest.raises(api.WrongState, match="截止以后"):
        api.summarise(row, "采纳 1 条", by=head, on=CLOSES)
    answered(cast, row, first)
    with pytest.raises(api.WrongState, match="1 条已公开的意见没有答复"):
        api.summarise(row, "采纳 1 条", by=head, on=AFTER)
    answered(cast, row, first, second)
    row = api.summarise(row, "收到 2 条，采纳 2 条", by=head, on=AFTER)

    assert row.state == "summarised"
    assert api.follow(first.receipt).reply.reason == "改为五日"
    assert [reply.number for reply in api.replies_of(row)] == [0, 2]


def test_after_the_feedback_nothing_is_moved(cast: Cast) -> None:
    row = consulted(cast)
    made = said(row)
    api.hide(made, "off_topic", by=cast.viewers["town_clerk"], on=TUESDAY)
    api.summarise(row, "没有有效意见", by=cast.viewers["town_head"], on=AFTER)

    with pytest.raises(api.WrongState, match="已反馈"):
        api.show(made, by=cast.viewers["town_clerk"], on=AFTER)


def test_an_answer_without_comments_or_with_a_phone_is_refused(cast: Cast) -> None:
    row = consulted(cast)
    made = said(row)

    with pytest.raises(api.Unfit, match="至少选一条"):
        answered(cast, row)
    new = api.NewReply("发放日", "declined", "请打13800138000", (made.pk,))
    with pytest.raises(api.PersonalData, match="理由第 1 段"):
        api.reply(row, new, by=cast.viewers["town_clerk"], on=AFTER)
