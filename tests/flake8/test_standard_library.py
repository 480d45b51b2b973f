"""flake8 over the standard library of the running interpreter."""

from __future__ import annotations

import sysconfig

import pytest

from tests.flake8.conftest import RunFlake8


@pytest.mark.slow
def test_no_file_of_the_standard_library_ends_the_run(flake8: RunFlake8) -> None:
    folder = sysconfig.get_path("stdlib")
    run = flake8("--select=NET", "--format=%(code)s", "--exclude=site-packages,lib2to3", folder)
    assert run.stderr == b""
    codes = set(run.stdout.decode().split())
    assert codes
    assert all(code.startswith("NET") for code in codes)
