"""The shelves that screening keeps in the lake."""

from minzheng.engines.lake.api import draft, publish
from minzheng.engines.lake.api import folders as versions

__all__ = ["POPULATION", "SCREENING", "draft", "publish", "versions"]

POPULATION, SCREENING = "population", "screening"
