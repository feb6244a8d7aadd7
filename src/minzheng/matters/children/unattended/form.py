"""为孩子申请时问什么：孩子的情况登记簿已有，只问父母双方的情形、谁在照顾、钱发到哪里。"""

# fmt: off
from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.statutes.minors_protection import 未成年人保护法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 意见
from minzheng.vocabulary import children as 词
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.children import 母亲, 父亲, 父母一方


def 已知(fact: Fact, register: str = "人员登记") -> Field:
    return Field(fact, known_from=register)


def 父母字段(parent: 父母一方, called: str) -> tuple[Field, ...]:
    """What is asked of one parent: only what her situation calls for."""
    held, lost = parent.情况.属于(*词.限制自由), parent.情况 == "失去联系"
    disabled, ill = parent.情况 == "重度残疾", parent.情况 == "患重病"
    away = parent.情况 == "被遣送或者驱逐出境"
    return (
        Field(parent.情况, f"孩子{called}现在的情况"),
        Field(parent.起始日期, "从哪一天开始？", hint="失去联系的，填公安机关登记报案的日期",
              when=held | lost),
        Field(parent.届满日期, "到哪一天期满？", hint="没有期满日的（如无期徒刑）填2099-12-31",
              when=held),
        Field(parent.残疾等级, "残疾人证上的等级", when=disabled),
        Field(parent.残疾类别, "残疾人证上的类别", when=disabled),
        Field(parent.属重病范围, "患的病在当地重病范围内", hint="不清楚的留空，由工作人员核实",
              required=False, when=ill),
        Field(parent.未履行抚养, f"{called}一直没有照料孩子、没有给抚养费",
              when=lost | away),
        Field(parent.失联证明, "用什么证明联系不上？",
              hint="还没有报案的，先向孩子户口所在地派出所报案", when=lost),
    )


def 任一方(*states: str) -> Expr:
    return 父亲.情况.属于(*states) | 母亲.情况.属于(*states)


class 事实无人抚养儿童申请(Form):
    title = "事实无人抚养儿童认定和基本生活补贴申请"
    pages = (
        Page("applicant", "您是孩子的什么人？", (Field(词.儿童申请人, "由谁为孩子申请"),)),
        Page("child", "请核对孩子的基本信息",
             (已知(个人.姓名), 已知(个人.性别), 已知(个人.出生日期), 已知(个人.民族),
              已知(个人.户籍地), 已知(个人.就学阶段), 已知(个人.残疾类别), 已知(个人.残疾等级)),
             each_member=True, why="登记簿已有，不用再填；有误请点“信息有误”"),
        Page("father", "孩子的父亲", 父母字段(父亲, "父亲"), each_member=True,
             why="只用来判断能否享受补贴，不公示，也不告诉无关的人"),
        Page("mother", "孩子的母亲", 父母字段(母亲, "母亲"), each_member=True,
             why="只用来判断能否享受补贴，不公示，也不告诉无关的人"),
        Page("carer", "平时谁照顾孩子？",
             (Field(词.实际抚养人, hint="姓名、与孩子的关系、电话"),), each_member=True),
        Page("account", "补贴发到哪个账户？",
             (Field(家庭.开户银行), Field(家庭.收款账号, hint="孩子本人或者监护人的账户"))),
    )
    attachments = (
        Attachment("mandate", "监护人的委托书", "证明您受监护人委托",
                   needed_when=词.儿童申请人 == "受监护人委托的近亲属"),
        Attachment("diagnosis", "父母的诊断证明", "确定是否属于当地规定的重病",
                   needed_when=任一方("患重病")),
        Attachment("custody", "判决书、戒毒决定书等文书", "确定期限是否在6个月以上",
                   needed_when=任一方(*词.限制自由)),
        Attachment("search", "公安机关查找情况回执单；公安无法受理的，承诺书和邻里证明",
                   "证明查找不到", needed_when=任一方("失去联系")),
        Attachment("death", "死亡证明或者法院宣告死亡、失踪的判决", "户籍登记查不到时才需要",
                   needed_when=任一方(*词.死亡或失踪)),
        Attachment("ruling", "法院撤销监护人资格的判决", "确定监护资格已经撤销",
                   needed_when=任一方("被撤销监护人资格")),
        Attachment("deported", "遣送、驱逐出境的决定", "确定已经离境",
                   needed_when=任一方("被遣送或者驱逐出境")),
    )
    commitments = (
        Commitment("truth", "我如实说明了孩子和父母的情况，没有隐瞒。", 意见.第二部分第一项),
        Commitment("consent", "我同意用部门信息查验孩子和父母的情况；结果只用于办理，依法保密。",
                   法.第一百零三条),
        Commitment("report", "父母刑满、恢复联系、孩子被收养等情况变化的，我会及时报告。",
                   意见.第二部分第四项),
    )
