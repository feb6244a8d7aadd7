"""为孤儿申请时问什么：孩子的情况登记簿已有，只问父母、谁在养育、钱发到哪里。"""

# fmt: off
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.matters.children.orphan.policy import 孤儿基本生活保障 as 保障
from minzheng.statutes.minors_protection import 未成年人保护法 as 法
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 意见
from minzheng.vocabulary import children as 词
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人


def 已知(fact: Fact, register: str = "人员登记") -> Field:
    return Field(fact, known_from=register)


class 孤儿保障申请(Form):
    title = "孤儿认定和基本生活保障申请"
    pages = (
        Page("applicant", "您是孩子的什么人？", (Field(词.儿童申请人, "由谁为孩子申请"),)),
        Page("child", "请核对孩子的基本信息",
             (已知(个人.姓名), 已知(个人.性别), 已知(个人.出生日期), 已知(个人.民族),
              已知(个人.户籍地), 已知(个人.就学阶段)),
             each_member=True, why="登记簿已有，不用再填；有误请点“信息有误”"),
        Page("parents", "孩子的父亲、母亲",
             (Field(词.父亲情况, "孩子父亲现在的情况"), Field(词.母亲情况, "孩子母亲现在的情况")),
             each_member=True, why="只用来判断能否享受保障，不公示，也不告诉无关的人"),
        Page("placement", "孩子现在由谁养育？",
             (Field(词.养育方式),
              Field(词.实际抚养人, hint="姓名或者机构名称、与孩子的关系、电话")),
             each_member=True),
        Page("account", "生活费发到哪个账户？",
             (Field(家庭.开户银行),
              Field(家庭.收款账号, hint="孩子本人、监护人或者福利机构的账户"))),
    )
    attachments = (
        Attachment("death", "父母的死亡证明或者法院宣告死亡、失踪的判决", "户籍登记查不到时才需要",
                   needed_when=词.父亲情况.属于(*词.死亡或失踪) | 词.母亲情况.属于(*词.死亡或失踪)),
        Attachment("found", "公安机关出具的捡拾（弃婴）证明", "证明查找不到生父母",
                   needed_when=(词.父亲情况 == "查找不到") | (词.母亲情况 == "查找不到")),
        Attachment("institution", "福利机构的入院登记", "确定由机构养育",
                   needed_when=保障.机构养育),
    )
    commitments = (
        Commitment("truth", "我如实说明了孩子和父母的情况，没有隐瞒。", 意见.第二部分第一项),
        Commitment("consent", "我同意用部门信息查验孩子和父母的情况；结果只用于办理，依法保密。",
                   法.第一百零三条),
        Commitment("report", "孩子被收养、找到生父母等情况变化的，我会及时报告。",
                   意见.第二部分第一项),
    )
