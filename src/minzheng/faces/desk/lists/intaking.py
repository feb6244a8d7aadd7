"""Applications in a spreadsheet: the empty one to take along, the filled-in one to take in."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.workbench.api import NewJob
from minzheng.faces.desk import intake as reading
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import download
from minzheng.faces.desk.lists.files import MIMES, XLSX
from minzheng.faces.desk.lists.plans import INLINE, TAKE_IN, WEIGH, Plan
from minzheng.faces.desk.lists.sheet_intake import sealed_rows
from minzheng.faces.desk.lists.sheet_reading import ReadRow, SheetRefused, read
from minzheng.faces.desk.lists.sheet_writing import template
from minzheng.faces.desk.lists.views import answering
from minzheng.faces.desk.lists.working import begin, run_now
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.kernel.matter import Matter

MEGABYTE, MOST_MEGABYTES = 1024 * 1024, 5


class SheetForm(forms.Form):
    """The filled-in spreadsheet."""

    file = forms.FileField(label="填好的表（xlsx）")
    submit = forms.BooleanField(
        label="齐全的直接收件", required=False,
        help_text="不勾选就都存成草稿，您逐份看过再交。缺材料、缺签字的总是存成草稿。",
    )  # fmt: skip

    def clean_file(self) -> Any:
        """No larger than the form can ever be."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB。请分成几个文件上传。")
        return file


@require_safe
@officer(roles.TAKERS_IN)
def sheet_template(request: OfficerRequest, field: str, name: str) -> HttpResponse:
    """The empty spreadsheet of a matter."""
    matter = _matter(request, field, name)
    return download(template(matter), MIMES[XLSX], f"{matter.service.short}申请表.xlsx")


@require_http_methods(["GET", "POST"])
@officer(roles.TAKERS_IN)
@answering
def sheet(request: OfficerRequest, field: str, name: str) -> HttpResponse:
    """Take the filled-in one: every row is checked, nothing is kept before the second look."""
    matter = _matter(request, field, name)
    form = SheetForm(request.POST or None, request.FILES or None)
    rows = _rows(form, matter) if form.is_valid() else None
    if rows is None:
        return page(request, "lists/sheet", matter=matter, field=field, name=name, form=form)
    keys = tuple(str(row.number) for row in rows)
    given = {
        "matter": matter.key,
        "sealed": sealed_rows(rows),
        "submit": form.cleaned_data["submit"],
    }
    words = f"收{matter.service.short}申请"
    new = NewJob(WEIGH, f"检查表格：{words}", Plan(TAKE_IN, words, keys, given).params, len(keys))
    job = run_now(request, new) if len(keys) <= INLINE else begin(request, new)
    return redirect("desk:job", job.pk)


def _matter(request: OfficerRequest, field: str, name: str) -> Matter:
    matter = reading.matter_for(request.viewer, field, name)
    if matter.application.anywhere:
        raise NotFound(f"“{matter}”在求助地当面办理，不能用表格收件。请从“收件”逐份登记。")
    return matter


def _rows(form: SheetForm, matter: Matter) -> list[ReadRow] | None:
    try:
        return read(matter, form.cleaned_data["file"].read())
    except SheetRefused as refusal:
        form.add_error("file", str(refusal))
        return None
