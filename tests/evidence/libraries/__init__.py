"""The evidence on libraries outside the standard library.

    pip install -e '.[test,libraries]'
    pytest -m libraries

Two libraries want an environment of their own, see ``APART`` in ``installed.py``.
"""
