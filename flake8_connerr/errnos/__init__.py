"""Handlers that tell errors apart by their numbers."""
