"""The wings of houses and of elder care in the desk's menu."""

from minzheng.engines.alarms.api import READERS as ALARM_READERS
from minzheng.engines.circles.api import READERS as CIRCLE_READERS
from minzheng.engines.delivery.api import READERS as SETTLEMENT_READERS
from minzheng.engines.evaluations.api import READERS as EVALUATION_READERS
from minzheng.engines.guarantees.api import READERS as GUARANTEE_READERS
from minzheng.engines.health.api import READERS as HEALTH_READERS
from minzheng.engines.homecare.api import READERS as HOMECARE_READERS
from minzheng.engines.lights.api import READERS as LIGHT_READERS
from minzheng.engines.meals.api import READERS as MEAL_READERS
from minzheng.engines.oversight.api import READERS as OVERSIGHT_READERS
from minzheng.engines.rentals.api import READERS as RENTAL_READERS
from minzheng.engines.residence.api import READERS as RESIDENCE_READERS
from minzheng.engines.rounds.api import READERS as ROUND_READERS
from minzheng.engines.safety.api import READERS as SAFETY_READERS
from minzheng.engines.staffing.api import READERS as STAFF_READERS
from minzheng.engines.vouchers.api import READERS as VOUCHER_READERS
from minzheng.faces.desk import roles
from minzheng.faces.desk.parts import Part, Wing

HOUSES = Wing(
    "机构",
    (
        Part("机构", "desk:facilities", roles.READERS),
        Part("亮灯", "desk:lights", LIGHT_READERS),
        Part("床位与合同", "desk:residence", RESIDENCE_READERS),
        Part("人员", "desk:staffing", STAFF_READERS),
        Part("安全", "desk:safety", SAFETY_READERS),
        Part("健康记录", "desk:health", HEALTH_READERS),
        Part("服务结算", "desk:settlements", SETTLEMENT_READERS),
        Part("质量评价", "desk:evaluations", EVALUATION_READERS),
        Part("检查", "desk:inspections", OVERSIGHT_READERS),
        Part("生活圈", "desk:circles", CIRCLE_READERS),
        Part("闲置物业", "desk:premises", CIRCLE_READERS),
        Part("招商手册", "desk:handbooks", CIRCLE_READERS),
    ),
)
ELDERS = Wing(
    "养老",
    (
        Part("探访", "desk:elder-rounds", ROUND_READERS),
        Part("助餐", "desk:meals", MEAL_READERS),
        Part("居家服务", "desk:homecare", HOMECARE_READERS),
        Part("消费券", "desk:vouchers", VOUCHER_READERS),
        Part("养老清单", "desk:guarantees", GUARANTEE_READERS),
        Part("辅具租赁", "desk:rentals", RENTAL_READERS),
        Part("设备报警", "desk:alarms", ALARM_READERS),
    ),
)
