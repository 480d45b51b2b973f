"""Find connection errors caught too broadly, and retry loops that hammer a failing peer."""

__version__ = "0.1.0"
