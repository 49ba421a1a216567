#!/bin/sh
# Every set against its gold. Sets lie outside the repository (LAGEBILD_SHARED, else ../shared);
# what is missing is skipped. Figures and commands are kept in docs/SCORES.md.
cd "$(dirname "$0")/.." || exit 1
build=${B:-build} shared=${LAGEBILD_SHARED:-../shared}
[ -d "$shared/gold" ] || { echo "skipped: no $shared/gold"; exit 0; }
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
claims() { # NAME GOLD MANIFEST REPORT…
    name=$1 gold=$2 manifest=$3; shift 3
    "$build/lagebild" extract -q --json --meta "$manifest" -j 2 "$@" >"$work/system"
    echo "== claims: $name"
    "$build/lagebild" score "$gold" "$work/system"
}
claims seeds "$shared/gold/seeds.jsonl" "$shared/gold/manifest.jsonl" "$shared"/seeds/*.txt
claims reports "$shared/gold/reports.jsonl" "$shared/gold/reports-manifest.jsonl" "$shared"/gold/reports/*.txt
for script in bench/*_score.sh; do
    echo "== $script"
    B=$build sh "$script" 2>&1 | tail -12
done
echo "== tokens and sentences, GSD dev"
"$build/bench/segment_score" "$shared/eval/syntax/de_gsd-ud-dev.conllu" | tail -4
if command -v python3 >/dev/null; then
    echo "== slots, given the gold claims' sentences"
    python3 tools/slots_score.py | tail -7
    echo "== main text"
    mkdir "$work/text" && tar xJf "$shared/eval/maintext/pages.tar.xz" -C "$work" &&
        "$build/lagebild" annotate -q --as text --out "$work/text" "$work"/pages/*.html &&
        python3 "$shared/eval/maintext/seg_score.py" "$shared/eval/maintext/segments.json" "$work/text"
fi
