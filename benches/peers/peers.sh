#!/usr/bin/env bash
# The table that the README shows:  benches/peers/peers.sh CORPUS.jsonl [--scorer score.py]
# Installs the peers of other languages below target/, where npm and pip are there to do it.
set -euo pipefail
corpus=$(realpath "$1")
shift
arguments=()
for argument in "$@"; do
    if [ -e "$argument" ]; then argument=$(realpath "$argument"); fi
    arguments+=("$argument")
done
cd "$(dirname "$0")"
if command -v npm > /dev/null && [ ! -d target/node ]; then
    npm install --silent --prefix target/node chrono-node@2.10.3 > /dev/null || rm -rf target/node
fi
if command -v python3 > /dev/null && [ ! -d target/venv ]; then
    python3 -m venv target/venv && target/venv/bin/pip install -q dateparser==1.5.0 || rm -rf target/venv
fi
cargo run -q --release --locked -- "$corpus" ${arguments[@]+"${arguments[@]}"}
