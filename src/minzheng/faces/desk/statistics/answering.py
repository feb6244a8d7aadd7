"""What the engines of this room refuse becomes a page of the desk."""

from minzheng.engines.returns.api import NoSuchReturn, PaperLost, ReturnRefused
from minzheng.engines.statistics.api import NoSuchSheet, StatisticsRefused
from minzheng.faces.desk.answers import answers
from minzheng.kernel.divisions import DivisionCodeError

answering = answers(
    (NoSuchReturn, NoSuchSheet), (ReturnRefused, StatisticsRefused, PaperLost, DivisionCodeError)
)
