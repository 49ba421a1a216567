# Training: `make train` rebuilds models/*.bin from the treebanks in $(SETS) (never part of this repository).
# AVX2 is asked for so that all x86-64 machines that train give the same weights.
SETS    ?= ../shared
TRAIN_FLAGS = -O3 -ffast-math -fno-math-errno $(if $(filter x86_64,$(shell uname -m)),-mavx2 -mfma)
$B/train/%.o: train/%.c train/learn.h train/corpus.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(TRAIN_FLAGS) -Itrain -Wno-unused-function -MMD -MP -c $< -o $@
$B/train/%: $B/train/%.o $B/liblagebild.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
