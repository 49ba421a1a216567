# Pages, records and archives are told by content; a folder is all files below it.
mkdir -p in/tief
printf '<!doctype html><html lang=de><title>Milizen</title><article><h1>Milizen</h1><p>Die Miliz hat am Montag den Ort Kaskela eingenommen, wie ein Sprecher sagte.</p></article></html>' >in/seite.txt
printf '{"text": "Die Armee wies das zurück.", "date": "2024-05-11", "source_domain": "bote.example"}\n{"text": ""}\n' >in/tief/saetze
printf 'Die Lage ist ruhig.' | gzip -n >in/tief/ruhig.gz
lagebild annotate --as text in 2>err
echo "exit $?"
cat err
lagebild annotate --as blocks in/seite.txt
mkdir out && printf '{"id": "../../x", "text": "Ein Satz."}\n' >boese.jsonl
lagebild annotate --as text --out out in/seite.txt boese.jsonl; ls out
