"""Waiting for sockets, the portable way: says that something happened, never what."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "selectors.BaseSelector": ("object",),
    "selectors.DefaultSelector": ("selectors.BaseSelector",),
    "selectors.SelectSelector": ("selectors.BaseSelector",),
    "selectors.PollSelector": ("selectors.BaseSelector",),
    "selectors.EpollSelector": ("selectors.BaseSelector",),
    "selectors.DevpollSelector": ("selectors.BaseSelector",),
    "selectors.KqueueSelector": ("selectors.BaseSelector",),
}

CALLS = {
    "selectors.DefaultSelector": call(returns="selectors.DefaultSelector"),
    "selectors.SelectSelector": call(returns="selectors.SelectSelector"),
    "selectors.PollSelector": call(returns="selectors.PollSelector"),
    "selectors.EpollSelector": call(returns="selectors.EpollSelector"),
    "selectors.KqueueSelector": call(returns="selectors.KqueueSelector"),
    "selectors.BaseSelector.register": call(),
    "selectors.BaseSelector.modify": call(),
    "selectors.BaseSelector.unregister": call(),
    "selectors.BaseSelector.select": call(),
    "selectors.BaseSelector.get_key": call(),
    "selectors.BaseSelector.get_map": call(),
    "selectors.BaseSelector.close": call(),
    "selectors.BaseSelector.__exit__": call(),
}
