"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.evaluations.api import EvaluationRefused, NoSuchEvaluation, PaperLost
from minzheng.faces.desk.answers import answers
from minzheng.kernel.params import NotInForce

answering = answers((NoSuchEvaluation,), (EvaluationRefused, PaperLost, NotInForce))
