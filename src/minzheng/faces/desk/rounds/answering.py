"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.rounds.api import NoSuchRound, PaperLost, RoundRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchRound,), (RoundRefused, PaperLost))
