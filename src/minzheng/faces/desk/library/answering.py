"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.library.api import LibraryRefused, NoSuchPolicy
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchPolicy,), (LibraryRefused,))
