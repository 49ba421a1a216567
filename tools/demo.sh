#!/bin/sh
# The example reports as a ledger, in a store of its own. demo.sh BUILD
build=${1:-build}
store=$build/demo.store
rm -f "$store" "$store-wal" "$store-shm"
"$build/lagebild" add --quiet --store "$store" --meta examples/meta.jsonl examples/*.txt || exit 1
echo
"$build/lagebild" incidents --store "$store"
echo "This is the ledger of the fifteen reports in examples/. Some things to try:"
echo "  $build/lagebild incidents --store $store --status disputed"
echo "  $build/lagebild claims --store $store --type casualties --json"
echo "  $build/lagebild reports --store $store"
echo "  $build/lagebild why --store $store ID"
