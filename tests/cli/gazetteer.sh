# Places by name; a dump of GeoNames makes a hamlet known to every later command.
lagebild gazetteer find Torezk Dserschynsk
echo "exit $?"
lagebild gazetteer find --json Артемівськ | head -1
lagebild gazetteer find Wyhadaniwka
echo "exit $?"
lagebild gazetteer lose Torezk
echo "exit $?"
printf '99000001\tVyhadanivka\tVyhadanivka\tВигаданівка,Выдумановка\t48.5\t37.5\tP\tPPL\tUA\t\t05\t1402\t\t\t12\t\t101\tEurope/Kyiv\t2020-01-01\n' >UA.txt
printf '1\t99000001\tde\tMusterdorf\t\t\t\t\n' >names.txt
lagebild gazetteer import -q UA.txt names.txt
echo "exit $?"
lagebild gazetteer find Wyhadaniwka Wydumanowka
printf 'Russische Truppen griffen Wyhadaniwka in der Region Donezk an.\n' >report.txt
lagebild annotate -q --as places report.txt
echo "damaged:"
printf '1\tnur\tdrei\n' >bad.txt
lagebild gazetteer import bad.txt
echo "exit $?"
printf 'old' >"$XDG_DATA_HOME/lagebild/gazetteer.bin"
lagebild gazetteer find Wyhadaniwka 2>&1 | sed "s,$XDG_DATA_HOME,XDG,"
rm "$XDG_DATA_HOME/lagebild/gazetteer.bin" # the other tests share the folder
