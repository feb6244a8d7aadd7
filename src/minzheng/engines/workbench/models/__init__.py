"""Tables of the workbench: habits of an officer, her jobs, records on their way."""

from .habit import Density, Layout, SavedView
from .job import Job, JobLine, JobState
from .visit import DraftValue, RecordDraft, Sending

__all__ = [
    "Density",
    "DraftValue",
    "Job",
    "JobLine",
    "JobState",
    "Layout",
    "RecordDraft",
    "SavedView",
    "Sending",
]
