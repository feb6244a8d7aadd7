"""Campaigns, points and patrols; people found; stays at the relief station."""

from minzheng.engines.street.models.campaign import Campaign, WeatherCall
from minzheng.engines.street.models.finding import Finding
from minzheng.engines.street.models.patrol import Patrol, Point, Sight
from minzheng.engines.street.models.search import Search
from minzheng.engines.street.models.stay import Aftercare, Judgement, Stay

__all__ = [
    "Aftercare",
    "Campaign",
    "Finding",
    "Judgement",
    "Patrol",
    "Point",
    "Search",
    "Sight",
    "Stay",
    "WeatherCall",
]
