"""居家适老化改造：谁可以改造，方案和报价合不合规定，验收以后补贴多少。"""

# fmt: off
from functools import reduce
from operator import add, and_

from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 取小, 周岁, 当
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import adapting as 改造
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 特困供养
from minzheng.vocabulary.person import 出生日期, 残疾等级

# 疑问：改造补贴的对象、项目和上限只见于各地方案，国家清单的项次待与原文核对（待法规科答复）。
改造条 = (老年法.第三十七条, 清单.第二部分)


class 居家适老化改造(Policy):
    title = "居家适老化改造"
    subject = "person"

    # 一、谁可以改造
    已去世 = 家.已去世
    年龄 = Amount(周岁(出生日期), cites=改造条)
    到龄 = Rule((年龄 >= 改造.起始年龄)
              | (改造.残疾不限年龄 & 残疾等级.属于("一级", "二级", "三级", "四级")), cites=改造条)
    经济困难 = Rule(在领低保 | 特困供养 | (低保边缘认定 & 改造.含低保边缘), cites=改造条)
    # 以前有没有享受过，入户评估时查改造台账；没有查以前先不挡。
    可以改造 = Rule(到龄 & 经济困难 & 户口在本地 & 改造.房屋可以改造 & ~改造.已享受改造 & ~已去世,
                cites=改造条)

    # 二、方案和报价
    方案总价 = Amount(reduce(add, (each.needed * each.price for each in 改造.改造项目)),
                  cites=改造条)
    有改造项目 = Rule(方案总价 > 0, cites=改造条)
    单价不超 = Rule(reduce(and_, (each.price <= each.ceiling for each in 改造.改造项目)),
                cites=改造条)
    总价不超 = Rule(方案总价 <= 改造.每户上限, cites=改造条)
    方案合格 = Rule(有改造项目 & 单价不超 & 总价不超 & 改造.施工单位在名录, cites=改造条)
    方案可以审定 = Rule(可以改造 & 方案合格 & 改造.同意方案, cites=改造条)

    # 三、验收和补贴
    照片齐全 = Rule((改造.改造前照片数 >= 改造.照片张数) & (改造.改造后照片数 >= 改造.照片张数),
                cites=改造条)
    验收合格 = Rule(改造.全部完工 & 改造.老人签字 & 照片齐全, cites=改造条)
    改造补贴 = Amount(当(方案可以审定 & 验收合格, 取小(改造.结算价, 方案总价), 0), cites=改造条)
    可以付款 = Rule(可以改造 & (改造补贴 > 0), cites=改造条)
