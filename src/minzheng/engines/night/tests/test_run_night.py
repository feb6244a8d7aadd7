"""The night: alerts raised once, kept, closed when facts change back; killed, it goes on."""

from contextlib import suppress
from datetime import date

import pyarrow.parquet as pq
import pytest

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID, Cast
from minzheng.engines.alerts.api import AlertTask, State, key_of
from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake.api import folders
from minzheng.engines.night.api import NightOver, NightReport, last_run, listed, run_night
from minzheng.engines.screening.api import build
from minzheng.engines.screening.tests.delivering import (
    LATER,
    NEXT,
    NIGHT,
    card,
    citizen,
    deliver,
    died,
    in_custody,
    resident,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import catalogue

CUSTODY, DEAD = "watch_income:在押服刑仍在领", "watch_death:医学证明死亡仍在领"
MISSED = "watch_missed:残疾护理补贴未领"


def night(on: date) -> NightReport:
    run_night(on, by=SYSTEM)
    done = last_run(on)
    assert done is not None and done.done
    return done


def tasks(rule: str) -> list[tuple[int, str]]:
    return list(AlertTask.objects.filter(rule=rule).values_list("subject", "state"))


def test_every_alert_of_the_catalogue_is_in_the_night(paid: Cast) -> None:
    done = night(NIGHT)

    assert {rule.key for rule in done.rules} == {key_of(rule) for rule in catalogue().alerts}


def test_a_department_finds_somebody_who_is_still_paid(paid: Cast) -> None:
    deliver("deaths", NIGHT, died(APPLICANT_ID, date(2026, 11, 18)))

    done = night(NIGHT)

    assert tasks(DEAD) == [(paid.applicant.pk, State.OPEN)]
    assert dict(done.feeds)["deaths"] == "2026-11-20-001"


def test_run_again_it_changes_nothing(paid: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    first = night(NIGHT)

    again = night(NIGHT)

    assert (first.raised > 0, again.changes, again.number) == (True, 0, 2)
    assert (again.population, again.findings) == (first.population, first.findings)
    assert len(folders("alerts")) == len(folders("population")) == 1


def test_an_alert_closes_itself_when_the_facts_change_back(paid: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    night(NIGHT)
    deliver("custody", NEXT, in_custody(citizen("800101", 1), date(2026, 11, 1)))

    done = night(NEXT)

    assert tasks(CUSTODY) == [(paid.spouse.pk, State.FADED)]
    assert next(rule.gone for rule in done.rules if rule.key == CUSTODY) == 1


def test_what_became_unknown_closes_nothing(paid: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    night(NIGHT)
    paid.spouse.id_index = None  # her number turns out to be another's: nobody can look her up
    paid.spouse.save()

    night(NEXT)

    assert tasks(CUSTODY) == [(paid.spouse.pk, State.OPEN)]


def test_somebody_whom_only_the_lake_knows_is_found(paid: Cast) -> None:
    number = citizen("700303", 7)
    deliver("residents", NIGHT, resident(number, "H1", date(1970, 3, 3)))
    deliver("disability_certificates", NIGHT, card(number, 1))

    night(NIGHT)

    ((subject, state),) = tasks(MISSED)
    assert (subject < 0, state) == (True, State.OPEN)


def test_a_list_is_cut_to_the_division(paid: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    done = night(NIGHT)

    assert listed(done, CUSTODY, "440118101000")["subject"].to_pylist() == [paid.spouse.pk]
    assert len(listed(done, CUSTODY, "440118102000")) == 0


def test_a_day_before_the_last_night_is_refused(paid: Cast) -> None:
    night(NEXT)

    with pytest.raises(NightOver, match="2026-11-21 已经比对过"):
        run_night(NIGHT, by=SYSTEM)


class Stopped(RuntimeError):
    pass


@pytest.mark.parametrize("step", range(1, 5))
def test_stopped_anywhere_the_next_run_finishes_it_and_nothing_is_done_twice(
    paid: Cast, step: int
) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    heard: list[str] = []

    def stop(text: str) -> None:
        heard.append(text)
        if len(heard) == step:
            raise Stopped

    with suppress(Stopped):
        run_night(NIGHT, by=SYSTEM, tell=stop)
    done = night(NIGHT)

    assert done.raised == AlertTask.objects.count() > 0
    assert len(folders("alerts")) == len(folders("population")) == 1
    assert [e.verb for e in entries_about(done.ref)].count("run_night") == 1


def test_the_table_of_a_past_day_is_what_it_was_that_day(paid: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, date(2026, 11, 1)))
    then = build(NIGHT, by=SYSTEM)
    deliver("custody", LATER, in_custody(APPLICANT_ID, date(2026, 11, 1)))
    deliver("deaths", LATER, died(SPOUSE_ID, date(2026, 11, 1)))

    again = build(NIGHT, by=SYSTEM)

    for name in ("persons.parquet", "households.parquet"):
        assert pq.read_table(again.folder / name).equals(pq.read_table(then.folder / name))
    assert build(LATER, by=SYSTEM).about["feeds"]["deaths"] == "2026-11-22-001"
