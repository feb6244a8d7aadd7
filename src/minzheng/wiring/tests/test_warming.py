"""A server process keeps the law out of the collector's rounds."""

import gc

from minzheng.kernel.matter import catalogue
from minzheng.wiring.warming import warm_up


def test_what_was_read_at_the_start_is_not_looked_at_again() -> None:
    try:
        warm_up()

        looked_at = {id(each) for each in gc.get_objects()}
        assert gc.get_freeze_count() > 100_000
        assert id(catalogue().matters) not in looked_at
    finally:
        gc.unfreeze()
