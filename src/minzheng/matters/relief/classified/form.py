"""自己申请分类施保金时问什么：核对登记的情况，填收款账户，别的不问。"""

from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Commitment, Field, Form, Page
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人


def 已知(fact: Fact) -> Field:
    return Field(fact, known_from="人员登记")


收款账户页 = Page(
    "account",
    "分类施保金发到哪个账户？",
    (Field(家庭.开户银行), Field(家庭.收款账号)),
    why="可以与低保金同一个账户",
)


class 分类施保申请(Form):
    title = "分类施保金申请"
    pages = (
        Page(
            "person",
            "请核对本人的情况",
            (已知(个人.姓名), 已知(个人.出生日期), 已知(个人.残疾类别), 已知(个人.残疾等级)),
            each_member=True,
            why="登记簿已有，不用再填；有误请点“信息有误”",
        ),
        Page(
            "illness",
            "是否患重病",
            (已知(个人.患重病),),
            each_member=True,
            why="以医保部门提供的重病目录和记录为准",
        ),
        收款账户页,
    )
    commitments = (
        Commitment("truth", "以上情况属实；情况发生变化，我会及时报告。", 法.第四十六条),
    )
