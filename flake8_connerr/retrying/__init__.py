"""Retry loops: what is attempted, what brings it round again, what bounds it, and what follows at the end."""
