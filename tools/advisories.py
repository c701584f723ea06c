"""Ask whether anything that is pinned has a known weakness, and say so only where somebody could answer.

    python tools/advisories.py      looks at requirements.lock; needs the internet

0: every package was looked up, and nothing is known. 1: something is known; it is listed. 2: it could not be
asked about every package, so nothing is said about any. There is no advisory database that comes as a package
and is kept up (the one there was ended in 2021), so this cannot be asked without a network.
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from locked import BUILD, REPOSITORY, RUNTIME, SUPPLY, Pin, environment, pins

NOTHING, KNOWN, NOT_ASKED = 0, 1, 2


def main() -> int:
    """Ask, and show the answer."""
    python = environment(RUNTIME, BUILD, SUPPLY)
    if python != Path(sys.executable):
        return subprocess.run([python, __file__], check=False).returncode
    asked = [
        python,
        "-m",
        "pip_audit",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "--disable-pip",
        "--no-deps",
    ]
    done = subprocess.run(
        [*asked, "-r", str(REPOSITORY / RUNTIME)], capture_output=True, encoding="utf-8", check=False
    )
    code, lines = answer(done.stdout, {pin.name for pin in pins(RUNTIME) if is_for_here(pin)})
    print("\n".join(lines or [done.stderr.strip().rpartition("\n")[2]]))
    return code


def is_for_here(pin: Pin) -> bool:
    """Whether a package is installed on this system: on another, ask there."""
    from packaging.markers import Marker  # there in the environment that this is asked in

    return not pin.marker or Marker(pin.marker).evaluate()


def answer(output: str, wanted: set[str]) -> tuple[int, list[str]]:
    """Return the exit code and the lines for what pip-audit wrote; `wanted` are the packages there are."""
    try:
        found = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        return NOT_ASKED, []
    known = [
        f"{one['name']} {one['version']}: {weakness['id']} (mended in: {', '.join(weakness['fix_versions'])})"
        for one in found
        for weakness in one.get("vulns", ())
    ]
    unanswered = wanted - {one["name"] for one in found if "skip_reason" not in one}
    if known:
        return KNOWN, known
    if unanswered:
        how_many = f"{len(unanswered)} of {len(wanted)} packages"
        return NOT_ASKED, [f"Not known: nobody could be asked about {how_many}. Ask where there is internet."]
    return NOTHING, [f"All {len(wanted)} packages were looked up, and no weakness is known."]


if __name__ == "__main__":
    sys.exit(main())
