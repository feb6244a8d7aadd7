"""“报告有困难的人”: one page for the phone; without network it is kept there and sent later."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.discovery import api
from minzheng.engines.tips.api import Tip, TipRefused
from minzheng.faces.desk import roles
from minzheng.faces.desk.discovery.report_forms import ICONS, ReportForm, SureForm
from minzheng.faces.desk.finding.people import people_found
from minzheng.faces.desk.keeping import KEPT, Told, keeper, take_kept
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.people.api import Person

MOST_PEOPLE = 6
JOINED = "joined"


@dataclass(frozen=True)
class Doubts:
    """What is shown before sending: who it may be, and what tells of the same already."""

    people: tuple[Person, ...] = ()
    alike: tuple[api.Alike, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.alike)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.REPORTERS)
def report(request: OfficerRequest) -> HttpResponse:
    """The page; what looks the same is shown once, then it is sent."""
    form = ReportForm(
        request.POST or None, request.FILES or None, viewer=request.viewer, on=request.today
    )
    sure = SureForm(request.POST or None)
    if not (form.is_valid() and sure.is_valid()):
        return _page(request, form)
    if not sure.cleaned_data["sure"]:
        doubts = _doubts(request, form)
        if doubts:
            return _page(request, form, doubts=doubts)
    try:
        done = _report(request, form, sure)
    except TipRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form)
    messages.success(request, _words(done))
    return redirect(f"{reverse('desk:report-need')}?sent={done.tip.client}")


@never_cache
@require_POST
@officer(api.REPORTERS)
def send(request: OfficerRequest) -> HttpResponse:
    """What a phone kept: taken in once, however often it is sent; says how it stands with it."""
    form = ReportForm(request.POST, request.FILES, viewer=request.viewer, on=request.today)
    sure = SureForm(request.POST)

    def act() -> Told:
        if not sure.is_valid():
            raise TipRefused("说是谁、和哪一条是同一户的选择没有读懂，请打开页面重新选")
        done = _report(request, form, sure)
        words = f"{_words(done)}{_alike(request, done)}"
        entry = done.entry if request.viewer.roles & set(api.READERS) else None
        url = reverse("desk:entry", args=[entry.pk]) if entry is not None else ""
        return Told(words, url, JOINED if done.joined else KEPT)

    return take_kept(form, act, refusals=(TipRefused,))


@require_safe
@officer(api.REPORTERS)
def worker(request: OfficerRequest) -> HttpResponse:
    """The program that keeps the page on the phone."""
    return keeper(request, reverse("desk:report-need"))


def _page(request: OfficerRequest, form: ReportForm, doubts: Doubts | None = None) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": form,
        "kinds": [(code, word, ICONS[code]) for code, word in form.kinds],
        "doubts": doubts,
        "viewer": request.viewer,
        "worker_url": reverse("desk:report-need-worker"),
        "reads": bool(request.viewer.roles & set(api.READERS)),
        "sent": request.GET.get("sent", "")[:36],
    }
    return render(request, "desk/discovery/report.html", shown)


def _report(request: OfficerRequest, form: ReportForm, sure: SureForm) -> api.Reported:
    """Hand it in, with who it is and what it belongs to if that was said."""
    chosen = _person(request, sure.cleaned_data["person"])
    same_as = sure.cleaned_data["same_as"]
    return api.report(form.new(chosen), by=request.viewer, on=request.today, same_as=same_as)


def _person(request: OfficerRequest, pk: int | None) -> Person | None:
    """The person chosen, if the officer may see her."""
    if not pk:
        return None
    found = Person.objects.filter(pk=pk).first()
    return found if found and api.may_name(request.viewer, found) else None


def _doubts(request: OfficerRequest, form: ReportForm) -> Doubts:
    """People of that name in the officer's area, and what tells of the same."""
    told, viewer = form.cleaned_data, request.viewer
    who = told["who"].strip()
    people = people_found(viewer, who).people[:MOST_PEOPLE] if len(who) > 1 else ()
    exact = tuple(person for person in people if person.name == who)
    words = {"who": who, "where": told["where"], "words": told["words"]}
    sketch = api.Sketch(
        told["kind"], told["division_code"], words, exact[0] if len(exact) == 1 else None
    )
    return Doubts(exact or people, tuple(api.alike(viewer, sketch, request.today)))


def _alike(request: OfficerRequest, done: api.Reported) -> str:
    """A word that another entry may be the same, for somebody to look at."""
    if done.entry is None or done.joined or not api.twins(request.viewer, done.entry):
        return ""
    return "可能和另一条是同一户，请打开核对。"


def _words(done: api.Reported) -> str:
    number = done.tip.number
    if done.entry is None:
        return f"已收到，回执号 {number}，{_goes_to(done.tip)}。"
    level, due = done.entry.level_name, done.entry.due_on
    if done.joined:
        return f"已收到，回执号 {number}，并入已有的一户（在{level}名单上，{due} 到期）。"
    return f"已收到，回执号 {number}，列入{level}名单，{due} 到期。"


def _goes_to(tip: Tip) -> str:
    """A child's report is on no list: who has it is said, and what cannot wait for anybody."""
    to = f"交给{roles.words((tip.role,))}办理，{tip.due_on} 到期"
    return f"{to}；孩子有危险的，请马上打 110" if tip.is_harm else to
