"""Index numbers (索引号): by the rule in force at the place, counted under a row lock, no gaps.

There is no one rule in the country: Yunnan's civil affairs department joins division, department,
kind, section, year and serial; Ningbo joins division, department, category, group, day and serial.
So the rule is a dated parameter that a city sets (disclosure.index_rule), of the parts below.
"""

import re
from datetime import date

from minzheng.engines.disclosure.errors import PatternUnfit
from minzheng.engines.disclosure.models import Document, Series, Version
from minzheng.engines.parameters.api import book

RULE = "disclosure.index_rule"
DIVISION, BODY, CATEGORY, YEAR, SERIAL = "地区", "机构", "类别", "年份", "序号"
PART = re.compile(r"\{(地区|机构|类别|年份|序号)(\d?)\}")
NEEDED = (BODY, CATEGORY, YEAR, SERIAL)


def next_index_number(document: Document, version: Version, on: date) -> str:
    """The next number of the body, category and year. Call inside a transaction.

    Raises PatternUnfit, NotInForce.
    """
    rule = sound_rule(str(book().value(RULE, on=on, place=document.division_code)))
    body, category, year = document.body, version.category, version.made_on.year
    Series.objects.get_or_create(body=body, category=category, year=year)
    rows = Series.objects.select_for_update()
    series = rows.get(body=body, category=category, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    parts = {
        DIVISION: document.division_code[:6], BODY: body, CATEGORY: category,
        YEAR: str(year), SERIAL: str(series.last),
    }  # fmt: skip
    return PART.sub(lambda found: parts[found[1]].zfill(int(found[2] or 1)), rule)


def sound_rule(rule: str) -> str:
    """The rule itself. Raises PatternUnfit where two documents could get one number."""
    named = {found[0] for found in PART.findall(rule)}
    missing = [part for part in NEEDED if part not in named]
    if missing or "{" in PART.sub("", rule):
        lacks = f"缺 {'、'.join(missing)}；" if missing else ""
        raise PatternUnfit(
            f"索引号规则“{rule}”不能用：{lacks}只能由 {{地区}}{{机构}}{{类别}}{{年份}}{{序号5}} "
            "和连接号组成，机构、类别、年份、序号都要有。请在“标准与参数”里改正"
        )
    return rule
