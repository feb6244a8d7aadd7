"""Make a city in a data directory of its own: MINZHENG_DATA=… python -m bench.night.make PEOPLE."""

import json
import sys
from pathlib import Path

import django
from django.core.management import call_command

django.setup()

from bench.night.city import draw  # noqa: E402 - models need Django
from bench.night.registers import draw_known, write_recipients, write_registers  # noqa: E402
from bench.night.versions import number, write_feeds  # noqa: E402
from django.conf import settings  # noqa: E402


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
