# Makefile: library and program in seconds, no network. `make help` lists the targets.

B       ?= build
CC      ?= gcc
STD      = -std=c11 -D_GNU_SOURCE
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef -Werror
OPT     ?= -O2 -g
prefix  ?= /usr/local
PKGS     = sqlite3 jansson icu-i18n icu-uc zlib libzstd libcrypto libxml-2.0 libarchive libcurl
CFLAGS  += $(STD) $(WARN) $(OPT) -Iinclude -Isrc $(shell pkg-config --cflags $(PKGS)) -pthread
LDLIBS  += $(shell pkg-config --libs $(PKGS)) -lm -pthread

LIB_C   := $(sort $(shell find src -name '*.c'))
CLI_C   := $(sort $(wildcard cli/*.c))
LIB_O   := $(LIB_C:%.c=$B/%.o)
CLI_O   := $(CLI_C:%.c=$B/%.o)
UNIT    := $(filter-out $(SKIP:%=$B/tests/%),$(patsubst tests/unit/%.c,$B/tests/%,$(sort $(wildcard tests/unit/*.c))))
TOOLS   := $(patsubst tools/%.c,$B/tools/%,$(sort $(wildcard tools/*.c)))
TRAIN   := $(patsubst train/%.c,$B/train/%,$(sort $(wildcard train/*.c)))
BENCH   := $(patsubst bench/%.c,$B/bench/%,$(sort $(wildcard bench/*.c)))
GOLDEN  := $(sort $(wildcard tests/golden/*/*.txt tests/golden/*/*.tsv))
SHARE    = $B/share/lagebild

all: $B/lagebild data
program: $B/lagebild $(TOOLS)

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
$B/tests/memory_test: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free,--wrap=strdup
$B/src/api.o: CFLAGS += -DLB_DATADIR='"$(prefix)/share/lagebild"'
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
FUZZ    := $(patsubst fuzz/%_fuzz.c,%,$(sort $(wildcard fuzz/*_fuzz.c)))
REPLAY  := $(FUZZ:%=$B/fuzz/replay_%)
tests: $(UNIT) $B/tests/golden $(REPLAY) $(BENCH) all
unit: $(UNIT) data
	@set -e; for t in $(UNIT); do $$t; done
golden: $B/tests/golden data
	$B/tests/golden --data $(SHARE) $(GOLDEN)
golden-update: $B/tests/golden data
	$B/tests/golden --data $(SHARE) --update $(GOLDEN)
cli-test: $B/lagebild data
	B=$B tests/cli/run
check:
	@echo "Building"
	@$(MAKE) -s -j2 tests >$(or $(TMPDIR),/tmp)/lagebild-build.$$$$ 2>&1 || { tail -30 $(or $(TMPDIR),/tmp)/lagebild-build.$$$$; rm -f $(or $(TMPDIR),/tmp)/lagebild-build.$$$$; echo "0 passed, 1 failed"; exit 1; }; \
	 rm -f $(or $(TMPDIR),/tmp)/lagebild-build.$$$$
	@B=$B SKIP="$(SKIP)" tests/all

# The whole check again under the sanitizers, in a build folder of its own. The two
# warnings are of the instrumented code, not of ours. memory_test wraps malloc itself.
SANITIZE = -O1 -g -fno-omit-frame-pointer -Wno-clobbered -Wno-format-truncation
asan:
	@$(MAKE) -s check B=build-asan SKIP=memory_test NPM=$(NPM) OPT="$(SANITIZE) -fsanitize=address,undefined -fno-sanitize-recover=undefined" LDFLAGS="-fsanitize=address,undefined"
tsan:
	@$(MAKE) -s all B=build-tsan NPM=$(NPM) OPT="$(SANITIZE) -fsanitize=thread" LDFLAGS="-fsanitize=thread"
	build-tsan/lagebild extract --json -j 4 --meta examples/meta.jsonl examples/*.txt >/dev/null
coverage:
	@$(MAKE) -s check B=build-gcov SKIP=memory_test NPM=$(NPM) OPT="-O0 -g --coverage -Wno-clobbered -Wno-format-truncation" LDFLAGS="--coverage"
	gcovr --root . --filter src/ --filter cli/ build-gcov | tail -60

# --- fuzzing: the corpus replays without a fuzzer; `make fuzz` then searches a minute each ---
FUZZ_CC     ?= clang-14
FUZZ_SECONDS ?= 60
FUZZ_OPT     = -O1 -g -fsanitize=address,undefined -fno-sanitize=function -fno-omit-frame-pointer
$B/fuzz/replay_%: fuzz/%_fuzz.c fuzz/replay.c $B/liblagebild.a
	@mkdir -p $(@D)
	@echo "link $@"; $(CC) $(CFLAGS) -Ifuzz fuzz/$*_fuzz.c fuzz/replay.c $B/liblagebild.a $(LDFLAGS) $(LDLIBS) -o $@
$B/clang/liblagebild.a: $(LIB_C)
	@$(MAKE) -s B=$B/clang CC=$(FUZZ_CC) OPT="$(FUZZ_OPT) -fsanitize=fuzzer-no-link -Wno-error" $B/clang/liblagebild.a
$B/fuzz/fuzz_%: fuzz/%_fuzz.c $B/clang/liblagebild.a
	@mkdir -p $(@D)
	@echo "fuzz $@"; $(FUZZ_CC) $(STD) $(FUZZ_OPT) -fsanitize=fuzzer -Iinclude -Isrc -Ifuzz $< $B/clang/liblagebild.a $(LDLIBS) -o $@
fuzz: $(REPLAY) $(FUZZ:%=$B/fuzz/fuzz_%) data
	@set -e; for t in $(FUZZ); do \
	  $B/fuzz/replay_$$t fuzz/corpus/$$t; mkdir -p $B/fuzz/found_$$t; \
	  echo "$$t: $(FUZZ_SECONDS) seconds"; \
	  $B/fuzz/fuzz_$$t -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=2048 -max_len=65536 -artifact_prefix=$B/fuzz/crash_$$t- -print_final_stats=0 $B/fuzz/found_$$t fuzz/corpus/$$t >$B/fuzz/$$t.log 2>&1 \
	    || { tail -30 $B/fuzz/$$t.log; exit 1; }; done

# --- habits ----------------------------------------------------------------------------------
setup:
	@. tools/need.sh && need $$BUILD_PACKAGES && need_data
demo: all
	@tools/demo.sh $B
lint:
	@tools/lint
scores: all $(BENCH)
	@B=$B tools/scores.sh
bench: all
	@B=$B bench/run.sh

# --- install -----------------------------------------------------------------------------------
DESTDIR ?=
install: all
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/lib/pkgconfig $(DESTDIR)$(prefix)/include $(DESTDIR)$(prefix)/share/man/man1 $(DESTDIR)$(prefix)/share/bash-completion/completions $(DESTDIR)$(prefix)/share/lagebild $(DESTDIR)$(prefix)/share/doc/lagebild
	install -m 755 $B/lagebild $(DESTDIR)$(prefix)/bin/
	install -m 644 $B/liblagebild.a $(DESTDIR)$(prefix)/lib/
	install -m 644 include/lagebild.h $(DESTDIR)$(prefix)/include/
	cp -R $(SHARE)/. $(DESTDIR)$(prefix)/share/lagebild/
	install -m 644 LICENSE NOTICE README.md $(DESTDIR)$(prefix)/share/doc/lagebild/
	$B/lagebild completion >$(DESTDIR)$(prefix)/share/bash-completion/completions/lagebild
	$B/lagebild manual >$(DESTDIR)$(prefix)/share/man/man1/lagebild.1
	for c in $$($B/lagebild manual --commands); do $B/lagebild manual $$c >$(DESTDIR)$(prefix)/share/man/man1/lagebild-$$c.1; done
	printf 'prefix=%s\nName: liblagebild\nDescription: reports in, a ledger of claims out\nVersion: %s\nRequires: %s\nLibs: -L$${prefix}/lib -llagebild -lm -pthread\nCflags: -I$${prefix}/include\n' \
	  '$(prefix)' "$$($B/lagebild version | cut -d' ' -f2)" '$(PKGS)' >$(DESTDIR)$(prefix)/lib/pkgconfig/liblagebild.pc

help:
	@echo "make            library and program (build/lagebild), no network once set up"
	@echo "make setup      install what the build needs (Debian packages, language data)"
	@echo "make demo       the example reports as a ledger"
	@echo "make check      every test; the last line sums up"
	@echo "make asan tsan  the same under sanitizers"
	@echo "make fuzz       replay the corpus, then search a minute each (FUZZ_SECONDS)"
	@echo "make lint       layers, banned calls, tables, format"
	@echo "make scores     every set against its gold; make bench: speed and memory"
	@echo "make coverage   what the tests reach; make install prefix=/usr/local"
clean:
	rm -rf $B
.PHONY: all program data tests unit golden golden-update cli-test check asan tsan coverage fuzz setup demo lint scores bench install help clean
