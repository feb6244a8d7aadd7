"""What the bureau writes down, and what an institution declares of a change or of its end."""

# fmt: off
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Field, Form
from minzheng.matters.economy_form import 记录表
from minzheng.vocabulary import filing as 备案
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料

核对记录 = 记录表("核对", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
意见记录 = 记录表("经办意见", Field(经办意见))


def 有变的(fact: Fact) -> Field:
    """没有变的留空，原来的备案内容照旧。"""
    return Field(fact, hint="没有变的留空", required=False)


变更申报 = 记录表("变更申报", Field(备案.变更内容), *(有变的(fact) for fact in (
    备案.法定代表人, 备案.服务场所权属, 备案.变更后床位数, 备案.服务设施面积, 备案.联系人,
    备案.备案联系电话)))
终止申报 = 记录表("终止申报", Field(备案.停止服务日), Field(备案.在院老年人数),
           Field(备案.安置方案))
安置记录 = 记录表("安置核对", Field(备案.老年人已全部安置), Field(经办意见))
现场记录: type[Form] = 记录表(
    "现场核查", Field(备案.现场核查日期), Field(备案.现场核查人员),
    Field(备案.已现场核查, "已经到过现场"),
    Field(备案.现场相符), Field(备案.现场核查情况))
