"""From a draft to the public and after: two people, one number, versions, the chain."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about, verify
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import (
    MONDAY,
    TUESDAY,
    disclosed,
    drafted,
    handed_in,
    written,
)
from minzheng.registers.papers import Paper

PDF = Paper("通知.pdf", b"%PDF-1.4 a notice")


def test_a_second_person_publishes_and_it_gets_its_number(cast: Cast) -> None:
    document = disclosed(cast)

    assert document.index_number == "440118101000-town-0901-2026-00001"
    assert [row.pk for row in api.published()] == [document.pk]
    verbs = [entry.verb for entry in entries_about(document.ref)]
    assert verbs == ["draft_disclosure", "submit_disclosure", "publish_disclosure"]
    assert verify().ok


def test_nothing_is_public_before(cast: Cast) -> None:
    document = handed_in(cast)

    assert not api.published().exists()
    with pytest.raises(api.NoSuchDocument):
        api.published_document(document.pk)


def test_who_drafted_may_not_publish(cast: Cast) -> None:
    document = handed_in(cast)
    document.versions.update(drafted_key="town_head")

    with pytest.raises(api.SamePerson, match="两位不同"):
        api.publish(document, by=cast.viewers["town_head"], on=TUESDAY)


@pytest.mark.parametrize("key", ["town_clerk", "other_town_head", "auditor"])
def test_only_a_head_of_the_area_publishes(cast: Cast, key: str) -> None:
    document = handed_in(cast)

    with pytest.raises(NotAllowed):
        api.publish(document, by=cast.viewers[key], on=TUESDAY)


def test_an_officer_of_the_other_town_finds_nothing(cast: Cast) -> None:
    document = disclosed(cast)
    other = cast.viewers["other_town_clerk"]

    assert not api.documents(other).exists()
    assert not api.versions_to_review(cast.viewers["other_town_head"]).exists()
    with pytest.raises(api.NoSuchDocument):
        api.document_for(other, document.pk)


def test_personal_data_stops_it_at_the_draft_and_is_told_by_place(cast: Cast) -> None:
    document = drafted(cast, text="名单：\n罗春生 440118198403050019")

    with pytest.raises(api.PersonalData, match="正文第 2 段第 5 字") as refused:
        api.submit(document, by=cast.viewers["town_clerk"], on=MONDAY)

    assert "440118198403050019" not in str(refused.value)


def test_a_name_guarded_since_stops_it_at_the_last_step(cast: Cast) -> None:
    document = handed_in(cast, text="救助对象罗小雨")
    api.protect_name("罗小雨", "受监护侵害", by=cast.viewers["district_clerk"], on=MONDAY)

    with pytest.raises(api.PersonalData, match="受保护的姓名"):
        api.publish(document, by=cast.viewers["town_head"], on=TUESDAY)

    assert not api.published().exists()


def test_an_attachment_must_be_read_by_somebody(cast: Cast) -> None:
    clerk = cast.viewers["town_clerk"]
    document = drafted(cast, paper=PDF)
    with pytest.raises(api.Unfit, match="逐页核对"):
        api.submit(document, by=clerk, on=MONDAY)

    api.redraft(document, written(paper_checked=True), by=clerk, on=MONDAY)
    version = api.submit(document, by=clerk, on=MONDAY)

    assert api.open_paper(version) == PDF.content


def test_a_photo_is_no_attachment(cast: Cast) -> None:
    photo = Paper("通知.jpg", b"\xff\xd8\xff photo")

    with pytest.raises(api.Unfit, match="不是 PDF"):
        drafted(cast, paper=photo)


@pytest.mark.parametrize(
    ("differs", "field"),
    [
        ({"title": " "}, "title"), ({"category": "99"}, "category"),
        ({"made_on": TUESDAY}, "made_on"), ({"text": ""}, "text"),
        ({"matters": ("x/y",)}, "matters"),
        ({"parameters": ("no.such",)}, "parameters"), ({"replaces": "123"}, "replaces"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field(
    cast: Cast, differs: dict[str, object], field: str
) -> None:
    with pytest.raises(api.Unfit) as unfit:
        drafted(cast, **differs)

    assert field in unfit.value.errors


def test_a_correction_is_a_new_version_under_the_same_number(cast: Cast) -> None:
    document = disclosed(cast)
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    new = written(title="更正后的通知", why="标准写错")

    api.correct(document, new, by=clerk, on=TUESDAY)
    assert api.published_document(document.pk).current.title == "关于调整最低生活保障标准的通知"
    api.submit(document, by=clerk, on=TUESDAY)
    after = api.publish(document, by=head, on=TUESDAY)

    assert after.index_number == document.index_number
    assert after.current.title == "更正后的通知"
    assert [v.title for v in api.published_versions(after)] == [
        "更正后的通知", "关于调整最低生活保障标准的通知",
    ]  # fmt: skip


def test_a_correction_says_what_was_changed_and_only_one_is_on_its_way(cast: Cast) -> None:
    document, clerk = disclosed(cast), cast.viewers["town_clerk"]

    with pytest.raises(api.Unfit, match="更正了什么"):
        api.correct(document, written(), by=clerk, on=TUESDAY)
    api.correct(document, written(why="错字"), by=clerk, on=TUESDAY)
    with pytest.raises(api.WrongState, match="已经有一个"):
        api.correct(document, written(why="错字"), by=clerk, on=TUESDAY)


def test_a_withdrawn_document_leaves_the_directory_and_keeps_its_number(cast: Cast) -> None:
    document, head = disclosed(cast), cast.viewers["town_head"]
    with pytest.raises(api.Unfit, match="理由"):
        api.withdraw(document, " ", by=head, on=TUESDAY)

    with pytest.raises(api.PersonalData, match="理由第 1 段"):
        api.withdraw(document, "13800138000 打来说有误", by=head, on=TUESDAY)
    api.withdraw(document, "文件已停止执行", by=head, on=TUESDAY)

    assert not api.published().exists()
    assert api.published_document(document.pk).withdrawn_why == "文件已停止执行"
    assert disclosed(cast).index_number == "440118101000-town-0901-2026-00002"


def test_a_later_document_stands_in_for_an_earlier_one(cast: Cast) -> None:
    old = disclosed(cast)
    new = disclosed(cast, replaces=old.index_number, replaces_how="abolished")

    old = api.published_document(old.pk)
    assert old.replaced_by == new
    assert api.standing(old, TUESDAY) == "被废止"
    assert list(api.replaced_by_it(new)) == [old]


def test_it_stands_until_its_day_is_over(cast: Cast) -> None:
    document = disclosed(cast, valid_until=date(2026, 12, 31))

    assert api.standing(document, date(2026, 12, 31)) == "有效"
    assert api.standing(document, date(2027, 1, 1)) == "失效"


def test_returned_with_reasons_it_goes_the_same_way_again(cast: Cast) -> None:
    document = handed_in(cast)
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]

    api.return_draft(document, "缺文号", by=head, on=MONDAY)
    api.redraft(document, written(doc_number="青府〔2026〕9号"), by=clerk, on=MONDAY)
    api.submit(document, by=clerk, on=MONDAY)

    assert api.publish(document, by=head, on=TUESDAY).current.doc_number == "青府〔2026〕9号"


def test_the_clock_runs_twenty_working_days_from_the_making(cast: Cast) -> None:
    document = drafted(cast)
    version = document.versions.get()

    clock = api.clock_of(version, document.division_code, MONDAY)
    late = api.clock_of(version, document.division_code, date(2026, 12, 1))

    assert clock is not None
    assert clock.due_on == date(2026, 11, 30)
    assert late is not None
    assert late.level == "late"


def test_what_presses_is_told_to_the_area_alone(cast: Cast) -> None:
    drafted(cast)
    disclosed(cast)
    soon = date(2026, 11, 27)

    pressing = api.pressing(cast.viewers["town_clerk"], soon)

    assert [clock.text for _, clock in pressing] == ["剩 1 个工作日"]
    assert api.pressing(cast.viewers["town_clerk"], MONDAY) == []
    assert api.pressing(cast.viewers["other_town_clerk"], soon) == []


def test_an_attachment_alone_is_enough_and_stays_when_the_words_are_rewritten(cast: Cast) -> None:
    clerk = cast.viewers["town_clerk"]
    document = drafted(cast, text="", paper=PDF)

    version = api.redraft(document, written(text="", title="改过的标题"), by=clerk, on=MONDAY)

    assert version.title == "改过的标题"
    assert api.open_paper(version) == PDF.content


def test_a_document_of_a_year_without_calendar_has_no_clock_but_can_be_disclosed(
    cast: Cast,
) -> None:
    document = handed_in(cast, made_on=date(1998, 5, 1))
    version = document.versions.get()

    assert api.clock_of(version, document.division_code, MONDAY) is None
    published = api.publish(document, by=cast.viewers["town_head"], on=TUESDAY)
    assert published.index_number == "440118101000-town-0901-1998-00001"


@pytest.mark.parametrize(
    ("wanted", "hit"),
    [
        (api.Wanted(text="生活保障"), True), (api.Wanted(text="8号"), True),
        (api.Wanted(text="0901-2026"), True), (api.Wanted(text="殡葬"), False),
        (api.Wanted(category="09"), True), (api.Wanted(category="01"), False),
        (api.Wanted(body="440118101000-town"), True), (api.Wanted(body="x"), False),
        (api.Wanted(year=2026), True), (api.Wanted(year=2025), False),
    ],
)  # fmt: skip
def test_the_directory_is_searched(cast: Cast, wanted: api.Wanted, hit: bool) -> None:
    disclosed(cast)

    assert api.published(wanted).exists() is hit
