"""Rows of the partners engine."""

from minzheng.engines.partners.models.answer import StoredAnswer
from minzheng.engines.partners.models.call import Call, Tally
from minzheng.engines.partners.models.hook import Delivery, Hook, Reading
from minzheng.engines.partners.models.key import ApiKey, SigningKey
from minzheng.engines.partners.models.lodged import Lodged
from minzheng.engines.partners.models.made import Made
from minzheng.engines.partners.models.partner import Partner, PartnerSeries
from minzheng.engines.partners.models.registry import Exchange, Watch

__all__ = [
    "ApiKey", "Call", "Delivery", "Exchange", "Hook", "Lodged", "Made", "Partner",
    "PartnerSeries", "Reading", "SigningKey", "StoredAnswer", "Tally", "Watch",
]  # fmt: skip
