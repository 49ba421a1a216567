# Crosswalks to other schemes lie beside the German tables.
data: $(SHARE)/crosswalk.tsv
$(SHARE)/crosswalk.tsv: data/crosswalk.tsv
	@mkdir -p $(@D) && cp $< $@
