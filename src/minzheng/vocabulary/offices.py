"""Who acts in civil affairs: the role of a post, the words a citizen reads, the level."""

from minzheng.kernel.flow import Actor

申请人 = Actor("applicant", "申请人", "person")
村社协理员 = Actor("village_worker", "村（社区）社会救助协理员", "village")
乡镇街道 = Actor("town_clerk", "乡镇人民政府（街道办事处）", "town")
乡镇街道负责人 = Actor("town_head", "乡镇人民政府（街道办事处）负责人", "town")
县级民政 = Actor("district_clerk", "县级民政部门", "county")
县级民政负责人 = Actor("district_head", "县级民政部门负责人", "county")
县级核对 = Actor("check_clerk", "县级核对机构", "county")
财务经办 = Actor("finance_clerk", "财务经办", "county")
财务复核 = Actor("finance_head", "财务复核", "county")
