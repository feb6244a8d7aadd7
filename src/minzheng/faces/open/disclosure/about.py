"""What the site says of itself: accessibility, privacy. Every sentence is true of the product."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.faces.open.requests import OpenRequest

SECONDS = 60


@require_safe
def accessibility(request: OpenRequest) -> HttpResponse:
    """How far everybody can use the site, what is known to fail, where to say so."""
    return render(request, "open/disclosure/accessibility.html", {})


@require_safe
def privacy(request: OpenRequest) -> HttpResponse:
    """What we ask, what for, how it is kept, and what one may demand."""
    minutes = settings.SESSION_COOKIE_AGE // SECONDS
    return render(request, "open/disclosure/privacy.html", {"minutes": minutes})
