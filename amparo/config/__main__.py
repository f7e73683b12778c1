"""`python -m amparo.config` is the `amparo` command."""

import sys

from amparo.config.cli import main

sys.exit(main())
