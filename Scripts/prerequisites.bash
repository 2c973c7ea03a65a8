# Sourced by the other scripts: checks what they need, installs Debian packages that are missing, and says what else to do.

say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'Error: %s\n' "$*" >&2; exit 69; }  # EX_UNAVAILABLE

# require COMMAND PACKAGE: installs PACKAGE where COMMAND is not found.
require() {
  command -v "$1" >/dev/null && return
  local sudo=""
  if [[ $(id -u) != 0 ]]; then sudo="sudo"; fi
  command -v apt-get >/dev/null || fail "$1 is missing. Install it (on Debian the package $2) and run this again."
  if [[ -n $sudo ]] && ! command -v sudo >/dev/null; then fail "$1 is missing. As root: apt-get install $2"; fi
  say "Installing the Debian package $2 (for $1)"
  $sudo apt-get update -qq </dev/null && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$2" </dev/null >&2 ||
    fail "$2 could not be installed. Install it by hand (apt-get install $2) and run this again."
}

# require_header HEADER PACKAGE: installs PACKAGE where a C library's header is not found.
require_header() { [[ -n $(find /usr/include /usr/local/include -path "*/$1" -print -quit 2>/dev/null) ]] || require "$1" "$2"; }

require git git
require g++ g++  # Swift links with the C and C++ libraries that come with it.
require_header sqlite3.h libsqlite3-dev
require_header zlib.h zlib1g-dev
require_header HTMLparser.h libxml2-dev
require pkg-config pkg-config
command -v swift >/dev/null || fail "swift is missing. Install Swift 6.3 or newer from https://www.swift.org/install/linux and run this again."
swift_version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
[[ $(printf '6.3\n%s\n' "$swift_version" | sort -V | head -n 1) == 6.3 ]] ||
  fail "Swift $swift_version is too old. Install Swift 6.3 or newer from https://www.swift.org/install/linux and run this again."
