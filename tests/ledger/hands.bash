# shellcheck shell=bash disable=SC2154,SC2317
# A ledger that somebody else has locked, or owns.

day=2026-10-05

setup() {
    common_setup
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,Acme,
EOF
    chmod 600 "$ledger"
}

teardown() {
    exec 9>&-
    [ -z "${public-}" ] || rm -rf "$public"
}

# Locks the ledger until `release`: an acct-add that has written its rows, but
# cannot get rid of what it prints.
hold() {
    {
        echo date,type,client,text
        yes "$day,note,acme,a remark that takes a while to print" |
            head -n 1500
    } >many
    mkfifo slow
    acct-add -O csv - <many >slow 2>hold.err &
    holder=$!
    exec 9<slow
    has_them() { [ "$(wc -l <"$ledger")" -ge 1502 ]; }
    soon has_them
}

release() {
    cat <&9 >printed
    exec 9<&-
    wait "$holder"
    [ "$(wc -l <printed)" -eq 1501 ]
}

# as_other: a place where `other CMD...` runs as somebody without rights here.
as_other() {
    public=$(mktemp -d)
    chmod 777 "$public"
    cp "$BUILD/acct-add" "$BUILD/acct-metrics" "$public/"
    other() {
        setpriv --reuid=65534 --regid=65534 --clear-groups \
            env -C "$public" HOME="$public" ACCT_HOME="$public/home" \
            PATH="$public:$PATH" "$@"
    }
}
