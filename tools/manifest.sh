#!/bin/sh
# manifest.sh: writes models/MANIFEST.tsv; scores are given as TAGS TREES NAMES.
gold="UD German-GSD dev, UD German-HDT dev and test sentences that the validator flagged (CC BY-SA 4.0), UD German-PUD Wikipedia half (CC BY-SA 3.0)"
texts="German Wikinews (CC BY 2.5), SmartData (CC BY 4.0), GermEval 2014 dev (CC BY 4.0)"
teacher="Stanford CoreNLP 4.5.7, German models"
row() { printf '%s\t%s\t%s\t%s\t%s\n' "$1.bin" "$(sha256sum "models/$1.bin" | cut -c1-64)" "$2" "$3" "$4"; }
{
    printf 'name\tsha256\ttraining\tlicence\tscore\n'
    row clusters "395 distributional word classes over 258,000 German words; words of names from GeoNames (CC BY 4.0) and data/de" "Apache 2.0; CC BY 4.0" "-"
    row tags "gold: $gold; silver UPOS by $teacher, on $texts" "CC BY-SA 4.0" "$1"
    row trees "gold: the same treebanks; silver trees by $teacher, on $texts" "CC BY-SA 4.0" "$2"
    row names "gold: GermEval 2014 dev (CC BY 4.0), UNER PUD Wikipedia half (CC BY-SA 4.0); silver by $teacher, on Wikinews and SmartData texts" "CC BY-SA 4.0" "$3"
} > models/MANIFEST.tsv
