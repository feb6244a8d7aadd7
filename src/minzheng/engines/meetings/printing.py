"""Minutes as text to begin with, and as a document."""

from datetime import date

from minzheng.engines.meetings.coded import Place, Presence
from minzheng.engines.meetings.following import decisions_in
from minzheng.engines.meetings.models import Attendance, Meeting, Minutes
from minzheng.engines.notices import api as notices
from minzheng.registers.divisions.api import get_division

COLUMNS = (
    notices.Column("序号", "4字"), notices.Column("议定事项", "2fr", "left"),
    notices.Column("责任", "1fr", "left"), notices.Column("期限", "7字"),
    notices.Column("办结凭据", "1fr", "left"),
)  # fmt: skip


def draft_of(meeting: Meeting) -> str:
    """The minutes to begin with: what was talked of, in the order of the agenda."""
    chair = next((each.name for each in presiding(meeting)), "")
    lines = [f"{meeting.day.year}年{meeting.day.month}月{meeting.day.day}日，{chair}在"
             f"{meeting.place}主持召开{meeting.title}。"]  # fmt: skip
    for item in meeting.items.all():
        lines.append(f"{item.number}. {item.title}。{item.told_by}作了汇报。{item.words}".strip())
    return "\n".join(lines)


def presiding(meeting: Meeting) -> list[Attendance]:
    """The chair if she came, else the vice-chairs who came."""
    came = [each for each in meeting.attendances.all() if each.presence == Presence.PRESENT]
    for place in (Place.CHAIR, Place.VICE):
        found = [each for each in came if each.seat == place]
        if found:
            return found
    return []


def letter_of(row: Minutes, on: date) -> notices.Letter:
    """The minutes as a document of the group."""
    meeting = row.meeting
    body: list[notices.Block] = [notices.paragraph(line) for line in row.text.splitlines() if line]
    body.append(_decisions(meeting, on))
    body += [notices.paragraph(line) for line in _came(meeting)]
    if row.why:
        body.append(notices.paragraph(f"本版是第 {row.version} 版。{row.why}"))
    head = notices.Head(meeting.group.name, "", on, row.signed_by)
    return notices.Letter(
        kind="minutes", title=f"{meeting.title}纪要", head=head, body=tuple(body),
        number=row.number, seal_place="",
    )  # fmt: skip


def _decisions(meeting: Meeting, on: date) -> notices.Block:
    rows = tuple(
        (str(each.decision.number), each.decision.text, _owner(each.decision.duty.owner_name,
         each.decision.duty.division_code), each.decision.duty.rhythm_words
         or f"{each.turn.due_on}", each.decision.duty.evidence)
        for each in decisions_in(meeting.pk, on)
    )  # fmt: skip
    if not rows:
        return notices.paragraph("本次会议没有议定需要办理的事项。")
    return notices.Table(COLUMNS, rows, "议定事项")


def _owner(role: str, division: str) -> str:
    return f"{get_division(division).name} {role}"


def _came(meeting: Meeting) -> list[str]:
    """Who came, who did not and why, one line for each."""
    told = []
    for presence in (Presence.PRESENT, Presence.SENT, Presence.EXCUSED, Presence.ABSENT):
        names = [
            f"{each.name}（{each.stands_in}代）" if each.stands_in else each.name
            for each in meeting.attendances.all()
            if each.presence == presence
        ]
        if names:
            told.append(f"{presence.label}：{'、'.join(names)}")
    return told
