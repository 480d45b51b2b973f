"""niquests."""

from __future__ import annotations

import niquests

from ..like_requests import drive_like_requests

drive_like_requests(niquests)
