"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.homecare.api import HomecareRefused, NoSuchVisit
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchVisit,), (HomecareRefused,))
