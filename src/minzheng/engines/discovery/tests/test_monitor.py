"""Scores from the population table, and the quarterly comparison of monitored households."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import (
    APPLICANT_ID,
    CHILD_ID,
    DISTRICT,
    SPOUSE_ID,
    VILLAGE_A,
    Cast,
)
from minzheng.engines.discovery.api import (
    Comparison,
    DiscoveryRefused,
    Ending,
    Entry,
    close,
    compare_if_due,
    compare_now,
    gather,
    history_of,
    monitored_page,
    refresh_scores,
    score_of,
)
from minzheng.engines.discovery.tests.conftest import MISSED, MONDAY, Tell, alerted
from minzheng.engines.payments import api as payments
from minzheng.engines.screening.api import build
from minzheng.engines.screening.tests.delivering import deliver, died, resident
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

NIGHT = date(2026, 11, 20)
BORN = {APPLICANT_ID: date(1984, 3, 5), SPOUSE_ID: date(1986, 7, 12), CHILD_ID: date(2015, 6, 1)}


@pytest.fixture
def monitored(cast: Cast) -> Cast:
    """The family is in the monitoring register; its earner has just died."""
    deliver("residents", MONDAY, *(resident(n, "H1", day) for n, day in BORN.items()))
    row = {"person": APPLICANT_ID, "risk_home": "J1", "risk_kind": 2,
           "risk_since": date(2024, 5, 1), "risk_over": False}  # fmt: skip
    deliver("poverty_monitoring", MONDAY, row, {**row, "person": SPOUSE_ID})
    deliver("deaths", MONDAY, died(APPLICANT_ID, date(2026, 10, 20)))
    return cast


def test_what_nobody_knows_leaves_a_range_and_a_question(cast: Cast, tell: Tell) -> None:
    build(MONDAY, by=SYSTEM)
    entry = tell(about=cast.applicant.pk).entry
    assert entry is not None

    score = score_of(entry, MONDAY)

    assert score.low <= entry.score_high and not score.is_sure
    assert (score.low, score.high) == (entry.score_low, entry.score_high)
    assert "走访所见住房" in score.asks
    assert sum(part.full for part in score.parts) == score.full
    assert "罗春生" not in entry.facts_sealed and "罗" not in str(entry.facts)


def test_scores_are_counted_anew_from_a_newer_table_once(monitored: Cast, tell: Tell) -> None:
    entry = tell(about=monitored.applicant.pk).entry
    assert entry is not None and entry.score_low == 0
    build(NIGHT, by=SYSTEM)

    assert refresh_scores(NIGHT, by=SYSTEM) == 1
    assert refresh_scores(NIGHT, by=SYSTEM) == 0
    entry.refresh_from_db()
    assert entry.score_low >= 5  # somebody of the household has just died


def test_what_a_night_finds_of_the_monitored_comes_onto_the_list(cast: Cast) -> None:
    alerted(cast.household.pk, NIGHT, rule="watch_fallback:监测户劳动力去世")

    gather(NIGHT, by=SYSTEM)
    again = gather(NIGHT, by=SYSTEM)

    reason = Entry.objects.get(home=cast.household.pk).reasons.get()
    assert (reason.kind, reason.words) == ("fallback", "防返贫监测：劳动力去世")
    assert (again.reasons, again.closed) == (0, 0)


def test_one_household_is_one_entry_whoever_is_meant(cast: Cast, tell: Tell) -> None:
    tell(about=cast.child.pk)
    alerted(cast.household.pk)

    gather(MONDAY, by=SYSTEM)

    kinds = set(Entry.objects.get().reasons.values_list("kind", flat=True))
    assert kinds == {"worker", "missed"} and MISSED.endswith("推算符合低保")


def test_the_quarters_comparison_is_made_once(monitored: Cast) -> None:
    assert compare_if_due(NIGHT, by=SYSTEM) is None
    build(NIGHT, by=SYSTEM)

    done = compare_if_due(NIGHT, by=SYSTEM)
    assert done is not None and (done.homes, done.changed) == (1, 1)
    assert "监测户劳动力去世" in "".join(done.triggers)
    assert compare_if_due(date(2026, 12, 20), by=SYSTEM) is None
    assert compare_if_due(date(2027, 2, 1), by=SYSTEM) is not None
    clerk = monitored.viewers["town_clerk"]
    assert len(history_of(clerk, monitored.household.pk)) == 2
    page = monitored_page(clerk, only_changed=True)
    assert [line.row.home for line in page.rows] == [monitored.household.pk]
    assert page.rows[0].before is not None and "劳动力去世" in page.rows[0].titles
    other = monitored.viewers["other_town_clerk"]
    assert monitored_page(other, only_changed=False).rows == []
    assert history_of(other, monitored.household.pk) == []


def test_a_benefit_stopped_or_cut_since_the_last_comparison_comes_onto_the_list(
    monitored: Cast,
) -> None:
    build(NIGHT, by=SYSTEM)
    grant = paid(monitored, Month(2026, 10))
    payments.stop(grant, payments.Basis(Month(2026, 11), "收入增加", "d"), by=SYSTEM, on=NIGHT)
    settled_month(monitored, Month(2026, 11))

    done = compare_if_due(NIGHT, by=SYSTEM)

    assert done is not None and done.triggers["payments:待遇停发"] == 1
    entry = Entry.objects.get(home=monitored.household.pk)
    reason = entry.reasons.get()
    assert (reason.kind_name, reason.words) == ("防返贫监测", "防返贫监测：待遇停发")
    assert gather(NIGHT, by=SYSTEM).closed == 0  # it waits for somebody to go there
    worker = monitored.viewers["village_worker"]
    close(entry, Ending("gone", "搬去女儿家"), by=worker, on=NIGHT)
    assert not entry.reasons.filter(closed_on=None).exists()


def test_a_benefit_that_goes_on_is_no_change(monitored: Cast) -> None:
    build(NIGHT, by=SYSTEM)
    paid(monitored, Month(2026, 10))
    settled_month(monitored, Month(2026, 11))

    done = compare_if_due(NIGHT, by=SYSTEM)

    assert done is not None and not any(key.startswith("payments:") for key in done.triggers)
    assert not Entry.objects.exists()


def paid(cast: Cast, month: Month) -> payments.Entitlement:
    """A monthly benefit of the family, paid for its first month."""
    grant = payments.Grant(
        case_ref="case:1", matter="relief/test", household_id=cast.household.pk,
        division_code=VILLAGE_A, payee_person_id=cast.applicant.pk, payee_name="罗春生",
        account="6222020200112233445", bank="增城农商银行", monthly=80_000, from_month=month,
        decision_ref="decision:1", beneficiaries=3,
    )  # fmt: skip
    made = payments.grant(grant, by=SYSTEM, on=month.first)
    settled_month(cast, month)
    return made


def settled_month(cast: Cast, month: Month) -> None:
    """Computed, reviewed and approved by two."""
    run = payments.compute_run(month, "relief/test", DISTRICT, by=SYSTEM, on=month.first).run
    run = payments.review_run(run, by=cast.doer("finance_clerk"), on=month.first)
    payments.approve_run(run, by=cast.doer("finance_head"), on=month.first)


def test_a_clerk_compares_when_she_wants_once_a_day(monitored: Cast) -> None:
    clerk = monitored.viewers["district_clerk"]
    with pytest.raises(DiscoveryRefused, match="人口总表"):
        compare_now(by=clerk, on=NIGHT)
    with pytest.raises(NotAllowed):
        compare_now(by=monitored.viewers["town_clerk"], on=NIGHT)
    build(NIGHT, by=SYSTEM)

    assert compare_now(by=clerk, on=NIGHT) == compare_now(by=clerk, on=NIGHT)
    assert Comparison.objects.count() == 1
