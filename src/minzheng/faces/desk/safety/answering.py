"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.safety.api import NoSuchRecord, SafetyRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchRecord,), (SafetyRefused,))
