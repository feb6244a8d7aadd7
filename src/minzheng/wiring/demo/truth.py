"""What other departments know of everybody: the private file that the fake check source reads.

Lines with "person" are found by a check. Lines with "household" hold the family's property; the
fake source answers about persons only, so they wait for one that answers about households.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from minzheng.wiring.demo.population import Home

FILE = "check-source.jsonl"
ITEMS = {
    "wage_income": ("工资（社会保险缴费工资、个人所得税申报）", "人力资源和社会保障部门"),
    "pension_income": ("养老金", "人力资源和社会保障部门"),
}
PENSIONS = "社会保险经办机构"
Line = dict[str, Any]


def write_truth(homes: Iterable[Home], extra: Iterable[Line] = ()) -> None:
    """Write the file anew: what is true of these families, and what contradicts them."""
    draft = path().with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        for line in (*extra, *(line for home in homes for line in lines_of(home))):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    draft.chmod(0o600)
    draft.replace(path())


def path() -> Path:
    """Where the fake source looks."""
    return Path(settings.DATA_DIR) / FILE


def lines_of(home: Home) -> Iterator[Line]:
    """Everything others know of a family."""
    for person, member in zip(home.people, home.family.members, strict=True):
        for column, (item, source) in ITEMS.items():
            if member.income.get(column):
                yield finding(person.pk, item, column, member.income[column], source)
    owned = home.family.property
    yield {"household": home.household.pk, "deposits": owned.deposits, "vehicles": owned.vehicles,
           "homes": owned.homes}  # fmt: skip


def finding(person: int, item: str, column: str, value: int, source: str) -> Line:
    """One line the fake source understands; `value` in fen a month."""
    return {"person": person, "item": item, "column": column, "value": value, "source": source}


def pension_of(home: Home, value: int) -> Line:
    """A pension that stands under the name of the head of the family."""
    return finding(home.people[0].pk, "企业职工基本养老金", "pension_income", value, PENSIONS)
