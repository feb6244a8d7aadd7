"""我要纠错: say what is wrong on a page, follow it by its receipt, see what came of all of them."""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.disclosure import api
from minzheng.faces.looks.parts import Figure
from minzheng.faces.open.disclosure.forms import CorrectionForm, ReceiptForm
from minzheng.faces.open.disclosure.pacing import FOLLOWING, TOO_OFTEN, WRITING
from minzheng.faces.open.disclosure.refusing import beside
from minzheng.faces.open.requests import OpenRequest

TOO_MANY = 429


@never_cache
@require_safe
def corrections(request: OpenRequest) -> HttpResponse:
    """How many came in and what became of them; one by its receipt."""
    form = ReceiptForm(request.GET if "receipt" in request.GET else None)
    found = _followed(request, form) if form.is_valid() else None
    counts = api.correction_counts()
    figures = (
        Figure("收到", str(counts.received), "条"), Figure("已改正", str(counts.fixed), "条"),
        Figure("无须改正", str(counts.answered), "条"), Figure("处理中", str(counts.waiting), "条"),
    )  # fmt: skip
    shown = {"form": form, "correction": found, "figures": figures, "section": "corrections"}
    return render(request, "open/disclosure/corrections.html", shown)


@require_http_methods(["GET", "POST"])
def correction_new(request: OpenRequest) -> HttpResponse:
    """Take down what is wrong."""
    form = CorrectionForm(request.POST or None, initial={"page": _from(request)})
    crowded = request.method == "POST" and WRITING.used_up(request)
    if crowded:
        form.add_error(None, TOO_OFTEN)
    elif form.is_valid():
        try:
            made = api.point_out(form.new(), on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            return _received(request, made)
    shown = {"form": form, "section": "corrections"}
    status = TOO_MANY if crowded else 200
    return render(request, "open/disclosure/correction.html", shown, status=status)


def _received(request: OpenRequest, made: api.Correction) -> HttpResponse:
    url = f"{reverse('open:corrections')}?{urlencode({'receipt': made.receipt})}"
    shown = {"correction": made, "follow_url": url, "section": "corrections"}
    return render(request, "open/disclosure/corrected.html", shown)


def _from(request: OpenRequest) -> str:
    """The page one came from: named in the link, else told by the browser for our own pages."""
    told = request.GET.get("page", "")
    if told:
        return api.path_of(told)
    came = urlsplit(request.headers.get("Referer", ""))
    return api.path_of(came.path) if came.netloc == request.get_host() else ""


def _followed(request: OpenRequest, form: ReceiptForm) -> api.Correction | None:
    if FOLLOWING.used_up(request):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        return api.follow_correction(form.cleaned_data["receipt"])
    except api.NoSuchDocument as none:
        form.add_error("receipt", str(none))
        return None
