#!/usr/bin/env bash
# A scheduler and two executors as processes of their own on loopback, a query
# answered by them and by one process alone, and the two answers compared.
set -euo pipefail
cd "$(dirname "$0")"

cargo build --locked
program=${CARGO_TARGET_DIR:-target}/debug/bayan-ballista
port=${PORT:-50950}
work=$(mktemp -d)
started=()

stop() {
    # Only what was started here, by its number.
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

start() {
    "$program" "$@" >"$work/$1-$2.log" 2>&1 &
    started+=($!)
}

# Waits until somebody listens on a port.
await() {
    for _ in $(seq 200); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return; fi
        sleep 0.1
    done
    echo "nobody listens on port $1" >&2
    cat "$work"/*.log >&2
    exit 1
}

"$program" prepare "$work/texts"
start scheduler "$port"
await "$port"
start executor $((port + 10)) "$port" "$work/first"
start executor $((port + 20)) "$port" "$work/second"
await $((port + 10))
await $((port + 20))

"$program" local "$work/texts" >"$work/local"
timeout 120 "$program" query "$work/texts" "$port" >"$work/cluster" || { cat "$work"/*.log >&2; exit 1; }
cat "$work/cluster"

diff "$work/local" "$work/cluster"
for executor in first second; do
    echo "the $executor executor wrote $(find "$work/$executor" -type f | wc -l) files of intermediate results"
done
echo "two executors and one process give the same answer"
