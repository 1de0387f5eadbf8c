"""``python -m dateline``: the command line, where the script ``dateline`` is not on the path."""

import sys

from dateline.cli.app import main

sys.exit(main())
