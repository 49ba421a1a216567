# The whole way on the example reports. What the language stages find may change, so only
# what must hold whatever they find is printed.
LAGEBILD_NOW=2025-01-01T00:00:00Z; export LAGEBILD_NOW
add() { lagebild add -q --meta "$EXAMPLES/meta.jsonl" "$@"; }
dump() { lagebild claims --json --store "$1" | sort; lagebild incidents --json --store "$1" | sort; lagebild reports --json --store "$1" | sort; }
echo "without a store:"
lagebild incidents --store none.store
echo "exit $?"
add --store a.store "$EXAMPLES"/*.txt && dump a.store >first
[ -s first ] && echo "there is a ledger"
echo "adding again changes nothing:"
add --store a.store "$EXAMPLES"/*.txt && dump a.store | cmp - first && echo same
echo "neither does the order, nor the number of threads:"
add --store b.store -j 3 $(ls -r "$EXAMPLES"/*.txt) && dump b.store | cmp - first && echo same
echo "nor adding piece by piece:"
for f in $(ls -r "$EXAMPLES"/*.txt); do add --store c.store "$f"; done
dump c.store | cmp - first && echo same
echo "rebuild makes the same again:"
lagebild rebuild -q -j 2 --store a.store && dump a.store | cmp - first && echo same
echo "extract and the store agree:"
lagebild extract --json --meta "$EXAMPLES/meta.jsonl" "$EXAMPLES"/*.txt | sort >extracted
lagebild export jsonl --store a.store | sort | cmp - extracted && echo same
echo "copies are found:"
lagebild reports --store a.store | grep -c "the same text as"
echo "what the examples are for:"
lagebild incidents --store a.store --status disputed --place Artjomowsk --json | grep -c '"place": {"name": "Bachmut"'
lagebild incidents --store a.store --place Kramatorsk | grep -c "  revises c-" | sed 's/^[1-9].*/a toll is revised/'
lagebild incidents --store a.store --status unverifiable --place Bachmut >/dev/null && echo "a claim nobody could check"
echo "as it stood before anything was known:"
lagebild incidents --store a.store --as-of 2024-12-31
echo "exit $?"
lagebild incidents --store a.store --as-of 2025-01-01 --json | sort | cmp - "$(lagebild incidents --store a.store --json | sort >now; echo now)" && echo "as of that day: the same"
echo "show and why:"
id=$(lagebild claims --json --store a.store --limit 1 | sed 's/.*"id": "\(c-[0-9a-f]*\)".*/\1/')
lagebild show --store a.store "$id" --json | cut -c1-8
lagebild why --store a.store "$id" | grep -c "rule"  | sed 's/^[1-9].*/rules are named/'
lagebild show --store a.store bachmut-01-wagner | grep -c "Telegram"
lagebild show --store a.store c-nothing
echo "exit $?"
lagebild claims --store a.store --since gestern
echo "exit $?"
lagebild claims --store a.store --type nothing
echo "exit $?"
lagebild export xls --store a.store
echo "exit $?"
echo "some fail, the rest goes in:"
lagebild add --store d.store "$EXAMPLES"/moskau-01-drohnen.txt missing.txt 2>&1 | sed 's/holds.*/holds …/'
XDG_DATA_HOME=$PWD/data lagebild add -q --meta "$EXAMPLES/meta.jsonl" "$EXAMPLES"/moskau-01-drohnen.txt && ls data/lagebild
NO_COLOR=1 lagebild incidents --store a.store --colour always | grep -c "$(printf '\033')" | sed 's/^[1-9].*/colour when asked for/'
lagebild incidents --store a.store | grep -c "$(printf '\033')"
