# What a report states of itself: date, address, title, language.
printf 'Goma, 28. Januar 2025 – Die Miliz rückt vor, hieß es. Die Armee schwieg.\nQuelle: https://bote.example/2025/01/28/x\n' >a.txt
printf '<script>x</script><html lang=de><title>T</title><body><h1>Miliz rückt vor</h1><span>23.09.22</span><article><p>Die Miliz rückte nach Angaben der Armee am Montag weiter vor, wie ein Sprecher sagte.</p></article>' >b
printf '<!doctype html><link rel=canonical href="https://web.archive.org/web/20140109030403/http://bote.example/x"><p>The army has taken the town, a spokesman said on Monday.</p>' >c
lagebild annotate --as facts a.txt b c
