"""What a program costs: CPU seconds and peak memory of its whole process tree, as the system counts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

# A process takes over the peak of the one that starts it, so a small one stands between: its 10 MB are the least seen.
STARTER = """
import json, os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
seen = [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]
os.write(int(os.environ["COST_TO"]), json.dumps(seen).encode())
"""


@attrs.frozen
class Cost:
    """CPU seconds (user and system) and peak memory in MB of the largest process."""

    cpu: float
    memory: float


def cost(*words: str | Path, stdin: Path | None = None) -> Cost:
    """Run Python with these arguments and give what it cost. Raises RuntimeError when it fails."""
    return cost_of([sys.executable, *words], stdin=stdin)


def cost_of(command: Sequence[str | Path], stdin: Path | None = None, stdout: Path | None = None) -> Cost:
    """Run a program, its output into a file or nowhere, and give what it cost.

    Raises RuntimeError with its last words when it fails.
    """
    null, words = Path(os.devnull), list(map(str, command))
    told, tells = os.pipe()
    with (stdin or null).open("rb") as given, (stdout or null).open("wb") as taken, os.fdopen(told, "rb") as report:
        started = [sys.executable, "-I", "-S", "-c", STARTER, *words]
        environment = {**os.environ, "COST_TO": str(tells)}
        child = subprocess.Popen(
            started, stdin=given, stdout=taken, stderr=subprocess.PIPE, pass_fds=(tells,), env=environment
        )
        os.close(tells)
        _, complaint = child.communicate()
        seen = report.read()
    code, cpu, memory = json.loads(seen) if seen else (child.returncode, 0.0, 0)
    if code:
        raise RuntimeError(f"{' '.join(words)[:200]} ended with {code}: {complaint.decode(errors='replace')[-500:]}")
    # Linux counts kilobytes, macOS bytes.
    return Cost(cpu, memory * (1 if sys.platform == "darwin" else 1024) / 1e6)


def best(run: Callable[[], Cost], times: int = 3) -> Cost:
    """The cheapest of some runs: what other processes add is never less than nothing."""
    runs = [run() for _ in range(times)]
    return Cost(min(one.cpu for one in runs), min(one.memory for one in runs))
