# Feeds are polled politely: only new things, robots.txt, caps, no private address unasked.
python3 "$ROOT/tests/cli/feed_server.py" >port 2>>log &
server=$!
trap 'kill $server' EXIT
while [ ! -s port ]; do sleep 0.1; done
port=$(cat port)
told() { sed "s/:$port/:PORT/g"; }
export LAGEBILD_STORE=$PWD/s.store
echo "http://127.0.0.1:$port/feed.xml" >feeds.txt

echo "--- a private address is refused, also behind a redirect"
lagebild watch --once feeds.txt 2>&1 | told
rm -f s.store.feeds
echo "http://127.0.0.1:$port/weg.xml" >away.txt
lagebild watch --once --allow-host 127.0.0.1 away.txt 2>&1 | told
rm -f s.store.feeds
: >log

echo "--- allowed by name: the page that robots.txt permits is fetched"
lagebild watch --once --pages --allow-host 127.0.0.1 feeds.txt 2>&1 | told | sed 's/holds .*/holds …/'
lagebild reports --json | grep -c '"url": *"http://127.0.0.1'
sort -u log

echo "--- not due: not asked"
: >log
lagebild watch --once --pages --allow-host 127.0.0.1 feeds.txt 2>&1 | told
cat log

echo "--- due again: asked only for what is new"
sed -i 's/"due": [0-9]*/"due": 0/' s.store.feeds
lagebild watch --once --pages --allow-host 127.0.0.1 feeds.txt 2>&1 | told
sort -u log

echo "--- what fails is told, and the rest goes on"
printf 'http://127.0.0.1:%s/fehlt.xml\nhttp://127.0.0.1:%s/gross.xml\n' "$port" "$port" >bad.txt
lagebild watch --once --max-size 1 --allow-host 127.0.0.1 bad.txt 2>&1 | told
echo "gopher://x/" >bad.txt
lagebild watch --once bad.txt
echo "exit $?"
