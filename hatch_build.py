"""The step of a build that no copying does: the catalogue (.po) becomes what gettext reads (.mo)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface[BuilderConfig]):
    """Runs before each wheel and each editable install; a wheel always carries the .mo of its own .po."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 the names are hatchling's
        subprocess.run([sys.executable, Path(self.root) / "packaging" / "catalogue.py", "compile"], check=True)
