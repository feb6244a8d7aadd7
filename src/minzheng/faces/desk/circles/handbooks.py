"""The investment handbook: its editions, a new one, taking one down."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.circles import api
from minzheng.engines.parameters.api import book
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import HandbookForm, WithdrawForm
from minzheng.faces.desk.circles.where import county
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.units import Kind
from minzheng.registers.divisions.api import full_names

PART, MOST = "招商手册", 200
WORDS = ("补贴", "补助", "津贴", "奖补", "减免", "生活圈")  # what concerns somebody who invests


@require_safe
@officer(api.READERS)
def handbooks(request: OfficerRequest) -> HttpResponse:
    """Every edition, the newest first; the one the public reads now."""
    rows = list(api.editions_of(request.viewer)[:MOST])
    shown, may_publish = api.edition_shown(), bool(request.viewer.roles & set(api.PUBLISHERS))
    return page(
        request, "circles/handbooks", rows=rows, shown=shown.pk if shown else 0,
        may_publish=may_publish,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.PUBLISHERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Choose what is wanted, what can be let, which policies hold; publish."""
    viewer, on = request.viewer, request.today
    place = county(viewer)
    form = HandbookForm(
        request.POST or None, kinds=[(k, showing.kind_name(k)) for k in api.latest(viewer)],
        premises=[(row.pk, _words(row)) for row in api.pool_of(viewer)[:MOST]],
        policies=policies(), initial={"title": f"{full_names([place])[place]}养老服务招商手册"},
    )  # fmt: skip

    def act() -> Done:
        api.publish_handbook(form.new(place), by=viewer, on=on)
        return Done("已公布，公众现在看到的就是这一版。", reverse("desk:handbooks"))

    frame = FormFrame(
        "公布招商手册", PART, reverse("desk:handbooks"),
        "缺口取最近一次测算；公布以后不随测算变，要换请再公布一版。", "公布",
    )  # fmt: skip
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


@require_http_methods(["GET", "POST"])
@officer(api.PUBLISHERS)
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take one down; the one before it is shown again."""
    row = api.edition_for(request.viewer, pk)
    form = WithdrawForm(request.POST or None)

    def act() -> Done:
        words = form.cleaned_data["words"]
        api.withdraw_handbook(row, words, by=request.viewer, on=request.today)
        return Done("已撤下。", reverse("desk:handbooks"))

    lead = "撤下以后，公众看到的是上一版没有撤下的；都撤下了，就写明现在没有。"
    frame = FormFrame(f"撤下：{row.title}", PART, reverse("desk:handbooks"), lead, "撤下")
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


def policies() -> list[tuple[str, str]]:
    """Parameters whose name speaks of money for services, and the numbers of the circles."""
    told = book()
    infos = [told.info(key) for key in told.infos]
    wanted = (Kind.MONEY, Kind.RATIO, Kind.COUNT)
    return [
        (info.key, info.label)
        for info in infos
        if info.unit.kind in wanted and any(word in info.label for word in WORDS)
    ]


def _words(row: api.Premises) -> str:
    return f"{row.name}（{row.area} 平方米，{row.fire_name}）"
