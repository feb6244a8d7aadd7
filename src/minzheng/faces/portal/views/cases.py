"""One case: where it stands; what the citizen can do about it."""

from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases import api as cases
from minzheng.faces.portal.asking import QuestionForm, with_hints
from minzheng.faces.portal.casepage import answer_figures, case_page, waiting_step
from minzheng.faces.portal.letters import passages
from minzheng.faces.portal.ratings import RatingForm, review_of
from minzheng.faces.portal.receipts import receipt_pdf
from minzheng.faces.portal.requests import PortalRequest, as_texts, citizen, citizen_or_agent
from minzheng.faces.portal.uploading import PaperField, read_upload

MOST_WORDS = 1000
SAY_OR_BRING = "请写明情况，或者先在第一步传一份材料，再提交答复"


class PaperForm(forms.Form):
    """One more paper, with a name of one's own."""

    title = forms.CharField(label="这是什么材料", max_length=40, help_text="例如：父亲的退休证。")
    file = PaperField(label="照片或文件")


class AnswerForm(forms.Form):
    """What the person says; it may be left out when papers or the fields asked speak for her."""

    use_required_attribute = False
    text = forms.CharField(
        label="您的说明",
        max_length=MOST_WORDS,
        help_text="文字和材料，至少要有一样。",
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": SAY_OR_BRING},
    )

    def __init__(self, data: QueryDict | None, *, said_otherwise: bool) -> None:
        super().__init__(data)
        self.fields["text"].required = not said_otherwise


class WithdrawForm(forms.Form):
    """Why, if she wants to say."""

    reason = forms.CharField(
        label="为什么撤回", required=False, max_length=200, widget=forms.Textarea({"rows": 3})
    )


@require_safe
@citizen_or_agent
def show(request: PortalRequest, number: str) -> HttpResponse:
    """Where it stands, what is asked, how it came about."""
    case = cases.case_for(request.viewer, number)
    shown = {"page": case_page(case, request.viewer, request.today), **_back()}
    return render(request, "portal/case.html", shown)


@require_safe
@citizen_or_agent
def received(request: PortalRequest, number: str) -> HttpResponse:
    """It has arrived: the number large, what happens next and until when."""
    case = cases.case_for(request.viewer, number, may="own")
    shown = {"page": case_page(case, request.viewer, request.today), "section": "my"}
    return render(request, "portal/received.html", shown)


@require_safe
@citizen_or_agent
def receipt(request: PortalRequest, number: str) -> HttpResponse:
    """The receipt as PDF."""
    case = cases.case_for(request.viewer, number, may="own")
    pdf = receipt_pdf(cases.dossier(case, request.viewer, request.today))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    return response


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def answer(request: PortalRequest, number: str, element: str) -> HttpResponse:
    """Answer what the case waits for: deadline, clock, papers one by one, and one's own words."""
    case = cases.case_for(request.viewer, number, may="own")
    page = case_page(case, request.viewer, request.today)
    step = waiting_step(page.dossier, element)
    if step is None:
        raise Http404("这件事现在不等您答复：可能已经答复，或期限已过。请回办件页查看")
    brought = [m for m in page.dossier.materials if m.added_on >= step.step.opened_on]
    posted = request.POST if request.method == "POST" else None
    asked = with_hints(_asked(step, request.today), {})
    questions = QuestionForm(asked, posted)
    form = AnswerForm(posted, said_otherwise=bool(brought or asked))
    if form.is_valid() and _answered(
        request, number, element, form=form, questions=questions, brought=brought
    ):
        return redirect("portal:case", number)
    letter = next((n for n in page.dossier.notices if n.number == step.step.notice_ref), None)
    shown = {
        "page": page, "step": step, "figures": answer_figures(page.dossier, step),
        "form": form, "questions": questions, "groups": questions.groups(), "brought": brought,
        "letter": letter,
        "passages": passages(letter.letter) if letter else [], **_back(number),
    }  # fmt: skip
    return render(request, "portal/answer.html", shown)


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def add_paper(request: PortalRequest, number: str) -> HttpResponse:
    """One more paper to a case; what is refused says why and loses nothing."""
    case = cases.case_for(request.viewer, number, may="own")
    form = PaperForm(request.POST or None, request.FILES or None)
    back = request.GET.get("answer", "")
    after = (
        reverse("portal:answer", args=[number, back])
        if back
        else reverse("portal:case", args=[number])
    )
    if form.is_valid() and _attached(request, number, form):
        return redirect(after)
    shown = {"form": form, "case": case, "section": "my", "back_url": after}
    return render(request, "portal/add_paper.html", shown)


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def withdraw(request: PortalRequest, number: str) -> HttpResponse:
    """Take an application back, after a page that says what follows."""
    case = cases.case_for(request.viewer, number, may="own")
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        cases.withdraw(number, reason, by=request.viewer, on=request.today)
        return redirect("portal:case", number)
    shown = {"form": form, "page": case_page(case, request.viewer, request.today), **_back(number)}
    return render(request, "portal/withdraw.html", shown)


@require_http_methods(["GET", "POST"])
@citizen
def rate(request: PortalRequest, number: str) -> HttpResponse:
    """Five levels first, then what exactly, then words."""
    case = cases.case_for(request.viewer, number, may="own")
    form = RatingForm(request.POST or None)
    if form.is_valid() and form.is_complete():
        try:
            cases.rate(number, review_of(form), by=request.viewer, on=request.today)
        except cases.RatingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("portal:case", number)
    shown = {"form": form, "case": case, "section": "my", **_back(number)}
    return render(request, "portal/rate.html", shown)


def _answered(
    request: PortalRequest,
    number: str,
    element: str,
    *,
    form: AnswerForm,
    questions: QuestionForm,
    brought: list[cases.Material],
) -> bool:
    said = form.cleaned_data["text"].strip()
    if not said and brought:
        said = f"已上传 {len(brought)} 份材料：{'、'.join(m.title for m in brought)}"
    reply = cases.Reply(said, record=as_texts(questions.typed()))
    try:
        cases.answer(number, element, reply, by=request.viewer, on=request.today)
    except cases.Incomplete as gaps:
        questions.tell(gaps.errors)
        return False
    except cases.CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _asked(step: cases.OpenStep, on: date) -> list[cases.Asked]:
    """The fields that the answer fills in, where the wait asks for any."""
    return [asked for _, asks in cases.record_questions(step.step, {}, on) for asked in asks]


def _attached(request: PortalRequest, number: str, form: PaperForm) -> bool:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    given = cases.Upload("", upload.name or "", read_upload(upload), form.cleaned_data["title"])
    try:
        cases.attach(number, given, by=request.viewer, on=request.today)
    except cases.MaterialRefused as refusal:
        form.add_error("file", str(refusal))
        return False
    return True


def _back(number: str = "") -> dict[str, str]:
    if number:
        return {
            "section": "my",
            "back_url": reverse("portal:case", args=[number]),
            "back_words": "返回办件",
        }
    return {"section": "my", "back_url": reverse("portal:my"), "back_words": "返回“我的”"}
