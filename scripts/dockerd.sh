#!/usr/bin/env bash
# Runs a command beside a private Docker daemon, and stops the daemon afterwards:
#
#     scripts/dockerd.sh make test
#
# For CI and for bare machines; it needs root and `dockerd` on PATH. The daemon keeps all it has in a temporary
# folder, makes no bridge and leaves the firewall alone; DOCKER_HOST tells the command where it is. Where there is
# a daemon already, that one is used; where none can be started, the reason is said and the command runs without.
set -euo pipefail

say() { echo "dockerd.sh: $*" >&2; }

# Whether a daemon answers at this socket.
answers() {
    python3 - "$1" 2>/dev/null <<'PYTHON'
import socket, sys
with socket.socket(socket.AF_UNIX) as daemon:
    daemon.settimeout(10)
    daemon.connect(sys.argv[1])
    daemon.sendall(b"GET /_ping HTTP/1.0\r\n\r\n")
    sys.exit(b" 200 " not in daemon.recv(64))
PYTHON
}

stop() {
    local pid
    pid=$(cat "$folder/dockerd.pid" 2>/dev/null || true)
    if [ -n "$pid" ]; then
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 300); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
    fi
    rm -rf "$folder" || say "$folder could not be removed"
}

if [ $# -eq 0 ]; then
    say "usage: scripts/dockerd.sh COMMAND [ARGUMENT...]"
    exit 2
fi
if [ -n "${DOCKER_HOST:-}" ] || answers /var/run/docker.sock; then
    exec "$@"
fi
if [ "$(id -u)" != 0 ]; then
    say "no Docker daemon answers, and starting one needs root: going on without"
    exec "$@"
fi
if ! command -v dockerd >/dev/null; then
    say "no Docker daemon answers, and there is no dockerd (apt install docker.io): going on without"
    exec "$@"
fi

folder=$(mktemp -d /tmp/dockerd-XXXXXX)
trap stop EXIT
trap 'exit 130' INT TERM
export DOCKER_HOST="unix://$folder/docker.sock"
setsid dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/dockerd.pid" \
    --host "$DOCKER_HOST" --iptables=false --ip6tables=false --bridge=none \
    >"$folder/log" 2>&1 </dev/null &
for _ in $(seq 300); do
    if answers "$folder/docker.sock" || ! kill -0 $! 2>/dev/null; then
        break
    fi
    sleep 0.1
done
if ! answers "$folder/docker.sock"; then
    say "dockerd did not start: going on without; the end of its log:"
    tail -n 5 "$folder/log" >&2
    unset DOCKER_HOST
fi
"$@"
