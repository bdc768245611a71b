"""What this machine allows: python -m verifiers.sandbox probe [--backend local|docker] [--json]."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys

from verifiers.sandbox.protocol import Capabilities, SandboxError, backend


def main() -> int:
    """Show what a backend found; exit code 1 where it cannot run programs."""
    parser = argparse.ArgumentParser(prog="python -m verifiers.sandbox", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    probe = commands.add_parser("probe", help="show what this machine allows, by trying it")
    probe.add_argument("--backend", default="local", choices=("local", "docker"))
    probe.add_argument("--json", action="store_true", help="the same as JSON")
    arguments = parser.parse_args()
    try:
        found = backend(arguments.backend).probe()
    except (SandboxError, ImportError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps(dataclasses.asdict(found), indent=2))
    else:
        show(found)
    return 0 if found.usable else 1


def show(found: Capabilities) -> None:
    """The findings as a table, then what follows from them."""
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "", "", "found", "to have it", title=f"sandbox backend: {found.backend}", title_justify="left"
    )
    for fact in found.facts:
        table.add_row("yes" if fact.present else "no", fact.name, fact.detail, fact.advice)
    console = Console()
    console.print(table)
    console.print(f"tier: {found.tier} ({found.reason})", highlight=False, markup=False)


if __name__ == "__main__":
    sys.exit(main())
