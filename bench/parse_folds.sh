#!/bin/sh
# parse_folds.sh: train and score tagger and parser in five folds of GSD dev, from raw text.
#
#     bench/parse_folds.sh            all five folds; about 6 minutes of processor time a fold
#     bench/parse_folds.sh final      the models to ship, trained on all, into models/
#
# The tags that the parser is trained on are predicted by a tagger that has not seen them; the
# model that scores block k has seen no sentence of it. SETS and SILVER: see train/README.md.
set -e
sets=${SETS:-../shared} silver=${SILVER:-build/silver} b=build/folds share=build/share/lagebild
[ -d "$sets/eval/syntax" ] || { echo "parse_folds: $sets/eval/syntax is missing: skipped"; exit 0; }
s=$sets/eval/syntax
gold="$s/de_gsd-ud-dev.conllu $s/de_hdt-flagged-dev.conllu $s/de_hdt-flagged-test.conllu $s/de_pud-wiki.conllu:x"
teacher=""
for f in wn sd germeval; do [ -f "$silver/$f.silver.conllu" ] && teacher="$teacher $silver/$f.silver.conllu:s"; done
[ "$teacher" ] || echo "parse_folds: no silver trees in $silver: gold alone"
mkdir -p $b
tags="build/train/train_tags --data $share --models models --epochs 7 --drop 0.3 --dropf 0.15"
trees="build/train/train_trees --data $share --models models"

jackknife() { # gold with predicted tags -> $b/j; silver tagged without block k -> $b/p$k
    for k in 0 1 2 3 4; do
        mkdir -p $b/p$k
        $tags --fold $k/5 --out $b/tags$k.bin --predict $b/p$k $gold $teacher
    done
    mkdir -p $b/j
    for f in de_gsd-ud-dev de_hdt-flagged-dev de_hdt-flagged-test de_pud-wiki; do cat $b/p[0-4]/$f.conllu > $b/j/$f.conllu; done
}
tree_gold="$b/j/de_gsd-ud-dev.conllu $b/j/de_hdt-flagged-dev.conllu $b/j/de_hdt-flagged-test.conllu $b/j/de_pud-wiki.conllu"

doubted() { # silver arcs that a parser trained on gold alone (without block $1) doubts are marked
    $trees $2 --epochs 4 --out $b/g$1.bin $tree_gold
    cat $b/p$1/*.silver.conllu > $b/p$1/all.conllu
    $trees --agree $b/g$1.bin.d --predict $b/p$1/agree.conllu $b/p$1/all.conllu
}
big="--epochs 6 --rows 43000 --doubt 0.4"

[ -f $b/j/de_pud-wiki.conllu ] || jackknife 2>$b/jackknife.log
if [ "$1" = final ]; then
    $tags --out models/tags.bin $gold $teacher
    [ -f $b/p0/agree.conllu ] || doubted 0 "--fold 0/5"
    $trees $big --out models/trees.bin $tree_gold $b/p0/agree.conllu:s
    rm -rf models/*.d
    exit 0
fi
for k in 0 1 2 3 4; do
    [ -f $b/p$k/agree.conllu ] || doubted $k "--fold $k/5" 2>$b/doubted$k.log
    [ -f $b/trees$k.bin ] || $trees $big --fold $k/5 --out $b/trees$k.bin $tree_gold $b/p$k/agree.conllu:s 2>$b/trees$k.log
done
python3 bench/parse_fold_scores.py "$s/de_gsd-ud-dev.conllu" $b $share
