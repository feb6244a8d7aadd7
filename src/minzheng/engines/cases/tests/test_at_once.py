"""Two officers at once, a double click, a failure in the middle: wholly or not at all."""

from datetime import date

import pytest

from minzheng.engines.access.testing import make_cast
from minzheng.engines.audit.api import verify
from minzheng.engines.cases.api import (
    AlreadyHandled,
    Case,
    CaseStep,
    Decision,
    Draft,
    submit_draft,
)
from minzheng.engines.cases.testing import apply, fill_draft, take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.cases.tests.staging import DECIDED_ON, deciding_case
from minzheng.engines.notices.api import Notice
from minzheng.engines.payments import api as payments
from minzheng.registers.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_officers_one_accepts_and_the_other_is_told(data_dir: object) -> None:
    cast = make_cast(MONDAY)
    case = apply(cast, on=MONDAY)
    clerks = [cast.viewers[key] for key in ("town_clerk", "second_town_clerk")]

    results = at_once(
        *(lambda by=by: take(case, "受理审查", "受理", by=by, on=TUESDAY) for by in clerks)
    )

    told = [result for result in results if isinstance(result, Exception)]
    assert len(told) == 1
    assert isinstance(told[0], AlreadyHandled | CaseStep.DoesNotExist), told
    assert CaseStep.objects.filter(case=case, element="入户调查").count() == 1
    assert Notice.objects.filter(case_ref=case.ref, kind="receipt").count() == 1
    assert verify().ok


def test_a_double_click_on_submit_makes_one_case(data_dir: object) -> None:
    cast = make_cast(MONDAY)
    draft = fill_draft(cast, on=MONDAY)
    by = cast.viewers["applicant"]

    results = at_once(
        *(lambda: submit_draft(draft.pk, draft.token, by=by, on=MONDAY) for _ in range(2))
    )

    assert Case.objects.count() == 1
    assert [result.number for result in results] == [Case.objects.get().number] * 2
    assert not Draft.objects.exists()


def test_a_failure_in_the_middle_of_a_decision_leaves_nothing_half_done(
    data_dir: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make_cast(MONDAY)
    case = deciding_case(cast, apply(cast, on=MONDAY))
    before = Notice.objects.count()
    monkeypatch.setattr(
        "minzheng.engines.cases.ending.announce", lambda *_: (_ for _ in ()).throw(OSError("断电"))
    )

    with pytest.raises(OSError, match="断电"):
        take(case, "审核确认", "批准", by=cast.viewers["district_head"], on=DECIDED_ON)

    case.refresh_from_db()
    assert (case.state, case.current) == ("open", "审核确认")
    assert not Decision.objects.exists()
    assert not payments.Entitlement.objects.exists()
    assert Notice.objects.count() == before
    monkeypatch.undo()
    case = take(case, "审核确认", "批准", by=cast.viewers["district_head"], on=DECIDED_ON)
    assert case.ended_on == date(2026, 11, 16)
    assert verify().ok
