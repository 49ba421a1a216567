# Every input that cannot be read is named with its reason, exit 3, and the rest is processed.
printf 'Kiew meldet Kämpfe.\n' >good.txt
: >empty.txt
printf ' \n\t\n' >blank.txt
printf 'a\000b' >binary.txt
printf 'Gr\374\337e aus Kiew\n' >latin1.txt
printf '\377\376K\000' >utf16.txt
printf 'erste Zeile\nzweite \303\n' >cut.txt
head -c 100000000 /dev/zero | tr '\000' 'a' >huge.txt
printf 'geheim\n' >unreadable.txt
chmod 0 unreadable.txt
mkdir folder
lagebild annotate --as text empty.txt blank.txt binary.txt latin1.txt utf16.txt cut.txt huge.txt missing.txt folder good.txt
echo "exit $?"
if [ "$(id -u)" = 0 ]; then # root may read anything: a loop of links nobody can
    ln -s loop loop && lagebild annotate --as text loop good.txt 2>&1 | sed 's/loop/unreadable.txt/; s/Too many levels of symbolic links/Permission denied/'
else
    lagebild annotate --as text unreadable.txt good.txt
fi
echo "from standard input:"
lagebild annotate --as text - <good.txt
echo "exit $?"
lagebild annotate --as text </dev/null
echo "exit $?"
echo "nothing but failures:"
lagebild annotate --as text missing.txt
echo "exit $?"
