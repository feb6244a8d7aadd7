"""Taking a request down: read strictly, and everything that is wrong is told at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.sharing.errors import RequestUnfit
from minzheng.engines.sharing.models import Share, ShareSeries
from minzheng.engines.sharing.people import IDENTITY, conditions, labels, protected, shareable
from minzheng.kernel.divisions import normalise
from minzheng.kernel.identity import IdentityError, citizen_id
from minzheng.kernel.units import Kind
from minzheng.registers.sealing import blind_index

REGISTRARS = ("data_clerk", "district_clerk")
CODE = "GX"
MOST_ROWS, MOST_LISTED, MOST_GROUPS = 200_000, 10_000, 2
LEVELS = {"county": "县（区）", "town": "乡镇（街道）", "village": "村（社区）"}
GROUPED = {Kind.CODE, Kind.BOOL}  # what falls into a few cells
SEPARATORS = re.compile(r"[\s,，、;；]+")
REQUIRED = {
    "department": "申请单位", "contact": "联系人", "purpose": "用途", "scene": "使用场景",
    "basis": "依据",
}  # fmt: skip
Errors = dict[str, str]


@dataclass(frozen=True)
class NewShare:
    """A request as typed. `fields`, `group_by`: terms; `listed`: identity numbers, any separator.

    `row_limit`: rows of a file, or rows a day through the interface.
    """

    division_code: str
    department: str
    contact: str
    purpose: str
    scene: str
    basis: str
    kind: str
    form: str
    way: str
    ends_on: date
    row_limit: int
    fields: str = ""
    group_by: str = ""
    level: str = ""
    conditions: tuple[str, ...] = ()
    listed: str = ""
    with_minors: bool = False


@transaction.atomic
def receive(new: NewShare, *, by: Viewer, on: date) -> Share:
    """Take a request down; the clock for the answer begins. Raises RequestUnfit, NotAllowed."""
    division = normalise(new.division_code)
    require(by, REGISTRARS, division)
    errors: Errors = {}
    columns = _columns(new.fields, "fields", errors)
    groups = _columns(new.group_by, "group_by", errors)
    listed = _listed(new.listed, on, errors)
    errors = dict(_unfit(new, columns, groups, on)) | errors
    if errors:
        raise RequestUnfit(errors)
    share = Share.objects.create(
        number=_number(division, on), division_code=division, fields=columns, group_by=groups,
        listed=listed, conditions=list(new.conditions), with_minors=new.with_minors,
        protects=_protects(new, columns, groups), **_plain(new),
        received_on=on, received_by=by.doer.name, received_key=by.doer.key,
    )  # fmt: skip
    audit.record(by.doer, "receive_share", share.ref, division=division, purpose=new.purpose[:60])
    return share


def _plain(new: NewShare) -> dict[str, object]:
    names = (*REQUIRED, "kind", "form", "way", "ends_on", "row_limit", "level")
    return {name: getattr(new, name) for name in names}


def _protects(new: NewShare, columns: list[str], groups: list[str]) -> list[str]:
    rows_of_minors = new.form == Share.Form.ROWS and new.with_minors
    return protected([*columns, *groups], rows_of_minors)


def _columns(text: str, name: str, errors: Errors) -> list[str]:
    """The columns of the terms in a text, in their order."""
    known = {label: column for column, label in labels().items()}
    terms = [word for word in SEPARATORS.split(text) if word]
    strange = [word for word in terms if word not in known]
    if strange:
        errors[name] = f"没有叫“{'”“'.join(strange[:5])}”的数据项，请用词汇表里的名称，用顿号隔开"
    return list(dict.fromkeys(known[word] for word in terms if word in known))


def _listed(text: str, on: date, errors: Errors) -> list[str]:
    """The blind indexes of the numbers in a text; the numbers themselves are not kept."""
    numbers = [word for word in SEPARATORS.split(text) if word]
    if len(numbers) > MOST_LISTED:
        errors["listed"] = f"名单有 {len(numbers)} 人，一次最多 {MOST_LISTED} 人，请分批申请"
        return []
    wrong = [place for place, number in enumerate(numbers, start=1) if not _is_number(number, on)]
    if wrong:
        places = "、".join(map(str, wrong[:10]))
        errors["listed"] = f"名单里第 {places} 个号码不是有效的身份证号，请核对后重填"
    return sorted({blind_index(number.upper(), kind="id") for number in numbers})


def _is_number(text: str, on: date) -> bool:
    try:
        citizen_id(text, today=on)
    except IdentityError:
        return False
    return True


def _unfit(
    new: NewShare, columns: list[str], groups: list[str], on: date
) -> Iterator[tuple[str, str]]:
    yield from ((name, f"请填写{label}") for name, label in REQUIRED.items()
                if not getattr(new, name).strip())  # fmt: skip
    if new.ends_on <= on:
        yield "ends_on", f"使用期限应晚于今天（{on}）"
    if not 1 <= new.row_limit <= MOST_ROWS:
        yield "row_limit", f"行数上限应在 1 到 {MOST_ROWS:,} 之间"
    if set(new.conditions) - conditions().keys():
        yield "conditions", "人群条件请从列出的里选"
    if new.form == Share.Form.ROWS:
        yield from _unfit_rows(new, columns)
    else:
        yield from _unfit_counts(new, groups)


def _unfit_rows(new: NewShare, columns: list[str]) -> Iterator[tuple[str, str]]:
    if not columns:
        yield "fields", "请写明要哪些数据项"
    if "minor" in new.conditions and not new.with_minors:
        yield "with_minors", "人群是未满18周岁的，请同时勾选“含未成年人”，并由负责人写明单独依据"


def _unfit_counts(new: NewShare, groups: list[str]) -> Iterator[tuple[str, str]]:
    if new.way == Share.Way.API:
        yield "way", "统计数只用文件提供，请选“文件”"
    if new.level not in LEVELS:
        yield "level", "请选统计到哪一级"
    identity = [column for column in groups if column in IDENTITY]
    shapeless = [c for c in groups if c not in identity and shareable()[c].kind not in GROUPED]
    if identity or shapeless or len(groups) > MOST_GROUPS:
        yield "group_by", f"分组最多 {MOST_GROUPS} 项，只能用类别或者是否的数据项"


def _number(division: str, on: date) -> str:
    """The next number of the county and year. Inside the caller's transaction."""
    county = division[:6]
    ShareSeries.objects.get_or_create(county=county, year=on.year)
    series = ShareSeries.objects.select_for_update().get(county=county, year=on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{CODE}-{county}-{on.year}-{series.last:06d}"
