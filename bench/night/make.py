"""Make a city in a data directory of its own.

MINZHENG_DATA=… python -m bench._house bench.night.make PEOPLE
"""

import json
import sys
from pathlib import Path

from bench.night.city import draw
from bench.night.registers import draw_known, write_recipients, write_registers
from bench.night.versions import number, write_feeds
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Tables, people, numbers, feeds."""
    call_command("migrate", verbosity=0)
    city = draw(int(sys.argv[1]))
    known = draw_known(city)
    number(city)
    write_feeds(city)
    write_registers(city, known)
    write_recipients(city, known, Path(settings.DATA_DIR) / "recipients.parquet")
    print(json.dumps({"people": city.people, "registered": len(known.rows)}))


if __name__ == "__main__":
    main()
