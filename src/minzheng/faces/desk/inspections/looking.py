"""The second look at what a house says it put right, and its wish for more time."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from minzheng.engines.oversight import api
from minzheng.faces.desk.inspections.deeds import form_page
from minzheng.faces.desk.inspections.forms import ACCEPTED, GRANTED, ExtensionForm, LookForm
from minzheng.faces.desk.requests import OfficerRequest, officer


@require_http_methods(["GET", "POST"])
@officer(api.LOOKERS)
def look(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close it, or send it back with a new day."""
    row = api.finding_for(request.viewer, pk)
    form = LookForm(request.POST or None)

    def act() -> str:
        given, viewer, on = form.cleaned_data, request.viewer, request.today
        if given["outcome"] == ACCEPTED:
            api.accept(row, given["words"], by=viewer, on=on)
            return "复查通过，这个问题已办结。"
        api.send_back(row, given["words"], given["due_on"], by=viewer, on=on)
        return "已退回机构再整改。"

    return form_page(request, row.inspection, form, f"复查：{row.item}", act)


@require_http_methods(["GET", "POST"])
@officer(api.HEADS)
def extension(request: OfficerRequest, pk: int) -> HttpResponse:
    """Decide on more time."""
    row = api.finding_for(request.viewer, pk)
    form = ExtensionForm(request.POST or None)

    def act() -> str:
        given, viewer, on = form.cleaned_data, request.viewer, request.today
        decide = api.grant_extension if given["outcome"] == GRANTED else api.decline_extension
        decide(row, given["words"], by=viewer, on=on)
        return "已答复机构的延期申请。"

    words = f"答复延期：{row.item}"
    return form_page(request, row.inspection, form, words, act)
