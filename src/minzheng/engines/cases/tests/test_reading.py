"""What pages read: in few queries, only what the viewer may see, with the words that explain it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.api import NOBODY, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    CaseStep,
    Filters,
    NoSuchCase,
    UnknownView,
    case_for,
    cases_of_household,
    cases_to_read,
    dossier,
    explain,
    extend,
    guide,
    my_cases,
    progress,
    work_counts,
    work_list,
)
from minzheng.engines.cases.reading import lists
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.cases.tests.staging import (
    DECIDED_ON,
    accepted_case,
    decided_case,
    deciding_case,
)
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue

CountQueries = Callable[..., AbstractContextManager[Any]]


def many_like(case: Case, count: int) -> None:
    """Copies of a case with its open step, to see whether queries grow with rows."""
    first = CaseStep.objects.get(case=case, closed_on=None)
    for serial in range(count):
        case.pk, case.number, case.token = None, f"DB-X-{serial:06d}", f"token-{serial}"
        case.save(force_insert=True)
        first.pk, first.case = None, case
        first.save(force_insert=True)


def test_the_clerk_of_the_town_sees_it_to_do_and_others_do_not(cast: Cast, case: Case) -> None:
    def numbers(key: str, view: str = "todo") -> list[str]:
        rows = work_list(cast.viewers[key], TUESDAY, view=view).rows
        return [row.number for row in rows]

    assert numbers("town_clerk") == [case.number]
    assert numbers("other_town_clerk") == []
    assert numbers("village_worker") == []
    assert numbers("village_worker", "doing") == [case.number]
    assert numbers("system_admin", "doing") == []
    assert work_list(NOBODY, TUESDAY).rows == ()


def test_a_row_says_who_where_and_how_long(cast: Cast, case: Case) -> None:
    (row,) = work_list(cast.viewers["town_clerk"], MONDAY).rows

    assert (row.applicant, row.current, row.matter_title) == ("罗春生", "受理审查", "最低生活保障")
    assert row.clock is not None
    assert "工作日" in row.clock.text


def test_late_and_soon_follow_the_day(cast: Cast, case: Case) -> None:
    clerk, due = cast.viewers["town_clerk"], case.steps.get().due_on
    after = date.fromordinal(due.toordinal() + 1)

    assert len(work_list(clerk, due, view="soon").rows) == 1
    assert len(work_list(clerk, after, view="late").rows) == 1
    assert work_counts(clerk, after)["late"] == 1


def test_what_i_did_is_under_done(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)

    (row,) = work_list(cast.viewers["town_clerk"], TUESDAY, view="done").rows

    assert (row.outcome, row.done_on) == ("受理", TUESDAY)


def test_pages_follow_one_another_without_gap_or_repeat(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_like(case, 6)
    monkeypatch.setattr(lists, "PAGE", 3)
    clerk, cursor, seen = cast.viewers["town_clerk"], "", []

    for _ in range(3):
        page = work_list(clerk, TUESDAY, cursor=cursor)
        seen += [row.number for row in page.rows]
        cursor = page.cursor

    assert len(seen) == len(set(seen)) == 7
    assert cursor == ""


def test_a_list_takes_two_queries_whatever_its_size(
    cast: Cast, case: Case, django_assert_num_queries: CountQueries
) -> None:
    many_like(case, 40)
    clerk = cast.viewers["town_clerk"]

    with django_assert_num_queries(2):  # one of them asks whether a parameter was approved
        assert len(work_list(clerk, TUESDAY).rows) == 41


def test_a_list_can_be_narrowed(cast: Cast, case: Case) -> None:
    head = cast.viewers["district_head"]

    def count(**filters: str) -> int:
        return len(work_list(head, TUESDAY, view="doing", filters=Filters(**filters)).rows)

    assert count(text="罗") == count(division="440118101") == count(matter="relief/dibao") == 1
    assert count(text="张") == count(division="440118102") == count(matter="x/y") == 0
    with pytest.raises(UnknownView):
        work_list(head, TUESDAY, view="all")


def test_a_case_out_of_reach_looks_like_one_that_does_not_exist(cast: Cast, case: Case) -> None:
    for key in ("other_town_clerk", "other_village_worker", "system_admin"):
        with pytest.raises(NoSuchCase):
            case_for(cast.viewers[key], case.number)
    assert case_for(cast.viewers["applicant"], case.number, may="own") == case
    with pytest.raises(NoSuchCase):
        case_for(cast.viewers["district_head"], case.number, may="handle")


def test_another_adult_of_the_household_reads_it_without_the_account(
    cast: Cast, case: Case
) -> None:
    spouse, applicant = cast.viewers["spouse"], cast.viewers["applicant"]

    hers = dossier(case_for(spouse, case.number), spouse, TUESDAY)
    own = dossier(case_for(applicant, case.number), applicant, TUESDAY)

    assert "account" in {row.column for row in own.household_facts}
    assert "account" not in {row.column for row in hers.household_facts}
    assert cases_to_read(cast.spouse.pk, TUESDAY) == [case]
    assert cases_to_read(cast.applicant.pk, TUESDAY) == []
    with pytest.raises(NoSuchCase):
        case_for(spouse, case.number, may="own")


def test_a_child_of_the_household_does_not_read_it(cast: Cast, case: Case) -> None:
    child = Viewer(Doer("person", str(cast.child.pk), "罗小雨"), person_id=cast.child.pk)

    with pytest.raises(NoSuchCase):
        case_for(child, case.number)
    assert cases_to_read(cast.child.pk, TUESDAY) == []


def test_the_dossier_proposes_shows_the_arithmetic_and_the_choices(cast: Cast, case: Case) -> None:
    deciding_case(cast, case)
    head = cast.viewers["district_head"]

    view = dossier(case_for(head, case.number), head, DECIDED_ON)

    assert view.suggestion is not None
    assert view.suggestion.words == "按规则建议“批准”，每月 2,902.40元"
    (step,) = view.open_steps
    assert step.mine
    assert [(c.outcome, c.proposed, c.needs_reason) for c in step.choices] == [
        ("批准", True, False),
        ("不予批准", False, True),
        ("退回复查", False, True),
    ]
    assert view.arithmetic is not None
    names = [line.name for line in view.arithmetic.main]
    assert names[-1] == "月保障金"
    assert "边缘标准" not in names  # looked at, but nothing was decided by it
    assert "30" in view.total.words and "20" in view.total.words


def test_the_dossier_takes_at_most_seven_queries(
    cast: Cast, case: Case, django_assert_max_num_queries: CountQueries
) -> None:
    deciding_case(cast, case)
    head = cast.viewers["district_head"]

    with django_assert_max_num_queries(8):  # one of them finds the case
        dossier(case_for(head, case.number), head, DECIDED_ON)


def test_what_blocks_a_choice_is_told_beside_it(cast: Cast, case: Case) -> None:
    deciding_case(cast, case)
    case.facts["household"].pop("deposits")
    case.save()
    head = cast.viewers["district_head"]

    view = dossier(case_for(head, case.number), head, DECIDED_ON)

    approve = view.open_steps[0].choices[0]
    assert "待核实" in approve.why_not
    assert view.suggestion is not None
    assert (view.suggestion.outcome, view.suggestion.missing) == ("", ("银行存款",))


def test_after_the_end_the_pinned_arithmetic_is_shown(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    Case.objects.filter(pk=case.pk).update(facts={"household": {}, "members": []})
    clerk = cast.viewers["town_clerk"]

    view = dossier(case_for(clerk, case.number), clerk, date(2026, 12, 1))

    assert view.arithmetic is not None
    assert view.arithmetic.value("月保障金") == 290_240


def test_progress_needs_the_phone_and_tells_no_names(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)

    found = progress(case.number, "8000", TUESDAY)

    assert found.current == "入户调查、信息核对"
    assert "罗春生" not in str(found)
    assert "李建国" not in str(found)
    for number, digits in ((case.number, "1234"), (case.number, ""), ("DB-0", "8000")):
        with pytest.raises(NoSuchCase, match="对不上"):
            progress(number, digits, TUESDAY)


def test_my_cases_and_the_households_are_found(cast: Cast, case: Case) -> None:
    assert my_cases(cast.applicant.pk, TUESDAY) == [case]
    assert cases_of_household(cast.viewers["town_head"], cast.household.pk) == [case]
    assert cases_of_household(cast.viewers["other_town_head"], cast.household.pk) == []


def test_an_explanation_masks_the_name_and_gives_the_reasons(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)

    found = explain(case.number, TUESDAY)

    assert found.applicant == "罗**"
    assert "入户调查" in found.standing
    assert "全部期限" in found.clock


def test_the_guide_lists_every_element_with_limit_and_article() -> None:
    found = guide(catalogue().get("relief/dibao"))

    visit = next(row for row in found.flows[0].rows if row.name == "入户调查")
    assert (visit.limit, visit.actor) == ("3个工作日", "乡镇人民政府（街道办事处）")
    assert all(row.cites for flow in found.flows for row in flow.rows)


def test_the_special_limit_moves_the_due_day(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)

    case = extend(case.number, "人户分离", by=cast.viewers["district_head"], on=TUESDAY)

    view = dossier(
        case_for(cast.viewers["district_head"], case.number), cast.viewers["district_head"], TUESDAY
    )
    assert not view.total.can_extend
    assert "林海涛" in view.total.words or "2027" in view.total.words


def test_taking_a_step_from_a_list_row_works(cast: Cast, case: Case) -> None:
    (row,) = work_list(cast.viewers["town_clerk"], TUESDAY).rows

    found = case_for(cast.viewers["town_clerk"], row.number, may="handle")

    assert take(found, row.current, "受理", by=cast.viewers["town_clerk"], on=TUESDAY).accepted_on
