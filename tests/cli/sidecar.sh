# A bad sidecar is refused with file and line before any report is read.
printf 'Text.\n' >a.txt
try() { printf '%s\n' "$1" >meta.jsonl; lagebild annotate --as text --meta meta.jsonl a.txt; echo "exit $?"; }
try '{"report":"a","date":"2025-02-07","publisher":"TASS","unknown":1}'
try '{"report":"a"'
try '[1]'
try '{"date":"2025-02-07"}'
try '{"report":"a","date":"gestern"}'
try '{"report":"a","url":7}'
lagebild annotate --as text --meta missing.jsonl a.txt
echo "exit $?"
