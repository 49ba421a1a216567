# TimeML out of text, and tags put into a TimeML document with nothing else changed.
printf 'Am Montag & am 7. Februar <gestern> fielen Bomben; seit drei Wochen wird gekämpft.\n' >text.txt
lagebild annotate --as timeml --date 2025-02-12 text.txt
echo "exit $?"
printf '<TimeML><DCT><TIMEX3 type="DATE" value="2025-02-12" functionInDocument="CREATION_TIME"/></DCT>\r\n<TEXT>Am <b>Montag</b> &#38; am 7.&#160;Februar ruhte es.</TEXT></TimeML>\r\n' >doc.tml
lagebild annotate --as timeml --from timeml doc.tml
echo "exit $?"
lagebild annotate --as timeml --from timeml - <doc.tml | sed 's/<TIMEX3 tid[^>]*>//g; s/\(Montag\|Februar\)<.TIMEX3>/\1/g' | cmp - doc.tml && echo same
lagebild annotate --as timeml --from timeml text.txt
echo "exit $?"
lagebild annotate --as times --from timeml doc.tml
echo "exit $?"
lagebild annotate --as timeml --from html doc.tml
echo "exit $?"
