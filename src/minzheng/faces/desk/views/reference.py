"""The trail."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.audit.api import verify
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import trail
from minzheng.faces.desk.forms.trail import TrailFilters
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.trail import entry_table

PAGE = 100


@require_safe
@officer(roles.AUDITORS)
@listed("audit")
def audit(request: OfficerRequest) -> HttpResponse:
    """The trail of the auditor's area, newest first."""
    form = TrailFilters(request.GET)
    before = request.GET.get("before", "")
    rows = trail(_area(request), form.filters)
    if before.isdecimal():
        rows = rows.filter(number__lt=int(before))
    found = list(rows[: PAGE + 1])
    more = form.next_query(found[PAGE - 1].number) if len(found) > PAGE else ""
    return page(request, "audit", table=entry_table(found[:PAGE]), form=form, more=more)


@require_POST
@officer(roles.AUDITORS)
def verify_trail(request: OfficerRequest) -> HttpResponse:
    """Check the whole trail, entry by entry."""
    return page(request, "verified", verdict=verify())


def _area(request: OfficerRequest) -> str:
    """The division of the auditor's post."""
    return next(post.division for post in request.viewer.posts if post.role in roles.AUDITORS)
