"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.ledger.api import LedgerRefused
from minzheng.engines.migrants.api import MigrantRefused, NoSuchMigrant
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchMigrant,), (MigrantRefused, LedgerRefused))
