"""Where imports are added."""

from __future__ import annotations

import libcst as cst
import pytest

from codemods.trees.imports import add_imports


def _added(source: str, *names: str) -> str:
    return add_imports(cst.parse_module(source), names or ("random",)).code


# Each ``@`` stands for the place of the new import, a line of its own.
PLACES = [
    # among those of the standard library, in order
    "import os\n@import time\n",
    "@import socket\nimport time\n",
    "import os\n@\nimport requests\n",
    "import os\n@import time\n\nimport requests\n\nx = 1\n",
    "import abc\n@from os import path\nfrom time import sleep\n",
    "@from os import path\nfrom time import sleep\n",
    "import abc\nfrom os import path\n@import socket\n",
    "import Abc\nimport os\n@import SQL\nimport time\n",
    '"""Doc."""\n\nimport os\n@\nx = 1\n',
    "from __future__ import annotations\n\nimport os\n@import time\n",
    "# about the module\n\n# the standard library\n@import socket\n",
    "import requests\n\nimport os\n@import time\n",
    "import logging\nimport os, sys\n@import time\n",
    "import concurrent.futures\nimport os\n@import xml.dom\n",
    # at the end of those that are in no order
    "import time\nimport os\n@from x import y\n",
    "import re\nimport sys\nimport time\nimport logging\n@\nx = 1\n",
    "import socket\nimport time\nimport os\n@import requests\nimport numpy\n",
    # in order, where others follow without a blank line
    "@import socket\nimport time\nimport another\n",
    # after what may fail
    "try:\n    import json\nexcept ImportError:\n    json = None\nimport os\n@",
    "import os\n@\nif TYPE_CHECKING:\n    import random\n",
    # before what uses it
    "import os\n@\ntry:\n    random.uniform(0, 1)\nfinally:\n    f()\n\nimport abc\nimport time\n",
    "import os\nimport random as r\n@",
    "import os\n@from random import uniform\n",
    "import os\n@\ndef f():\n    import random\n",
]


@pytest.mark.parametrize("source", PLACES)
def test_places(source: str) -> None:
    assert _added(source.replace("@", "")) == source.replace("@", "import random\n")


# Those of others: among others' that are not relative, else below those of the standard library.
PLACES_OF_OTHERS = [
    "import os\n\nimport requests\n@import trio\n\nx = 1\n",
    "import os\n\n@from requests import get\n",
    "import os\nimport requests\n@import trio\nx = 1\n",
    "import os\n\nimport yaml\nimport attrs\n@",
    "import os\n\nfrom . import a\nimport requests\n@",
]


@pytest.mark.parametrize("source", PLACES_OF_OTHERS)
def test_places_of_others(source: str) -> None:
    assert _added(source.replace("@", ""), "tenacity") == source.replace("@", "import tenacity\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import os\n\nx = 1\n", "import os\n\nimport tenacity\n\nx = 1\n"),
        ("import os\n\nfrom . import a\n", "import os\n\nimport tenacity\n\nfrom . import a\n"),
        ("x = 1\n", "import tenacity\n\nx = 1\n"),
    ],
)
def test_paragraph_of_others(before: str, after: str) -> None:
    assert _added(before, "tenacity") == after


PARAGRAPHS = [
    # before what uses it
    (
        "if True:\n    while f():\n        random.random()\nimport os\n",
        "import random\n\nif True:\n    while f():\n        random.random()\nimport os\n",
    ),
    ("x = 1\n", "import random\n\nx = 1\n"),
    ("\n\nx = 1\n", "\n\nimport random\n\nx = 1\n"),
    ("import requests\nx = 1\n", "import random\n\nimport requests\nx = 1\n"),
    ("from . import a\n", "import random\n\nfrom . import a\n"),
    ("from .a import b\nfrom os import c\n", "import random\nfrom .a import b\nfrom os import c\n"),
    ('"""Doc."""\nx = 1\n', '"""Doc."""\n\nimport random\n\nx = 1\n'),
    ('"""Doc."""\n\n\ndef f(): pass\n', '"""Doc."""\n\nimport random\n\n\ndef f(): pass\n'),
    ('"""Doc."""\n', '"""Doc."""\n\nimport random\n'),
    ("'a' 'b'\nx = 1\n", "'a' 'b'\n\nimport random\n\nx = 1\n"),
    (
        "from __future__ import annotations\nx = 1\n",
        "from __future__ import annotations\n\nimport random\n\nx = 1\n",
    ),
    ("#!/bin/python\n# a script\nx = 1\n", "#!/bin/python\n# a script\nimport random\n\nx = 1\n"),
    ("import os; x = 1\n", "import random\n\nimport os; x = 1\n"),
    ("def f(): pass\nimport os\n", "import random\n\ndef f(): pass\nimport os\n"),  # which come too late
    ("f'not {a} docstring'\n", "import random\n\nf'not {a} docstring'\n"),
]


@pytest.mark.parametrize(("before", "after"), PARAGRAPHS)
def test_a_paragraph_of_its_own(before: str, after: str) -> None:
    assert _added(before) == after


@pytest.mark.parametrize(
    "source", ["import random\n", "x = 1\nimport os, random\n", "import random; x = 1\n"]
)
def test_what_is_imported_is_not_imported_again(source: str) -> None:
    assert _added(source) == source


@pytest.mark.parametrize(
    "source", ["def f():\n    import random\n", "import random as r\n", "import random.x\n"]
)
def test_what_is_imported_elsewhere_or_under_another_name(source: str) -> None:
    assert _added(source).count("import random\n") == source.count("import random\n") + 1


def test_several() -> None:
    assert _added("import os\n", "time", "random", "asyncio", "time") == (
        "import asyncio\nimport os\nimport random\nimport time\n"
    )
    assert _added("x = 1\n", "time", "random") == "import random\nimport time\n\nx = 1\n"


def test_newlines_are_the_file_s() -> None:
    assert _added("import os\r\n\r\nx = 1\r\n") == "import os\r\nimport random\r\n\r\nx = 1\r\n"
    assert _added("x = 1\r\n") == "import random\r\n\r\nx = 1\r\n"
