# Training: `make train` rebuilds models/*.bin from the treebanks in $(SETS) (never part of this repository).
# AVX2 is asked for so that all x86-64 machines that train give the same weights.
SETS    ?= ../shared
TRAIN_FLAGS = -O3 -ffast-math -fno-math-errno $(if $(filter x86_64,$(shell uname -m)),-mavx2 -mfma)
$B/train/%.o: train/%.c train/learn.h train/corpus.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(TRAIN_FLAGS) -Itrain -Wno-unused-function -MMD -MP -c $< -o $@
$B/train/%: $B/train/%.o $B/liblagebild.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
# All models anew: half an hour of one core. SILVER holds the teacher's trees and names (train/README.md).
SILVER  ?= $B/silver
train: $(TRAIN) data
	$B/train/train_clusters $(SETS)/data/words/clusters.txt $(SHARE)/gazetteer.bin data/de models/clusters.bin
	SETS=$(SETS) SILVER=$(SILVER) bench/parse_folds.sh final
	$B/train/train_names --epochs 5 --dropf 0.1 --rows 32000 --out models/names.bin $(SETS)/eval/names/germeval2014-dev.tsv \
	  $(SETS)/eval/names/uner-pud-wiki.iob2 $(addsuffix :s,$(wildcard $(SILVER)/*.tok.conll))
.PHONY: train
