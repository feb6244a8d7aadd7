"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.coverage.api import CoverageRefused, NoSuchCoverage, PaperLost
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchCoverage,), (CoverageRefused, PaperLost))
