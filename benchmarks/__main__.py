"""Every benchmark, one after the other, each beside its baseline: ``python -m benchmarks [name ...]``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The benchmarks: modules of this folder that are run by themselves."""
    found = sorted(path.stem for path in HERE.glob("*.py"))
    return [name for name in found if not name.startswith("_") and 'if __name__ == "__main__":' in text_of(name)]


def text_of(name: str) -> str:
    """The source of a module of this folder."""
    return (HERE / f"{name}.py").read_text(encoding="utf-8")


def main(asked: list[str]) -> int:
    """Runs the benchmarks that were asked for, or all; 1 where one failed or is not known."""
    known = names()
    unknown = [name for name in asked if name not in known]
    if len(unknown) > 0:
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 1
    failed = []
    for name in asked or known:
        print(f"\n== {name} ==", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode != 0:
            failed.append(name)
    if len(failed) > 0:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if len(failed) > 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
