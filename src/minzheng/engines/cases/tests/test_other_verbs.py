"""Extending, rating, papers, complaints, changes: each once, by whom it may, with what it needs."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    ExtensionRefused,
    Happening,
    MaterialBroken,
    MaterialRefused,
    NoSuchCase,
    NotYours,
    RatingRefused,
    Remedy,
    Review,
    Upload,
    advance_day,
    attach,
    attach_to_draft,
    complain,
    extend,
    open_draft,
    open_material,
    rate,
    remedy_rating,
    remove_from_draft,
    report_change,
)
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.cases.tests.staging import (
    accepted_case,
    decided_case,
    publicised_case,
)
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.registers.households.api import household_of

LATER = date(2026, 12, 7)
PDF = b"%PDF-1.7 a paper"
PNG = b"\x89PNG\r\n\x1a\n a picture"
HEIC = b"\x00\x00\x00\x18ftypheic a picture"


def test_the_limit_is_extended_once_for_a_listed_reason(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)
    head = cast.viewers["district_head"]

    with pytest.raises(ExtensionRefused, match="人户分离"):
        extend(case.number, "太忙", by=head, on=TUESDAY)
    extend(case.number, "人户分离", by=head, on=TUESDAY)
    with pytest.raises(ExtensionRefused, match="只能延长一次"):
        extend(case.number, "人户分离", by=head, on=TUESDAY)


def test_a_clerk_cannot_extend_and_nobody_before_acceptance(cast: Cast, case: Case) -> None:
    with pytest.raises(NotAllowed):
        extend(case.number, "人户分离", by=cast.viewers["town_clerk"], on=TUESDAY)
    with pytest.raises(ExtensionRefused, match="还没有受理"):
        extend(case.number, "人户分离", by=cast.viewers["town_head"], on=TUESDAY)


def test_a_complaint_sends_the_district_to_the_home(cast: Cast, case: Case) -> None:
    publicised_case(cast, case)
    complain(
        case.number, "有人反映其有门面", by=cast.viewers["district_clerk"], on=date(2026, 11, 9)
    )
    with pytest.raises(CaseRefused):
        complain(case.number, " ", by=cast.viewers["district_clerk"], on=date(2026, 11, 9))

    sheet_over = date(2026, 11, 13)
    advance_day(sheet_over)

    case.refresh_from_db()
    assert case.current == "县级入户调查"


def test_only_an_ended_case_is_rated_and_only_once(cast: Cast, case: Case) -> None:
    applicant = cast.viewers["applicant"]
    with pytest.raises(RatingRefused, match="还在办理"):
        rate(case.number, Review(5), by=applicant, on=TUESDAY)
    decided_case(cast, case)

    rating = rate(case.number, Review(5, {"效率": 5}, "很好"), by=applicant, on=LATER)

    assert (rating.remedy, rating.remedy_due_on) == (Remedy.NONE, None)
    with pytest.raises(RatingRefused, match="只评一次"):
        rate(case.number, Review(4), by=applicant, on=LATER)
    with pytest.raises(NotYours):
        rate(case.number, Review(1), by=cast.viewers["town_clerk"], on=LATER)


def test_a_bad_rating_must_be_remedied_in_time(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    with pytest.raises(RatingRefused, match="选一级"):
        rate(case.number, Review(6), by=cast.viewers["applicant"], on=LATER)

    rating = rate(case.number, Review(1, {}, "太慢"), by=cast.viewers["applicant"], on=LATER)

    assert (rating.remedy, rating.remedy_due_on) == (Remedy.TO_VERIFY, date(2026, 12, 14))
    told = [message.text for message in inbox(Recipient("officer", "town_head"))]
    assert any("非常不满意" in text for text in told)
    done = remedy_rating(
        case.number, Remedy.FIXED, "已电话致歉", by=cast.viewers["town_head"], on=LATER
    )
    assert done.remedied_on == LATER


@pytest.mark.parametrize("content", [PDF, PNG, HEIC, b"\xff\xd8\xff a photo"])
def test_pictures_and_pdf_are_taken_by_their_content(
    cast: Cast, case: Case, content: bytes
) -> None:
    upload = Upload("", "paper.exe", content, "租房合同")

    row = attach(case.number, upload, by=cast.viewers["applicant"], on=TUESDAY)

    assert open_material(cast.viewers["town_clerk"], row.pk)[1] == content
    assert attach(case.number, upload, by=cast.viewers["applicant"], on=TUESDAY) == row


@pytest.mark.parametrize("name", ["virus.pdf", "photo.jpg"])
def test_another_kind_is_refused_by_name_and_size(cast: Cast, case: Case, name: str) -> None:
    with pytest.raises(MaterialRefused, match=r"按文件内容判断，9 字节"):
        attach(
            case.number, Upload("", name, b"MZ\x90 nope!"), by=cast.viewers["applicant"], on=TUESDAY
        )


def test_a_file_too_large_is_refused_with_its_size(cast: Cast, case: Case) -> None:
    large = PDF + b"\0" * (21 * 1024 * 1024)

    with pytest.raises(MaterialRefused, match=r"21\.0 MB，超过 20 MB"):
        attach(case.number, Upload("", "大.pdf", large), by=cast.viewers["applicant"], on=TUESDAY)


def test_a_paper_is_hidden_from_another_town_and_a_changed_one_is_not_shown(
    cast: Cast, case: Case
) -> None:
    row = attach(case.number, Upload("", "a.pdf", PDF), by=cast.viewers["applicant"], on=TUESDAY)

    with pytest.raises(NoSuchCase):
        open_material(cast.viewers["other_town_clerk"], row.pk)
    (Path(settings.DATA_DIR) / row.file).write_bytes(b"%PDF-changed")
    with pytest.raises(MaterialBroken):
        open_material(cast.viewers["town_clerk"], row.pk)


def test_papers_of_a_draft_can_be_taken_out_again(cast: Cast) -> None:
    by = cast.viewers["applicant"]
    draft = open_draft("relief/dibao", cast.applicant.pk, by=by, on=MONDAY)
    row = attach_to_draft(draft.pk, Upload("bills", "a.pdf", PDF), by=by, on=MONDAY)

    remove_from_draft(draft.pk, row.pk, by=by, on=MONDAY)

    assert not draft.materials.exists()


def test_a_paper_left_over_from_a_draft_is_removed_with_its_file(cast: Cast) -> None:
    by = cast.viewers["applicant"]
    draft = open_draft("relief/dibao", cast.applicant.pk, by=by, on=MONDAY)
    row = attach_to_draft(draft.pk, Upload("bills", "a.pdf", PDF), by=by, on=MONDAY)
    path = Path(settings.DATA_DIR) / row.file
    assert path.is_file()

    advance_day(date(2026, 12, 7))

    assert not path.exists()


def test_a_death_must_be_worked_off_within_three_months(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    death = Happening(cast.household.pk, "死亡", date(2026, 9, 20), cast.spouse.pk)

    (change,) = report_change(death, by=cast.viewers["village_worker"], on=LATER)

    assert change.due_on == date(2026, 12, 21)  # 20 December is a Sunday


def test_a_death_is_registered_and_reported_once(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    death = Happening(cast.household.pk, "死亡", date(2026, 12, 1), cast.spouse.pk)
    worker = cast.viewers["village_worker"]

    first = report_change(death, by=worker, on=LATER)
    second = report_change(death, by=worker, on=LATER)

    assert first == second
    cast.spouse.refresh_from_db()
    assert cast.spouse.died_on == date(2026, 12, 1)
    assert household_of(cast.spouse, LATER) is None
    (change,) = first
    assert (change.parent, change.event, change.current) == (case, "死亡", "核查")
    assert [row["person"] for row in change.facts["members"]][1] == cast.spouse.pk


def test_a_death_of_the_head_asks_for_a_new_one(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    death = Happening(cast.household.pk, "死亡", date(2026, 12, 1), cast.applicant.pk)

    (change,) = report_change(death, by=cast.viewers["village_worker"], on=LATER)

    assert change.applicant == cast.spouse
    told = [message.text for message in inbox(Recipient("officer", "village_worker"))]
    assert any("商定新户主" in text for text in told)


def test_a_household_without_benefit_opens_no_case(cast: Cast) -> None:
    death = Happening(cast.household.pk, "死亡", date(2026, 11, 1), cast.spouse.pk)

    assert report_change(death, by=cast.viewers["village_worker"], on=TUESDAY) == ()


def test_a_change_in_the_future_or_by_another_town_is_refused(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    event = Happening(cast.household.pk, "收入变化", date(2026, 12, 9))

    with pytest.raises(CaseRefused, match="晚于今天"):
        report_change(event, by=cast.viewers["applicant"], on=LATER)
    with pytest.raises(NotAllowed):
        report_change(event, by=cast.viewers["other_town_clerk"], on=date(2026, 12, 10))


def test_income_that_is_too_high_now_leads_to_a_stop_after_hearing(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    event = Happening(cast.household.pk, "收入变化", date(2026, 12, 1))
    (change,) = report_change(event, by=cast.viewers["applicant"], on=LATER)

    assert take(
        change, "核查", "拟停发", by=cast.viewers["town_clerk"], on=LATER,
        signers=("second_town_clerk",), reason="查实在外经商",
    ).current == "听取意见"  # fmt: skip
