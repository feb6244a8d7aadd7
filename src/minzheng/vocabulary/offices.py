"""Who acts in civil affairs: the role of a post, the words a citizen reads, the level."""

from minzheng.kernel.flow import Actor

申请人 = Actor("applicant", "申请人", "person")
村社协理员 = Actor("village_worker", "村（社区）社会救助协理员", "village")
乡镇街道 = Actor("town_clerk", "乡镇人民政府（街道办事处）", "town")
乡镇街道负责人 = Actor("town_head", "乡镇人民政府（街道办事处）负责人", "town")
县级民政 = Actor("district_clerk", "县级民政部门", "county")
县级民政负责人 = Actor("district_head", "县级民政部门负责人", "county")
县级核对 = Actor("check_clerk", "县级核对机构", "county")
数据经办 = Actor("data_clerk", "民政数据资源中心", "county")
数据负责人 = Actor("data_head", "民政数据资源中心负责人", "county")
财务经办 = Actor("finance_clerk", "财务经办", "county")
财务复核 = Actor("finance_head", "财务复核", "county")
社工站 = Actor("social_worker", "乡镇（街道）社会工作服务站", "town")
热线 = Actor("hotline_clerk", "县级社会救助服务热线", "county")
纪检监察 = Actor("discipline_inspector", "县级纪检监察机关", "county")
县级残联 = Actor("disabled_federation", "县级残疾人联合会", "county")
救助管理站 = Actor("relief_station", "救助管理机构", "county")
救助站负责人 = Actor("relief_station_head", "救助管理机构负责人", "county")
评估员 = Actor("assessor", "老年人能力评估员", "county")
儿童主任 = Actor("child_director", "村（社区）儿童主任", "village")
儿童督导员 = Actor("child_supervisor", "乡镇（街道）儿童督导员", "town")
