"""The assessors' form: informant, illnesses, health, thirty days of risk, the twenty-six items."""

# fmt: off
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Field, Form
from minzheng.matters.economy_form import 记录表, 逐人
from minzheng.vocabulary import ability as 评估
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料

受理记录 = 记录表("受理", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
意见记录 = 记录表("经办意见", Field(经办意见))


def 同意后(*facts: Fact) -> tuple[Field, ...]:
    """不同意评估的，后面各项不用填。"""
    return tuple(Field(fact, when=评估.能够评估) for fact in facts)


评估页 = (
    逐人("visit", "评估情况", Field(评估.评估日期), Field(评估.能够评估),
       *同意后(评估.信息提供者, 评估.医护背景评估员)),
    逐人("illness", "诊断和用药", Field(评估.疾病诊断, required=False),
       *同意后(评估.确诊痴呆, 评估.确诊精神障碍)),
    逐人("risk", "近30天发生过几次意外？（没有填0，三次以上填3）",
       *同意后(评估.跌倒次数, 评估.走失次数, 评估.噎食次数, 评估.自伤次数, 评估.其他意外次数)),
    逐人("health", "健康问题",
       *同意后(评估.压力性损伤, 评估.关节活动, 评估.伤口情况, 评估.特殊护理, 评估.疼痛程度,
             评估.吞咽情况)),
    逐人("self_care", "自理能力",
       *同意后(评估.进食, 评估.修饰, 评估.洗澡, 评估.穿脱上衣, 评估.穿脱裤子和鞋袜,
             评估.小便控制, 评估.大便控制, 评估.如厕)),
    逐人("movement", "基础运动能力",
       *同意后(评估.床上体位转移, 评估.床椅转移, 评估.平地行走, 评估.上下楼梯)),
    逐人("mind", "精神状态",
       *同意后(评估.时间定向, 评估.空间定向, 评估.人物定向, 评估.记忆, 评估.理解能力,
             评估.表达能力, 评估.攻击行为, 评估.抑郁症状, 评估.意识水平)),
    逐人("society", "感知觉与社会参与",
       *同意后(评估.视力, 评估.听力, 评估.执行日常事务, 评估.使用交通工具外出,
             评估.社会交往能力)),
    逐人("notes", "补充说明", Field(评估.评估说明, required=False)),
)


class 评估记录(Form):
    title = "老年人能力评估表"
    pages = 评估页


class 复评记录(Form):
    title = "老年人能力复评表"
    pages = (逐人("again", "复评情况", Field(评估.评估原因),
                Field(评估.换人评估, "评估员没有参加过原来的评估")), *评估页)
