"""What is said where there is no daemon, no image, no permission, no answer; and what the probe shows."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verifiers.sandbox import Backend, Program, SandboxError, daemon
from verifiers.sandbox.__main__ import main
from verifiers.sandbox.docker import DockerBackend

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package() -> Any:
    """The docker package; skips the test where it is not installed."""
    return pytest.importorskip("docker", reason="the docker package is not installed")


def refusal() -> str:
    """Why no program can be run, which is also what the probe says."""
    made = DockerBackend()
    with pytest.raises(SandboxError) as problem:
        made.open(Program("print(1)"))
    found = made.probe()
    assert not found.usable and found.tier == "none" and found.reason == str(problem.value)
    return found.reason


def test_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docker", None)
    assert "pip install 'zaya-harness[docker]'" in refusal()


def test_no_daemon(package: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for address in (f"unix://{tmp_path}/docker.sock", "tcp://127.0.0.1:1"):
        monkeypatch.setenv("DOCKER_HOST", address)
        assert "no Docker daemon answers: start Docker, or set DOCKER_HOST" in refusal()


def test_no_permission(package: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(self: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/docker.sock")
    monkeypatch.setattr("docker.transport.unixconn.UnixHTTPConnection.connect", refuse)
    assert "usermod -aG docker" in refusal()


def test_no_answer(package: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A daemon that hangs is given up."""
    monkeypatch.setattr(daemon, "ANSWER_S", 1.0)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{tmp_path}/docker.sock")
        listener.listen()
        monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/docker.sock")
        assert "gave no answer within 1 s" in refusal()


class Described:
    """A client of a daemon that has every image, of one kind."""

    def __init__(self, machine: str) -> None:
        self.machine = machine

    def inspect_image(self, name: str) -> dict[str, Any]:
        return {"Id": "sha256:0", "Architecture": self.machine, "Config": {}}


def test_the_processor_is_that_of_the_image(package: Any) -> None:
    found: Any = Described("arm64")
    assert daemon.find_image(found, "some").machine == "aarch64"
    other: Any = Described("s390x")
    with pytest.raises(SandboxError, match="no seccomp filter for s390x"):
        daemon.find_image(other, "some")


def test_no_image(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        daemon.connect().close()
    except SandboxError as problem:
        pytest.skip(str(problem))
    with pytest.raises(SandboxError, match="no image 'zaya-no-such:1': get it with `docker pull zaya-no"):
        DockerBackend(image="zaya-no-such:1").open(Program("print(1)"))
    monkeypatch.setattr(daemon, "IMAGE", "zaya-no-such")
    with pytest.raises(SandboxError, match=r"python scripts/sandbox_image\.py"):
        DockerBackend(image="zaya-no-such").open(Program("print(1)"))


def test_an_image_without_python(docker: Backend) -> None:
    """The daemon's own words about what could not be started are passed on."""
    api = daemon.connect()
    try:
        api.import_image_from_data(empty_archive(), repository="zaya-sandbox-empty", tag="test")
        with pytest.raises(SandboxError, match="python3"):
            DockerBackend(image="zaya-sandbox-empty:test").open(Program("print(1)"))
        assert api.containers(all=True, filters={"ancestor": "zaya-sandbox-empty:test"}) == []
    finally:
        api.remove_image("zaya-sandbox-empty:test", force=True)
        api.close()


def empty_archive() -> bytes:
    import io
    import tarfile

    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        folder = tarfile.TarInfo("tmp")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return data.getvalue()


def test_probe_tells_what_was_found(
    docker: Backend, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["sandbox", "probe", "--backend", "docker", "--json"])
    assert main() == 0
    found = json.loads(capsys.readouterr().out)
    assert found["usable"] and found["tier"] == "container"
    assert {"Docker", "image", "memory groups"} <= {fact["name"] for fact in found["facts"]}


def test_the_package_is_loaded_only_when_used() -> None:
    code = (
        "import sys, verifiers.sandbox.docker as docker\ndocker.DockerBackend()\n"
        "print([name for name in ('docker', 'requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"
