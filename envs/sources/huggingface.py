"""A set in the local Hugging Face cache, or on the hub.

The cache is read as files, without importing `datasets`: a snapshot of the repository, or the tables that
`datasets` prepared. The hub is asked for a sign of life first, on a thread that is given up after a second
and a half, because a name server or a firewall that drops packets knows no shorter time-out.

    cached("MathArena/aime_2025", "train")                     # [] or the files
    refusal()                                                  # None, or why the hub cannot be asked
    download("MathArena/aime_2025", "train")                   # rows, through `datasets`
"""

from __future__ import annotations

import functools
import importlib.util
import os
import queue
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 1.5
"""Seconds that the hub has to show a sign of life."""
_ON = {"1", "true", "yes", "on"}
_OFFLINE = ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE")


def cached(name: str, split: str, files: Sequence[str] = ()) -> list[Path]:
    """The files of a split in the local cache, a repository's snapshot first; empty where there is none.

    With `files`, these very ones of one snapshot; empty where it lacks any of them.
    """
    if not files:
        return _snapshot(name, split) or _prepared(name, split)
    for revision in _revisions(name):
        paths = [revision / file for file in files]
        if all(path.is_file() for path in paths):
            return paths
    return []


def _home() -> Path:
    user = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    return Path(os.environ.get("HF_HOME") or user / "huggingface").expanduser()


def _folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or _home() / default).expanduser()


def _revisions(name: str) -> list[Path]:
    """The snapshots of a repository that count: that of its main branch, or all where none is marked."""
    repo = _folder("HF_HUB_CACHE", "hub") / f"datasets--{name.replace('/', '--')}"
    main = repo / "refs" / "main"
    return _newest_first(
        [repo / "snapshots" / main.read_text().strip()] if main.is_file() else repo.glob("snapshots/*")
    )


def _snapshot(name: str, split: str) -> list[Path]:
    for revision in _revisions(name):
        for kind in ("parquet", "jsonl"):
            if files := sorted(revision.rglob(f"*{split}*.{kind}")):
                return files
    return []


def _prepared(name: str, split: str) -> list[Path]:
    root = _folder("HF_DATASETS_CACHE", "datasets") / name.replace("/", "___")
    folders = {file.parent for file in root.glob(f"*/*/*/*-{split}*.arrow")}
    return sorted(next(iter(_newest_first(folders))).glob(f"*-{split}*.arrow")) if folders else []


def _newest_first(folders: Iterable[Path]) -> list[Path]:
    return sorted((f for f in folders if f.is_dir()), key=lambda f: (f.stat().st_mtime, f.name), reverse=True)


def refusal() -> str | None:
    """Why the hub cannot be asked, in words that end a sentence; None where it can."""
    for variable in _OFFLINE:
        if os.environ.get(variable, "").strip().lower() in _ON:
            return f"{variable} is set"
    if importlib.util.find_spec("datasets") is None:
        return "the package `datasets` is not installed"
    endpoint = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
    why = no_sign_of_life(endpoint)
    return f"{endpoint} does not answer ({why})" if why else None


@functools.cache
def no_sign_of_life(url: str) -> str | None:
    """Why a server cannot be reached; None where it answers. Found out once a process."""
    answer: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: answer.put(_ask(url)), daemon=True, name="hub probe").start()
    try:
        return answer.get(timeout=PATIENCE)
    except queue.Empty:
        return f"nothing within {PATIENCE} s"


def _ask(url: str) -> str | None:
    """None for any reply of the server itself, since `datasets` comes with its own token."""
    import http.client
    import urllib.error
    import urllib.request

    try:
        small = urllib.request.Request(f"{url.rstrip('/')}/robots.txt", method="HEAD")
        with urllib.request.urlopen(small, timeout=PATIENCE):
            return None
    except urllib.error.HTTPError as reply:
        return f"HTTP {reply.code}" if reply.code >= 500 else None
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__


def download(name: str, split: str) -> list[Mapping[str, Any]]:
    """The rows of a hub set, unchecked; whatever `datasets` raises where it fails. Fills the local cache."""
    from datasets import load_dataset

    return [dict(row) for row in load_dataset(name, split=split)]


def fetch(name: str, files: Sequence[str]) -> list[Path]:
    """These files of a hub set, downloaded into the local cache; whatever `huggingface_hub` raises."""
    from huggingface_hub import hf_hub_download

    return [Path(hf_hub_download(name, file, repo_type="dataset")) for file in files]
