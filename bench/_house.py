"""Sets the house up, then runs a measurement in it: python -m bench._house MODULE WORDS…

So modules that use the engines import them at the top like any other module. The settings read the
environment: whoever wants a data directory or a store of its own sets it there.
"""

import os
import runpy
import sys

import django


def main() -> None:
    """Run the module named first as if it had been called itself."""
    del sys.argv[0]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.wiring.settings")
    django.setup()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
