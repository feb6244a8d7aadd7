"""Tables of the health engine."""

from minzheng.engines.health.models.care import CareEntry, HealthFact
from minzheng.engines.health.models.medicine import Dose, Medicine
from minzheng.engines.health.models.reading import Call, Reading
from minzheng.engines.health.models.sharing import Export, Sharing

__all__ = ["Call", "CareEntry", "Dose", "Export", "HealthFact", "Medicine", "Reading", "Sharing"]
