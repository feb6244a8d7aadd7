"""按家庭经济状况认定的事项共用的询问页、承诺和调查核对记录：同样的事只写一遍怎样问、怎样记。

低保边缘家庭、刚性支出困难家庭的申请表和记录表从这里取；各事项只添自己特有的几页。
"""

# ruff: noqa: I001 - one page a paragraph, the terms in rows
# fmt: off
from typing import Any

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.kernel.words import 成员
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.records import (
    受理意见, 同意人数, 复查情况, 复查方式, 复核情况, 家庭签字, 居住情况, 材料齐全, 核对一致,
    核对情况, 核对日期, 经办意见, 缺少材料, 评议人数, 调查人员, 调查情况, 调查方式, 调查日期,
    邻里访问, 陈述采纳,
)


def 已知(fact: Fact, register: str = "人员登记", when: Expr | None = None) -> Field:
    return Field(fact, known_from=register, when=when)


def 金额(fact: Fact, question: str, when: Expr | None = None) -> Field:
    return Field(fact, question + "（元）", hint="没有的留空", blank=0, when=when)


def 逐人(key: str, title: str, *fields: Field, **more: Any) -> Page:
    return Page(key, title, fields, each_member=True, **more)


有补贴, 可就业 = 个人.转移性收入 > 0, 家.到就业年龄
教职离家 = 个人.离家情形 == "宗教教职人员离家居住"

# 一、在哪里申请，家里有谁
家庭成员页 = (
    Page("where", "您为什么在这里申请？", (Field(家庭.申请地情形),)),
    Page("agent", "是别人代您申请吗？", (Field(家庭.委托申请, "由村（居）委会或者他人代办"),)),
    逐人("people", "请核对每位家庭成员的基本信息",
       已知(个人.姓名), 已知(个人.性别), 已知(个人.出生日期), 已知(个人.民族), 已知(个人.户籍地),
       已知(个人.与户主关系, "家庭登记"), 已知(个人.婚姻状况),
       why="登记簿已有，不用再填；有误请点“信息有误”"),
    逐人("together", "他（她）和您一起生活吗？",
       Field(个人.长期共同居住, "长期住在一起", when=~家.是本人),
       Field(个人.负有法定义务, "与您有法定赡养、扶养、抚养义务", when=~家.是本人),
       Field(个人.不能独立生活, "成年但不能独立生活", when=~家.是本人 & ~家.未成年)),
    逐人("absence", "有没有离家？", Field(个人.离家情形, when=可就业),
       Field(个人.离家日期, when=可就业 & 教职离家)),
)

# 二、收入
收入页 = (
    逐人("health", "身体状况", 已知(个人.残疾类别), 已知(个人.残疾等级), 已知(个人.患重病)),
    逐人("work", "工作和上学", 已知(个人.就业状况, when=可就业), 已知(个人.就学阶段)),
    逐人("wages", "近12个月平均每月的工资和打工收入", 金额(个人.工资性收入, "每月收入", 可就业),
       金额(个人.必要就业成本, "每月上班必须花的交通、食宿费", 可就业 & (个人.工资性收入 > 0))),
    逐人("business", "近12个月平均每月的经营、利息、租金",
       金额(个人.经营净收入, "经营收入减成本", 可就业), 金额(个人.财产净收入, "利息、租金等")),
    逐人("pension", "每月养老金", 金额(个人.养老金, "养老金、离退休金", 可就业),
       金额(个人.基础养老金, "其中：城乡居民基础养老金", 可就业 & (个人.养老金 > 0))),
    逐人("transfer", "每月其他经常的收入", 金额(个人.赡养抚养费, "分开住的亲人的赡养费"),
       金额(个人.转移性收入, "补贴、津贴、救济、馈赠"),
       金额(个人.优待抚恤金, "其中：优待抚恤金、慰问金", 有补贴),
       金额(个人.奖励扶助金, "其中：计生、见义勇为等奖励", 有补贴),
       金额(个人.政府救助款物, "其中：政府救助款物", 有补贴),
       金额(个人.亲属供养费, "其中：兄弟姐妹或60岁以上老人给的", 有补贴)),
    逐人("lump", "近12个月一次性得到的钱", 金额(个人.一次性收入, "补偿、赔偿、赠与总额")),
    逐人("outgoing", "每月必须支出的钱", 金额(个人.转移性支出, "税费、社保和付出的赡养费"),
       金额(个人.残疾重病刚性支出, "因残疾、重病自己负担的费用", 家.有残疾或重病)),
)

# 三、财产
财产页 = (
    Page("deposits", "全家的存款和现金有多少？", (金额(家庭.银行存款, "存款和现金"),)),
    Page("assets", "全家还有别的金融资产吗？", (
        金额(家庭.有价证券, "股票、基金、理财"), 金额(家庭.商业保险, "商业保险现金价值"),
        金额(家庭.其他金融资产, "借出的钱、支付账户余额等"))),
    Page("belongings", "车辆、住房和企业", (
        Field(家庭.车辆数, hint="残疾人专用车和生产必需的车不算", blank=0),
        Field(家庭.住房套数, blank=0), 金额(家庭.企业出资额, "在公司、企业的认缴出资"))),
)
近亲属页 = Page("relative", "您与经办人员有近亲属关系吗？", (Field(家庭.近亲属备案),),
            why="有近亲属关系的单独登记，由县级入户调查，不影响您申请")

委托书 = Attachment("mandate", "委托书", "证明代办人经您同意", needed_when=家庭.委托申请)
赡养协议 = Attachment("support", "赡养、扶养、抚养的协议或者判决",
                  "确定不在一起生活的亲人应付多少", needed_when=成员.任一(个人.赡养抚养费 > 0))
承诺 = (
    Commitment("truth", "我如实说明了家庭成员、收入、财产和支出情况，没有隐瞒。", 法.第四十条),
    Commitment("consent", "我同意对我的家庭经济状况进行核对。", 法.第四十条),
    Commitment("report", "家庭人口、收入、财产发生变化的，我会及时报告。", 法.第四十六条),
)


# 四、经办人员在各环节记下什么
def 记录表(title: str, *fields: Field, each: tuple[Field, ...] = ()) -> type[Form]:
    pages = (Page("record", title, fields),)
    members = (Page("members", "逐人核实", each, each_member=True),) if each else ()
    return type(title, (Form,), {"title": title, "pages": pages + members, "__module__": __name__})


查清居住 = (Field(个人.长期共同居住, required=False),)
受理审查记录 = 记录表(
    "受理审查", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
    Field(家庭.近亲属备案, "与经办人员、村（居）委会成员有近亲属关系"),
    Field(受理意见, required=False))
入户调查项 = (
    Field(调查日期), Field(调查方式), Field(调查人员, hint="两名以上"), Field(居住情况),
    Field(调查情况), Field(邻里访问), Field(家庭签字))
入户调查记录 = 记录表("入户调查", *入户调查项, each=查清居住)
信息核对记录 = 记录表("信息核对", Field(核对日期), Field(核对一致), Field(核对情况, required=False))
核对复核记录 = 记录表("核对复核", Field(复核情况))
意见记录 = 记录表("经办意见", Field(经办意见))
异议复查记录 = 记录表(
    "异议复查", Field(复查方式), Field(评议人数, when=复查方式 == "民主评议"),
    Field(同意人数, when=复查方式 == "民主评议"), Field(复查情况), Field(经办意见, "新的初审意见"))
动态核查记录 = 记录表("动态核查", Field(调查情况), Field(经办意见))
动态决定记录 = 记录表("动态管理决定", Field(陈述采纳, required=False), Field(经办意见))
