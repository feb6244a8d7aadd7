"""What the people of the demo write: records of officers, answers of families."""

from datetime import date

from minzheng.wiring.demo.families import HOUSING_WORDS
from minzheng.wiring.demo.population import Home

FINE = "情况属实"
PAPERS_MISSING = "1. 赡养协议或者判决书；2. 自付医疗费票据（没有联网结算的部分）"
PAPERS_BROUGHT = "赡养协议和票据已补齐，请查收。"
WRONG_PLACE = "申请人户籍在外地，本市暂不受理持居住证的申请，已告知向户籍地乡镇（街道）申请"
UNWILLING = "三次约定入户均无正当理由拒绝，电话和上门都有记录"
REBUTTAL = "这笔养老金不是我的。我从来没有参加过企业职工养老保险，可能是同名同姓的人。"
SAME_NAME = "与社保经办机构核实：养老金领取人为同名另一人，身份证号不同，系数据误挂"
FOUND_TRUE = "与社保经办机构核实：确由本人领取，家庭补充申报"
OBJECTION = "他家儿子在外面打工，家里还新盖了房子，情况和公示的不一样。"
COMPLAINT = "群众来电反映：该户有两套住房"
SENT_BACK = "入户记录没有写明房屋情况，请补充调查后再报"
WITHDRAWN = "孩子已经找到工作，暂时不申请了"
PRAISE = "没跑腿就办好了，村里的同志还上门帮忙。"
BLAME = "等得太久，中间没有人告诉我办到哪一步。"
REPORTED = "家庭申报，已核对工资流水"
HEARD = "收入确实变了，但孩子还在上学，希望能多照顾几个月。"
HEARING_REPLY = "已听取意见。收入已按扣减就业成本后的净额计算，其他救助另行告知。"
LOOKED_INTO = "情况已经核实，依规则提出意见"
DOUBTS = "经核查，收入和人口变化属实"


def recorded(home: Home, on: date) -> dict[str, str]:
    """What officers write down of a family when nothing is wrong."""
    head = home.people[0].name
    return {
        "papers_complete": "是",
        "check_consistent": "是",
        "family_signed": "是",
        "staff_relative": "否",
        "acceptance_note": "材料齐全，符合受理条件",
        "visited_on": on.isoformat(),
        "checked_on": on.isoformat(),
        "housing_kind": HOUSING_WORDS[home.family.housing],
        "housing_findings": "房屋一层，陈设简单，有电视、冰箱，没有空调；水电月均约90元",
        "findings": f"{head}家 {len(home.people)} 人，人口、收入、财产与申报相符",
        "neighbours": "走访左右邻居两户，反映该户生活困难，与申报一致",
        "opinion_text": "家庭收入、财产经调查、核对属实，依规则提出意见",
        "recheck_findings": FINE,
        "objection_findings": "复查：新建房屋为其兄所有，已查看不动产登记；打工收入已如实申报",
        "raised_by_work": "否",
        "refused_jobs": "",
        "lives_together": "是",
    }
