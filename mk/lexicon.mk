# lexicon.mk: the npm packages that the build reads (text only; no script of theirs is run),
# and the lexicon compiled from them.
NPM ?= $B/npm

setup-npm: $(NPM)/.done
$(NPM)/.done: data/npm/package.json data/npm/package-lock.json
	@mkdir -p $(NPM)
	cp data/npm/package.json data/npm/package-lock.json $(NPM)/
	cd $(NPM) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
.PHONY: setup-npm
