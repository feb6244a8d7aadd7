"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.residence.api import NoSuchResidence
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchResidence,))
