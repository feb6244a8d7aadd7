"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.rentals.api import NoSuchRental, RentalRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchRental,), (RentalRefused,))
