"""What is published: the wheel, which runs without the repository, and the source distribution, which has all its tests need."""

from __future__ import annotations

import email
import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INCLUDED = ("benchmarks", "docs", "eval", "examples", "fixtures", "fuzz", "src", "tests", ".github")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGET = r"(?m)^def run\("  # of a fuzz target
LEFT_OUT = re.compile(r"__pycache__|\.egg-info|^fixtures/[^/]*\.json$|^fuzz/out/|\.hypothesis")
RELATIVE = re.compile(r"\]\((?![a-z]+:|#)[^)]*\)|(?:src|href)=\"(?![a-z]+:|#)")
_BUILD = "import sys; from hatchling.build import build_sdist, build_wheel; build_wheel(sys.argv[1]); build_sdist(sys.argv[1])"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-c", _BUILD, str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed into, and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = built.glob("*.whl")
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-compile", "--target")
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(folder), str(wheel)], check=True)
    return folder


def _run(installed: Path, folder: Path, *arguments: str) -> str:
    """What Python writes with the installed package before all others, outside of the repository."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_the_wheel_parses_outside_of_the_repository(installed: Path, tmp_path: Path) -> None:
    code = """
import govdoc_parse as gp
print(gp.__file__)
print(gp.__version__)
document = gp.parse_bytes("<h1>云溪县2024年工作总结</h1><p>一、全年新增学位1620个，同比增长6.4%。</p>".encode())
for fact in document.facts:
    print(fact.quantity.quote, fact.name, fact.status)
"""
    place, version, *facts = _run(installed, tmp_path, "-c", code).splitlines()
    assert Path(place) == installed / "govdoc_parse" / "__init__.py"
    assert version == PROJECT["version"]  # stated in both places
    assert facts == ["1620个 学位 achieved", "6.4% 学位 achieved"]


def test_the_wheel_brings_the_command_line(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text("一、工作情况\n新建堤防8.4公里。\n", encoding="utf-8")
    shown = _run(installed, tmp_path, "-m", "govdoc_parse", "parse", "报告.txt", "-f", "outline")
    assert shown == "一、 工作情况 [review]\n"
    assert [path.name for path in installed.glob("bin/*") if path.suffix != ".exe"] == ["govdoc-parse"]


def test_the_wheel_holds_the_package_alone(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == {name.removeprefix("src/") for name in _files("src")}


def test_the_source_distribution_holds_what_its_tests_need(built: Path) -> None:
    (packed,) = built.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for folder in INCLUDED for name in _files(folder)}
    wanted |= {path.name for path in ROOT.glob("*.md")} | {
        ".ci/run",
        "CITATION.cff",
        "LICENSE",
        "NOTICE",
        "Makefile",
        "constraints.txt",
        "hatch_build.py",
    }
    assert wanted - names == set()
    assert {name for name in names - wanted if not LEFT_OUT.search(name)} == {
        "PKG-INFO",
        ".gitignore",
        "mkdocs.yml",
        "pyproject.toml",
    }


def test_the_package_says_who_made_it_and_no_link_of_it_leads_nowhere(installed: Path) -> None:
    (path,) = installed.glob("*.dist-info/METADATA")
    metadata: Message = email.message_from_bytes(path.read_bytes())
    assert (metadata["Author"], metadata["License-Expression"]) == ("govdoc_parse contributors", "MIT")
    assert metadata["Description-Content-Type"] == "text/markdown"
    page = str(metadata.get_payload())
    assert page.startswith("# govdoc_parse\n")
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S)
    assert RELATIVE.findall(prose) == []
    assert len(page) > 0.9 * len((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE = """See [units](docs/units.md#own) and [this](https://example.org/a) or [below](#use).
![view](docs/images/view.png) <img width="40" src="docs/images/view.png" alt="view">[![b](b.svg)](c.md)
```python
f[0](x)
```
"""


def test_links_of_the_readme_lead_to_the_repository_once_it_has_an_address(hook: ModuleType) -> None:
    at = "https://example.org/r"
    assert hook.for_index(PAGE, at) == (
        f"See [units]({at}/blob/HEAD/docs/units.md#own) and [this](https://example.org/a) or [below](#use).\n"
        f'![view]({at}/raw/HEAD/docs/images/view.png) <img width="40" src="{at}/raw/HEAD/docs/images/view.png" alt="view">'
        f"[![b]({at}/raw/HEAD/b.svg)]({at}/blob/HEAD/c.md)\n```python\nf[0](x)\n```\n"
    )


def test_until_then_they_are_text(hook: ModuleType) -> None:
    assert hook.for_index(PAGE, None) == (
        "See units and [this](https://example.org/a) or [below](#use).\n \n```python\nf[0](x)\n```\n"
    )


def test_how_to_cite_names_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (str(cited["version"]), cited["license"]) == (PROJECT["version"], PROJECT["license"])
    assert cited["authors"] == PROJECT["authors"]
    assert set(cited) >= {"cff-version", "message", "title"}


def test_an_issue_asks_for_a_case() -> None:
    """The one that stands in the form passes, as any that is to be pasted."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong-result.yml").read_text(encoding="utf-8"))
    (asked,) = (field for field in form["body"] if field.get("id") == "case")
    assert asked["attributes"]["render"] == "toml"
    from test_cases import READERS

    (found,) = tomllib.loads(asked["attributes"]["value"])["case"]
    assert READERS["facts"](found) == found["expect"]


def test_continuous_integration_calls_what_is_there() -> None:
    """On every system and version of Python that the classifiers name; and `make nightly` in parts."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.M))
    named = {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}
    jobs = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"] for path in WORKFLOWS}
    for name in ("linux", "macos", "windows"):
        assert set(jobs["ci"][name]["strategy"]["matrix"]["python"]) == named
    steps = [step["run"] for job in jobs["ci"].values() for step in job["steps"] if "run" in step]
    called = {line.split()[1] for line in steps if line.startswith("make ")}
    parts = {run.split()[0] for run in jobs["nightly"]["nightly"]["strategy"]["matrix"]["run"]}
    (nightly,) = re.findall(r"^nightly: (.*)\n\t\$\(MAKE\) (\S+) PACKED=$", makefile, re.M)
    assert parts == {*nightly[0].split(), nightly[1]}
    assert {"test", "unit", "lowest"} <= called
    assert called | parts <= targets
    (fuzzed,) = re.findall(r"for target in (.*); do", makefile)
    assert set(fuzzed.split()) == {
        path.stem for path in ROOT.glob("fuzz/*.py") if re.search(TARGET, path.read_text("utf-8"))
    }


def _files(folder: str) -> set[str]:
    names = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file())
    return {name for name in names if not LEFT_OUT.search(name)}
