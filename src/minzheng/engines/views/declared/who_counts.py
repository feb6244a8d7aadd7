"""What several sections say alike: who is alive, of which age, and how people are sorted."""

from minzheng.engines.views.grouping import ByCode, ByCondition, ByFile
from minzheng.kernel import words
from minzheng.vocabulary import limits
from minzheng.vocabulary import person as terms

POPULATION = "人口总表：民政登记和办件、待遇台账，以及各部门共享数据里按次序采信的值"
ELDERCARE, RELIEF, CHILD = "养老服务科", "社会救助科", "儿童福利科"
AFFAIRS, DATA, SOCIETIES = "社会事务科", "数据资源中心", "社会组织管理科"

has_died = words.已知(terms.死亡日期) & (terms.死亡日期 <= words.当日)
alive = ~has_died
age = words.周岁(terms.出生日期)
is_elder = alive & (age >= limits.老年年龄)
is_minor = alive & (age < limits.成年年龄)
is_disabled = alive & ~(terms.残疾等级 == "无")

BY_SEX = ByCode("sex", "性别", terms.性别)
BY_GRADE = ByCode("grade", "残疾等级", terms.残疾等级)
BY_KIND = ByCode("kind", "残疾类别", terms.残疾类别)
BY_FILE = ByFile()
BY_AGE = ByCondition(
    "age", "年龄段",
    (
        ("0—17岁", age < "18岁"), ("18—59岁", age < "60岁"), ("60—79岁", age < "80岁"),
        ("80岁以上", age >= "80岁"),
    ),
)  # fmt: skip
