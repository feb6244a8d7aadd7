"""A form is drafted, explained where a check fails, signed by another hand; then it is frozen."""

import hashlib
import json
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.statistics.coded import MAKERS, SIGNERS, SheetState
from minzheng.engines.statistics.errors import StatisticsRefused
from minzheng.engines.statistics.filling import faults, filled
from minzheng.engines.statistics.forms import Form, form_named
from minzheng.engines.statistics.models import Sheet
from minzheng.engines.statistics.posts import sheet_for
from minzheng.engines.statistics.trail import record
from minzheng.kernel.divisions import normalise
from minzheng.kernel.months import Month

LEAST = 6


@transaction.atomic
def draft_sheet(
    by: Viewer, key: str, division: str, until: Month, why: str = "", *, on: date
) -> Sheet:
    """Fill a form, or fill its draft anew; of a signed one another version, with the reason.

    Raises NotAllowed, NoSuchSheet, StatisticsRefused (no such period, or it is not over).
    """
    form, place = form_named(key), normalise(division)
    require(by, MAKERS, place)
    _refuse_period(form, until, on)
    last = Sheet.objects.select_for_update().filter(
        form=key, division_code=place, last_month=f"{until}"
    ).order_by("-version").first()  # fmt: skip
    signed = last is not None and last.state == SheetState.SIGNED
    if signed and not why.strip():
        raise StatisticsRefused("这张表已经审核，不能改，只能出新的一版。请写明为什么改")
    cells = filled(form, place, until, on)
    told = {
        "cells": cells, "faults": faults(form, cells), "drafted_on": on,
        "drafted_by": by.doer.name, "drafted_key": by.doer.key,
    }  # fmt: skip
    if last is None or signed:
        row = Sheet.objects.create(
            form=key, division_code=place, last_month=f"{until}",
            version=last.version + 1 if last else 1, why=why.strip()[:200], **told,
        )  # fmt: skip
    else:
        row = last
        for name, value in told.items():
            setattr(row, name, value)
        row.save()
    record(row, "draft_statistics", by.doer, form=key, month=row.last_month, version=row.version)
    return row


@transaction.atomic
def explain_fault(by: Viewer, pk: int, check: str, words: str) -> Sheet:
    """Say why a check fails and the figures are right all the same. Raises as draft_sheet."""
    row = _draft(by, pk)
    require(by, MAKERS, row.division_code)
    if check not in {each["key"] for each in row.faults}:
        raise StatisticsRefused("这一项核对已经通过，不用说明")
    if len(words.strip()) < LEAST:
        raise StatisticsRefused(f"说明至少写 {LEAST} 个字")
    row.explained = {**row.explained, check: words.strip()[:300]}
    row.save(update_fields=["explained"])
    record(row, "explain_statistics", by.doer, check=check)
    return row


@transaction.atomic
def sign_sheet(by: Viewer, pk: int, *, on: date) -> Sheet:
    """Sign it: its cells never change again. Raises NotAllowed (the drafter), StatisticsRefused
    while a failing check is not explained.
    """
    row = _draft(by, pk)
    require(by, SIGNERS, row.division_code)
    if row.drafted_key == by.doer.key:
        raise NotAllowed("编制和审核要由不同的人办理，这张表是您编制的")
    silent = [each["words"] for each in row.faults if each["key"] not in row.explained]
    if silent:
        raise StatisticsRefused(f"还有核对没有通过，也没有说明：{'；'.join(silent)}")
    row.state, row.signed_on, row.signed_by = SheetState.SIGNED, on, by.doer.name
    row.digest = hashlib.sha256(
        json.dumps([row.cells, row.explained], ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()
    row.save()
    record(row, "sign_statistics", by.doer, form=row.form, month=row.last_month)
    return row


def _refuse_period(form: Form, until: Month, on: date) -> None:
    if until.month % form.months:
        raise StatisticsRefused(f"“{form.title}”没有到{until.label}的一期，请选季度末的月份")
    if until.last >= on:
        raise StatisticsRefused(f"到{until.label}的一期还没有结束，{until.next().first} 起可以编制")


def _draft(by: Viewer, pk: int) -> Sheet:
    row = Sheet.objects.select_for_update().get(pk=sheet_for(by, pk).pk)
    if row.state != SheetState.DRAFT:
        raise StatisticsRefused("这张表已经审核，不能再改；要改，重新编制一版并写明原因")
    return row
