# gazetteer.mk: places of two GeoNames packages (npm), German names (Debian libgeonames-common) and the
# curated tables of data/places -> one mapped file.
NPM         ?= $B/npm
GEONAMES_MO ?= /usr/share/locale/de/LC_MESSAGES/geonames.mo

data: $(SHARE)/gazetteer.bin
$(SHARE)/gazetteer.bin: $B/tools/gazetteer_build $(wildcard data/places/*.tsv) | $(NPM)/.done
	@mkdir -p $(@D)
	$B/tools/gazetteer_build $(NPM) $(GEONAMES_MO) data/places $@
