# shellcheck shell=bash disable=SC2034,SC2154,SC2317
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
    [ -z "${holder-}" ] || kill "$holder" 2>/dev/null || :
    [ -z "${public-}" ] || rm -rf "$public"
}

# Locks the ledger until `release`, as an acct-add does that is not done.
hold() {
    mkfifo go
    # F_OFD_SETLK, F_WRLCK, on a 64-bit machine
    perl -e 'open my $f, "+<", $ARGV[0] or die $!;
        my $lock = pack("ssx4qqix4", 1, 0, 0, 0, 0);
        fcntl $f, 37, $lock or die $!;
        open my $has, ">", "has-it" or die $!;
        open my $go, "<", "go" or die $!;
        <$go>' "$ledger" &
    holder=$!
    soon test -e has-it
}

release() {
    echo >go
    wait "$holder"
    rm go has-it
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
