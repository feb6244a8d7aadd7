"""The roles a post can have, and which of them one officer may not hold together."""

ROLES = {
    "village_worker": "村（社区）社会救助协理员",
    "town_clerk": "乡镇（街道）经办人",
    "town_head": "乡镇（街道）负责人",
    "district_clerk": "区民政局经办人",
    "district_head": "区民政局负责人",
    "check_clerk": "核对机构经办人",
    "disabled_federation": "区残联经办人",
    "relief_station": "救助管理站经办人",
    "relief_station_head": "救助管理站负责人",
    "assessor": "老年人能力评估员",
    "child_director": "村（社区）儿童主任",
    "child_supervisor": "乡镇（街道）儿童督导员",
    "social_worker": "乡镇（街道）社工站社会工作者",
    "hotline_clerk": "社会救助热线接线员",
    "discipline_inspector": "纪检监察联合检查人员",
    "data_clerk": "数据资源中心经办人",
    "data_head": "数据资源中心负责人",
    "finance_clerk": "财务经办",
    "finance_head": "财务复核",
    "auditor": "审计员",
    "system_admin": "系统管理员",
    "security_admin": "安全管理员",
}

# 三员分立: GB/T 22239-2019, level 3 (unconfirmed): one person holds at most one of the three.
SEPARATED = frozenset({"system_admin", "security_admin", "auditor"})

OFFICE_KINDS = {"village": "村（社区）", "town": "乡镇（街道）", "district": "区县", "city": "市"}
