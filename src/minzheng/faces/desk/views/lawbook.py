"""A matter's rules as written: the same page that anybody reads, inside the desk."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk import roles
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.lawbook import Number, Reader, law_page
from minzheng.kernel.matter import UnknownMatter, catalogue


@require_safe
@officer(roles.EVERYBODY)
def rules(request: OfficerRequest, matter: str) -> HttpResponse:
    """Flows drawn, rules in words with numbers, stacking, worked cases."""
    try:
        found = catalogue().get(matter)
    except UnknownMatter as unknown:
        raise Http404(str(unknown)) from unknown
    place = request.viewer.posts[0].division
    law = law_page(found, Reader(place, request.today, _number_url, _matter_url))
    return page(request, "rules", service=found.service, law=law, place=place_names([place])[place])


def _number_url(number: Number) -> str:
    return reverse("desk:parameter", args=[number.info.key])


def _matter_url(key: str) -> str:
    return reverse("desk:rules", args=[key])
