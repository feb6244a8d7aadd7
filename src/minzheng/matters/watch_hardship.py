"""需要上门看望的：家里接连出事、新近失业又有人要养、独居的高龄老人没有人看望。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 之差天数, 已知, 当, 当日, 成员, 月数
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.department_view import 在世, 监测条
from minzheng.statutes.elder_visits import 探访关爱意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.department_data import (
    上次探访日期,
    医学死亡日期,
    失业登记日期,
    登记失业,
    登记独居,
    近一年火灾次数,
)
from minzheng.vocabulary.offices import 村社协理员
from minzheng.vocabulary.watching import (
    去世人数线,
    变故月数,
    失业提醒月数,
    探访年龄,
    探访间隔,
    火灾次数线,
)

急难条 = (监测条, 法.第二十九条)
近来去世 = 已知(医学死亡日期) & (月数(医学死亡日期) < 变故月数)
新近失业 = 在世 & 登记失业 & (月数(失业登记日期) < 失业提醒月数)
要人照料 = 在世 & (人.到库未成年 | 人.到库老年人 | 人.证载重残)


class 一年内多人去世(Alert):
    when = (成员.计数(近来去世) >= 去世人数线) & (户.到库人数 > 0)
    severity, to, within, cites = Severity.HIGH, 村社协理员, 工作日(5), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "这户近来接连有人去世，还有{到库人数}在世。请上门看望，了解生活和照料有没有困难。"


class 一年内多次火灾(Alert):
    when = 成员.任一(近一年火灾次数 >= 火灾次数线) & (户.到库人数 > 0)
    severity, to, within, cites = Severity.HIGH, 村社协理员, 工作日(5), 急难条
    concern, offers = Concern.CARE, "relief/temporary"
    says = "这户（{到库人数}）的住所一年内多次发生火灾。请上门看望，排查隐患，了解有没有困难。"


class 失业家庭有人要养(Alert):
    when = ~户.已在救助 & 成员.任一(新近失业) & 成员.任一(要人照料) & (户.到库人数 > 0)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 监测条
    concern, offers = Concern.CARE, "relief/dibao"
    says = "这户{到库人数}，有人新近失业，家里有老人、孩子或者重残人员。请了解生活有没有困难。"


class 独居高龄老人没有探访(Alert):
    没有探访 = 当(已知(上次探访日期), 之差天数(当日, 上次探访日期) > 探访间隔, True)
    when = 在世 & 登记独居 & (人.到库年龄 >= 探访年龄) & 没有探访
    severity, to, within, cites = Severity.HIGH, 村社协理员, 工作日(3), 探访关爱意见.第二部分第一项
    concern = Concern.CARE
    says = "{姓名}{到库年龄}，独居，上次探访是{上次探访日期}。请马上上门或者打电话看看。"
