"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.duties.api import DutyRefused, NoSuchDuty, PaperLost
from minzheng.engines.plans.api import NoSuchPlan, PlanRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchDuty, NoSuchPlan), (DutyRefused, PlanRefused, PaperLost))
