#!/bin/sh
# Quotation attribution on German Wikinews: bench/quotes_score.sh [dev|train]
# The set is looked for in ../shared or $LAGEBILD_SHARED.
set -e
part=${1:-dev}
shared=${LAGEBILD_SHARED:-../shared}
set=$shared/eval/quotes/$part.jsonl.gz
[ -f "$set" ] || { echo "quotes_score: skipped, no $set"; exit 0; }
out=build/quotes-$part.jsonl
gzip -dc "$set" | build/bench/quotes_run >"$out"
python3 "$shared/eval/quotes/quotes_score.py" "$set" "$out"
