"""Which source answers: the one the installation names, else the lake, else the file."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from minzheng.engines.cases.checks.fake import FileSource
from minzheng.engines.cases.checks.lake import LakeSource
from minzheng.engines.cases.checks.source import EconomicCheckSource
from minzheng.engines.lake.api import current


def check_source(on: date) -> EconomicCheckSource:
    """The source this installation uses (setting CHECK_SOURCE, a dotted path); without one the
    lake, once a version was accepted by the day."""
    named = getattr(settings, "CHECK_SOURCE", "")
    if named:
        found: EconomicCheckSource = import_string(named)()
        return found
    return LakeSource() if current(on) else FileSource()
