# CoNLL-U comes back in: layers that are there are kept, those that are missing are made.
printf 'Kiew meldet Kämpfe bei Torezk. Moskau schweigt.\n' >text.txt
lagebild annotate --as conllu text.txt | grep -v '^# ' >one
lagebild annotate --as conllu text.txt | lagebild annotate --from conllu --as conllu | grep -v '^# ' | sed 's/TokenRange=[0-9:]*//' >two
sed 's/TokenRange=[0-9:]*//' one | cmp - two && echo same
# A tag set by hand is kept: what is there is not made again.
printf '1\tKiew\tKIEW\tX\tXY\t_\t0\troot\t_\t_\n\n' | lagebild annotate --from conllu --as conllu | grep KIEW | cut -f 1-4
printf 'Kiew\nmeldet\nKämpfe\n.\n' | lagebild annotate --from conllu --as conllu - | grep -c NOUN
printf '1\tKiew\n' | lagebild annotate --from conllu -
echo "exit $?"
lagebild annotate --from conllu missing.conllu
echo "exit $?"
lagebild annotate --from xml text.txt
echo "exit $?"
