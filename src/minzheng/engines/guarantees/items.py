"""One line of a list: what is given to whom in which form, read strictly from data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from minzheng.engines.guarantees.asking import check_rule
from minzheng.engines.guarantees.coded import FORMS
from minzheng.engines.guarantees.errors import ListFaulty
from minzheng.kernel.matter import UnknownMatter, catalogue

CODE = re.compile(r"[A-Z][0-9A-Z]{1,7}")
LONGEST, MOST_ITEMS = 200, 200


@dataclass(frozen=True)
class Item:
    """One item. `tests`: rules that must all hold; none: told on the spot. Rules are named
    “folder or shared module:rule”.

    `has`: the rule that tells she already has it; `amount`: the rule that gives the sum a month;
    `matter`: what is applied for; `need`: what is asked for where there is no matter.
    """

    code: str
    name: str
    group: str
    form: str
    who: str
    standard: str
    payer: str
    provider: str
    where: str
    tests: tuple[str, ...] = ()
    has: str = ""
    amount: str = ""
    matter: str = ""
    need: str = ""

    @property
    def form_name(self) -> str:
        return FORMS[self.form]

    @property
    def on_the_spot(self) -> bool:
        """Whether no register can tell who is meant."""
        return not self.tests

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        return {**asdict(self), "tests": list(self.tests)}


NAMES = tuple(field.name for field in fields(Item))
NEEDED = NAMES[:9]


def read_item(raw: Mapping[str, Any]) -> Item:
    """An item as written. Raises ListFaulty naming the item and the fault."""
    code = str(raw.get("code", "")).strip()
    if not CODE.fullmatch(code):
        raise ListFaulty(f"项目代号“{code}”应是一个大写字母加 1 到 7 位数字或大写字母，例如 N01")
    unknown = sorted(set(raw) - set(NAMES))
    if unknown:
        raise ListFaulty(f"{code}：没有“{unknown[0]}”这一栏，可用的栏：{'、'.join(NAMES)}")
    told = {name: str(raw.get(name, "") or "").strip() for name in NAMES if name != "tests"}
    _check_words(code, told)
    tests = tuple(str(each).strip() for each in raw.get("tests") or ())
    _check_rules(code, tests, told)
    return Item(tests=tests, **told)


def read_items(rows: Sequence[Mapping[str, Any]]) -> tuple[Item, ...]:
    """Every item of a list, in its order. Raises ListFaulty, also for a code twice."""
    if not rows:
        raise ListFaulty("清单里一项也没有，请至少写一项")
    if len(rows) > MOST_ITEMS:
        raise ListFaulty(f"清单最多 {MOST_ITEMS} 项，这里有 {len(rows)} 项，请拆开或合并")
    items = tuple(read_item(row) for row in rows)
    codes = [item.code for item in items]
    twice = next((code for code in codes if codes.count(code) > 1), "")
    if twice:
        raise ListFaulty(f"代号 {twice} 写了两次，一个代号只能写一项，请改一个")
    return items


def _check_words(code: str, told: Mapping[str, str]) -> None:
    for name in NEEDED:
        if not told[name]:
            raise ListFaulty(
                f"{code}：“{name}”没有写，清单每一项都要写明给谁、给什么、谁出、在哪里办"
            )
    for name, text in told.items():
        if len(text) > LONGEST:
            raise ListFaulty(f"{code}：“{name}”有 {len(text)} 个字，最多 {LONGEST} 个字，请缩短")
    if told["form"] not in FORMS:
        raise ListFaulty(f"{code}：形式“{told['form']}”应是 {'、'.join(FORMS)} 之一")


def _check_rules(code: str, tests: tuple[str, ...], told: Mapping[str, str]) -> None:
    for reference in (*tests, told["has"], told["amount"]):
        if reference:
            check_rule(code, reference, is_sum=reference == told["amount"])
    if told["matter"]:
        try:
            catalogue().get(told["matter"])
        except UnknownMatter as unknown:
            raise ListFaulty(f"{code}：{unknown}") from None
