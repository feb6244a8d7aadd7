"""老年人能力评估：两名评估员上门评估，确定能力完好到完全失能五个等级，结果互认。"""

from minzheng.kernel.matter import Service
from minzheng.statutes.ability_assessment import 能力评估规范 as 规范
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单

# fmt: off
事项 = Service(
    title="老年人能力评估", short="老年人能力评估", code="NL", kind="行政确认", audience="个人",
    basis=(清单.第一部分第三项, 规范.第二部分第一项, 规范.第三部分第一项),
    visits=0, charge="不收费", channels=("窗口", "网上", "代办"),
    asked_often=(
        ("评估要去医院吗？", "不用。两名评估员上门看老人平时的起居，大约一个小时。"),
        ("评估结果有什么用？", "用来申请护理、养老服务补贴和家庭养老床位等，各部门互认。"),
        ("结果能用多久？", "一般一年。老人状况明显变化的，可以随时重新评估。"),
        ("不同意结果怎么办？", "可以申请复评，由没有参加过的评估员重新评估；也可以申请行政复议。"),
        ("老人不方便申请怎么办？", "子女、亲属、养老机构和村（居）委会都可以代办。"),
    ),
    who=(("到龄", "年满{能力评估起始年龄}。"),),
)
