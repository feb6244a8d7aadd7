"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.meetings.api import MeetingRefused, NoSuchMeeting, PaperLost
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchMeeting,), (MeetingRefused, PaperLost))
