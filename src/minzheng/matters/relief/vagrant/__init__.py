"""生活无着的流散人员救助：流落在外、吃住没有着落的人，来了就帮，不收钱，来去自愿。"""

from minzheng.kernel.matter import Service
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.vagrant_relief import 流浪乞讨人员救助管理办法 as 办法

# fmt: off
事项 = Service(
    title="生活无着的流散人员救助", short="流散人员救助", code="LL", kind="行政给付",
    audience="个人", basis=(法.第三十一条, 法.第五十二条, 办法.第六条),
    visits=1, charge="不收费", channels=("窗口", "代办"),
    asked_often=(
        ("到哪里求助？", "救助管理站，或者您所在地的乡镇、街道；看到别人有难，也可以打电话。"),
        ("要钱吗？要干活吗？", "都不要。救助站不收任何费用，也不得安排您劳动。"),
        ("可以自己离开吗？", "可以。来去自愿，离开时打个招呼，领回自己的东西。"),
        ("没有路费怎么办？", "帮您联系家人；没有路费的给乘车凭证；不能自己走的，护送回去。"),
        ("被拒绝了怎么办？", "可以向民政部门举报，也可以申请行政复议或者提起行政诉讼。"),
    ),
    who=(("属于救助对象", "流落在外，吃住没有着落，也没有亲友可以投靠的人。"),),
)
