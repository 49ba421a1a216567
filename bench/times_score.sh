#!/bin/sh
# TIMEX3 figures on KRAUTS: bench/times_score.sh [--errors …]. Needs ../shared or LAGEBILD_SHARED.
set -e
cd "$(dirname "$0")/.."
set_dir="${LAGEBILD_SHARED:-../shared}/eval/times"
[ -d "$set_dir" ] || { echo "times_score: skipped: no $set_dir"; exit 0; }
make -s all
out=build/score/times
mkdir -p "$out"
build/lagebild annotate -q --as timeml --from timeml --out "$out" "$set_dir"/raw/*
python3 "$set_dir/timex_score.py" "$set_dir/gold" "$out" "$@"
