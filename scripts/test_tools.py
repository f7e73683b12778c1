"""Have what the tests need beyond Python: Debian's Chromium and PostgreSQL. Installs as root, else says what to run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LEAST_POSTGRESQL = 15


def missing() -> list[str]:
    """Return the Debian packages that are missing."""
    packages = [] if shutil.which("chromium") else ["chromium"]
    servers = [
        path
        for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")
        if int(path.parts[4]) >= LEAST_POSTGRESQL
    ]
    return packages if servers else [*packages, "postgresql"]


def install(packages: list[str]) -> None:
    """Install them; no PostgreSQL cluster of the machine's own is made."""
    settings = Path("/etc/postgresql-common/createcluster.d")
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "amparo.conf").write_text("create_main_cluster = false\n", encoding="utf-8")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *command],
            env=os.environ | quiet,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def main() -> int:
    """Return 0 when everything is there."""
    packages = missing()
    if not packages:
        return 0
    command = f"apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(
            f"The tests need {' and '.join(packages)}. No test was run. As root, run:\n  {command}",
            file=sys.stderr,
        )
        return 1
    print(f"installing {' '.join(packages)} for the tests")
    install(packages)
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main())
