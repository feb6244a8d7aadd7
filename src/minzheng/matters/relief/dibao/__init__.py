"""最低生活保障（低保）：家庭人均收入低于当地标准、财产符合规定的，按月发给保障金。"""

from minzheng.kernel.matter import Service
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法

# fmt: off
事项 = Service(
    title="最低生活保障审核确认", short="最低生活保障", code="DB", kind="行政给付", audience="个人",
    basis=(法.第十八条, 法.第三十七条, 法.第四十四条, 办法.第二十二条),
    visits=0, charge="不收费", channels=("窗口", "网上", "代办"),
    asked_often=(
        ("要准备收入证明吗？", "不用。能联网核对的不要求您提供，您如实填写并同意核对即可。"),
        ("多久有结果？", "自受理起30个工作日；委托乡镇街道确认的20个；特殊情形45个。"),
        ("从什么时候开始发？", "决定给予保障的次月起，按月打到您的账户。"),
        ("子女已经分家，他们的收入算吗？", "分开住的子女不算家庭人口，他们给的赡养费算收入。"),
        ("不同意决定怎么办？", "可以在60日内申请行政复议，或者在6个月内提起行政诉讼。"),
    ),
)
