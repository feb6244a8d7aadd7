"""Somebody may be in danger: written down at once, the lead is told at once, and says when over."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.programmes.coded import CRISES
from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.models import Deed, File
from minzheng.engines.programmes.team import held
from minzheng.engines.programmes.trail import note, tell_leads


@transaction.atomic
def note_crisis(file: File, kind: str, words: str, *, by: Viewer, on: date) -> Deed:
    """Write down a danger and what was done; the team's lead is told in the same moment.

    `words` says who was called. Raises NotAllowed, ProgrammeRefused.
    """
    row = held(file, by, on)
    if kind not in CRISES:
        raise ProgrammeRefused(f"请选是哪一种危险：{'、'.join(CRISES.values())}")
    if not words.strip():
        raise ProgrammeRefused("请写看到什么、打了哪个电话（120、110、监护人）、谁接的")
    row.crisis_on = on
    row.save(update_fields=["crisis_on"])
    text = f"“{row.point.facility.name}”有一份紧急记录，档案 {row.number}，请马上看"
    tell_leads(row, text, on=on, but=by.doer.key)
    return note(row, Deed.Kind.CRISIS, f"{CRISES[kind]}：{words.strip()}", by=by, on=on)


@transaction.atomic
def calm(file: File, words: str, *, by: Viewer, on: date) -> Deed:
    """Say how the danger was met. Raises NotAllowed, ProgrammeRefused."""
    row = held(file, by, on)
    if row.crisis_on is None:
        raise ProgrammeRefused("没有等处理的紧急记录；请刷新页面")
    if not words.strip():
        raise ProgrammeRefused("请写怎样处理的、人现在在哪里、接下来谁看着")
    row.crisis_on = None
    row.save(update_fields=["crisis_on"])
    return note(row, Deed.Kind.CALMED, words, by=by, on=on)
