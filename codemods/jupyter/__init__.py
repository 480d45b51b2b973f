"""Jupyter notebooks, read and written as modules."""
