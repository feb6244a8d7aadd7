"""申请养老机构备案时问什么：登记簿有的只核对，只问登记簿没有的。"""

# fmt: off
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.statutes.elder_institutions import 养老机构管理办法 as 办法
from minzheng.vocabulary import filing as 备案
from minzheng.vocabulary import organisation as 组织


def 已知(fact: Fact, register: str) -> Field:
    return Field(fact, known_from=register)


class 养老机构备案申请(Form):
    title = "养老机构备案申请书"
    pages = (
        Page("registered", "请核对机构的登记信息",
             (已知(组织.统一社会信用代码, "组织登记"), 已知(组织.运营性质, "设施登记"),
              已知(组织.服务场所地址, "设施登记"), 已知(组织.床位数, "设施登记")),
             why="登记簿已有，不用再填；有误请联系区民政局更正"),
        Page("head", "法定代表人或者主要负责人是谁？", (Field(备案.法定代表人),)),
        Page("premises", "服务场所是自己的还是租的？",
             (Field(备案.服务场所权属), Field(备案.服务设施面积, hint="建筑面积，只填整数平方米"))),
        Page("contact", "备案的事找谁联系？",
             (Field(备案.联系人), Field(备案.备案联系电话, hint="座机或者手机都可以"))),
    )
    attachments = (
        Attachment("certificate", "养老机构登记证书", "营业执照、民办非企业单位登记证书或者"
                   "事业单位法人证书，证明已经依法登记", required=True),
        Attachment("premises", "服务场所权属证明",
                   "产权证、租赁合同或者使用协议，证明场所可以使用"),
    )
    commitments = (
        Commitment("standards", "本机构符合建筑、消防、食品安全、医疗卫生、环境保护和"
                   "设施设备的国家标准和强制性规定。", 办法.第十一条),
        Commitment("truth", "提交的备案材料真实、完整，有变更的及时申报。", 办法.第十一条),
    )
