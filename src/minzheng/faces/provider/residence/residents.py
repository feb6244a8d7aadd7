"""One resident: her bed and its history, placing, moving, away and back, assessed, her money."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.residence import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.residence import showing
from minzheng.faces.provider.residence.answering import Frame, answering, form_page
from minzheng.faces.provider.residence.contracts import AHEAD
from minzheng.faces.provider.residence.forms import (
    AssessForm,
    AwayForm,
    BackForm,
    MoneyForm,
    PlaceForm,
)

FORMS = require_http_methods(["GET", "POST"])


def back_to(pk: int) -> str:
    """The resident's page."""
    return reverse("provider:residence-stay", args=[pk])


@never_cache
@require_safe
@member
@answering
def stay(request: HouseRequest, pk: int) -> HttpResponse:
    """Bed, times away, contracts, prepaid money. Nine queries."""
    row = api.resident(request.viewer, pk, request.today)
    placed, away = api.placements_of(row), api.absences_of(row)
    ahead = api.number(AHEAD, row.facility, request.today)
    contracts = api.contracts_of_stay(row)
    entries = api.entries_of(row)
    manager = request.viewer.house is not None and request.viewer.house.duty == "manager"
    basis = "" if contracts else api.basis_of(row.person, row.facility, request.today)
    return page(
        request, "residence/stay", stay=row, manager=manager, basis=basis,
        bed=placed[0] if placed and placed[0].until is None and row.until is None else None,
        away=next((each for each in away if each.until is None), None), contracts=contracts,
        history=showing.history_table(placed), money=showing.money_table(entries),
        papers=showing.contract_table(
            contracts, request.today, ahead, "provider:residence-contract"
        ),
    )  # fmt: skip


@FORMS
@member
@answering
def place(request: HouseRequest, pk: int) -> HttpResponse:
    """In a bed for the first time, or in another one."""
    row = api.resident(request.viewer, pk, request.today)
    moving = any(each.until is None for each in api.placements_of(row))
    beds = api.free_beds(row.facility)
    form = PlaceForm(request.POST or None, beds=beds, moving=moving, on=request.today)
    word = "换床" if moving else "安排床位"
    lead = "原来的床位随后空出来。" if moving else ""
    if not beds:
        lead = "没有空床：有人离开、停用的床恢复使用以后再来。"
    frame = Frame(f"给{row.person.name}{word}", back_to(pk), lead, word)

    def act() -> str:
        new = api.NewPlace(**form.cleaned_data)
        made = api.place(request.viewer, pk, new, on=request.today)
        return f"{row.person.name}住 {made.bed.code}。"

    return form_page(request, form, frame, act)


@FORMS
@member
@answering
def away(request: HouseRequest, pk: int) -> HttpResponse:
    """To hospital or home, or back."""
    row = api.resident(request.viewer, pk, request.today)
    out = any(each.until is None for each in api.absences_of(row))
    if out:
        return _back(request, pk, row.person.name)
    form = AwayForm(request.POST or None, initial={"since": request.today})
    frame = Frame(f"登记{row.person.name}外出", back_to(pk), "床位给她留着。", "登记外出")

    def act() -> str:
        given = form.cleaned_data
        api.go_away(request.viewer, pk, given["kind"], given["since"], on=request.today)
        return f"已登记{row.person.name}外出。"

    return form_page(request, form, frame, act)


def _back(request: HouseRequest, pk: int, name: str) -> HttpResponse:
    form = BackForm(request.POST or None, initial={"until": request.today})

    def act() -> str:
        api.come_back(request.viewer, pk, form.cleaned_data["until"], on=request.today)
        return f"已登记{name}回院。"

    return form_page(request, form, Frame(f"登记{name}回院", back_to(pk), "", "登记回院"), act)


@FORMS
@member
@answering
def assess(request: HouseRequest, pk: int) -> HttpResponse:
    """The house's own assessment."""
    row = api.resident(request.viewer, pk, request.today)
    form = AssessForm(request.POST or None, initial={"assessed_on": request.today})
    lead = "两个人一起评估；有能力评估结果的不用再登记。"
    frame = Frame(f"登记{row.person.name}的入院评估", back_to(pk), lead)

    def act() -> str:
        new = api.NewAssessment(**form.cleaned_data)
        api.assess(request.viewer, pk, new, on=request.today)
        return "入院评估已登记，可以签合同。"

    return form_page(request, form, frame, act)


@FORMS
@member
@answering
def money(request: HouseRequest, pk: int) -> HttpResponse:
    """Money taken, used or refunded."""
    row = api.resident(request.viewer, pk, request.today)
    form = MoneyForm(request.POST or None, initial={"day": request.today})
    lead = "登记以后不能改；记错了的，用相反的一笔冲回并写明。"
    frame = Frame(f"登记{row.person.name}的预收费", back_to(pk), lead, "登记")

    def act() -> str:
        made = api.enter(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{made.get_way_display()}{made.get_kind_display()}。"

    return form_page(request, form, frame, act)
