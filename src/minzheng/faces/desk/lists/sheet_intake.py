"""Rows of a spreadsheet taken in at the window: tried first, then kept as drafts or handed in.

The engine's own verbs are used for both; a trial is undone before anybody sees it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person
from minzheng.engines.cases import api as cases
from minzheng.engines.workbench.api import Told
from minzheng.faces.desk import intake as reading
from minzheng.faces.desk.forms.intake import HERSELF, MANDATES
from minzheng.faces.desk.lists import sheet_columns as columns
from minzheng.faces.desk.lists.plans import Plan
from minzheng.faces.desk.lists.sheet_reading import ReadRow
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.form import YES
from minzheng.kernel.matter import Matter
from minzheng.registers.people.api import Person, find_by_id_number
from minzheng.registers.sealing import seal, unseal
from minzheng.registers.spreadsheets import LOST

NOT_HERE = "没有登记过，或者不在您的辖区。先在“收件”里登记这个人，再上传"


class RowRefused(Exception):
    """A row that cannot be taken in: a line for each column that must be mended."""

    def __init__(self, *faults: str) -> None:
        super().__init__("；".join(faults))
        self.faults = faults


class _Undone(Exception):
    """Carries what a trial found out of the transaction that undoes it."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


@dataclass(frozen=True)
class Taken:
    """A draft as a row has filled it, and what is still missing."""

    draft: cases.Draft
    gaps: tuple[str, ...]


def sealed_rows(rows: list[ReadRow]) -> dict[str, str]:
    """Rows as a job keeps them: sealed, for they hold identity and account numbers."""
    return {str(row.number): seal(json.dumps(asdict(row), ensure_ascii=False)) for row in rows}


def weigh(plan: Plan, key: str, *, by: Viewer, on: date) -> Told:
    """What would become of a row; nothing is kept."""
    try:
        with transaction.atomic():
            raise _Undone(_tried(plan, key, by=by, on=on))
    except _Undone as undone:
        return undone.told


def do(plan: Plan, key: str, *, by: Viewer, on: date) -> Told:
    """Keep a row as a draft, or hand it in where nothing is missing and the officer wants it."""
    row = _row(plan, key)
    try:
        taken = _take(plan, row, by=by, on=on)
    except RowRefused as refusal:
        return Told(str(refusal), ok=False, more=refusal.faults, label=_label(row))
    if taken.gaps or not plan.given["submit"]:
        said = f"已存草稿，保留到 {taken.draft.expires_on}"
        return Told(said + _lacking(taken), label=_label(row))
    case = cases.submit_draft(taken.draft.pk, taken.draft.token, by=by, on=on)
    return Told(f"已收件，办件编号 {case.number}", label=_label(row))


def _tried(plan: Plan, key: str, *, by: Viewer, on: date) -> Told:
    row = _row(plan, key)
    try:
        taken = _take(plan, row, by=by, on=on)
    except RowRefused as refusal:
        return Told(str(refusal), ok=False, more=refusal.faults, label=_label(row))
    if taken.gaps or not plan.given["submit"]:
        return Told("将存成草稿" + _lacking(taken), label=_label(row))
    return Told("齐全，将直接收件", label=_label(row))


def _take(plan: Plan, row: ReadRow, *, by: Viewer, on: date) -> Taken:
    field, _, name = plan.given["matter"].partition("/")
    matter = reading.matter_for(by, field, name)
    applicant = _person(row.cells, columns.APPLICANT, "申请人身份证号", by=by)
    about = _about(matter, row, applicant, by=by)
    _refuse_second(matter, applicant, about, by=by, on=on)
    draft = _begun(matter, row, applicant, about, by=by, on=on)
    _fill(matter, draft, row, by=by, on=on)
    draft.refresh_from_db()
    return Taken(draft, tuple(_gaps(draft, on)))


def _person(cells: Mapping[str, str], key: str, title: str, *, by: Viewer) -> Person:
    text = cells.get(key, "").upper()
    if text == LOST:
        raise RowRefused(f"“{title}”：写成了数字，末几位丢了。把这一格设成文本重新填")
    found = find_by_id_number(text) if text else None
    if found is None or not may_see_person(by, found):
        raise RowRefused(f"“{title}”：{NOT_HERE if text else '没有填'}")
    named = cells.get(columns.NAME, "")
    if key != columns.PERSON and named and named != found.name:
        raise RowRefused(f"“姓名”：与登记的（{found.name_masked}）不一样。请核对证件")
    return found


def _about(matter: Matter, row: ReadRow, applicant: Person, *, by: Viewer) -> Person:
    if not matter.personal or not row.cells.get(columns.PERSON):
        return applicant
    return _person(row.cells, columns.PERSON, "为谁申请（身份证号）", by=by)


def _refuse_second(
    matter: Matter, applicant: Person, about: Person, *, by: Viewer, on: date
) -> None:
    home = reading.home_of(about, on)
    why = reading.standing_in_the_way(by, matter, home, about, on)
    whose = {"person_id": about.pk} if matter.personal else {"person_id": None}
    begun = cases.Draft.objects.filter(
        applicant_id=applicant.pk, matter=matter.key, expires_on__gte=on, **whose
    )
    if not why and begun.exists():
        why = "已有一份没有交的草稿，不再重复收。请在“收件”或当事人的“我的办件”里接着填"
    if why:
        raise RowRefused(why)


def _begun(
    matter: Matter, row: ReadRow, applicant: Person, about: Person, *, by: Viewer, on: date
) -> cases.Draft:
    lodging = cases.Lodging(about.pk if matter.personal else None)
    try:
        return cases.open_draft(
            matter.key, applicant.pk, by=by, on=on, mandate=_mandate(row.cells), lodging=lodging
        )
    except (cases.CaseRefused, NotFound) as refusal:
        raise RowRefused(str(refusal)) from refusal


def _mandate(cells: Mapping[str, str]) -> cases.Mandate | None:
    chosen = cells.get(columns.MANDATE) or HERSELF
    if chosen not in MANDATES:
        raise RowRefused(f"“谁来办”：没有“{chosen}”这一项，请在列表里选")
    if chosen == HERSELF:
        return None
    if not cells.get(columns.AGENT):
        raise RowRefused("“代办人姓名”：有人代办的，请填写姓名")
    return cases.Mandate(cells[columns.AGENT], cells.get(columns.AUTHORITY) or chosen)


def _fill(matter: Matter, draft: cases.Draft, row: ReadRow, *, by: Viewer, on: date) -> None:
    """Every page through the engine; all that is wrong is told at once."""
    raw, faults = _answers(draft, row), list(_lost(row))
    titles = {head.key: head.title for head in columns.application_heads(matter)}
    titles |= {head.key: head.title for head in columns.member_heads(matter)}
    for page in matter.form.pages:
        wrong = cases.save_page(draft.pk, page.key, raw, by=by, on=on).errors
        typed = {name: said for name, said in wrong.items() if raw.get(name)}
        faults += [f"“{titles[n.rpartition('.')[2]]}”：{said}" for n, said in typed.items()]
    if faults:
        raise RowRefused(*faults)
    if row.cells.get(columns.SIGNED) == YES:
        signers = [person.pk for person in cases.signers_of(draft, on)]
        keys = [commitment.key for commitment in matter.form.commitments]
        cases.sign_commitments(draft.pk, dict.fromkeys(keys, signers), by=by, on=on)


def _answers(draft: cases.Draft, row: ReadRow) -> dict[str, str]:
    """Cells by the names of the questions; members by their place in the draft."""
    places = {pk: place for place, pk in enumerate(draft.members)}
    raw = dict(row.cells)
    for number, cells in row.members:
        person = find_by_id_number(cells[columns.MEMBER].upper())
        if person is None or person.pk not in places:
            raise RowRefused(f"“家庭成员”第 {number} 行：这个人不在登记的家庭里。请核对身份证号")
        raw |= {f"{places[person.pk]}.{key}": text for key, text in cells.items()}
    return raw


def _lost(row: ReadRow) -> Iterator[str]:
    for where, cells in ((row.number, row.cells), *row.members):
        for key, text in cells.items():
            if text == LOST:
                yield f"第 {where} 行“{key}”：写成了数字，末几位丢了。把这一格设成文本重新填"


def _gaps(draft: cases.Draft, on: date) -> Iterator[str]:
    yield from cases.unanswered(draft, on).values()
    yield from cases.unsigned_commitments(draft, on).values()
    yield from (paper.lacking for paper in cases.wanted_papers(draft, on) if paper.lacking)


def _lacking(taken: Taken) -> str:
    return f"；还缺：{'；'.join(taken.gaps)}" if taken.gaps else ""


def _row(plan: Plan, key: str) -> ReadRow:
    kept: dict[str, Any] = json.loads(unseal(plan.given["sealed"][key]))
    members = tuple((number, cells) for number, cells in kept["members"])
    return ReadRow(kept["number"], kept["cells"], members)


def _label(row: ReadRow) -> str:
    return f"第 {row.number} 行 {row.cells.get(columns.NAME, '')}"
