# Makefile: library and program in seconds, no network. `make help` lists the targets.

B       ?= build
CC      ?= gcc
STD      = -std=c11 -D_GNU_SOURCE
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef -Werror
OPT     ?= -O2 -g
PKGS     = sqlite3 jansson icu-i18n icu-uc zlib libzstd libcrypto libxml-2.0 libarchive
CFLAGS  += $(STD) $(WARN) $(OPT) -Iinclude -Isrc $(shell pkg-config --cflags $(PKGS)) -pthread
LDLIBS  += $(shell pkg-config --libs $(PKGS)) -lm -pthread

LIB_C   := $(sort $(shell find src -name '*.c'))
CLI_C   := $(sort $(wildcard cli/*.c))
LIB_O   := $(LIB_C:%.c=$B/%.o)
CLI_O   := $(CLI_C:%.c=$B/%.o)
UNIT    := $(patsubst tests/unit/%.c,$B/tests/%,$(sort $(wildcard tests/unit/*.c)))
TOOLS   := $(patsubst tools/%.c,$B/tools/%,$(sort $(wildcard tools/*.c)))
TRAIN   := $(patsubst train/%.c,$B/train/%,$(sort $(wildcard train/*.c)))
BENCH   := $(patsubst bench/%.c,$B/bench/%,$(sort $(wildcard bench/*.c)))
GOLDEN  := $(sort $(wildcard tests/golden/*/*.txt tests/golden/*/*.tsv))
SHARE    = $B/share/lagebild

all: $B/lagebild data

# --- library, program, tools -------------------------------------------------------------
$B/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc   $<"; $(CC) $(CFLAGS) -MMD -MP -c $< -o $@
$B/liblagebild.a: $(LIB_O)
	@echo "ar   $@"; rm -f $@ && ar rcs $@ $^
$B/lagebild: $(CLI_O) $B/liblagebild.a
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
$B/tools/%: $B/tools/%.o $B/liblagebild.a
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
$B/train/%: $B/train/%.o $B/liblagebild.a
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
$B/bench/%: $B/bench/%.o $B/liblagebild.a
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
$B/tests/%: $B/tests/unit/%.o $B/liblagebild.a
	@mkdir -p $(@D)
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -lcmocka -o $@
$B/tests/golden: $B/tests/golden.o $B/liblagebild.a
	@mkdir -p $(@D)
	@echo "link $@"; $(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)

# --- language data: tables copied, lexicon and gazetteer compiled ---------------------------
TABLES  := $(wildcard data/de/*.tsv)
MODELS  := $(wildcard models/*.bin models/MANIFEST.tsv)
data: $(SHARE)/de/ $(TABLES:data/%=$(SHARE)/%) $(MODELS:%=$(SHARE)/%)
$(SHARE)/de/:
	@mkdir -p $@
$(SHARE)/de/%: data/de/%
	@mkdir -p $(@D) && cp $< $@
$(SHARE)/models/%: models/%
	@mkdir -p $(@D) && cp $< $@
-include mk/*.mk

# --- tests ---------------------------------------------------------------------------------
unit: $(UNIT) data
	@set -e; for t in $(UNIT); do $$t; done
golden: $B/tests/golden data
	$B/tests/golden $(GOLDEN)
golden-update: $B/tests/golden data
	$B/tests/golden --update $(GOLDEN)
cli-test: $B/lagebild data
	tests/cli/run
clean:
	rm -rf $B
.PHONY: all data unit golden golden-update cli-test clean
