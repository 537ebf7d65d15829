#!/usr/bin/env bash
# Sets up what `make run` and `make test` need. Usage: scripts/setup.sh run|test VENV
set -euo pipefail
purpose=$1
venv=$2
lock=requirements.lock
[ "$purpose" = test ] && lock=requirements-dev.lock

fail() { echo "setup: $*" >&2; exit 1; }

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install_package() {
    local as=""
    [ "$(id -u)" = 0 ] || as="sudo -n"
    $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; install the package python3 and run this again."
}

make_venv() {
    local python
    python=$(find_python)
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        may_install || fail "Python cannot make a virtual environment; install the package python3-venv and run this again."
        install_package python3-venv
        "$python" -m venv "$venv"
    fi
}

find_chromium() {
    for name in ${CHROMIUM:-} chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
    return 1
}

if [ "$purpose" = test ] && ! find_chromium >/dev/null; then
    may_install && install_package chromium || true
    find_chromium >/dev/null || fail "Chromium is needed for the browser tests; install the package chromium, or set CHROMIUM to its path, and run this again."
fi

[ -x "$venv/bin/python" ] || make_venv
stamp="$venv/.$purpose-$(sha256sum "$lock" pyproject.toml | sha256sum | cut -c1-16)"
if [ ! -e "$stamp" ]; then
    echo "setup: installing what $lock names; this takes a minute or two"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
    touch "$stamp"
fi
