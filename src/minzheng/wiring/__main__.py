"""``python -m minzheng.wiring``: what the front door ./minzheng hands over to."""

import sys

from minzheng.wiring.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
