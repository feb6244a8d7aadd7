"""Minutes: drafted from what was written down, signed by the chair's post, kept as a document."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.meetings.arranging import writable
from minzheng.engines.meetings.coded import State
from minzheng.engines.meetings.errors import MeetingRefused
from minzheng.engines.meetings.models import Group, Meeting, Minutes
from minzheng.engines.meetings.posts import may_sign, meeting_for
from minzheng.engines.meetings.printing import letter_of
from minzheng.engines.meetings.trail import record
from minzheng.engines.notices import api as notices
from minzheng.registers.papers import Paper, keep_sealed, read_kept

FOLDER, LEAST = "meeting-minutes", 20


@transaction.atomic
def write_minutes(by: Viewer, pk: int, text: str, why: str = "", *, on: date) -> Minutes:
    """Draft the minutes, or a new version of signed ones with the reason.

    Raises NoSuchMeeting, NotAllowed; MeetingRefused before the meeting, for too few words, or
    for a change of signed minutes without a reason.
    """
    row = writable(by, pk, State.HELD)
    if len(text.strip()) < LEAST:
        raise MeetingRefused(f"纪要正文至少 {LEAST} 个字")
    last = row.minutes.first()
    signed = last is not None and last.signed_on is not None
    if signed and not why.strip():
        raise MeetingRefused("已经签发的纪要不能改，只能出新的一版。请写明为什么改")
    told = {"text": text.strip(), "why": why.strip()[:200], "drafted_on": on,
            "drafted_by": by.doer.name, "drafted_key": by.doer.key}  # fmt: skip
    if last is None or signed:
        made = Minutes.objects.create(
            meeting=row, version=last.version + 1 if last else 1,
            number=last.number if last else "", **told,
        )  # fmt: skip
    else:
        Minutes.objects.filter(pk=last.pk).update(**told)
        made = Minutes.objects.get(pk=last.pk)
    record(row, "write_minutes", by.doer, version=made.version)
    return made


@transaction.atomic
def sign_minutes(by: Viewer, pk: int, *, on: date) -> Minutes:
    """The chair signs: the minutes get their number and become a document.

    Raises NoSuchMeeting, NotAllowed (not the chair's post), MeetingRefused (no draft, own draft).
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting_for(by, pk).pk)
    if not may_sign(by, meeting.group):
        raise NotAllowed("纪要由组长签发")
    last = meeting.minutes.first()
    if last is None or last.signed_on is not None:
        raise MeetingRefused("没有等签发的纪要，请先起草")
    if last.drafted_key == by.doer.key:
        raise MeetingRefused("起草和签发要由不同的人办理，这一版是您起草的")
    last.number = last.number or _number(meeting.group, on)
    last.signed_on, last.signed_by = on, by.doer.name
    try:
        content = notices.render(letter_of(last, on)).pdf
    except notices.MissingGlyph as missing:
        raise MeetingRefused(f"{missing}。请改纪要里的这个字再签发") from missing
    kept = keep_sealed(FOLDER, Paper(f"{last.number}.pdf", content))
    last.pdf, last.pdf_digest = kept.path, kept.digest
    last.save()
    record(meeting, "sign_minutes", by.doer, number=last.number, version=last.version)
    return last


def minutes_pdf(viewer: Viewer, pk: int, version: int) -> tuple[bytes, str]:
    """A signed version and its file name. Raises NoSuchMeeting, MeetingRefused, PaperLost."""
    row = meeting_for(viewer, pk).minutes.filter(version=version).exclude(pdf="").first()
    if row is None:
        raise MeetingRefused("这一版纪要还没有签发")
    return read_kept(row.pdf, row.pdf_digest)[0], f"{row.number}第{row.version}版.pdf"


def _number(group: Group, on: date) -> str:
    """The next of the year; the group's row is locked meanwhile."""
    Group.objects.select_for_update().get(pk=group.pk)
    signed = Minutes.objects.filter(
        meeting__group=group, version=1, signed_on__year=on.year
    ).count()
    return f"{group.word}〔{on.year}〕{signed + 1}号"
