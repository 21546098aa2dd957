"""Exits 0 when Node.js on the path is new enough (20.19), 1 when there is none or an older one."""

import re
import shutil
import subprocess
import sys

OLDEST = (20, 19)
node = shutil.which("node")
said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout if node else ""
found = tuple(int(part) for part in re.findall(r"\d+", said)[:2])
sys.exit(0 if found >= OLDEST and shutil.which("npm") else 1)
