"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.staffing.api import NoSuchStaff, StaffRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchStaff,), (StaffRefused,))
