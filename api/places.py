"""Where a person's own files are: the folder for their data, and the stores in it."""

import os
import sys
from pathlib import Path

STORE_FILE = "ketenkaart.db"
DEMO_FILE = "ketenkaart-demo.db"


def data_folder() -> Path:
    """The folder for this person's own data, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Ketenkaart"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Ketenkaart"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "ketenkaart"
