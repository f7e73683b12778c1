"""Put this checkout on the virtual environment's path and its command beside Python; needs no network, no build."""

import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
paths = sysconfig.get_paths()
Path(paths["purelib"], "amparo-checkout.pth").write_text(f"{HERE}\n", encoding="utf-8")
command = Path(paths["scripts"], "amparo")
command.write_text(
    f"#!{sys.executable}\nimport sys\n\nfrom amparo.config.cli import main\n\nsys.exit(main())\n",
    encoding="utf-8",
)
command.chmod(0o755)
