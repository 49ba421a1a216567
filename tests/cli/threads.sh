# Output and errors do not depend on the number of threads.
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'Bericht %s aus Kiew.\n' $i >r$i.txt; done
: >r5.txt
lagebild annotate --as blocks -j 1 r*.txt nix.txt >one 2>one.err
echo "exit $?"
for j in 2 3 8; do
    lagebild annotate --as blocks -j $j r*.txt nix.txt >many 2>many.err
    echo "exit $?"
    cmp one many && cmp one.err many.err && echo "-j $j: the same"
done
wc -l <one | tr -d ' '
mkdir out
lagebild annotate --as text --out out r1.txt r2.txt && cat out/r1.txt.txt out/r2.txt.txt
lagebild annotate --as text --out nowhere r1.txt
echo "exit $?"
