"""What departments say of a person, settling a fact, where sources disagree, what lies here."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.lake import api as lake
from minzheng.engines.parameters.api import book
from minzheng.engines.sources import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import GONE, person_for
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.person import tabs
from minzheng.faces.desk.sources import showing as show
from minzheng.faces.desk.sources.forms import (
    ConflictFilters,
    DropForm,
    OverruleForm,
    PurposeForm,
    fact_named,
)
from minzheng.faces.desk.sources.own import own_values, withheld
from minzheng.kernel.feed import feeds
from minzheng.registers.divisions.api import full_names
from minzheng.registers.people.api import Person

PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
@officer(roles.SOURCE_READERS)
def person_sources(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which data there is of her; after a purpose is stated and recorded, what it says."""
    person = person_for(request.viewer, pk)
    form = PurposeForm(request.POST or None, today=request.today)
    opened = _opened(request, person, form) if form.is_valid() else None
    history = api.history_of(person)
    return page(
        request,
        "sources/person",
        person=person,
        tabs=tabs(person, "person-sources"),
        form=form,
        opened=opened,
        available=None if opened else show.available_table(lake.current(request.today)),
        settled=show.overrule_events(history),
        standing=show.standing_rows(history) if _may_overrule(request, person) else (),
        overrulers=roles.words(api.OVERRULERS),
        may_overrule=_may_overrule(request, person),
    )


@require_http_methods(["GET", "POST"])
@officer(api.OVERRULERS)
def overrule(request: OfficerRequest, pk: int, column: str) -> HttpResponse:
    """Settle one fact of a person against the order of sources."""
    person, fact = person_for(request.viewer, pk), fact_named(column)
    if fact is None:
        raise NotFound(GONE.format(what="这一项"))
    form = OverruleForm(request.POST or None, fact=fact)
    if form.is_valid():
        try:
            api.overrule(person, form.overrule(), by=request.viewer, on=request.today)
        except api.OverruleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已改定“{fact.term}”，今天起用改定的值。")
            return redirect("desk:person-sources", pk)
    return page(request, "sources/overrule", person=person, fact=fact, form=form)


@require_http_methods(["GET", "POST"])
@officer(api.OVERRULERS)
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a settled value back: the order of sources decides again."""
    row, person = _overrule(request, pk)
    form = DropForm(request.POST or None)
    if form.is_valid():
        try:
            api.drop_overrule(pk, form.cleaned_data["reason"], by=request.viewer, on=request.today)
        except api.SourcesError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已取消改定，今天起按各来源的先后采用。")
            return redirect("desk:person-sources", person.pk)
    term = api.known_facts()[row.fact].term
    return page(request, "sources/drop", person=person, row=row, term=term, form=form)


@require_safe
@officer(roles.SOURCE_READERS)
@listed("conflicts")
def conflicts(request: OfficerRequest) -> HttpResponse:
    """Where sources disagree about people of the viewer's divisions."""
    form = ConflictFilters(request.GET, facts=show.fact_choices())
    wanted, after = form.wanted, request.GET.get("after", "")
    rows = api.conflicts_for(request.viewer, [wanted["fact"]] if wanted["fact"] else [])
    if wanted["state"]:
        rows = rows.filter(overruled=wanted["state"] == "overruled")
    total = rows.count()
    shown = list((rows.filter(pk__lt=int(after)) if after.isdecimal() else rows)
                 .order_by("-pk")[: PAGE + 1])  # fmt: skip
    more = {**wanted, "after": shown[PAGE - 1].pk} if len(shown) > PAGE else {}
    places = full_names({row.division_code for row in shown})
    return page(
        request,
        "sources/conflicts",
        form=form,
        total=total,
        table=show.conflict_table(shown[:PAGE], places),
        begun=bool(after),
        more=f"?{urlencode(more)}" if more else "",
    )


@require_safe
@officer(roles.DATA_READERS)
@listed("lake")
def storage(request: OfficerRequest) -> HttpResponse:
    """Every feed: its versions, how much they take, how long they are kept."""
    found = lake.storage(request.today, book=book())
    return page(
        request,
        "sources/lake",
        figures=show.lake_figures(found),
        table=show.lake_table(found, lake.current(request.today)),
    )


@require_safe
@officer(roles.DATA_READERS)
def versions(request: OfficerRequest, name: str) -> HttpResponse:
    """The versions of one feed, the newest first."""
    if name not in feeds():
        raise NotFound(GONE.format(what="这份数据"))
    rows = lake.versions(name)
    before = request.GET.get("before", "")
    left = [row for row in rows if not before or row.name < before]
    shown, rest = left[:PAGE], left[PAGE:]
    more = f"?{urlencode({'before': shown[-1].name})}" if rest else ""
    feed = feeds()[name]
    table = show.version_table(shown, "各个版本")
    return page(request, "sources/versions", feed=feed, table=table, more=more, total=len(rows))


def _opened(request: OfficerRequest, person: Person, form: PurposeForm) -> dict[str, object]:
    given = form.cleaned_data
    found = api.open_dossier(
        request.viewer,
        person,
        purpose=given["purpose"],
        as_of=given["as_of"],
        own=own_values(request.viewer, person, given["as_of"]),
        withheld=withheld(person, request.today),
    )
    may_overrule = _may_overrule(request, person)
    return {
        **given,
        "compared": show.compared(found, person, may_overrule=may_overrule),
        "single": show.single_table(found),
        "closed": show.closed_table(found.closed),
    }


def _may_overrule(request: OfficerRequest, person: Person) -> bool:
    return may(request.viewer, api.OVERRULERS, person.division_code)


def _overrule(request: OfficerRequest, pk: int) -> tuple[api.Overrule, Person]:
    """A settled value of somebody the viewer may see. Raises NotFound."""
    try:
        row = api.overrule_for(pk)
    except api.NoSuchOverrule as unknown:
        raise NotFound(str(unknown)) from unknown
    if row.person_id is None:
        raise NotFound(GONE.format(what="这项改定"))
    return row, person_for(request.viewer, row.person_id)
