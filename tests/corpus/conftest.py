"""Lets the tests import their neighbours; the root goes last, so that an installed package is met first."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
