"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.reports.api import NoSuchReport, PaperLost, ReportRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchReport,), (ReportRefused, PaperLost))
