"""税务：个人所得税申报。工资、劳务和经营所得近一年的月平均。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 申报工资, 申报经营所得
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 个人所得税保存月数
from minzheng.vocabulary.person import 姓名


class 个人所得税(Feed):
    title, owner = "个人所得税申报", "税务机关"
    basis = (社会救助法.第四十一条, 最低生活保障审核确认办法.第十七条, 政务数据共享条例.第二十条)
    columns = (
        Column("纳税人证件号码", 证件号码, Role.ID, also=("身份证号", "证件号码")),
        Column("纳税人姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("所得项目", i.所得项目, required=True, also=("征收品目",),
               marks={"工资薪金所得": "工资薪金", "劳务报酬所得": "劳务报酬",
                      "生产经营所得": "经营所得"}),
        Column("扣缴义务人", i.扣缴单位, also=("扣缴义务人名称",)),
        Column("扣缴义务人识别号", i.扣缴识别号, required=True, also=("纳税人识别号",)),
        Column("所属期起", i.申报起始月份, low=date(2019, 1, 1), also=("税款所属期起",)),
        Column("所属期止", i.申报截止月份, required=True, low=date(2019, 1, 1)),
        Column("月平均收入额", i.月均所得, required=True, low=0, high=100_000_000),
    )  # fmt: skip
    key = (i.所得项目, i.扣缴识别号)
    gives = {
        申报工资: 成员.合计(当(i.所得项目.属于("工资薪金", "劳务报酬"), i.月均所得)),
        申报经营所得: 成员.合计(当(i.所得项目 == "经营所得", i.月均所得)),
    }
    every, grace = 月(1), 工作日(15)
    keeps = 个人所得税保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 自然人电子税务局全国集中：没有记录就是没有申报
