"""残联：残疾人证。类别、等级、有效期，两项补贴和重残加保以它为准。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.disability_subsidies import 两项补贴意见
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import (
    残疾证已注销,
    证载有效期至,
    证载残疾等级,
    证载残疾类别,
)
from minzheng.vocabulary.feed_terms import 残疾人证保存月数
from minzheng.vocabulary.person import 姓名, 性别


class 残疾人证(Feed):
    title, owner = "残疾人证", "残疾人联合会"
    basis = (两项补贴意见.第三部分第二项, 两项补贴意见.第三部分第四项, 政务数据共享条例.第二十条)
    columns = (
        Column("身份证号", d.证件号码, Role.ID, also=("公民身份号码", "证件号码")),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("残疾人证号", d.残疾证号, Role.OTHER, also=("证号",)),
        Column("残疾类别", d.持证残疾类别, required=True,
               marks={"视力残疾": "视力", "听力残疾": "听力", "言语残疾": "言语",
                      "肢体残疾": "肢体", "智力残疾": "智力", "精神残疾": "精神",
                      "多重残疾": "多重"}),
        Column("残疾等级", d.持证残疾等级, required=True,
               marks={"壹级": "一级", "贰级": "二级", "叁级": "三级", "肆级": "四级"}),
        Column("签发日期", d.持证签发日期, required=True, low=date(1995, 1, 1), also=("发证日期",)),
        Column("有效期至", d.持证有效期至, low=date(1995, 1, 1), also=("有效期止",)),
        Column("证件状态", d.持证状态, required=True, marks={"正常": "有效", "注销": "已注销"}),
        Column("户籍地区划", d.居住区划, also=("户籍区划",)),
    )  # fmt: skip
    key = (d.持证签发日期,)
    gives = {
        证载残疾类别: 成员.最近(d.持证残疾类别, by=d.持证签发日期),
        证载残疾等级: 成员.最近(d.持证残疾等级, by=d.持证签发日期),
        证载有效期至: 成员.最近(d.持证有效期至, by=d.持证签发日期),
        残疾证已注销: 成员.全部(d.持证状态 == "已注销"),
    }
    every, grace = 月(1), 工作日(5)
    keeps = 残疾人证保存月数
    used_for = (
        "relief/dibao*", "relief/classified", "relief/rigid_expenditure", "relief/tekun",
        "relief/disability_*", "children/unattended",
    )  # fmt: skip
    whole = True  # 全国残疾人人口基础数据库：查不到的就是没有办证
