"""What a release consists of, file by file."""

from __future__ import annotations

import email
import tarfile
import zipfile

import flake8_connerr
from tests.packaging.conftest import Distributions
from tests.tree import source_files

NAME = f"flake8_connerr-{flake8_connerr.__version__}"


def test_the_wheel_holds_the_two_packages_and_nothing_else(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        names = set(wheel.namelist())
    about = {f"{NAME}.dist-info/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")}
    assert names == source_files("flake8_connerr", "codemods") | about | {
        f"{NAME}.dist-info/licenses/LICENSE"
    }
    assert {"flake8_connerr/py.typed", "codemods/py.typed"} <= names


def test_the_sdist_holds_the_whole_tree(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as sdist:
        names = {member.name.removeprefix(f"{NAME}/") for member in sdist if member.isfile()}
    assert names == source_files() | {"PKG-INFO"}


def test_the_wheel_is_named_for_every_python_3(distributions: Distributions) -> None:
    assert distributions.wheel.name == f"{NAME}-py3-none-any.whl"


def test_the_metadata_says_what_pip_and_people_need(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        metadata = email.message_from_bytes(wheel.read(f"{NAME}.dist-info/METADATA"))
        entry_points = wheel.read(f"{NAME}.dist-info/entry_points.txt").decode()
    assert metadata["Name"] == "flake8-connerr"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert "Framework :: Flake8" in metadata.get_all("Classifier", [])
    required = {line.split(">=")[0] for line in metadata.get_all("Requires-Dist", []) if "extra" not in line}
    assert required == {"flake8", "libcst", "pathspec", "platformdirs", "rich"}
    assert entry_points.split() == [
        *("[console_scripts]", "connerr-fix", "=", "codemods.command:command"),
        *("[flake8.extension]", "NET", "=", "flake8_connerr.plugin:Plugin"),
    ]
