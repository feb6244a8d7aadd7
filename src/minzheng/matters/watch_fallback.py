"""监测户的变化：收入、看病、火灾、没有劳动力、劳动力去世、失业、孩子不在校；逐户上门看，不据以决定。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.fallback import 急难条, 监测条
from minzheng.matters.fallback import 返贫监测 as 监测
from minzheng.vocabulary.offices import 村社协理员

有人 = 户.到库人数 > 0


class 监测户收入低于监测线(Alert):
    when = 监测.收入低于监测线 & 有人
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 监测条
    concern, offers = Concern.CARE, "relief/dibao"
    says = "防返贫监测户，{到库人数}，推算人均月收入{到库人均月收入}，低于{监测线}。请上门了解。"


class 监测户医疗负担重(Alert):
    when = 监测.医疗负担重 & 有人
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "防返贫监测户，{到库人数}，一年里自己负担的医疗费很高。请上门了解还有没有困难。"


class 监测户遭遇火灾(Alert):
    when = 监测.遭遇火灾 & 有人
    severity, to, within, cites = Severity.HIGH, 村社协理员, 工作日(3), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "防返贫监测户，{到库人数}，住所近一年发生过火灾。请上门看望，了解住处和生活。"


class 监测户没有劳动力(Alert):
    when = 监测.没有劳动力 & 有人
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 监测条
    concern, offers = Concern.CARE, "relief/dibao"
    says = "防返贫监测户，{到库人数}，家里现在没有人能劳动。请上门了解靠什么生活。"


class 监测户劳动力去世(Alert):
    when = 监测.劳动力去世 & 有人
    severity, to, within, cites = Severity.HIGH, 村社协理员, 工作日(3), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "防返贫监测户，{到库人数}，近来有劳动年龄的家人去世。请马上上门看望。"


class 监测户新近失业(Alert):
    when = 监测.新近失去工作 & 有人
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "防返贫监测户，{到库人数}，有人新近失业。请了解有没有收入、要不要帮助找工作。"


class 监测户孩子不在校(Alert):
    when = 监测.孩子不在校 & 有人
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 监测条
    concern, offers = Concern.CARE, "relief/dibao"
    says = "防返贫监测户，{到库人数}，有应当上学的孩子学籍库里不在校。请上门了解，告知学校。"
