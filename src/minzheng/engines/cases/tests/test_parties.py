"""Cases of organisations: one kind of party, one house's own, one district's eyes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from minzheng.engines.access.testing import VILLAGE_B, Cast
from minzheng.engines.cases.api import (
    AlreadyOpen,
    Application,
    Case,
    CaseEnded,
    CaseHappening,
    CaseRefused,
    Filters,
    NoSuchCase,
    NotYours,
    Reply,
    advance_day,
    answer,
    case_for,
    cases_of_organisation,
    dossier,
    filings_due,
    open_house_draft,
    recognised,
    report_house_change,
    submit,
    withdraw,
    work_list,
)
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.houses import (
    OTHER_CODE,
    Institution,
    house_applies,
    make_house,
)
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.stays.api import NewStay, take_in

FILING, RELIEF = "eldercare/institution_filing", "relief/dibao"
COMPLETE, LACKING = "材料齐全，出具回执", "材料不全，指导补正"


@pytest.fixture
def house(cast: Cast) -> Institution:
    return make_house()


@pytest.fixture
def filing(house: Institution) -> Case:
    return house_applies(FILING, house, on=MONDAY)


def filed(cast: Cast, case: Case, on: date = TUESDAY) -> Case:
    return take(case, "核对", COMPLETE, by=cast.viewers["district_clerk"], on=on)


def test_a_case_belongs_to_the_organisation_and_its_facility(
    filing: Case, house: Institution
) -> None:
    assert (filing.organisation, filing.facility) == (house.organisation, house.facility)
    assert (filing.household_id, filing.applicant_id, filing.person_id) == (None, None, None)
    assert (filing.party, filing.applicant_name) == ("长青养老院", "长青养老院有限公司")


def test_the_table_refuses_both_kinds_of_party(cast: Cast, filing: Case) -> None:
    both = {"household": cast.household, "applicant": cast.applicant}
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=filing.pk).update(**both)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=filing.pk).update(organisation=None, facility=None)


def test_a_house_matter_refuses_a_person_and_a_family_matter_a_house(
    cast: Cast, house: Institution
) -> None:
    person, body = cast.applicant.pk, house.organisation.pk
    officer = cast.viewers["district_clerk"]

    for asked in (
        Application(FILING, person, "a", {}),
        Application(FILING, person, "b", {}, organisation_id=body),
        Application(RELIEF, None, "c", {}, organisation_id=body),
        Application(RELIEF, person, "d", {}, organisation_id=body),
    ):
        with pytest.raises(CaseRefused, match="申请"):
            submit(asked, by=officer, on=MONDAY)


def test_a_house_sees_nothing_of_another(cast: Cast, filing: Case) -> None:
    other = make_house(OTHER_CODE, "乐年养老院", division=VILLAGE_B)

    with pytest.raises(NoSuchCase):
        case_for(other.viewer, filing.number)
    with pytest.raises(NotYours):
        withdraw(filing.number, "", by=other.viewer, on=TUESDAY)
    assert cases_of_organisation(other.viewer, filing.organisation_id or 0) == []


def test_a_house_does_not_file_for_the_place_of_another(cast: Cast, house: Institution) -> None:
    other = make_house(OTHER_CODE, "乐年养老院", division=VILLAGE_B)

    with pytest.raises(CaseRefused, match="不是"):
        open_house_draft(
            FILING, house.organisation.pk, other.facility.pk, by=house.viewer, on=MONDAY
        )
    with pytest.raises(NotYours):
        open_house_draft(
            FILING, other.organisation.pk, other.facility.pk, by=house.viewer, on=MONDAY
        )


def test_an_officer_of_another_town_and_a_citizen_find_nothing(cast: Cast, filing: Case) -> None:
    for key in ("other_town_clerk", "applicant"):
        with pytest.raises(NoSuchCase):
            case_for(cast.viewers[key], filing.number)

    assert case_for(cast.viewers["district_clerk"], filing.number) == filing


def test_a_second_application_is_refused_while_one_is_open_and_when_it_is_filed(
    cast: Cast, filing: Case, house: Institution
) -> None:
    with pytest.raises(AlreadyOpen, match=filing.number):
        house_applies(FILING, house, on=TUESDAY)
    filed(cast, filing)
    with pytest.raises(AlreadyOpen, match="已经办过"):
        house_applies(FILING, house, on=WEDNESDAY)


def test_a_receipt_goes_to_the_house_and_its_number_into_the_register(
    cast: Cast, filing: Case, house: Institution
) -> None:
    filed(cast, filing)

    house.facility.refresh_from_db()
    (receipt,) = notices.notices_to(party_of(filing).recipient())
    assert receipt.title == "养老机构备案回执"
    (held,) = recognised(FILING, WEDNESDAY)
    assert held.number == house.facility.licence == receipt.number
    assert (held.facility, held.since) == (house.facility, TUESDAY)


def test_the_house_answers_what_is_missing(cast: Cast, filing: Case, house: Institution) -> None:
    lacking = {"papers_complete": "否", "papers_missing": "登记证书看不清"}
    take(filing, "核对", LACKING, by=cast.viewers["district_clerk"], on=TUESDAY, **lacking)
    found = dossier(case_for(house.viewer, filing.number), house.viewer, TUESDAY)
    assert [step.mine for step in found.open_steps] == [True]

    answer(filing.number, "补正", Reply("已经补传"), by=house.viewer, on=WEDNESDAY)

    filing.refresh_from_db()
    assert filing.current == "核对"


def test_a_visit_follows_the_next_day_and_only_once(cast: Cast, filing: Case) -> None:
    filed(cast, filing)

    (number,) = advance_day(WEDNESDAY).reviews_opened

    case = Case.objects.get(number=number)
    assert (case.parent, case.facility) == (filing, filing.facility)
    record = {"site_checked": "是", "site_matches": "是"}
    by = cast.viewers["district_clerk"]
    take(case, "到场核查", "与备案相符", by=by, on=WEDNESDAY, **record)
    assert advance_day(date(2026, 12, 1)).reviews_opened == ()


def test_a_change_is_declared_and_filed_anew(cast: Cast, filing: Case, house: Institution) -> None:
    filed(cast, filing)
    happened = CaseHappening(filing.number, "备案事项变更", WEDNESDAY)
    case = report_house_change(happened, by=house.viewer, on=WEDNESDAY)
    assert report_house_change(happened, by=house.viewer, on=WEDNESDAY) == case
    record = {"filing_changes": "新增一层，12月起启用", "beds_filed": "88"}

    answer(case.number, "申报变更", Reply(record=record), by=house.viewer, on=WEDNESDAY)
    officer = cast.viewers["district_clerk"]
    take(case, "核对", "材料齐全，变更备案", by=officer, on=WEDNESDAY)

    house.facility.refresh_from_db()
    (held,) = recognised(FILING, WEDNESDAY)
    assert (house.facility.capacity, held.since) == (88, WEDNESDAY)
    assert held.number == house.facility.licence


def test_closing_strikes_the_filing_out_once_everybody_is_placed(
    cast: Cast, filing: Case, house: Institution
) -> None:
    filed(cast, filing)
    happened = CaseHappening(filing.number, "终止服务", WEDNESDAY)
    case = report_house_change(happened, by=house.viewer, on=WEDNESDAY)
    plan = {"stops_on": "2026-12-31", "residents": "3", "placing_plan": "转到乐年养老院"}
    answer(case.number, "申报终止", Reply(record=plan), by=house.viewer, on=WEDNESDAY)

    by, way = cast.viewers["district_clerk"], "老年人已安置，注销备案"
    take(case, "核对安置", way, by=by, on=WEDNESDAY, all_placed="是", reason="已全部安置")

    house.facility.refresh_from_db()
    assert house.facility.licence == ""
    assert not recognised(FILING, WEDNESDAY).exists()
    with pytest.raises(CaseRefused, match="没有可以"):
        report_house_change(happened, by=house.viewer, on=date(2026, 12, 1))


def test_the_clock_of_filing_runs_from_the_first_who_moved_in(
    cast: Cast, house: Institution
) -> None:
    assert filings_due([house.facility], MONDAY) == {}
    stay = NewStay(house.facility, cast.spouse, "living", date(2026, 10, 9))
    take_in(stay, by=SYSTEM, on=MONDAY)
    assert filings_due([house.facility], MONDAY) == {house.facility.pk: date(2026, 10, 22)}

    case = house_applies(FILING, house, on=MONDAY)

    assert filings_due([house.facility], MONDAY) == {}
    found = dossier(case_for(house.viewer, case.number), house.viewer, MONDAY)
    late = found.arithmetic.line("逾期备案") if found.arithmetic else None
    assert late is not None and late.value is True


def test_a_list_names_the_house_and_is_found_by_its_name(cast: Cast, filing: Case) -> None:
    clerk = cast.viewers["district_clerk"]
    (row,) = work_list(clerk, MONDAY, filters=Filters(text="长青")).rows

    assert (row.number, row.applicant) == (filing.number, "长青养老院")


def test_an_ended_case_cannot_be_withdrawn(cast: Cast, filing: Case, house: Institution) -> None:
    filed(cast, filing)

    with pytest.raises(CaseEnded):
        withdraw(filing.number, "", by=house.viewer, on=WEDNESDAY)
