"""自然资源：不动产登记。名下有几套住宅、几间商铺。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 登记住房套数, 登记商铺数
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 不动产保存月数
from minzheng.vocabulary.person import 姓名

现有 = i.权利状态 == "现在有效"


class 不动产登记(Feed):
    title, owner = "不动产登记", "自然资源部门不动产登记机构"
    basis = (社会救助法.第四十一条, 政务数据共享条例.第二十条)
    columns = (
        Column("权利人证件号", 证件号码, Role.ID, also=("证件号码", "身份证号")),
        Column("权利人", 姓名, Role.NAME, required=True, also=("权利人名称", "姓名")),
        Column("不动产单元号", i.不动产单元号, required=True),
        Column("不动产权证号", i.产权证号, Role.OTHER, also=("产权证号",)),
        Column("坐落", i.房屋坐落, Role.ADDRESS, also=("房屋坐落",)),
        Column("用途", i.房屋用途, required=True, also=("规划用途",),
               marks={"成套住宅": "住宅", "商铺": "商业", "车位": "车库车位"}),
        Column("建筑面积", i.建筑面积, low=0, high=100_000),
        Column("共有方式", i.共有方式),
        Column("权利状态", i.权利状态, required=True,
               marks={"现势": "现在有效", "历史": "历史记录"}),
        Column("登记时间", i.产权登记日期, low=date(1980, 1, 1), also=("登记日期",)),
    )  # fmt: skip
    key = (i.不动产单元号,)
    gives = {
        登记住房套数: 成员.计数(现有 & (i.房屋用途 == "住宅")),
        登记商铺数: 成员.计数(现有 & i.房屋用途.属于("商业", "办公")),
    }
    every, grace = 月(1), 工作日(10)
    keeps = 不动产保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 市不动产登记库：农村没有确权的房屋不在其中，入户调查补
