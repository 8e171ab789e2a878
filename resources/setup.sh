# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: what both need before they build.

packages="g++ cmake ninja-build qt6-base-dev libqcustomplot-dev libeigen3-dev nlohmann-json3-dev
libicu-dev libcli11-dev libdnnl-dev mold
qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n fonts-dejavu-core"

fail() {
    echo "vitrine: $1" >&2
    exit 1
}

missing_packages() {
    for package in $packages; do
        state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
        [ "$state" = "install ok installed" ] || printf '%s ' "$package"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null \
        || fail "this script needs Debian (12 or 13) or Ubuntu 24.04. Elsewhere, install the libraries that README.md lists and build with CMake."
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null \
            || fail "these packages are missing: $missing; ask an administrator to run: apt-get install $missing"
        as_root=sudo
    fi
    echo "vitrine: installing $missing"
    log=$(mktemp)
    if ! { $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        fail "could not install: $missing; check the network and the package sources, then try again (whole log: $log)"
    fi
    rm -f "$log"
}

# build PRESET: configures if that was not done yet, then brings everything up to date. The first time
# it shows how far it is; later it only speaks up if something is wrong.
build() {
    if [ ! -f "build/$1/build.ninja" ]; then
        echo "vitrine: building for the first time; this takes a few minutes"
        output=$(cmake --preset "$1" 2>&1) \
            || { echo "$output" >&2; fail "CMake could not configure the build; the reason is above"; }
        cmake --build --preset "$1" || fail "the build failed; the first error is above"
    else
        output=$(cmake --build --preset "$1" 2>&1) \
            || { echo "$output" >&2; fail "the build failed; the first error is above"; }
    fi
}
