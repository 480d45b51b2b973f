"""The rules measured on released packages that were read and judged by hand.

::

    python -m tests.corpus.fetch DIR      download the packages of pins.txt, unpacked to DIR/NAME-VERSION
    python -m tests.corpus.measure DIR    precision and recall by code on the places in labels.jsonl
    python -m tests.corpus.sweep DIR      every file checked; with --fix, every file of a copy rewritten
    python -m tests.corpus.suites DIR     the packages' own tests, run before and after their code is fixed
    python -m tests.corpus.drive DIR      every loop whose waits are rewritten, run before and after
"""
