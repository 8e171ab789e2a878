#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Vitrine and opens it. Arguments go to the program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
start=$PWD
cd "$here"
. resources/setup.sh

needs_display=yes
for argument in "$@"; do
    case $argument in
        --screenshot | --screenshot=* | --help | --help-all | -h | --version | -v) needs_display=no ;;
    esac
done
if [ $needs_display = yes ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    fail "there is no display here: start it from a desktop session, or draw into a file with --screenshot FILE.png"
fi

install_packages
build release
cd "$start" # so that file names in the arguments mean what they meant to the caller
exec "$here/build/release/app/vitrine" "$@"
