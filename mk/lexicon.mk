# lexicon.mk: the npm packages that the build reads (text only; no script of theirs is run),
# and the lexicon compiled from them.
NPM ?= $B/npm

setup-npm: $(NPM)/.done
$(NPM)/.done: data/npm/package.json data/npm/package-lock.json
	@mkdir -p $(NPM)
	@if cmp -s data/npm/package-lock.json $(NPM)/package-lock.json && test -d $(NPM)/node_modules; then :; else \
	cp data/npm/package.json data/npm/package-lock.json $(NPM)/ && \
	cd $(NPM) && npm ci --ignore-scripts --no-audit --no-fund; fi
	@touch $@
.PHONY: setup-npm

LEXICON_DICT = $(foreach d,verbs words adjectives,$(NPM)/node_modules/german-$d-dict/dist/$d.json)
LEXICON_TSV  = $(patsubst %,data/de/%.tsv,closed adjectives nouns verbs suffixes openers sein_verbs verb_forms participles)
data: $(SHARE)/lexicon.bin
$(SHARE)/lexicon.bin: $B/tools/lexicon_build $(LEXICON_TSV) $(LEXICON_DICT)
	@mkdir -p $(@D)
	$B/tools/lexicon_build $(NPM) data/de $@
$(LEXICON_DICT): | $(NPM)/.done
	@test -f $@ || echo "The dictionaries are not in $(NPM); run: make setup" >&2; test -f $@
