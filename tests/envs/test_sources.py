"""Stored sets: where they are found, what is refused, and in which words."""

from __future__ import annotations

import json
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envs.sources import DataError, SetSpec, find, fingerprint, huggingface, text, whole

COLUMNS = {"number": whole, "problem": text, "answer": text}
ROWS = [{"number": n, "problem": f"What is {n} + {n}?", "answer": str(2 * n)} for n in (1, 2, 3)]


def spec(**changes: Any) -> SetSpec:
    return SetSpec(
        **{"name": "sums", "hub": "owner/sums", "columns": COLUMNS, "key": "number", "count": 3} | changes
    )


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def parquet(path: Path, rows: list[dict[str, Any]]) -> Path:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def arrow(path: Path, rows: list[dict[str, Any]]) -> Path:
    pa = pytest.importorskip("pyarrow")
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist(rows)
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return path


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with nothing: no data folder, an empty cache, no network."""
    for name in ("ENVS_DATA_DIR", "HF_HUB_CACHE", "HF_DATASETS_CACHE", "HF_DATASETS_OFFLINE", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    huggingface.no_sign_of_life.cache_clear()
    yield
    huggingface.no_sign_of_life.cache_clear()


@pytest.fixture
def embedded(tmp_path: Path) -> SetSpec:
    own = [row | {"problem": f"Double {row['number']}."} for row in ROWS]
    return spec(embedded=jsonl(tmp_path / "embedded.jsonl", own))


# ---- files


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        (".jsonl", jsonl),
        (".json", lambda path, rows: (path.write_text(json.dumps(rows)), path)[1]),
        (".parquet", parquet),
    ],
)
def test_a_file_of_any_kind_gives_the_same_set(tmp_path: Path, suffix: str, write: Any) -> None:
    stored = find(spec(), write(tmp_path / f"rows{suffix}", ROWS))
    assert [dict(row) for row in stored.rows] == ROWS
    assert stored.edition == "official"
    assert stored.source.endswith(f"rows{suffix}")
    assert stored.fingerprint == fingerprint(ROWS)


def test_a_byte_order_mark_blank_lines_and_windows_newlines_are_let_pass(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n\r\n".join(json.dumps(row).encode() for row in ROWS))
    assert len(find(spec(), path).rows) == 3


def test_a_line_separator_inside_a_text_does_not_end_the_row(tmp_path: Path) -> None:
    rows = [ROWS[0] | {"problem": "one\u2028two\x85three"}, *ROWS[1:]]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert find(spec(), path).rows[0]["problem"] == "one\u2028two\x85three"


@given(st.permutations(ROWS), st.booleans())
def test_the_fingerprint_is_that_of_the_content(rows: list[dict[str, Any]], more: bool) -> None:
    """Order of rows and fields, columns that do not matter and a number written as text change nothing."""
    with tempfile.TemporaryDirectory() as folder:
        written = [
            dict(reversed(row.items())) | ({"kind": ["sum"], "answer": int(row["answer"])} if more else {})
            for row in rows
        ]
        stored = find(spec(), jsonl(Path(folder) / "rows.jsonl", written))
    assert stored.fingerprint == fingerprint(ROWS)
    assert [row["number"] for row in stored.rows] == [1, 2, 3]


@pytest.mark.parametrize("field", ["number", "problem", "answer"])
def test_any_changed_value_changes_the_fingerprint(field: str) -> None:
    changed = [ROWS[0] | {field: 9 if field == "number" else "9"}, *ROWS[1:]]
    assert fingerprint(changed) != fingerprint(ROWS)


def test_another_name_for_a_column_is_read_where_the_set_says_so(tmp_path: Path) -> None:
    theirs = jsonl(
        tmp_path / "theirs.jsonl",
        [{"id": r["number"], **{k: r[k] for k in ("problem", "answer")}} for r in ROWS],
    )
    assert find(spec(rename={"id": "number"}), theirs).fingerprint == fingerprint(ROWS)
    with pytest.raises(DataError, match="no field 'number'"):
        find(spec(), theirs)


BROKEN = {
    "invalid line": (
        '{"number": 1, "problem": "p", "answer": "2"}\n{"number": 2,\n',
        r"line 2 is not valid JSON",
    ),
    "empty": ("", "has no rows; sums needs 3"),
    "blank lines": ("\n\n", "has no rows"),
    "missing field": (
        '{"number": 1, "problem": "p"}\n',
        r"row 1 has no field 'answer' \(its fields: number, problem\)",
    ),
    "null field": (
        '{"number": 1, "problem": "p", "answer": null}\n',
        "row 1: field 'answer' is empty, not text",
    ),
    "empty field": ('{"number": 1, "problem": "  ", "answer": "2"}\n', "row 1: field 'problem' is empty"),
    "wrong type": (
        '{"number": 1, "problem": "p", "answer": [2]}\n',
        r"field 'answer' is '\[2\]' \(list\), not text",
    ),
    "bad number": (
        '{"number": "one", "problem": "p", "answer": "2"}\n',
        "field 'number' is 'one' .*not an integer",
    ),
    "not an object": ("[1, 2]\n", "row 1 is not an object with the fields number, problem, answer"),
    "too few": ("".join(json.dumps(r) + "\n" for r in ROWS[:2]), "found 2, expected 3"),
    "twice": ("".join(json.dumps(r) + "\n" for r in [*ROWS, ROWS[1]]), "two rows have number 2"),
    "huge number": ('{"number": ' + "1" * 5000 + "}\n", "line 1 holds JSON beyond what is read here"),
    "nested": ("[" * 100_000, "beyond what is read|not valid JSON"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_one_clear_sentence(tmp_path: Path, case: str) -> None:
    content, message = BROKEN[case]
    path = tmp_path / "rows.jsonl"
    path.write_text(content)
    with pytest.raises(DataError, match=message) as caught:
        find(spec(), path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.jsonl does not exist"):
        find(spec(), tmp_path / "nowhere.jsonl")
    with pytest.raises(DataError, match="is not a file"):
        find(spec(), tmp_path)
    (tmp_path / "rows.csv").write_text("number,problem,answer")
    with pytest.raises(DataError, match=r"unknown suffix.*\.jsonl, \.json, \.parquet"):
        find(spec(), tmp_path / "rows.csv")
    (tmp_path / "rows.jsonl").write_bytes(b'{"number": "\xff"}')
    with pytest.raises(DataError, match="is not UTF-8 text"):
        find(spec(), tmp_path / "rows.jsonl")
    (tmp_path / "rows.json").write_text('{"number": 1}')
    with pytest.raises(DataError, match="one dict, not a list of rows"):
        find(spec(), tmp_path / "rows.json")
    pytest.importorskip("pyarrow")
    (tmp_path / "rows.parquet").write_bytes(b"not a table")
    with pytest.raises(DataError, match="not a valid parquet file"):
        find(spec(), tmp_path / "rows.parquet")


# ---- the order of places


def hub_snapshot(home: Path, revision: str = "abc", rows: list[dict[str, Any]] = ROWS) -> Path:
    return parquet(
        home / "hub/datasets--owner--sums/snapshots" / revision / "data/train-00000-of-00001.parquet", rows
    )


def prepared(home: Path, rows: list[dict[str, Any]] = ROWS) -> Path:
    return arrow(home / "datasets/owner___sums/default/0.0.0/0a1b/sums-train.arrow", rows)


def test_argument_then_folder_then_cache_then_embedded(
    tmp_path: Path, embedded: SetSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find(embedded).source == "embedded:embedded.jsonl"
    hub_snapshot(tmp_path / "hf")
    assert find(embedded).source == "cache:owner/sums"
    folder_file = jsonl(tmp_path / "data/sums.jsonl", ROWS)
    monkeypatch.setenv("ENVS_DATA_DIR", str(folder_file.parent))
    assert find(embedded).source == str(folder_file)
    named = jsonl(tmp_path / "named.jsonl", ROWS)
    assert find(embedded, named).source == str(named)


def test_the_cache_is_read_in_both_of_its_forms(tmp_path: Path) -> None:
    made = prepared(tmp_path / "hf")
    assert find(spec()).fingerprint == fingerprint(ROWS)
    shutil.rmtree(made.parents[3])
    hub_snapshot(tmp_path / "hf")
    assert find(spec()).fingerprint == fingerprint(ROWS)


def test_of_two_snapshots_the_one_that_main_names_is_read(tmp_path: Path) -> None:
    newer = [row | {"answer": "0"} for row in ROWS]
    hub_snapshot(tmp_path / "hf", "old")
    hub_snapshot(tmp_path / "hf", "new", newer)
    ref = tmp_path / "hf/hub/datasets--owner--sums/refs/main"
    ref.parent.mkdir()
    for revision, rows in (("old", ROWS), ("new", newer)):
        ref.write_text(revision)
        assert find(spec()).fingerprint == fingerprint(rows)


def test_a_broken_place_is_an_error_and_is_not_passed_over(
    tmp_path: Path, embedded: SetSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_snapshot(tmp_path / "hf", rows=ROWS[:2])
    with pytest.raises(DataError, match=r"cache:owner/sums .*found 2, expected 3"):
        find(embedded)
    monkeypatch.setenv("ENVS_DATA_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match=r"\$ENVS_DATA_DIR names .*nowhere, which is not a folder"):
        find(embedded)


def test_nowhere_lists_every_place_and_says_what_to_do() -> None:
    with pytest.raises(DataError) as caught:
        find(spec())
    told = str(caught.value)
    for part in (
        "$ENVS_DATA_DIR is not set",
        "cache has no owner/sums",
        "HF_HUB_OFFLINE is set",
        "data=",
        "sums.jsonl",
    ):
        assert part in told


# ---- editions


def test_the_embedded_edition_is_named_and_can_be_asked_for(tmp_path: Path, embedded: SetSpec) -> None:
    hub_snapshot(tmp_path / "hf")
    assert find(embedded).edition == "official"
    asked = find(embedded, edition="restated")
    assert (asked.edition, asked.source) == ("restated", "embedded:embedded.jsonl")


def test_official_refuses_to_fall_back(embedded: SetSpec) -> None:
    with pytest.raises(
        DataError, match=r"official edition of sums was not found.*allow the restated edition"
    ):
        find(embedded, edition="official")


def test_a_copy_of_the_embedded_edition_does_not_pass_for_official(tmp_path: Path, embedded: SetSpec) -> None:
    assert embedded.embedded is not None
    copy = shutil.copy(embedded.embedded, tmp_path / "official.jsonl")
    assert find(embedded, copy).edition == "restated"
    with pytest.raises(DataError, match="holds the restated edition of sums, not the official one"):
        find(embedded, copy, edition="official")


def test_an_unknown_edition_is_refused(embedded: SetSpec) -> None:
    with pytest.raises(DataError, match="no edition 'own'; it has official and restated"):
        find(embedded, edition="own")
    with pytest.raises(DataError, match=r"no edition 'restated'; it has official$"):
        find(spec(), edition="restated")


# ---- the hub


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server that accepts connections and never says a word, as behind some firewalls."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def talking_server() -> Iterator[str]:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Refuses(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_error(404)

        def log_message(self, *_: Any) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Refuses) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def online(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(huggingface.importlib.util, "find_spec", lambda name: object())


@pytest.mark.timeout(10)
def test_a_silent_network_is_given_up_soon(
    embedded: SetSpec, silent_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    online(monkeypatch, silent_server)
    assert find(embedded).edition == "restated"
    with pytest.raises(DataError, match="does not answer"):
        find(spec())


def test_a_closed_port_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    online(monkeypatch, f"http://127.0.0.1:{port}")
    with pytest.raises(DataError, match=r"does not answer .*refused"):
        find(spec())


def test_where_the_hub_answers_its_rows_are_official(
    embedded: SetSpec, talking_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    online(monkeypatch, talking_server)
    monkeypatch.setattr(
        huggingface, "download", lambda name, split: ROWS if (name, split) == ("owner/sums", "train") else []
    )
    stored = find(embedded)
    assert (stored.edition, stored.source) == ("official", "hub:owner/sums")


def test_a_download_that_fails_falls_back_or_tells_the_reason(
    embedded: SetSpec, talking_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str, split: str) -> list[Any]:
        raise RuntimeError("gated: ask the owner\nmore lines")

    online(monkeypatch, talking_server)
    monkeypatch.setattr(huggingface, "download", fails)
    assert find(embedded).edition == "restated"
    with pytest.raises(
        DataError, match="the hub gave no owner/sums: RuntimeError: gated: ask the owner"
    ) as caught:
        find(embedded, edition="official")
    assert "\n" not in str(caught.value)


def test_datasets_itself_gives_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasets = pytest.importorskip("datasets")
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    jsonl(tmp_path / "sums/train.jsonl", ROWS)
    assert huggingface.download(str(tmp_path / "sums"), "train") == ROWS
