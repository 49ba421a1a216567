#!/usr/bin/env python3
"""False alarms: how many claims of war the program finds in a newspaper of all desks.

    bench/false_alarms.py [--program build/lagebild] [--sample 200] [--seed 1] [--desk Sport] [ARTICLES.csv]

ARTICLES.csv has lines "desk;text" (10kGNAD); by default ../shared/eval/general/10kGNAD-test.csv or
$LAGEBILD_SHARED/eval/… Prints a table of military claims per 50 articles by desk and, with
--sample, a reproducible sample over all desks to be read and judged by hand:
desk, report, type, slots, trigger, sentence.
"""
import argparse
import collections
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

MILITARY = {"control.gain", "withdraw", "battle.clash", "battle.attack", "battle.advance", "battle.repelled", "strike",
            "intercept", "casualties", "deployment", "mobilize"}


def articles(path):
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.reader(f, delimiter=";", quotechar="'"):
            if len(row) >= 2:
                yield row[0], ";".join(row[1:])


def codes(claim, key):
    return ",".join(str(a.get("code") or a.get("outlet") or "") for a in claim.get(key) or [])


def line(desk, claim):
    places = ",".join(p.get("name", "") if isinstance(p, dict) else str(p) for p in claim.get("places") or [])
    slots = "A:%s T:%s L:%s" % (codes(claim, "actors"), codes(claim, "targets"), places)
    seen = claim["evidence"]
    return "%s\t%s\t%s\t%s\t[%s]\t%s" % (desk, claim["report"], claim["type"], slots, seen["trigger"], " ".join(seen["text"].split())[:400])


def main():
    shared = os.environ.get("LAGEBILD_SHARED", os.path.join(os.path.dirname(__file__), "..", "..", "shared"))
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("articles", nargs="?", default=os.path.join(shared, "eval/general/10kGNAD-test.csv"))
    p.add_argument("--program", default="build/lagebild")
    p.add_argument("--sample", type=int, default=0)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--desk", help="sample only this desk")
    a = p.parse_args()
    if not os.path.exists(a.articles):
        print("skipped: no", a.articles)
        return 0
    per_desk, desk_of = collections.Counter(), {}
    with tempfile.TemporaryDirectory() as d:
        names = []
        for i, (desk, text) in enumerate(articles(a.articles)):
            name = os.path.join(d, "a%05d.txt" % i)
            with open(name, "w", encoding="utf-8") as f:
                f.write(text + "\n")
            names.append(name)
            per_desk[desk] += 1
            desk_of["a%05d" % i] = desk
        out = []
        for k in range(0, len(names), 500):
            r = subprocess.run([a.program, "extract", "--json", *names[k:k + 500]], stdout=subprocess.PIPE)
            if r.returncode not in (0, 1):  # 1: nothing found
                sys.exit("%s: exit code %d" % (a.program, r.returncode))
            out += [json.loads(l) for l in r.stdout.decode().splitlines() if l.strip()]
    count, found, reports = collections.defaultdict(collections.Counter), [], collections.defaultdict(set)
    for c in out:
        if c.get("type") not in MILITARY:
            continue
        desk = desk_of[c["report"]]
        count[desk][c["type"]] += 1
        reports[desk].add(c["report"])
        found.append((desk, c))
    print("%-14s %8s %7s %7s %8s  %s" % ("desk", "articles", "with", "claims", "per 50", "types"))
    for desk in sorted(per_desk):
        n = sum(count[desk].values())
        print("%-14s %8d %7d %7d %8.2f  %s" % (desk, per_desk[desk], len(reports[desk]), n, 50 * n / per_desk[desk],
                                              " ".join("%s %d" % t for t in count[desk].most_common(4))))
    if a.sample:
        pool = [f for f in found if not a.desk or f[0] == a.desk]
        pool = random.Random(a.seed).sample(pool, min(a.sample, len(pool)))
        for desk, c in sorted(pool, key=lambda f: (f[0], f[1]["report"])):
            print(line(desk, c))
    return 0


if __name__ == "__main__":
    sys.exit(main())
