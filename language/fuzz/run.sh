#!/bin/sh
# Fuzzes with libFuzzer on a stable toolchain, without cargo-fuzz: run.sh [TARGET] [SECONDS].
# `cargo fuzz run TARGET --sanitizer none` does the same where it is installed.
set -eu
cd "$(dirname "$0")"
target=${1:-read}
seconds=${2:-600}
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --target "$host" --bin "$target"
mkdir -p "corpus/$target"
"${CARGO_TARGET_DIR:-target}/$host/release/$target" "corpus/$target" \
    -max_total_time="$seconds" -max_len=4096 -timeout=30 -rss_limit_mb=2048 -print_final_stats=1
