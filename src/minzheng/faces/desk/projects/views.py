"""Projects: the list, one of them, propose."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import Viewer
from minzheng.engines.projects import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.projects import showing
from minzheng.faces.desk.projects.forms import ProjectFilters, ProjectForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import children, full_names


@require_safe
@officer(api.READERS)
@listed("projects")
def projects(request: OfficerRequest) -> HttpResponse:
    """The newest first; filters stand in the address."""
    form = ProjectFilters(request.GET)
    found = api.project_page(request.viewer, form.wanted)
    names = full_names({row.division_code for row in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "projects/projects",
        form=form,
        table=showing.project_table(found, names),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=str(found.after)) if found.after else "",
        may_propose=bool(request.viewer.roles & set(api.MAKERS)),
        rounds=bool(request.viewer.roles & set(api.ROUND_READERS)),
    )


@require_safe
@officer(api.READERS)
def project(request: OfficerRequest, pk: int) -> HttpResponse:
    """One project: need, contract, stages, sums, evaluation, and what can be done."""
    row = api.project_for(request.viewer, pk)
    contract = api.contract_of(row)
    stages = list(api.stages_of(contract)) if contract else []
    names, roles = full_names({row.division_code}), request.viewer.roles
    return page(
        request,
        "projects/project",
        project=row,
        contract=contract,
        figures=showing.figures(row, contract, _money(contract, stages)),
        entries=showing.project_entries(row, names[row.division_code]),
        terms=showing.contract_entries(contract) if contract else [],
        indicators=showing.indicator_entries(contract) if contract else [],
        amendments=showing.amendment_entries(contract) if contract else [],
        cards=showing.stage_cards(contract, stages, request.today) if contract else [],
        followed=showing.follow_entries(row) if row.evaluated_on else [],
        scores=showing.score_entries(row) if row.evaluated_on else [],
        decides=bool(roles & set(api.DECIDERS)),
        signs=bool(roles & set(api.SIGNERS)),
        accepts=bool(roles & set(api.ACCEPTORS)),
        pays=bool(roles & set(api.PAYERS)),
        settled=all(s.state in ("paid", "nothing") for s in stages) or row.state == "stopped",
        doubt=api.DOUBTS[row.item_told.status],
    )


@require_http_methods(["GET", "POST"])
@officer(api.MAKERS)
def propose(request: OfficerRequest) -> HttpResponse:
    """Propose a project."""
    places = _places(request.viewer, request)
    form = ProjectForm(request.POST or None, places=places)
    if form.is_valid():
        try:
            made = api.propose_project(form.project(), by=request.viewer, on=request.today)
            messages.success(request, f"已提出，编号 {made.number}，等区民政局负责人审批。")
            return redirect("desk:project", made.pk)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "projects/new", form=form, catalogue=api.items().values())


def _money(contract: api.Contract | None, stages: list[api.Stage]) -> showing.Money:
    kept = api.reserved(contract.ref) if contract else 0
    return showing.Money(api.paid_of(stages), kept)


def _places(viewer: Viewer, request: OfficerRequest) -> list[tuple[str, str]]:
    """Where her posts let her propose: her own place and those right below."""
    posts = sorted({post.division for post in viewer.seeing_posts if post.role in api.MAKERS})
    names = full_names(set(posts))
    own = [(code, names[code]) for code in posts]
    below = [(d.code, d.name) for code in posts for d in children(code, request.today)]
    return [*own, *below]
