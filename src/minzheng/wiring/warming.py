"""What a server process reads before its first page, and keeps for good."""

import atexit
import gc

from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.matter import catalogue


def warm_up() -> None:
    """Read the law and the calendar now, and tell the collector that they stay.

    They are some 400,000 objects that never go; left to the collector it looks at each of them
    again and again, a tenth of a second in the middle of a page.
    """
    catalogue()
    official_calendar()
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # at the end all is taken down; libraries complain of leaks else
