#!/bin/sh
# Speed and memory as a user meets them: startup to the first claim, and 1,000 reports with
# -j 2. The reports: the shared seeds (LAGEBILD_SHARED, else ../shared), else examples/.
cd "$(dirname "$0")/.." || exit 1
program=${B:-build}/lagebild
seeds=${LAGEBILD_SHARED:-../shared}/seeds
[ -d "$seeds" ] || seeds=examples
set -- "$seeds"/*.txt
first=$1 files=$# copies=$((1000 / $#))
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
now() { date +%s%N; }

best=999999
for i in 1 2 3 4 5 6 7 8 9 10; do
    t0=$(now); "$program" extract --json --date 2025-02-07 "$first" >/dev/null; t1=$(now)
    ms=$(((t1 - t0) / 1000000)); if [ $ms -lt $best ]; then best=$ms; fi
done
echo "startup to all claims of one report: $best ms (best of 10)"

i=0
while [ $i -lt $copies ]; do
    for f; do ln -s "$(realpath "$f")" "$work/$i-$(basename "$f")"; done
    i=$((i + 1))
done
t0=$(now)
"$program" extract --json --date 2025-02-07 -j 2 "$work"/*.txt >"$work/claims" &
pid=$! peak=0
while kill -0 $pid 2>/dev/null; do
    rss=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null)
    if [ -n "$rss" ] && [ "$rss" -gt $peak ]; then peak=$rss; fi
    sleep 0.05
done
wait $pid
t1=$(now)
times >"$work/times" # the second line: user and system time of all children
ms=$(((t1 - t0) / 1000000))
echo "$((copies * files)) reports, -j 2: $((copies * files * 1000 / ms)) reports/s, $ms ms, $(wc -l <"$work/claims") claims, peak $((peak / 1024)) MB"
echo "processor time of all of this: $(sed -n 2p "$work/times")"
