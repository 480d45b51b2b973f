"""What can go wrong with a peer, by the names that the catalog's evidence uses."""

from __future__ import annotations

import enum


class Fault(enum.Enum):
    """One thing that can go wrong; each member's docstring says what the peer does."""

    F0 = "Nothing goes wrong: the peer answers."
    F1 = "Refused: nobody listens at the address."
    F2 = "The peer accepts and resets at once."
    F3 = "The peer accepts and closes at once, cleanly."
    F4 = "The peer resets in the middle of a conversation: after a request, within the answer."
    F5 = "The peer closes in the middle of a conversation, cleanly: the answer is cut short."
    F6 = "The peer closed, cleanly, before something is written to it."
    F7 = "Silence: the peer does not answer, to connecting or to a request; the client's timeout ends it."
    F8 = "The Unix socket is missing, or left over from a server that is gone."
    F9 = "There is no host of that name."
    F10 = "The client of a server resets or closes, before or after it is accepted."
    F11 = "A local pipe whose reader is gone."
    F12 = "The connection was shut down for writing, or closed, by its own side."

    def __init__(self, what_happens: str) -> None:
        self.__doc__ = what_happens
