"""申请特困供养时问什么：本人的收入、财产和义务人；登记簿已知的只请核对。"""

# ruff: noqa: I001 - the terms stand in rows
# fmt: off
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.matters.economy_form import 委托书, 已知, 近亲属页, 逐人, 金额
from minzheng.statutes.destitute_recognition import 特困人员认定办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import destitute as 特困, household as 家庭, person as 个人
from minzheng.vocabulary.destitute import Obligor, 义务人人数, 义务人表

有养老金, 有补贴 = 个人.养老金 > 0, 个人.转移性收入 > 0
有义务人 = 义务人人数 > 0
多重残疾 = 个人.残疾类别 == "多重"


def 义务人页(one: Obligor) -> Page:
    """一个义务人一页；没有这么多义务人的不问。"""
    there = 义务人人数 >= one.place
    return 逐人(f"obligor_{one.place}", f"第{one.place}个义务人",
        Field(one.relation, "他（她）是您的什么人？", when=there), Field(one.born_on, when=there),
        Field(one.relief, "正在享受的救助", when=there), Field(one.disability, when=there),
        Field(one.state, "有没有下列情形？", when=there),
        why="只按您知道的填；收入和财产由工作人员经他（她）本人同意后核对")


class 特困申请(Form):
    title = "特困人员救助供养申请"
    pages = (
        Page("where", "您为什么在这里申请？", (Field(家庭.申请地情形),)),
        Page("agent", "是别人代您申请吗？", (Field(家庭.委托申请, "由村（居）委会或者他人代办"),)),
        逐人("people", "请核对基本信息",
           *(已知(项) for 项 in (个人.姓名, 个人.性别, 个人.出生日期, 个人.民族, 个人.户籍地,
                             个人.婚姻状况, 个人.就学阶段, 个人.残疾类别, 个人.残疾等级)),
           why="登记簿已有，不用再填；有误请点“信息有误”"),
        逐人("mode", "希望在哪里供养？", Field(特困.供养方式),
           Field(特困.农村供养对象, "有承包土地，或者参加村集体的收益分配"),
           why="完全不能自理的优先进机构，是否去由您选择；城乡标准不同的，看有没有土地和分红"),
        逐人("income", "近12个月平均每月的收入",
           金额(个人.工资性收入, "工资、打工收入"), 金额(个人.经营净收入, "种养、经商收入减成本"),
           金额(个人.财产净收入, "利息、租金等"), 金额(个人.赡养抚养费, "亲人给的赡养、抚养费")),
        逐人("pension", "每月养老金", 金额(个人.养老金, "养老金、离退休金"),
           金额(个人.基础养老金, "其中：城乡居民基础养老金", 有养老金)),
        逐人("transfer", "其他收入和必须付的钱",
           金额(个人.转移性收入, "每月补贴、津贴、救济、馈赠"),
           金额(个人.优待抚恤金, "其中：优待抚恤金、慰问金", 有补贴),
           金额(个人.一次性收入, "近12个月一次性得到的补偿、赔偿、赠与总额"),
           金额(个人.转移性支出, "每月税费、社保和付出的赡养费"),
           why="高龄津贴也填进补贴里，计算时会自动减去；医保报销不用填"),
        逐人("property", "您本人有哪些财产？",
           金额(特困.本人存款, "存款和现金"), 金额(特困.本人其他金融资产, "理财、保险、借出的钱等"),
           Field(特困.本人车辆, hint="残疾人专用车不算", blank=0), Field(特困.本人住房, blank=0),
           金额(特困.本人出资, "在公司、企业的认缴出资")),
        逐人("obligors", "健在的义务人有几个？", Field(义务人人数, hint="没有的填 0"),
           why="义务人是配偶、父母、成年子女，以及依法应当供养您的祖孙、兄弟姐妹"),
        *map(义务人页, 义务人表),
        近亲属页,
        Page("account", "供养金发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)),
             why="在供养服务机构集中供养的，填机构的账户"),
    )
    attachments = (
        委托书,
        Attachment("multiple", "残疾评定表", "多重残疾要看其中各类的等级", needed_when=多重残疾),
        Attachment("consent", "义务人同意核对的意见", "须经其本人同意", needed_when=有义务人),
        Attachment("judgment", "义务人失踪或者服刑等的文书", "联网查不到", needed_when=有义务人),
    )
    commitments = (
        Commitment("truth", "我如实说明了劳动能力、收入、财产和义务人情况。", 办法.第十条),
        Commitment("consent", "我同意对我的经济状况进行核对。", 法.第四十条),
        Commitment("report", "收入、财产、义务人和自理能力有变化的，我会及时报告。", 法.第四十六条),
    )
