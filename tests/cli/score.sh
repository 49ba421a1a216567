# A system that is right, half right, wrong and silent.
cat >gold.jsonl <<'X'
{"report":"r1","quote":"eroberten Soldaten das Dorf Testino","trigger":"eroberten","type":"control.gain","actors":["RUS.MIL"],"places":["Testino"],"when":"2024-05"}
{"report":"r1","quote":"starben mehr als 20 Menschen","trigger":"starben","type":"casualties","quantity":{"value":20,"bound":">","unit":"people","outcome":"killed"}}
{"report":"r1","quote":"Die Behörden dementierten","trigger":"dementierten","type":"response","stance":"deny","actors":["UKR.GOV"]}
{"report":"r2","quote":"Wie im Titel steht","trigger":"Titel","type":"strike","optional":true}
X
cat >system.jsonl <<'X'
{"report":"r1","type":"control.gain","evidence":{"text":"Gestern eroberten Soldaten das Dorf Testino.","trigger":"eroberten"},"actors":[{"code":"RUS.MIL"}],"places":[{"name":"Dorf Testino"}],"time":{"begin":"2024-05-01","end":"2024-05-31"}}
{"report":"r1","type":"casualties","evidence":{"text":"Dabei starben mehr als 20 Menschen","trigger":"starben"},"quantities":[{"value":20,"bound":"=","unit":"people","outcome":"killed"}]}
{"report":"r1","type":"strike","evidence":{"text":"Etwas ganz anderes geschah","trigger":"geschah"}}
{"report":"r2","type":"strike","evidence":{"text":"Wie im Titel steht","trigger":"Titel"}}
{"report":"r3","type":"strike","evidence":{"text":"kein Gold","trigger":"Gold"}}
X
lagebild score gold.jsonl system.jsonl --by type --errors 5
echo "exit $?"
echo '{"report":"r1"}' >bad.jsonl
lagebild score gold.jsonl bad.jsonl
echo "exit $?"
lagebild score gold.jsonl missing.jsonl
echo "exit $?"
lagebild score gold.jsonl system.jsonl --by actor
echo "exit $?"
