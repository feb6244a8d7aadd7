"""Rows of the disclosure engine."""

from minzheng.engines.disclosure.models.consultation import Comment, Consultation, Reply
from minzheng.engines.disclosure.models.correction import Correction
from minzheng.engines.disclosure.models.document import Document, Series, Version
from minzheng.engines.disclosure.models.protected import ProtectedName

__all__ = [
    "Comment",
    "Consultation",
    "Correction",
    "Document",
    "ProtectedName",
    "Reply",
    "Series",
    "Version",
]
