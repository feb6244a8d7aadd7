"""一件事：按人生里遇到的事，把几个事项放在一起办；共同的问题只问一遍。

只按编号点名事项；目录里没有的事项不显示，一个事项都没有的一件事也不显示。
"""

# fmt: off
from dataclasses import dataclass

from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Field
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.benefits import 在领工伤护理费
from minzheng.vocabulary.children import 母亲情况, 父亲情况
from minzheng.vocabulary.disability import 需要长期照护


@dataclass(frozen=True)
class Elsewhere:
    """这件事里不归民政办的：什么、由谁办、怎么找。"""

    what: str
    who: str
    how: str


@dataclass(frozen=True)
class LifeEvent:
    """`slug`：地址里的名字；`asks`：先问的几题，都是关于当事人的；`whose`：当事人是谁。"""

    slug: str
    title: str
    icon: str
    says: str
    whose: str
    matters: tuple[str, ...]
    asks: tuple[Field, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def 选填(fact: Fact, question: str, hint: str = "") -> Field:
    return Field(fact, question, hint, required=False)


本地 = 选填(户口在本地, "户口在这个县（市、区）吗？")
残疾 = (
    选填(个人.残疾类别, "残疾人证上的残疾类别", "没有残疾人证的，选“无”"),
    选填(个人.残疾等级, "残疾人证上的等级", "没有残疾人证的，选“无”"),
)
生日 = 选填(个人.出生日期, "哪天出生？")

LIFE_EVENTS = (
    LifeEvent(
        "hardship", "家庭遇困", "help",
        "家里收入少、看病花钱多，或者突然出了事，过日子有困难。", "谁来申请？",
        ("relief/dibao", "relief/temporary", "relief/dibao_margin", "relief/rigid_expenditure",
         "relief/tekun"),
        (),
        (Elsewhere("看病的医疗救助", "医疗保障部门", "认定后，在医保窗口或者就诊的医院办"),
         Elsewhere("孩子上学的教育救助", "教育部门和学校", "向就读的学校申请"),
         Elsewhere("住房救助", "住房保障部门", "向乡镇（街道）或者住房保障窗口申请"),
         Elsewhere("找工作的就业援助", "人力资源社会保障部门", "到就业服务窗口登记")),
    ),
    LifeEvent(
        "eldercare", "照护老人", "elder",
        "家里老人年纪大了，想领津贴，或者自己照顾不了。", "是哪位老人？",
        ("eldercare/longevity", "eldercare/ability", "relief/disability_care", "relief/tekun"),
        (生日, 本地, *残疾, 选填(需要长期照护, "需要别人长期照护吗？", "已有或者预计六个月以上")),
        (Elsewhere("养老金", "社会保险经办机构", "到社保窗口，或者在社保的网上平台办"),
         Elsewhere("长期护理保险（有的地方试行）", "医疗保障部门", "到医保窗口问当地有没有"),
         Elsewhere("看病报销、门诊慢特病", "医疗保障部门", "到医保窗口，或者就诊的医院办")),
    ),
    LifeEvent(
        "disability", "残疾", "care",
        "本人或者家里人有残疾，想领补贴、评估需要什么照护。", "是哪一位？",
        ("relief/disability_living", "relief/disability_care", "eldercare/ability"),
        (本地, *残疾, 选填(需要长期照护, "需要别人长期照护吗？", "已有或者预计六个月以上"),
         选填(在领工伤护理费, "在领工伤保险的生活护理费吗？")),
        (Elsewhere("办残疾人证、换证", "县级残疾人联合会", "到残联窗口申请，由指定医院评定"),
         Elsewhere("康复、辅助器具", "残疾人联合会", "到残联窗口问当地的目录和标准"),
         Elsewhere("残疾学生上学", "教育部门和学校", "向就读的学校申请")),
    ),
    LifeEvent(
        "children", "生育与儿童", "child",
        "孩子没有父母，或者父母都照顾不了，要有人管、有钱用。", "是哪个孩子？",
        ("children/orphan", "children/unattended", "relief/temporary"),
        (生日, 选填(父亲情况, "孩子的父亲现在怎样？"), 选填(母亲情况, "孩子的母亲现在怎样？")),
        (Elsewhere("出生医学证明", "接生的医院", "出院时在医院领"),
         Elsewhere("上户口", "公安派出所", "带出生医学证明到派出所办"),
         Elsewhere("孩子上学的资助", "教育部门和学校", "向就读的学校申请"),
         Elsewhere("生育津贴、生育医疗费", "医疗保障部门", "到医保窗口，或者由单位办")),
    ),
)
