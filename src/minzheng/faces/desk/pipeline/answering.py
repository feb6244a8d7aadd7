"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.ledger.api import LedgerRefused
from minzheng.engines.pipeline.api import NoSuchWork, PaperLost, PipelineRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchWork,), (PipelineRefused, LedgerRefused, PaperLost))
