"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.learning.api import LearningRefused, NoSuchLesson, PaperLost
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchLesson,), (LearningRefused, PaperLost))
