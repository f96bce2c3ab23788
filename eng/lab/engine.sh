#!/bin/sh
# Runs a Docker engine of its own until standard input ends, so that it never outlives the tests that started it;
# then removes everything of it.
#   engine.sh FOLDER PORT    socket FOLDER/d.sock; mutual TLS on 127.0.0.1:PORT with FOLDER/{ca,server,server-key}.pem,
#                            plain HTTP without them
set -eu
folder=$1
port=$2
echo '{}' >"$folder/daemon.json"
set --
if [ -f "$folder/ca.pem" ]; then
    set -- --tlsverify --tlscacert "$folder/ca.pem" --tlscert "$folder/server.pem" --tlskey "$folder/server-key.pem"
fi
dockerd --config-file "$folder/daemon.json" --pidfile "$folder/d.pid" \
    --data-root "$folder/data" --exec-root "$folder/exec" \
    --bridge none --iptables=false --ip6tables=false --ip-masq=false \
    --host "unix://$folder/d.sock" --host "tcp://127.0.0.1:$port" "$@" \
    >"$folder/log" 2>&1 &
engine=$!
cat >/dev/null
# A test may have stopped it, or killed it.
kill -CONT "$engine" 2>/dev/null || true
kill "$engine" 2>/dev/null || true
wait "$engine" || true
# A killed engine leaves its data folder mounted onto itself, and the networks of its containers.
umount -l "$folder/data" "$folder"/exec/netns/* 2>/dev/null || true
rm -rf "$folder"
