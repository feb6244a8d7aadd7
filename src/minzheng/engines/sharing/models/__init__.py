"""Rows of the sharing engine."""

from minzheng.engines.sharing.models.review import OpeningReview
from minzheng.engines.sharing.models.share import Share, Signature
from minzheng.engines.sharing.models.use import ShareSeries, ShareUse

__all__ = ["OpeningReview", "Share", "ShareSeries", "ShareUse", "Signature"]
