"""Meetings at the desk: the list, one meeting, what became of decisions, papers and minutes."""

from collections.abc import Iterable
from urllib.parse import quote

from django.db.models import Count
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.duties.api import duties_of
from minzheng.engines.meetings import api
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.meetings import showing
from minzheng.faces.desk.meetings.answering import answering
from minzheng.faces.desk.meetings.forms import StateFilter
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

MOST = 100


@require_safe
@officer(api.READERS)
@listed("meetings", "groups")
def meetings(request: OfficerRequest) -> HttpResponse:
    """Groups and their meetings."""
    viewer = request.viewer
    groups = list(api.groups_of(viewer).annotate(count=Count("seats")))
    writes = bool(viewer.roles & set(api.WRITERS))
    return page(
        request, "meetings/meetings", writes=writes, all_groups=groups,
        table=showing.meeting_table(api.meetings_of(viewer)[:MOST]),
        groups=showing.group_table(((each, each.count) for each in groups), writes=writes),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
@listed("meeting-decisions")
def meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """One meeting: agenda, who came, decisions, minutes."""
    row, on = api.meeting_for(request.viewer, pk), request.today
    items = list(row.items.select_related("about"))
    told = api.decisions_in(pk, on)
    drafts, came = list(row.minutes.all()), list(row.attendances.all())
    places = _places(told, [each.division_code for each in came])
    return page(
        request, "meetings/meeting", row=row, entries=showing.entries(row), drafts=drafts,
        items=showing.item_table(row, items), numbers=[each.number for each in items],
        came=showing.came_table(came, places),
        table=showing.decision_table(told, places, on, own=_own(request, told)),
        writes=api.may_write(request.viewer, row.group.division_code),
        open=row.state in (api.State.PLANNED, api.State.CALLED),
        may_sign=bool(drafts) and not drafts[0].signed_on
        and api.may_sign(request.viewer, row.group),
        signed=any(each.signed_on for each in drafts),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("decisions")
def decisions(request: OfficerRequest) -> HttpResponse:
    """What became of what was decided."""
    form, on = StateFilter(request.GET), request.today
    told = api.followed(request.viewer, on)
    wanted = form.state_wanted
    shown = [each for each in told if wanted in ("", each.state)]
    table = showing.decision_table(shown, _places(shown), on, own=_own(request, shown))
    return page(
        request, "meetings/decisions", form=form, table=table, figures=showing.figures(told)
    )


@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    """The paper of an item; looking at it is in the trail."""
    content, mime, _ = api.open_paper(request.viewer, pk, number)
    return HttpResponse(content, content_type=mime)


@require_safe
@officer(api.READERS)
@answering
def minutes_file(request: OfficerRequest, pk: int, version: int) -> HttpResponse:
    """Signed minutes as a document."""
    content, name = api.minutes_pdf(request.viewer, pk, version)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    return answer


def _places(told: list[api.Followed], more: Iterable[str] = ()) -> dict[str, str]:
    return dict(place_names({*(each.decision.duty.division_code for each in told), *more}))


def _own(request: OfficerRequest, told: list[api.Followed]) -> set[int]:
    """The duties among them that she may open."""
    keys = [each.decision.duty_id for each in told]
    return set(duties_of(request.viewer).filter(pk__in=keys).values_list("pk", flat=True))
