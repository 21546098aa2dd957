#!/bin/sh
# Installs what the browser tests need: a Chromium and, where apt is there, fonts for Chinese.
# Does nothing when a Chromium is there already. PYTHON names the Python that has playwright.
set -eu

PYTHON="${PYTHON:-python3}"

say() {
    printf '%s\n' "$*"
}

present() {
    for name in "${CUNKOU_CHROMIUM:-}" /usr/bin/chromium chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
            return 0
        fi
    done
    of_playwright
}

of_playwright() {
    "$PYTHON" - 2>/dev/null <<'PYTHON_CODE'
import pathlib
import sys

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).is_file())
PYTHON_CODE
}

by_apt() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq &&
        apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk
}

if present; then
    exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing Chromium and Chinese fonts with apt (about 170 MB) ..."
    if by_apt && present; then
        say "Chromium is installed."
        exit 0
    fi
    say "apt could not install Chromium; trying Playwright's own."
fi

say "Installing Playwright's Chromium (about 170 MB) ..."
if "$PYTHON" -m playwright install chromium && present; then
    say "Chromium is installed."
    exit 0
fi

say "No Chromium could be installed, so the browser tests cannot run." >&2
say "Install it yourself (Debian: apt-get install chromium fonts-noto-cjk)," >&2
say "or set CUNKOU_CHROMIUM to the program, then try again." >&2
exit 1
