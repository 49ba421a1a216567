#!/usr/bin/env python3
"""Scores the folds that bench/parse_folds.sh trained: every block of GSD is read as raw text by
the program with that fold's models; all blocks are scored together (bench/conllu_score.py).

    parse_fold_scores.py GSD.conllu FOLDS SHARE"""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import conllu_score  # noqa: E402

gold_path, folds, share = sys.argv[1:4]
sentences, block = [], []
for line in open(gold_path, encoding="utf-8"):
    if line.strip():
        block.append(line)
    elif block:
        sentences.append(block)
        block = []
n, outs = len(sentences), []
os.makedirs(folds + "/raw", exist_ok=True)
for k in range(5):
    data = f"{folds}/share{k}"
    shutil.rmtree(data, ignore_errors=True)
    os.makedirs(data + "/models")
    for f in os.listdir(share):
        if f != "models":
            os.symlink(os.path.abspath(f"{share}/{f}"), f"{data}/{f}")
    for f in os.listdir(share + "/models"):
        shutil.copy(f"{share}/models/{f}", data + "/models/")
    shutil.copy("models/clusters.bin", data + "/models/")
    shutil.copy(f"{folds}/tags{k}.bin", data + "/models/tags.bin")
    shutil.copy(f"{folds}/trees{k}.bin", data + "/models/trees.bin")
    mine = [s for i, s in enumerate(sentences) if i * 5 // n == k]
    with open(f"{folds}/raw/{k}.gold.conllu", "w") as f:
        for s in mine:
            f.write("".join(s) + "\n")
    with open(f"{folds}/raw/{k}.txt", "w") as f:
        f.write(" ".join(next(x[9:].strip() for x in s if x.startswith("# text = ")) for s in mine) + "\n")
    out = f"{folds}/raw/{k}.conllu"
    subprocess.run(["build/lagebild", "annotate", "--as", "conllu", f"{folds}/raw/{k}.txt"], stdout=open(out, "w"),
                   env=dict(os.environ, LAGEBILD_DATA=data), check=True)
    print(f"fold {k}:", end=" ")
    conllu_score.report(f"{folds}/raw/{k}.gold.conllu", out)
for kind in ("gold.conllu", "conllu"):
    with open(f"{folds}/raw/all.{kind}", "w") as f:
        for k in range(5):
            f.write(open(f"{folds}/raw/{k}.{kind}").read())
print("all:", end=" ")
conllu_score.report(f"{folds}/raw/all.gold.conllu", f"{folds}/raw/all.conllu")
