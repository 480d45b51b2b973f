"""The inner stages of a check and a fix, each by itself, with pytest-benchmark.

    pytest tests/benchmarks/stages.py

It is not run with the tests: no assertion here is about time.
"""

from __future__ import annotations

import ast

import libcst as cst
from pytest_benchmark.fixture import BenchmarkFixture

from codemods.engine import Request, fix_source
from flake8_connerr.check import check
from flake8_connerr.names import Module
from flake8_connerr.rules import default_codes
from flake8_connerr.unparsed.outline import Outline
from flake8_connerr.unparsed.prefilter import worth_parsing
from tests.tree import ROOT

SOURCE = (ROOT / "tests/rules/fixtures/net101.py").read_text("utf-8")
REQUEST = Request(default_codes())


def test_outline(benchmark: BenchmarkFixture) -> None:
    assert benchmark(Outline, SOURCE.encode()).attempts


def test_prefilter(benchmark: BenchmarkFixture) -> None:
    assert benchmark(worth_parsing, SOURCE.encode())


def test_parse(benchmark: BenchmarkFixture) -> None:
    assert benchmark(ast.parse, SOURCE).body


def test_names(benchmark: BenchmarkFixture) -> None:
    assert benchmark(Module, ast.parse(SOURCE)).scopes.suites


def test_check(benchmark: BenchmarkFixture) -> None:
    assert benchmark(check, SOURCE, tree=ast.parse(SOURCE))


def test_parse_by_libcst(benchmark: BenchmarkFixture) -> None:
    assert benchmark(cst.parse_module, SOURCE).body


def test_fix(benchmark: BenchmarkFixture) -> None:
    assert benchmark(fix_source, SOURCE, REQUEST).fixed
