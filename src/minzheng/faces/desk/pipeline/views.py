"""The library of projects at the desk: the board, one project whole, its papers and photos."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed, may
from minzheng.engines.parameters.api import place_names
from minzheng.engines.pipeline import api
from minzheng.engines.plans.api import PROJECT
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.pipeline import showing
from minzheng.faces.desk.pipeline.answering import answering
from minzheng.faces.desk.pipeline.deeds import deeds_of
from minzheng.faces.desk.pipeline.forms import ProjectFilters, ProjectForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.links import tied_url
from minzheng.registers.offices.api import home_division

LEAD = "先登记名称、规模、投资和责任岗位；入库、论证、批准、签约各有凭据，一步一步办。"


@require_safe
@officer(api.READERS)
@listed("pipeline")
def board(request: OfficerRequest) -> HttpResponse:
    """Projects by stage with their money and risks."""
    viewer, on = request.viewer, request.today
    form = ProjectFilters(request.GET, places=places_below(viewer, on))
    found = api.board(viewer, form.wanted, on)
    given = form.cleaned_data.items()
    kept = {key: value for key, value in given if value and key != "after"}
    more = urlencode({**kept, "after": found.after}) if found.after else ""
    places = place_names({each.project.division_code for each in found.rows})
    return page(
        request, "pipeline/board", form=form, more=f"?{more}" if more else "", narrowed=bool(kept),
        figures=showing.board_figures(found, api.targets(viewer, on)),
        stages=showing.stage_chart(found, kept), table=showing.board_table(found, places),
        makes=bool(viewer.roles & set(api.MAKERS)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.MAKERS)
@answering
def new(request: OfficerRequest) -> HttpResponse:
    """An idea for a project."""
    home = home_division()
    places = [*place_names({home}).items()] if home else []
    form = ProjectForm(
        request.POST or None, places=[*places, *places_below(request.viewer, request.today)]
    )
    frame = FormFrame("提出项目", "项目库", reverse("desk:pipeline"), LEAD, "登记")

    def act() -> Done:
        made = api.add_project(form.project(), by=request.viewer, on=request.today)
        return Done("已登记，下一步办入库。", reverse("desk:pipeline-project", args=[made.pk]))

    return form_page(request, form, frame, act, refusals=(api.PipelineRefused, NotAllowed))


@require_safe
@officer(api.READERS)
@answering
@listed("pipeline-payments", "pipeline-milestones")
def project(request: OfficerRequest, pk: int) -> HttpResponse:
    """The whole chain, the money, the work, the risks with their reasons."""
    row, viewer = api.project_for(request.viewer, pk), request.viewer
    told = api.file_of(row, request.today)
    signs = may(viewer, api.SIGNERS, row.division_code)
    return page(
        request, "pipeline/project", row=row, told=told, deeds=deeds_of(viewer, told),
        figures=showing.figures(told), chain=showing.chain_table(told.chain),
        entries=showing.entries(told, place_names({row.division_code})),
        indicators=showing.indicator_entries(row),
        sources=showing.source_table(viewer, told, signs=signs),
        contracts=showing.contract_table(viewer, told),
        payments=showing.payment_table(viewer, told),
        milestones=showing.milestone_table(
            told, makes=may(viewer, api.MAKERS, row.division_code)
        ),
        reports=showing.report_table(told), contacts=showing.contact_table(told),
        reviews=showing.review_table(told), ties_url=tied_url(viewer, PROJECT, pk),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The paper of a link; looking at it is in the trail."""
    content, mime = api.open_step_paper(request.viewer, api.step_for(request.viewer, pk))
    return HttpResponse(content, content_type=mime)


@require_safe
@officer(api.READERS)
@answering
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """A milestone's photo; looking at it is in the trail."""
    content, mime = api.open_photo(request.viewer, api.photo_for(request.viewer, pk))
    return HttpResponse(content, content_type=mime)


@require_safe
@officer(api.READERS)
@answering
def invoice(request: OfficerRequest, pk: int) -> HttpResponse:
    """A payment's invoice; looking at it is in the trail."""
    content, mime = api.open_invoice(request.viewer, api.payment_for(request.viewer, pk))
    return HttpResponse(content, content_type=mime)
