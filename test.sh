#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything with warnings as errors and runs all tests, without a
# display. An argument names another preset: asan or tsan.
set -eu
cd "$(dirname "$0")"
. resources/setup.sh

preset=${1:-dev}
install_packages
build "$preset"
export QT_QPA_PLATFORM=offscreen
ctest --preset "$preset"
