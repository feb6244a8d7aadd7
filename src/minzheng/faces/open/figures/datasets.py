"""Datasets anybody may take: what each holds, its fields, its rows. No person is in any of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import Paid
from minzheng.faces.open.contracts.telling import award_rows, contract_rows
from minzheng.faces.open.figures.asking import Asked
from minzheng.faces.open.figures.showing import matter_title
from minzheng.faces.open.law import numbers
from minzheng.faces.open.ledger.telling import SEVERAL, cells
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import Division

LICENCE = "可以免费复制、加工和传播，请注明来源和更新日；不得用来识别具体的人"
Value = str | int | float | None
Rows = Iterable[tuple[Value, ...]]


@dataclass(frozen=True)
class FieldInfo:
    """One column: its stable name, its title, what it means."""

    name: str
    title: str
    means: str


@dataclass(frozen=True)
class Dataset:
    """`rows` are in the order of `fields`; `refreshed` says how often they change, `updated` when
    they last can have.
    """

    name: str
    title: str
    means: str
    refreshed: str
    fields: tuple[FieldInfo, ...]
    rows: Callable[[Asked, date], Rows]
    updated: Callable[[Asked, date], date] = lambda _, on: on


def computed_on(asked: Asked, on: date) -> date:
    """The day as of which the last figures were computed."""
    return max(asked.computed.values(), default=on)


def fields(*given: tuple[str, str, str]) -> tuple[FieldInfo, ...]:
    """Columns as they are written down."""
    return tuple(FieldInfo(*each) for each in given)


def _statistics(asked: Asked, _on: date) -> Iterator[tuple[Value, ...]]:
    public = list(api.public_indicators().values())
    sheet = asked.sheet([each.key for each in public], list(asked.months))
    for month in asked.months:
        for each in public:
            made = sheet.month(each.key, month)
            for place, told in ((asked.home, made.whole), *made.places):
                known = told is not None and told.number is not None
                yield (
                    str(month), "" if place == api.MERGED else place, asked.where(place), each.key,
                    each.title, float(told.exact) if told and known else None, each.unit,
                    told.base if told else None, "" if told else "人数少于5，不单独公布",
                )  # fmt: skip


def _funds(_asked: Asked, _on: date) -> Iterator[tuple[Value, ...]]:
    for month in api.paid_months(api.months_paid()):
        for paid in (*month.matters, month.whole):
            yield _paid_row(paid)


def _paid_row(paid: Paid) -> tuple[Value, ...]:
    title = matter_title(paid.key) if paid.key else "合计"
    key = "" if paid.key in ("", api.MERGED) else paid.key
    note = "" if paid.money is not None else "人数少于5，不单独公布"
    return str(paid.month), key, title, _yuan(paid.money), _yuan(paid.returned), paid.people, note


def _fund_ledger(_asked: Asked, _on: date) -> Iterator[tuple[Value, ...]]:
    for each in cells():
        use = "" if each.purpose == SEVERAL else each.purpose
        yield (each.period, each.kind, each.kind_name, use, each.purpose_name,
               _yuan(each.amount), each.people)  # fmt: skip


def _contracts(_asked: Asked, _on: date) -> Rows:
    return contract_rows()


def _awards(_asked: Asked, on: date) -> Rows:
    return award_rows(on)


def _yuan(fen: int | None) -> str | None:
    """Money as text to the cent: a floating number would not be exact."""
    if fen is None:
        return None
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"


def _indicators(_asked: Asked, _on: date) -> Iterator[tuple[Value, ...]]:
    for key, each in api.public_indicators().items():
        beneath = api.words_of(each.out_of) if each.out_of else ""
        cites = "；".join(map(str, api.cites_of(each)))
        yield (key, each.title, each.means, api.words_of(each.of), beneath, each.unit,
               each.direction.value, each.frequency, each.owner, cites)  # fmt: skip


def _divisions(asked: Asked, on: date) -> Iterator[tuple[Value, ...]]:
    rows = Division.objects.current_on(on).filter(code__range=subtree_range(asked.home))
    for row in rows.order_by("code"):
        since = row.valid_from.isoformat() if row.valid_from else None
        yield row.code, row.name, row.level, row.parent_code, since


def _parameters(asked: Asked, on: date) -> Iterator[tuple[Value, ...]]:
    for group in numbers(asked.home, on):
        for each in group.numbers:
            entry = each.entry
            yield (
                each.info.key, each.info.label, group.title, each.text,
                str(entry.since) if entry else None, entry.source if entry else None,
                each.status_word, str(each.info.basis),
                str(entry.checked_on) if entry else None,
            )  # fmt: skip


def _matters(_asked: Asked, _on: date) -> Iterator[tuple[Value, ...]]:
    for key, matter in catalogue().matters.items():
        service = matter.service
        basis = "；".join(map(str, service.basis))
        yield (key, service.code, service.title, service.kind, service.audience, service.charge,
               "；".join(service.channels), service.visits, basis)  # fmt: skip


DATASETS: Mapping[str, Dataset] = {
    each.name: each
    for each in (
        Dataset(
            "statistics",
            "统计指标",
            "公开的统计指标，分月份、分镇街；少于 5 的合并。",
            "每月",
            fields(
                ("month", "月份", "统计月份，如 2026-10"),
                ("division", "区划代码", "12 位行政区划代码；合并的镇街为空"),
                ("division_name", "地区", "区县、镇街名称，或者“人数较少的镇街（合并）”"),
                ("indicator", "指标代号", "和“统计指标定义”里的 key 一致"),
                ("title", "指标名称", "指标的名称"),
                ("value", "数", "按 unit 的单位；没有数或者不单独公布的为空"),
                ("unit", "单位", "人、户、件、元、%、工作日等"),
                ("base", "分母", "比例和平均数的分母；合计数为空"),
                ("note", "说明", "不单独公布的原因"),
            ),
            _statistics,
            computed_on,
        ),
        Dataset(
            "funds",
            "发放资金",
            "交给银行的资金，分月份、分事项，到分；合计等于各批次之和。",
            "每月",
            fields(
                ("month", "月份", "发放批次的月份"),
                ("matter", "事项代号", "和“办事指南”里的 key 一致；合计和合并的为空"),
                ("matter_title", "事项", "事项名称、“合计”或者“人数较少的事项（合并）”"),
                ("money_yuan", "金额", "元，两位小数，文本"),
                ("returned_yuan", "其中银行退回", "元，两位小数，文本"),
                ("recipients", "户（人）数", "领取的户数或人数"),
                ("note", "说明", "不单独公布的原因"),
            ),
            _funds,
        ),
        Dataset(
            "fund-ledger",
            "资金收支",
            "各种资金每月用在哪里，到分；少于 3 人（户）的合并。",
            "每天",
            fields(
                ("month", "月份", "记账的月份"),
                ("kind", "资金种类代号", "central、provincial、city、district、lottery 等"),
                ("kind_title", "资金种类", "资金种类的名称"),
                ("use", "用途代号", "事项代号；合并的为空"),
                ("use_title", "用途", "事项或领域的名称"),
                ("spent_yuan", "支出", "元，两位小数，文本；退回大于支出的为负；不单独公布的为空"),
                ("people", "人（户）次", "到账的笔数；给机构的、不单独公布的为空"),
            ),
            _fund_ledger,
        ),
        Dataset(
            "contracts",
            "购买服务合同",
            "每份合同的每个指标一行：承诺、完成、合同金额、已付、评价得分。",
            "每天",
            fields(
                ("number", "编号", "项目编号"),
                ("title", "服务", "项目名称"),
                ("organisation", "承接机构", "机构名称"),
                ("credit_code", "信用代码", "统一社会信用代码"),
                ("division", "区划代码", "在哪里做，12 位"),
                ("since", "起", "服务开始"),
                ("until", "止", "服务结束"),
                ("amount_yuan", "合同金额", "元，两位小数，文本"),
                ("paid_yuan", "已付", "元，两位小数，文本"),
                ("state", "状态", "履约中、提前终止、已评价"),
                ("result", "评价得分", "百分制；没有评价的为空"),
                ("indicator", "指标", "指标名称"),
                ("unit", "单位", "计数单位"),
                ("target", "承诺", "合同目标"),
                ("done", "完成", "最近一期验收的数；没有验收、不单独公布的为空"),
                ("note", "说明", "不单独公布的原因"),
            ),
            _contracts,
        ),
        Dataset(
            "venture-awards",
            "公益创投资助",
            "每一份得到资助的方案一行，结果公示以后才有。",
            "每天",
            fields(
                ("round", "征集", "这一轮的名称"),
                ("closes_on", "征集截止", "日期"),
                ("place", "名次", "按得分"),
                ("proposal", "方案", "方案名称"),
                ("organisation", "机构", "机构名称"),
                ("score", "得分", "百分制平均分，评审够多时去掉最高分和最低分"),
                ("spread", "最高最低相差", "分"),
                ("award_yuan", "资助", "元，两位小数，文本"),
            ),
            _awards,
        ),
        Dataset(
            "indicators",
            "统计指标定义",
            "每个公开指标数什么、除以什么、谁负责。",
            "有变动时",
            fields(
                ("key", "代号", "指标的代号"),
                ("title", "名称", "指标的名称"),
                ("means", "定义", "数什么"),
                ("numerator", "分子", "合计的是哪些记录"),
                ("denominator", "分母", "除以的是哪些记录；合计数为空"),
                ("unit", "单位", "计数单位"),
                ("direction", "方向", "越多越好、越少越好或者不分好坏"),
                ("frequency", "频率", "多久计算一次"),
                ("owner", "责任科室", "谁负责"),
                ("cites", "依据", "法规条款"),
            ),
            _indicators,
        ),
        Dataset(
            "divisions",
            "行政区划",
            "本辖区现行的行政区划代码。",
            "有变动时",
            fields(
                ("code", "代码", "12 位行政区划代码"),
                ("name", "名称", "区划名称"),
                ("level", "层级", "county、town、village"),
                ("parent", "上级代码", "上一级的代码"),
                ("since", "启用日期", "代码启用的日期；不知道的为空"),
            ),
            _divisions,
        ),
        Dataset(
            "parameters",
            "标准与参数",
            "本地现行的标准和参数，写明来源和核实情况。",
            "有变动时",
            fields(
                ("key", "代号", "参数的代号"),
                ("label", "名称", "参数的名称"),
                ("group", "事项", "用在哪个事项"),
                ("value", "取值", "带单位的文本"),
                ("since", "起用日期", "从哪天起"),
                ("source", "来源", "文件"),
                ("status", "核实情况", "已核实、据报道、待确认"),
                ("basis", "依据", "法规条款"),
                ("checked_on", "核对日期", "最近一次核对"),
            ),
            _parameters,
        ),
        Dataset(
            "matters",
            "办事指南",
            "每个事项的名称、对象、收费、渠道和依据。",
            "有变动时",
            fields(
                ("key", "代号", "事项的代号"),
                ("code", "事项代码", "办件编号用的代码"),
                ("title", "名称", "事项名称"),
                ("kind", "类型", "行政给付、行政确认等"),
                ("audience", "服务对象", "给谁办"),
                ("charge", "收费", "是否收费"),
                ("channels", "办理形式", "窗口、网上等"),
                ("visits", "到现场次数", "要跑几次"),
                ("basis", "依据", "法规条款"),
            ),
            _matters,
        ),
    )
}
