"""The evidence on libraries outside the standard library.

    pip install -e '.[test,libraries]'
    pytest -m libraries

What is ``APART`` in ``installed.py`` wants an environment of its own.
"""
