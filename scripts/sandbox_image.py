"""Build the image of the docker sandbox from this machine's own Python, without a registry.

    python scripts/sandbox_image.py                 # the image `zaya-sandbox` in the daemon of DOCKER_HOST
    python scripts/sandbox_image.py --cpp           # with this machine's g++, to compile C++ in containers

The image holds an interpreter, its standard library and the shared libraries that they load: no shell, no
package manager. On macOS and Windows, use any Linux image with Python instead:
backend("docker", image="python:3.12-slim").
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from verifiers.sandbox import SandboxError, daemon
from verifiers.sandbox.interpreter import own

if TYPE_CHECKING:
    from docker import APIClient

LEFT_OUT = {
    "site-packages",
    "dist-packages",
    "test",
    "tests",
    "idlelib",
    "tkinter",
    "turtledemo",
    "ensurepip",
}
PARTS = ("cc1plus", "collect2", "as", "ld")
OTHERS = {"cc1", "lto1", "f951", "lto-wrapper"}
"""Compilers of other languages beside g++."""
FOLDERS = ("tmp", "proc", "sys", "dev", "etc")
USERS = "root:x:0:0:root:/:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n"


def main() -> int:
    """Build and import the image; exit code 1 where that cannot be done."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--name", default=daemon.IMAGE, help="the image's name (default: %(default)s)")
    parser.add_argument("--cpp", action="store_true", help="put this machine's g++ into it")
    arguments = parser.parse_args()
    if sys.platform != "linux":
        print("error: the image is made of a Linux machine's Python; see --help", file=sys.stderr)
        return 1
    try:
        client = daemon.connect()
        with tempfile.NamedTemporaryFile() as file:
            write(file, *((python(), compiler()) if arguments.cpp else (python(),)))
            size = file.tell()
            file.flush()
            load(client, file.name, arguments.name)
    except SandboxError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    print(f"{arguments.name}: {size / 2**20:.0f} MiB, Python {sysconfig.get_python_version()}")
    return 0


def load(client: APIClient, archive: str, name: str) -> None:
    """Make the archive an image of this name."""
    from docker.utils import parse_repository_tag

    repository, tag = parse_repository_tag(name)
    label = f"LABEL {daemon.BYTECODE}={daemon.own_bytecode()}"
    with daemon.explained():
        answer = client.import_image(src=archive, repository=repository, tag=tag or "latest", changes=[label])
    if '"error"' in answer:
        raise SandboxError(f"the Docker daemon did not take the image: {answer.strip()}")


def python() -> list[Path]:
    """The interpreter, its standard library, and the shared libraries of both."""
    executable, library = Path(own().executable), Path(sysconfig.get_paths()["stdlib"])
    extensions = Path(sysconfig.get_config_var("DESTSHARED"))
    files = [executable, *tree(library), *([] if extensions.is_relative_to(library) else tree(extensions))]
    return files + shared_libraries(path for path in files if path == executable or ".so" in path.suffixes)


def compiler() -> list[Path]:
    """This machine's g++, its parts, static libraries and headers."""
    found = shutil.which("g++")
    if not found:
        raise SandboxError("there is no g++ to put into the image: apt install g++")
    tool = os.path.realpath(found)
    named = (asked(tool, f"-print-prog-name={name}") for name in PARTS)
    programs = [Path(tool), *(Path(shutil.which(name) or name) for name in named)]
    own_files = tree(Path(asked(tool, "-print-file-name=libgcc.a")).parent)
    system = Path(asked(tool, "-print-file-name=libc.a")).parent.iterdir()
    return [
        *programs,
        *shared_libraries(programs),
        *(path for path in own_files if path.name not in OTHERS),
        *(path for path in system if path.suffix in (".a", ".o")),
        *(path for folder in header_folders(tool) for path in tree(folder)),
    ]


def header_folders(tool: str) -> list[Path]:
    """Where the compiler looks for headers of the system."""
    command = [tool, "-x", "c++", "-E", "-v", os.devnull]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    listed = told.partition("search starts here:\n")[2].partition("End of search list")[0]
    folders = [Path(line.strip()) for line in listed.splitlines() if line.startswith(" /")]
    return [folder for folder in folders if not folder.is_relative_to("/usr/local")]


def asked(tool: str, what: str) -> str:
    """What the compiler answers."""
    return subprocess.run([tool, what], capture_output=True, text=True, check=True).stdout.strip()


def tree(folder: Path) -> list[Path]:
    """Every file under a folder that a program may need."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT and not name.startswith("config-")]
        found += [Path(where, name) for name in names if ".opt-" not in name]
    return found


def shared_libraries(files: Iterable[Path]) -> list[Path]:
    """What the dynamic linker loads for these files, itself included."""
    listed = subprocess.run(["ldd", *files], capture_output=True, text=True).stdout
    return [Path(name) for name in re.findall(r"(/\S+) \(0x", listed)]


def write(file: IO[bytes], *parts: list[Path]) -> None:
    """A tar archive in which these files lie where they lie here; the first of each part is on PATH."""
    paths = {Path(os.path.normpath(path)) for part in parts for path in part if path.is_file()}
    folders = {above for path in paths for above in path.parents} | {Path("/", name) for name in FOLDERS}
    with tarfile.open(fileobj=file, mode="w") as archive:
        for folder in sorted(folders - {Path("/")}):
            archive.addfile(entry(folder, tarfile.DIRTYPE, 0o1777 if folder == Path("/tmp") else 0o755))
        users = entry(Path("/etc/passwd"), tarfile.REGTYPE, 0o644)
        users.size = len(USERS)
        archive.addfile(users, io.BytesIO(USERS.encode()))
        for path in sorted(paths):
            with path.open("rb") as content:
                found = os.fstat(content.fileno())
                member = entry(path, tarfile.REGTYPE, 0o755 if found.st_mode & 0o111 else 0o644)
                member.size, member.mtime = (
                    found.st_size,
                    int(found.st_mtime),
                )  # cached bytecode names the time
                archive.addfile(member, content)
        for name, part in zip(("python3", "g++"), parts, strict=False):
            link = entry(Path("/usr/local/bin", name), tarfile.SYMTYPE, 0o777)
            link.linkname = str(part[0])
            archive.addfile(link)


def entry(path: Path, kind: bytes, mode: int) -> tarfile.TarInfo:
    """The head of one entry, owned by root."""
    made = tarfile.TarInfo(str(path).lstrip("/"))
    made.type, made.mode = kind, mode
    return made


if __name__ == "__main__":
    sys.exit(main())
