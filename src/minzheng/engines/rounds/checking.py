"""What cannot wait: somebody goes at once and says how it stands."""

from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.rounds.coded import CHECKERS, RESULTS
from minzheng.engines.rounds.errors import RoundRefused
from minzheng.engines.rounds.models import Check, Listed
from minzheng.engines.rounds.terms import number
from minzheng.engines.rounds.trail import record, tell_posts
from minzheng.kernel.doer import Doer
from minzheng.registers.sealing import seal, unseal
from minzheng.vocabulary import rounds as numbers

TOLD, MOST = ("village_worker", "town_clerk", "town_head"), 500


def open_check(listed: Listed, why: str, *, by: Doer, on: date) -> Check:
    """Ask for a check, once as long as one is open; village and town are told at once."""
    found = listed.checks.select_for_update().filter(closed_on=None).first()
    if found is not None:
        return found
    due = on + timedelta(days=number(numbers.核实天数, listed.division_code, on))
    row = Check.objects.create(
        listed=listed, division_code=listed.division_code, why=why[:120], opened_on=on, due_on=due
    )
    text = f"{listed.person.name_masked}：{why}，请 {due} 前上门核实"
    tell_posts(listed, TOLD, text, on=on)
    record(listed, "open_round_check", by, check=row.pk)
    return row


@transaction.atomic
def close_check(check: Check, result: str, words: str, *, by: Viewer, on: date) -> Check:
    """Say how it stands. Raises RoundRefused, NotAllowed."""
    rows = Check.objects.select_for_update(of=("self",)).select_related("listed")
    row = rows.get(pk=check.pk)
    require(by, CHECKERS, row.division_code)
    if row.closed_on is not None:
        raise RoundRefused(f"已由{row.closed_by}于 {row.closed_on} 核实，不用再办")
    if result not in RESULTS:
        raise RoundRefused(f"结果请从{'、'.join(RESULTS.values())}里选")
    if not words.strip():
        raise RoundRefused("请写明怎样核实的：谁去的、见到谁")
    if len(words) > MOST:
        raise RoundRefused(f"说明最多 {MOST} 个字，请写短一些")
    row.result, row.words_sealed = result, seal(words.strip())
    row.closed_on, row.closed_by = on, by.doer.name
    row.save(update_fields=["result", "words_sealed", "closed_on", "closed_by"])
    Listed.objects.filter(pk=row.listed_id).update(absences=0)
    record(row.listed, "close_round_check", by.doer, check=row.pk, result=result)
    return row


def words_of_check(check: Check) -> str:
    """How it was found out."""
    return unseal(check.words_sealed) if check.words_sealed else ""
