"""The files of a new matter: each loads as it stands and says what to fill in."""

NEXT = """接下来：
  1. statutes/      依据的法规和条文用自己的话写进去，再在各文件里引用
  2. vocabulary/    新的法律术语写一行：列名、单位、含义
  3. policy.py      谁能得到什么，每条规则引用条款；数值写进 params.yaml
  4. flow.py        环节、谁来办、多少天、逾期怎么办；每个结束都有文书
  5. form.py        只问登记簿不知道的
  6. notices/       每份文书的文字，不利决定写明救济途径
  7. cases.yaml     照人算的样子写几户：线上、线的两边、缺一项
然后运行 ./minzheng matters 看流程，运行 ./minzheng test 做全部事项都要过的检查。
"""

_INIT = '''"""事项“NAME”：一句话说明给谁、办什么。把下面的示例改成这个事项的法律和说法。"""

from minzheng.kernel.matter import Service
from minzheng.statutes.social_assistance_law import 社会救助法 as 法

事项 = Service(
    title="NAME",
    short="NAME",
    code="NAME",
    kind="行政给付",
    audience="个人",
    basis=(法.第三十七条,),
    visits=0,
    charge="不收费",
    channels=("窗口", "网上"),
)
'''

_POLICY = '''"""谁能得到什么：条件和金额，每条引用条款。"""

from minzheng.kernel.policy import Policy, Rule
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.household import 申请地情形


class 资格(Policy):
    title = "NAME"

    属本地受理 = Rule(申请地情形 == "在户籍地申请", cites=法.第三十七条)
'''

_FORM = '''"""申请时问什么：一页一问；登记簿已知的不再问。"""

from minzheng.kernel.form import Field, Form, Page
from minzheng.vocabulary.household import 申请地情形


class 申请(Form):
    title = "NAME申请"
    pages = (Page("where", "您为什么在这里申请？", (Field(申请地情形),)),)
'''

_FLOW = '''"""环节、时限、去向。"""

from minzheng.kernel.clock import 工作日
from minzheng.kernel.flow import End, Flow, Step
from minzheng.matters.FIELD.NAME.policy import 资格
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.offices import 乡镇街道, 乡镇街道负责人


class 办理(Flow):
    title = "NAME"

    审查 = Step(
        by=乡镇街道,
        within=工作日(10),
        decides=True,
        escalates_to=乡镇街道负责人,
        cites=法.第三十七条,
    )
    同意 = End(notice="approved", cites=法.第四十五条)
    不同意 = End(notice="refused", gives_reasons=True, withdraws=True, cites=法.第四十五条)

    paths = [
        (审查, 同意, "同意", 资格.属本地受理),
        (审查, 不同意, "不同意", ~资格.属本地受理),
    ]
'''

_APPROVED = """---
title: NAME决定书
kind: decision
number_word: 民
adverse: 否
---
你（户）于{申请日期}提出的申请，经审查，本机关决定同意。

依据：{依据}。

> 联系电话：{联系电话}。办件编号：{办件编号}。
"""

_REFUSED = """---
title: 不同意NAME决定书
kind: refusal
number_word: 民否
adverse: 是
---
你（户）于{申请日期}提出的申请，经审查，本机关决定不同意。

理由：{理由}

依据：{依据}。

{{救济途径}}

> 联系电话：{联系电话}。办件编号：{办件编号}。
"""

_PARAMS = """# 有法律意义的数字写在这里：名称、单位、依据，取值写明起始日、来源、状态和核对日期。
# NAME.example:
#   label: 示例标准
#   unit: 分/人·月
#   basis: 《某法》第几条
#   values:
#     "000000":
#       - {since: 2026-07-01, value: 800元, source: 文号, status: reported, checked_on: 2026-11-21}
"""

_CASES = """# 每户照人算的样子写；每条规则有压线、线的两边、缺一项四种。
- name: 在户籍地申请
  on: 2026-11-21
  facts: {申请地情形: 在户籍地申请}
  expect: {属本地受理: 是}
- name: 不属于本地受理
  on: 2026-11-21
  facts: {申请地情形: 不属于本地受理}
  expect: {属本地受理: 否}
- name: 没有说明申请地
  on: 2026-11-21
  facts: {}
  expect: {属本地受理: 待核实}
"""

_README = """# FIELD/NAME

给谁、办什么、依据哪些法、由谁维护（十行以内）。
"""

FILES = {
    "__init__.py": _INIT,
    "policy.py": _POLICY,
    "form.py": _FORM,
    "flow.py": _FLOW,
    "params.yaml": _PARAMS,
    "cases.yaml": _CASES,
    "README.md": _README,
    "notices/approved.md": _APPROVED,
    "notices/refused.md": _REFUSED,
}
