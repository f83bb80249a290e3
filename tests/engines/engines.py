"""Apache Spark and Ray as programs run under them: two cores, the loopback alone, nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SPARK_OPTIONS = {
    "--master": "local[2]",
    "--driver-memory": "1g",
    "--driver-java-options": "-XX:TieredStopAtLevel=1",  # a job of seconds is not worth the second compiler
    "--conf": "spark.ui.enabled=false",
}
COMMANDS = {
    "Spark": ["spark-submit", *(word for option in SPARK_OPTIONS.items() for word in option)],
    "Ray": [sys.executable],
}
SETTINGS = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    "RAY_DEFAULT_OBJECT_STORE_MAX_MEMORY_BYTES": str(300 * 2**20),
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # no cluster: the node is 127.0.0.1, and what listens listens there
    "RAY_OVERRIDE_RESOURCES": '{"CPU": 2}',
    "RAY_USAGE_STATS_ENABLED": "0",
}


def run(engine: str, program: Path, arguments: Sequence[str], folder: Path) -> str:
    """What a program prints that runs in `folder` under an engine; all it wrote is in the error if it fails."""
    with tempfile.TemporaryDirectory(prefix="engine-") as home:  # short, since sockets of Ray lie in it
        done = subprocess.run(
            [*COMMANDS[engine], str(program), *arguments],
            cwd=folder,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, f"{program} under {engine}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _environment(home: str) -> dict[str, str]:
    """The interpreter of the tests first on the path, as in an activated environment: the workers are started by it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAY_", "SPARK_", "PYSPARK_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | SETTINGS | {"HOME": home, "PATH": path, "RAY_TMPDIR": home}
