"""Every rule a row or a file is checked by: what it is called, how grave it is, what to do."""

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """`NOTED`: the row is taken and the finding told. `REFUSED`: the row is not taken.

    A wrong identity number refuses a row only where no name says who it may be instead.
    """

    NOTED = 1
    REFUSED = 2


@dataclass(frozen=True)
class Rule:
    """`says` is the finding in a few words, `remedy` what the sender should do."""

    weight: Weight
    says: str
    remedy: str


_N, _R = Weight.NOTED, Weight.REFUSED
RULES: dict[str, Rule] = {
    # the whole row
    "fields": Rule(_R, "这一行的列数与表头不同", "检查多余或缺少的分隔符；值里有的要加引号"),
    "duplicate": Rule(_R, "与前面的行重复（人和关键项都相同）", "核对后只保留正确的一行"),
    "nobody": Rule(_R, "没有证件号码，也没有姓名，不知道是谁", "补填证件号码或者姓名"),
    # any column
    "missing": Rule(_R, "应填未填", "补填这一项"),
    "garbled": Rule(_R, "有乱码或不能显示的字符", "核对原文，用 UTF-8 或 GB18030 重新导出"),
    "too_long": Rule(_R, "超过 500 个字", "检查是否有引号没有成对，或者几列并成了一列"),
    "digits_lost": Rule(_R, "长数字以数值格式存放，末几位已丢失", "把该列设为文本后重新导出"),
    "formula": Rule(_N, "单元格是公式，按上次保存的结果读取", "把公式粘贴为数值后导出"),
    "formula_empty": Rule(_R, "单元格是公式，没有保存计算结果", "打开、计算、保存后重新导出"),
    "merged": Rule(_N, "单元格被合并，这一行没有自己的值", "取消合并，给每一行填上自己的值"),
    # by the kind of value
    "not_money": Rule(_R, "不是金额", "写成 1238.50 或 1,238.50元，最小到分"),
    "not_number": Rule(_R, "不是整数", "只写数字，例如 3"),
    "not_ratio": Rule(_R, "不是比例", "写成 35% 或 1.5倍"),
    "not_date": Rule(_R, "不是日期，或者没有这一天", "写成 2026-11-21 或 20261121"),
    "not_code": Rule(_R, "不在代码表里", "按代码表填写名称或者代码"),
    "not_yes_no": Rule(_R, "不是“是”或“否”", "写“是”或“否”"),
    "below": Rule(_R, "小于允许的最小值", "核对数值和单位（元、万元）"),
    "above": Rule(_R, "大于允许的最大值", "核对数值和单位（元、万元）"),
    "after_day": Rule(_R, "日期晚于数据日期", "核对这个日期；数据日期填错的，请撤回后重新报送"),
    # numbers of people and organisations
    "id_length": Rule(_R, "证件号码不是 18 位", "对照证件补全"),
    "id_shape": Rule(_R, "证件号码里有不该出现的字符", "对照证件改正"),
    "id_birth": Rule(_R, "证件号码里的出生日期没有这一天，或者不合情理", "对照证件改正"),
    "id_check": Rule(_R, "证件号码最后一位校验不符", "有数字填错或颠倒，对照证件核对每一位"),
    "id_missing": Rule(_N, "没有证件号码，将按姓名等比对是谁", "下次报送时补填证件号码"),
    "id_longer": Rule(_N, "15 位旧号码，已换成 18 位", "下次报送现用的 18 位号码"),
    "sex_differs": Rule(_N, "性别与证件号码不一致", "核对性别和号码哪个正确"),
    "birth_differs": Rule(_N, "出生日期与证件号码不一致", "核对出生日期和号码哪个正确"),
    "credit_code": Rule(_R, "统一社会信用代码校验不符", "对照登记证书核对每一位"),
}
NAMES = tuple(RULES)  # findings are kept by the place of their rule here
PLACES = {name: place for place, name in enumerate(NAMES)}
REFUSING = frozenset(PLACES[name] for name, rule in RULES.items() if rule.weight is Weight.REFUSED)
