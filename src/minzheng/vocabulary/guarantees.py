"""Terms of the basic elder-care list (基本养老服务清单): who is meant by its classes of people."""

# fmt: off
from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import 岁, 是否

老年年龄 = Param("guarantees.elder_age", "老年人年龄", 岁)
高龄老人年龄 = Param("guarantees.old_age", "高龄老年人年龄", 岁)
养老金年龄 = Param("guarantees.pension_age", "领取养老金的年龄", 岁)
计生特殊家庭 = Fact("one_child_lost_family", "计生特殊家庭", 是否,
              "独生子女伤残或者死亡、没有再生育收养的家庭（卫生健康部门认定）", "person")
港澳台居民 = Fact("hmt_resident", "港澳台居民", 是否,
             "登记的证件是不是港澳台居民居住证或者来往内地通行证（登记簿）", "person")
