"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.statistics.api import NoSuchFigure, PaperLost, StatisticsRefused
from minzheng.faces.desk.answers import answers
from minzheng.kernel.divisions import DivisionCodeError

answering = answers((NoSuchFigure,), (StatisticsRefused, PaperLost, DivisionCodeError))
