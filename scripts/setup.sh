#!/usr/bin/env bash
# Sets up what `make run` and `make test` need. Usage: scripts/setup.sh run|test VENV
set -euo pipefail
purpose=$1
venv=$2
lock=requirements.lock
[ "$purpose" = test ] && lock=requirements-dev.lock

fail() { echo "setup: $*" >&2; exit 1; }

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install_packages() {
    local as=""
    [ "$(id -u)" = 0 ] || as="sudo -n"
    $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
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

# An environment that was moved, or whose Python is gone, has commands that start nothing or another.
venv_works() {
    [ -d "$venv" ] && "$venv/bin/pip" --version 2>/dev/null | grep -qF " from $(cd "$venv" && pwd)/"
}

make_venv() {
    local python
    python=$(find_python)
    [ ! -e "$venv" ] || [ -e "$venv/pyvenv.cfg" ] || fail "$venv is something else than a virtual environment; remove it or name another with VENV=... and run this again."
    if ! "$python" -m venv --clear "$venv" >/dev/null 2>&1; then
        may_install || fail "Python cannot make a virtual environment; install the package python3-venv and run this again."
        install_packages python3-venv
        "$python" -m venv --clear "$venv"
    fi
}

# Only what the lock pins is fetched, and nothing is built, so no pip has anything to resolve.
install_lock() {
    local pip=("$venv/bin/python" -m pip --disable-pip-version-check)
    "${pip[@]}" install --quiet --no-deps --require-hashes --only-binary :all: -r "$lock" &&
        "${pip[@]}" install -qq --no-deps --no-build-isolation --editable . ||
        fail "not everything that $lock names could be installed; the reason stands above."
    "${pip[@]}" check --quiet
}

find_chromium() {
    for name in ${CHROMIUM:-} chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
    return 1
}

find_npm() {
    for name in "$venv/bin/node" node; do
        if "$name" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; then
            command -v "$(dirname "$(command -v "$name")")/npm" && return
        fi
    done
    return 1
}

# The name of a file that is left when an install is done, so that the same is not done twice.
stamp() { echo ".$purpose-$(cat "$@" | sha256sum | cut -c1-16)"; }

if [ "$purpose" = test ] && ! find_chromium >/dev/null; then
    may_install && install_packages chromium || true
    find_chromium >/dev/null || fail "Chromium is needed for the browser tests; install the package chromium, or set CHROMIUM to its path, and run this again."
fi

venv_works || make_venv
done="$venv/$(stamp "$lock" pyproject.toml)"
if [ ! -e "$done" ]; then
    echo "setup: installing what $lock names; this takes a minute or two"
    if ! install_lock >/dev/null; then
        # What an older lock left here may not go together with this one.
        make_venv
        install_lock || fail "$lock and pyproject.toml do not agree; run make lock and then this again."
    fi
    touch "$done"
fi

if [ "$purpose" = test ] && [ -e package-lock.json ]; then
    find_npm >/dev/null || { may_install && install_packages nodejs npm; } || true
    npm=$(find_npm) || fail "Node 20 or newer is needed for the JavaScript checks; install the packages nodejs and npm and run this again."
    done="node_modules/$(stamp package.json package-lock.json)"
    if [ ! -e "$done" ]; then
        echo "setup: installing what package-lock.json names"
        PATH="$(dirname "$npm"):$PATH" npm ci --silent --no-audit --no-fund
        touch "$done"
    fi
fi
