"""What the demo's projects are: kind, name, how much, how far, what is wrong with them."""

from dataclasses import dataclass

from minzheng.engines.pipeline.api import INVESTMENT
from minzheng.engines.pipeline.api import RESEARCH as STUDY
from minzheng.engines.pipeline.api import WORKS as BUILT


@dataclass(frozen=True)
class Told:
    """A project; `yuan` planned, `stage` how far, `risks` what is wrong."""

    kind: str
    title: str
    goal: str
    yuan: int
    stage: str
    beds: int = 0
    combined: bool = False
    risks: tuple[str, ...] = ()
    investor: str = ""


def _invested(title: str, million: int, beds: int, stage: str, investor: str, *risks: str) -> Told:
    goal = f"新建康养床位 {beds} 张，配套照料、康复、就餐"
    return Told(INVESTMENT, title, goal, million * 1_000_000, stage, beds, million > 100, risks,
                investor)  # fmt: skip


def _works(title: str, ten_thousand: int, beds: int, stage: str, *risks: str) -> Told:
    goal = f"改造和新建，服务周边老人，床位 {beds} 张" if beds else "改造和新建，方便周边居民"
    return Told(BUILT, title, goal, ten_thousand * 10_000, stage, beds, False, risks)


INVESTED = (
    _invested("松涧康养合体项目", 168, 420, "progress", "示例南粤康养集团", "late"),
    _invested("荷塘医养结合中心", 86, 260, "contract", "示例和颐医养公司"),
    _invested("白石温泉康养苑", 72, 180, "review", "示例白石文旅公司", "step"),
    _invested("云岭嵌入式养老社区", 45, 120, "approved", "示例安居养老公司"),
    _invested("青禾乡村旅居养老基地", 38, 150, "library", "示例青禾农旅公司"),
    _invested("沙溪失能照护院", 56, 200, "started", "示例护佑照护公司"),
    _invested("增城老年用品产业园", 95, 0, "library", "示例银龄制造公司"),
    _invested("荷塘日间照料连锁", 12, 60, "handed", "示例邻里照护公司"),
    _invested("松涧森林康养步道", 18, 0, "idea", "示例森旅公司"),
    _invested("云岭智慧养老服务中心", 9, 0, "progress", "示例智养科技公司", "silent"),
    _invested("白石记忆照护小镇", 64, 160, "review", "示例记忆照护公司"),
    _invested("沙溪康复辅具租赁中心", 6, 0, "accepted", "示例辅具公司"),
    _invested("青禾养老护理员实训基地", 22, 0, "library", "示例职教公司", "step"),
)
WORKS = (
    _works("云岭街道颐康中心改造", 620, 60, "progress", "price"),
    _works("荷塘街道长者饭堂新建", 180, 0, "performed"),
    _works("沙溪镇敬老院消防改造", 240, 80, "settled"),
    _works("松涧镇村级照料点建设", 150, 20, "progress", "late", "silent"),
    _works("白石镇公益性安葬点建设", 330, 0, "started"),
    _works("青禾镇未成年人保护站", 90, 0, "accepted"),
    _works("区救助站安置区扩建", 480, 40, "progress", "change"),
    _works("区儿童福利院康复楼", 860, 50, "approved"),
    _works("老旧小区楼道扶手安装", 120, 0, "handed"),
    _works("农村公路指路标志更新", 75, 0, "progress", "invoice"),
    _works("殡仪馆生态炉改造", 560, 0, "review"),
    _works("社区门牌数字化改造", 210, 0, "library"),
)
_TOPICS = (
    ("独居老人风险早发现办法", "performed"), ("低收入人口动态监测的误报和漏报", "performed"),
    ("长者饭堂怎样持续", "accepted"), ("家庭养老床位服务质量评价", "accepted"),
    ("农村互助养老的组织方式", "progress"), ("困境儿童监护支持", "progress"),
    ("社会组织承接服务的绩效", "progress"), ("慈善资源和需求对接", "progress"),
    ("殡葬服务惠民政策评估", "progress"), ("地名文化保护办法", "started"),
    ("婚姻家庭辅导的效果", "started"), ("民政数据共享的边界", "contract"),
    ("养老护理员留用因素", "approved"), ("精神障碍社区康复路径", "approved"),
    ("流动人口临时救助时效", "review"), ("社区议事协商案例", "library"),
    ("水库移民村后续发展", "library"), ("基层民政人员能力建设", "idea"),
)  # fmt: skip
RESEARCH = tuple(
    Told(STUDY, title, "调查、分析、提出可以照着办的建议", 30_000 + number * 2_000, stage)
    for number, (title, stage) in enumerate(_TOPICS)
)
