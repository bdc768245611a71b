"""One container after another program: what is shared, what is not, and what is left when somebody dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verifiers.sandbox import Backend, Limits, Program, SandboxError, container, daemon
from verifiers.sandbox.docker import DockerBackend

ROOT = Path(__file__).resolve().parents[2]
HOST = (
    "import json, os\n"
    "status = dict(line.split(':', 1) for line in open('/proc/self/status'))\n"
    "print(json.dumps([os.uname().nodename, status['Uid'].split()[0]]))"
)


def containers(owner: str = f"/{os.getpid()}.", running: bool = False) -> list[str]:
    """The containers of a process, asked of the daemon itself."""
    api = daemon.connect()
    found = api.containers(all=not running, filters={"label": daemon.OWNER})
    api.close()
    return [each["Id"] for each in found if owner in each["Labels"][daemon.OWNER]]


def output(backend: Backend, source: str, limits: Limits = Limits()) -> str:  # noqa: B008
    with backend.open(Program(source), limits) as session:
        result = session.run()
    assert result.status == "ok", result
    return result.stdout.decode()


def eventually(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_a_container_serves_one_program_after_another(docker: Backend) -> None:
    for number in range(4):
        assert output(docker, f"print({number})") == f"{number}\n"
        assert len(containers()) == 1


def test_other_limits_are_another_container(docker: Backend) -> None:
    small, large = Limits(memory_mb=64), Limits(memory_mb=512)
    grow = "data = bytearray(b'x') * (200 << 20)\nprint(len(data))"
    assert output(docker, grow, large) == f"{200 << 20}\n"
    with docker.open(Program(grow), small) as session:
        assert session.run().status == "memory"
    assert output(docker, grow, large) == f"{200 << 20}\n"
    assert len(containers()) == 2


def test_the_next_program_finds_nothing_of_the_last_one(docker: Backend) -> None:
    """Not its modules, names, environment or threads; the runner it is forked from is a fresh process."""
    leave = (
        "import builtins, collections, heapq, os, sys, json\n"
        "builtins.print_ = print\nos.environ['TRACE'] = '1'\nsys.path.append('/trace')\nheapq.trace = 1\n"
        "print('left')"
    )
    look = (
        "import builtins, os, sys\n"
        "print('heapq' in sys.modules, hasattr(builtins, 'print_'))\n"
        "print('TRACE' in os.environ, '/trace' in sys.path)"
    )
    assert output(docker, leave) == "left\n"
    assert output(docker, look) == "False False\nFalse False\n"


def test_files_of_a_program_end_with_it(docker: Backend) -> None:
    """Every place where it could write anything, in memory or not."""
    leave = (
        "import os\nplaces = []\n"
        "for place, folders, _ in os.walk('/'):\n"
        "    if place.startswith('/proc/'):\n        folders.clear()\n"
        "    try:\n        open(place + '/arena-trace', 'w').close()\n        places.append(place)\n"
        "    except OSError:\n        pass\n"
        "print(places)"
    )
    look = "import os\nprint([place for place, _, names in os.walk('/') if 'arena-trace' in names])"
    limits = Limits(cpu_s=20.0)
    assert output(docker, leave, limits) == "['/tmp']\n"
    assert output(docker, look, limits) == "[]\n"


def test_the_walls_of_docker_are_there_beside_ours(docker: Backend) -> None:
    """No rights, no network device but the loopback, and two filters before that of the test."""
    look = (
        "import os\nstatus = dict(line.rstrip().split(':\\t', 1) for line in open('/proc/self/status'))\n"
        "print([int(status[name], 16) for name in ('CapPrm', 'CapEff', 'CapBnd', 'CapAmb')])\n"
        "print(status['NoNewPrivs'], status['Seccomp'], os.getuid() > 60000, os.getgid() > 60000)\n"
        "print(sorted(os.listdir('/sys/class/net')))\n"
        "print(int(status.get('Seccomp_filters', 3)))"
    )
    for _ in range(3):  # the same for each program: filters do not pile up
        capabilities, switches, network, filters = output(docker, look).splitlines()
        assert capabilities == "[0, 0, 0, 0]" and switches == "1 2 True True" and network == "['lo']"
        assert filters == "3"


def test_another_python_gets_the_runner_as_source(docker: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon, "own_bytecode", lambda: "of another Python")
    assert output(docker, "print(6 * 7)") == "42\n"


def test_without_its_memory_group_the_runner_adds_up(
    monkeypatch: pytest.MonkeyPatch, docker: Backend
) -> None:
    """As with a daemon on another machine."""
    monkeypatch.setattr(container, "group_of", lambda identity, pid: None)
    hog = (
        "import os, time\nfor _ in range(3):\n    if not os.fork():\n"
        "        data = bytearray(b'x') * (60 << 20)\n        time.sleep(20)\ntime.sleep(20)"
    )
    made = DockerBackend()
    try:
        with made.open(Program(hog), Limits(cpu_s=5, memory_mb=128, wall_s=30)) as session:
            result = session.run()
        assert result.status == "memory" and result.peak_mb > 128
    finally:
        made.close()


def test_a_container_that_was_killed_is_replaced(docker: Backend) -> None:
    api = daemon.connect()
    assert output(docker, "print(1)") == "1\n"
    for identity in containers():
        api.kill(identity)  # one that waits
    assert output(docker, "print(2)") == "2\n"
    with docker.open(Program("import time\ntime.sleep(60)"), Limits(wall_s=60.0)) as session:
        timer = threading.Timer(0.5, lambda: [api.kill(each) for each in containers(running=True)])
        timer.start()
        with pytest.raises(SandboxError, match="lost during a test"):
            session.run()
        timer.join()
    assert output(docker, "print(3)") == "3\n"
    api.close()


def test_a_process_that_was_forked_has_containers_of_its_own(docker: Backend) -> None:
    assert output(docker, "print(1)") == "1\n"
    mine = containers()
    reader, writer = os.pipe()
    if not (child := os.fork()):
        code = 1
        try:
            said = output(docker, "print(2)") + f"{len(containers(f'/{os.getpid()}.'))} of its own"
            docker.close()
            os.write(writer, said.encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        assert pipe.read() == "2\n1 of its own"
    assert os.waitpid(child, 0)[1] == 0
    assert containers() == mine and containers(f"/{child}.") == []
    assert output(docker, "print(3)") == "3\n"
    assert containers() == mine


HARNESS = """
import sys, threading
from verifiers.sandbox import Backend, Limits, Program, backend
def busy(source):
    with made.open(Program(source), Limits(cpu_s=200, wall_s=200)) as session:
        session.run()
made = backend("docker")
for source in ("while True: pass", "import time\\ntime.sleep(1000)"):
    threading.Thread(target=busy, args=[source], daemon=True).start()
with made.open(Program("print(1)")) as session:  # a third place, in the main thread
    session.run()
with made.open(Program("print(2)"), Limits(memory_mb=99)) as session:  # while another container waits
    session.run()
    print("running", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def harness(docker: Backend) -> Iterator[subprocess.Popen[str]]:
    """Another process with four containers: two busy ones, one in use, one that waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", HARNESS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ENVS_WORKERS": "3"},
    )
    assert process.stdin and process.stdout
    assert process.stdout.readline() == "running\n"
    assert eventually(lambda: len(containers(f"/{process.pid}.", running=True)) == 4)
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_kill_dash_nine_leaves_nothing_after_the_next_start(harness: subprocess.Popen[str]) -> None:
    theirs = f"/{harness.pid}."
    harness.send_signal(signal.SIGKILL)
    harness.wait()
    assert eventually(lambda: not containers(theirs, running=True))  # each ends by itself
    assert containers(theirs)
    with DockerBackend().open(Program("print(1)")) as session:
        session.run()
    assert containers(theirs) == []


def test_the_containers_of_the_living_are_not_swept(harness: subprocess.Popen[str]) -> None:
    theirs = containers(f"/{harness.pid}.")
    api = daemon.connect()
    daemon.sweep(api)
    api.close()
    assert containers(f"/{harness.pid}.") == theirs


def test_the_end_of_a_harness_ends_its_containers(harness: subprocess.Popen[str]) -> None:
    assert harness.stdin
    harness.stdin.close()
    assert harness.wait(120) == 0
    assert eventually(lambda: not containers(f"/{harness.pid}.", running=True))
