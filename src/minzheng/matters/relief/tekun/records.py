"""What each step of a case of the destitute writes down and signs."""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters.economy_form import 入户调查项, 记录表
from minzheng.matters.relief.tekun.form import 多重残疾
from minzheng.matters.relief.tekun.policy import 失能失踪服刑, 高龄或者重残
from minzheng.matters.relief.tekun.policy import 特困人员救助供养 as 供养
from minzheng.vocabulary import destitute as 特困
from minzheng.vocabulary.destitute import Obligor, 义务人人数, 义务人表
from minzheng.vocabulary.person import 离家情形
from minzheng.vocabulary.records import 经办意见, 调查情况


def 义务人查实(one: Obligor) -> tuple[Field, Field]:
    """只在结论要靠它的时候，才核对义务人的收入和财产。"""
    there, old = 义务人人数 >= one.place, 高龄或者重残(one)
    return (Field(one.income, f"第{one.place}个义务人近12个月的收入（元）", when=there & old),
            Field(one.poor, f"第{one.place}个义务人的财产符合低收入家庭规定",
                  when=there & (old | 失能失踪服刑(one))))


查实义务人 = tuple(field for one in 义务人表 for field in 义务人查实(one))
查实本人 = (
    Field(特困.多重残疾符合, when=多重残疾),
    Field(特困.省定无劳动能力, when=特困.省定其他情形),
    *查实义务人,
    Field(特困.其余义务人无能力, when=义务人人数 > 4),
)
调查记录 = 记录表("调查核实", *入户调查项, each=查实本人)
重新调查记录 = 记录表("重新调查核实", *入户调查项, Field(经办意见, "新的初审意见"), each=查实本人)
评估记录 = 记录表(
    "自理能力评估", Field(特困.自理评估日期), Field(特困.自理评估人员), Field(特困.自理评估说明),
    each=(Field(特困.供养方式, "核实后的供养方式"), *(Field(指标) for 指标 in 特困.六项指标)))
抽查记录 = 记录表("抽查核实", Field(特困.抽查情况))
确认记录 = 记录表("确认意见", Field(特困.供养安排, required=False), Field(经办意见))
动态核查记录 = 记录表(
    "动态核查", Field(调查情况), Field(经办意见),
    each=(Field(离家情形, "服刑、失踪等情形"), Field(特困.自愿退出),
          Field(特困.未成年时认定, when=供养.在校 & ~供养.未满延续年龄),
          Field(特困.转入救助, "终止后转入哪项救助"), *查实义务人))
异议核实记录 = 记录表("异议核实", Field(调查情况), Field(经办意见))
