#!/bin/sh
# corenlp_ratio.sh FILE: words a second of Lagebild and of Stanford CoreNLP's German pipeline (tags and trees), one core,
# the same text, in one run. CORENLP names the folder of its jars; without it the comparison is skipped.
set -e
[ "$1" ] || { echo "usage: corenlp_ratio.sh FILE" >&2; exit 2; }
ours=$(build/bench/parse_bench "$1" | awk '/tags, trees  / { print $3 }')
echo "lagebild  tags, trees  $ours words/s"
[ -d "${CORENLP:-none}" ] || { echo "corenlp: CORENLP is not set: skipped"; exit 0; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
CLASSPATH="$CORENLP/*" java -Xmx4g -XX:ActiveProcessorCount=1 edu.stanford.nlp.pipeline.StanfordCoreNLP -props StanfordCoreNLP-german.properties \
    -annotators tokenize,ssplit,mwt,pos,depparse -outputFormat conllu -outputDirectory "$out" -file "$1" >"$out/log" 2>&1 || true
theirs=$(awk '/tokens at .* tokens\/sec/ { sub(",", ".", $0); for (i = 1; i <= NF; i++) if ($i == "tokens/sec" || $i == "tokens/sec.") print $(i - 1) }' "$out/log" | tail -1)
[ "$theirs" ] || { echo "corenlp: no figure in its log" >&2; exit 1; }
echo "corenlp   tags, trees  $theirs words/s"
awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "ratio     %.1f\n", a / b }'
