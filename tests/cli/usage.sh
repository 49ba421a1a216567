# A wrong call says what is wrong and where help is, exit 2.
try() { echo "\$ lagebild $*"; lagebild "$@"; echo "exit $?"; }
printf 'Text.\n' >a.txt
try foo
try extract --foo
try extract --json=yes a.txt
try extract -j 0 a.txt
try extract -j zwei a.txt
try extract --meta
try extract --as text a.txt
try annotate --as nix a.txt 2>&1 | sed 's/these are:.*/these are: …/'
try help foo
try version extra
try annotate --as text --date 2025-02-30 a.txt
try annotate --as text --max-size 0 a.txt
try annotate --as text --data /nowhere a.txt
try annotate --as text -- -a.txt
