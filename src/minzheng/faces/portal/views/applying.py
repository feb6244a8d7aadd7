"""Applying: who for, the list of tasks, one page at a time; every page is saved as it is sent."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import (
    Agent,
    Draft,
    bundle_of_draft,
    carry_answers,
    draft_for,
    is_covered,
    page_questions,
    save_page,
)
from minzheng.engines.cases.api import (
    discard as throw_away,
)
from minzheng.faces.looks.fields import offer
from minzheng.faces.portal.asking import QuestionForm, initial_for, with_hints
from minzheng.faces.portal.family import applicants_for, people_for
from minzheng.faces.portal.keeping import kept_answers, owner_mark
from minzheng.faces.portal.needed import needed_papers
from minzheng.faces.portal.opening import opened, running_case
from minzheng.faces.portal.requests import PortalRequest, as_texts, citizen_or_agent, refused
from minzheng.faces.portal.tasks import asked_pages, next_url, page_of, place_in, tasks_of
from minzheng.faces.portal.views.finding import matter_or_404

BACK_TO_CHECK = "check"
OF_A_HOUSE = "{}由机构办理。请退出后用机构账号登录，从机构端“备案”申请，或者到区民政局窗口"
NOT_ENTRUSTED = "授权里没有“{}”这件事。请本人办理，或者由本人重新授权"


class ForWhomForm(forms.Form):
    """Whose application it is."""

    person = forms.TypedChoiceField(label="您为谁申请？", coerce=int, widget=forms.RadioSelect)

    def __init__(self, choices: list[tuple[int, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "person", choices)


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def start(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """Ask for whom, then open the draft, or the one being written."""
    matter = matter_or_404(field, name)
    if not is_covered(request.viewer, matter.key):
        return refused(request, NOT_ENTRUSTED.format(matter.service.short), 403)
    if matter.organisational:
        return refused(request, OF_A_HOUSE.format(matter.service.short), 403)
    running = running_case(request.viewer, matter, request.today)
    choices = people_for if matter.personal else applicants_for
    people = choices(request.viewer, request.today)
    form = ForWhomForm(people, request.POST or None, initial={"person": request.viewer.person_id})
    if form.is_valid():
        draft = opened(request.viewer, matter, form.cleaned_data["person"], request.today)
        return redirect("portal:tasks", draft.pk)
    shown = {
        "form": form, "service": matter.service, "running": running, "personal": matter.personal,
        "back_url": reverse("portal:guide", args=[field, name]), "section": "services",
    }  # fmt: skip
    return render(request, "portal/start.html", shown)


@require_safe
@citizen_or_agent
def tasks(request: PortalRequest, draft: int) -> HttpResponse:
    """The list of tasks with what is done."""
    found = draft_for(request.viewer, draft, request.today)
    bundle = bundle_of_draft(found)
    if bundle is not None:
        return redirect("portal:together", bundle)
    listed = tasks_of(found, request.today)
    shown = {"tasks": listed, "next": next_url(listed)}
    return render(request, "portal/tasks.html", shown | about(request, found))


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def page(request: PortalRequest, draft: int, page: str) -> HttpResponse:
    """One page of questions; sending it saves it, also when something on it is wrong."""
    found = draft_for(request.viewer, draft, request.today)
    declared = page_of(found, page)
    asked = with_hints(page_questions(found, page, request.today), found.answers)
    kept = kept_answers(request, request.viewer.person_id)
    initial = initial_for(asked, found.answers)
    posted = request.POST if request.method == "POST" else kept or None
    form = QuestionForm(asked, posted, initial=initial)
    if request.method == "POST":
        typed = as_texts(form.typed())
        cleaned = save_page(found.pk, page, typed, by=request.viewer, on=request.today)
        carry_answers(found.pk, page, by=request.viewer, on=request.today)
        if not cleaned.errors:
            return redirect(_way_on(request, found, page))
        form.tell(cleaned.errors)
    wrong = f"{reverse('portal:wrong')}?draft={found.pk}&page={page}"
    number, total = place_in(found, page, request.today)
    shown = {
        "page": declared, "form": form, "wrong": wrong, "groups": form.groups(), "kept": bool(kept),
        "number": number, "total": total, "from": request.GET.get("from", ""),
        "owner": owner_mark(request.viewer.person_id),
        "back_url": reverse("portal:tasks", args=[found.pk]), "back_words": "返回任务清单",
    }  # fmt: skip
    return render(request, "portal/page.html", shown | about(request, found))


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def discard(request: PortalRequest, draft: int) -> HttpResponse:
    """Throw a draft away, after a second page that says what is lost."""
    found = draft_for(request.viewer, draft, request.today)
    if request.method == "POST":
        throw_away(found.pk, by=request.viewer, on=request.today)
        return redirect("portal:my")
    return render(request, "portal/discard.html", about(request, found))


def about(request: PortalRequest, draft: Draft) -> dict[str, object]:
    """What every page of an application shows: the service, and for whom when it is another."""
    field, _, name = draft.matter.partition("/")
    matter = matter_or_404(field, name)
    whose = draft.person or draft.speaker
    other = whose.pk != request.viewer.person_id
    return {
        "draft": draft, "service": matter.service, "form_title": matter.form.title,
        "acting_for": whose.name if other else "", "section": "my",
        "together": bundle_of_draft(draft), "is_agent": isinstance(request.viewer, Agent),
    }  # fmt: skip


def _way_on(request: PortalRequest, draft: Draft, page: str) -> str:
    """Back to the check page when one came from there; else to the next page not yet done."""
    if request.POST.get("from") == BACK_TO_CHECK:
        return reverse("portal:answers", args=[draft.pk])
    fresh = draft_for(request.viewer, draft.pk, request.today)
    bundle = bundle_of_draft(fresh)
    keys = [declared.key for declared in asked_pages(fresh, request.today)]
    later = keys[keys.index(page) + 1 :] if page in keys else keys
    ahead = [key for key in later if key not in fresh.pages]
    if ahead:
        return reverse("portal:page", args=[fresh.pk, ahead[0]])
    if not later and needed_papers(fresh, request.today):
        return reverse("portal:papers", args=[fresh.pk])
    if bundle is not None:
        return reverse("portal:together", args=[bundle])
    return next_url(tasks_of(fresh, request.today))
