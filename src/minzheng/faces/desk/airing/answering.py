"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.airing.api import AiringRefused, NoSuchAiring
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchAiring,), (AiringRefused,))
