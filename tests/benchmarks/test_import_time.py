"""Importing the plugin loads no library's catalog, however many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from .import_time import catalog_files, import_plugin, main

TREE = Path(__file__).parents[2]


def test_no_library_is_loaded_with_the_plugin() -> None:
    assert import_plugin().catalog_modules == frozenset()


def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(TREE), "--runs", "1"])
    _, bare, whole, without = (line.split() for line in capsys.readouterr().out.splitlines())
    assert bare[1:3] == ["ms", "an"]
    # 12.3 ms  45.6 ms  modules  bytes  loaded  of
    assert [whole[4], *whole[6:]] == [str(len(catalog_files(TREE))), "0", str(TREE)]
    assert [without[4], *without[6:9]] == ["0", "0", "the", "same,"]
    assert int(without[5]) < int(whole[5])


def test_a_tree_without_the_plugin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "there is no plugin in" in capsys.readouterr().err
