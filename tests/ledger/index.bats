#!/usr/bin/env bats
# The index beside a ledger: with it, without it, or with one that is not true,
# every tool says the same.

load ../helper

day=2026-10-05
homes=(same tangled others surveys begun added numbers steps damage edited many mended killed closed foreign)

# An index is made of a ledger that was left alone for two seconds: all of them
# wait at once.
setup_file() {
    local name
    for name in "${homes[@]}" without; do
        mkdir "$BATS_FILE_TMPDIR/$name"
        cp "$BATS_TEST_DIRNAME"/../../examples/{ledger.csv,acct.conf} \
            "$BATS_FILE_TMPDIR/$name/"
        chmod u+w "$BATS_FILE_TMPDIR/$name"/*
        sed -i "s/^\\[acct\\]\$/&\\nindex = yes/" \
            "$BATS_FILE_TMPDIR/$name/acct.conf"
    done
    sed -i 's/^index = yes$/index = no/' "$BATS_FILE_TMPDIR/without/acct.conf"
    sleep 3
}

# in_home NAME: the test's ledger is that one; $index is its index.
in_home() {
    export ACCT_HOME=$BATS_FILE_TMPDIR/$1
    ledger=$ACCT_HOME/ledger.csv
    index=$ledger.acct-index
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
}

# make_index: by adding a row, which is given again to `also`.
make_index() {
    acct-add -q note romashka first --as-of "$day"
    [ -s "$index" ]
}

# Ids are new each time.
plain() {
    sed -E 's/^[0-9A-HJKMNP-TV-Z]{26}(,|$)/ID\1/'
}

# answers FILE: what many questions about the ledger are answered: those about
# these, or about few where it is asked again and again.
clients=(romashka acme akme beta veter nobody)
refs=(O-1 O-31 INV-2026-0031 inv-26-31 C-6 nothing)
ask_few() {
    clients=(beta)
    refs=(O-31)
}

answers() {
    local client
    for client in "${clients[@]}"; do
        acct-show "$client" -O csv --as-of "$day" || echo "status $?"
        acct-add -n -O csv touch "$client" -s dir=in x -d "$day" || echo "$?"
        acct-add -n -O csv order "$client" -a 100 x -d "$day" || echo "$?"
        acct-add -n -O csv payment "$client" -a -7 x -d "$day" || echo "$?"
        acct-invoice new "$client" -n -O csv -l 'A|1|pcs|9' --as-of "$day" ||
            echo "$?"
    done >"$1" 2>&1
    for ref in "${refs[@]}"; do
        acct-add -n -O csv touch beta -r "$ref" -s dir=in x -d "$day" ||
            echo "$?"
        acct-add -n -O csv payment beta -r "$ref" -a 5 x -d "$day" || echo "$?"
        acct-add -n -O csv invoice beta -r "$ref" -a 5 x -d "$day" || echo "$?"
        acct-add -n -O csv order beta -s quote="$ref" x -d "$day" || echo "$?"
        acct-add -n -O csv order beta -r "$ref" x -d "$day" || echo "$?"
    done >>"$1" 2>&1
    plain <"$1" >"$1.plain"
}

# agrees: with the index as it is, and without one, all answers are the same.
agrees() {
    answers with
    rm -rf apart
    [ ! -e "$index" ] || mv "$index" apart
    answers without
    [ ! -e apart ] || mv apart "$index"
    diff -u without.plain with.plain >&2
}

# reads CMD...: sets $bytes to how many of the ledger were read.
reads() {
    strace -qq -f -o trace -P "$ledger" -e trace=read,pread64 "$@" >/dev/null
    bytes=$(awk -F' = ' '{ n += $NF } END { print n + 0 }' trace)
}

@test "index: what it finds is what a whole pass finds" {
    in_home same
    make_index
    agrees
    grep -q '^ID,2026-10-05,order,beta,O-' with.plain
}

@test "index: of ledgers in which everything points to everything" {
    local seed client
    in_home tangled
    for seed in 1 2 3 4; do
        awk -v seed="$seed" -v rows=250 \
            -f "$BATS_TEST_DIRNAME/tangle.awk" >"$ACCT_HOME/$seed.csv"
    done
    sleep 3
    for seed in 1 2 3 4; do
        ledger=$ACCT_HOME/$seed.csv index=$ACCT_HOME/$seed.csv.acct-index
        export ACCT_LEDGER=$ledger
        acct-add -q note a first -d "$day"
        [ -s "$index" ]
        for where in with without; do
            for client in a b c d e f ёж h-1 i:j; do
                acct-show "$client" -O csv --as-of "$day" || echo "$?"
                for row in 'order -a 3 x' 'payment -a -9 x' \
                    'touch -r O-2 -s dir=in x' 'payment -r INV-2026-0003 -a 2' \
                    'invoice -s order=O-4 -a 2' 'order -s quote=Q-1 -a 2'; do
                    # shellcheck disable=SC2086  # words
                    set -- $row
                    acct-add -n -O csv "$1" "$client" "${@:2}" -d "$day" ||
                        echo "$?"
                done
            done >"$where" 2>&1
            plain <"$where" >"$where.plain"
            [ "$where" = without ] || mv "$index" apart
        done
        diff -u without.plain with.plain >&2
        wc -l <with.plain
    done
}

@test "index: what others' rows forbid" {
    local try i
    in_home others
    make_index
    acct-add -q payment romashka -a 10 -s bank=E-1 -d "$day"
    for try in 'acct-invoice new fern -l x|1||10 -r INV-2025-0001' \
        'acct-invoice new fern -l x|1||10 -r inv-2026-49' \
        'acct-add payment fern -a 10 --currency RUB -s bank=E-1' \
        'acct-add done fern -r checkin:romashka:2026-01-01' \
        'acct-add snooze fern -r checkin:romashka:2026-01-01 -D +3d' \
        'acct-add invoice fern -r inv-26-49 -a 1' \
        'acct-add order fern -s quote=Q-1 -a 1' \
        'acct-add touch fern -s dir=in -r O-1 x' \
        'acct-add touch fern -s dir=in -s contact=P-1 x'; do
        keep "$ledger"
        # shellcheck disable=SC2086  # words
        run2 $try --as-of "$day"
        assert_status 1
        same "$ledger"
    done
    # keys that were merged share a series
    printf '[numbers]\norder = {client}-{seq}\n' >>"$ACCT_HOME/acct.conf"
    acct-add -q order fern -a 1 x -d "$day"
    acct-add -q merge otter fern --as-of "$day"
    for i in 2 3; do
        run2 acct-add order otter -a 1 x -d "$day"
        assert_out "fern-$i"
    done
    run2 acct-check --as-of "$day"
    assert_err_lacks 'error'
}

@test "index: a survey in the same words is not sent twice, with it and without" {
    for home in surveys without; do
        in_home "$home"
        acct-add -q note romashka first --as-of "$day"
        acct-add survey acme 'How was it?' -d "$day"
        run2 acct-add survey acme 'How was it?' -d "$day"
        assert_status 1
        assert_err_has 'is the same: one client, person and order, or words'
    done
}

@test "index: rows that come while a reader begins are all there, or none" {
    in_home begun
    make_index
    acct-show beta -O csv --as-of "$day" >before
    # it has the ledger's size, and has let go of it
    strace -qq -o trace -e trace=fcntl -e inject=fcntl:delay_exit=1500000:when=2 \
        acct-show beta -O csv --as-of "$day" >during &
    sleep 0.5
    acct-add -q note beta 'meanwhile' --as-of "$day"
    wait $!
    acct-show beta -O csv --as-of "$day" >after
    grep -q F_UNLCK trace
    cmp -s during before || cmp during after >&2
    run2 cmp -s before after
    assert_status 1
}

@test "index: few bytes of the ledger are read, however long it is" {
    local small large i
    in_home steps
    make_index
    reads acct-add -n touch beta -s dir=in x -d "$day"
    small=$bytes
    [ "$small" -gt 0 ]
    rm "$index"
    # as many again of others', twenty times over
    awk 'BEGIN { FS = OFS = "," }
        NR == 1 { print; next }
        /^[0-9A-Z]+,20[^,]*,touch,acme,/ && !/"/ { kept[++n] = $0 }
        { print }
        END { for (i = 0; i < 5000; i++) {
            $0 = kept[i % n + 1]; $1 = "X" i; print } }' "$ledger" >rows.csv
    cp rows.csv "$ledger"
    sleep 3
    make_index
    reads acct-add -n touch beta -s dir=in x -d "$day"
    large=$bytes
    echo "$small bytes, $large bytes of $(wc -c <"$ledger")" >&2
    [ "$large" -le $((2 * small)) ]
    reads acct-add -n order beta -a 1 x -d "$day"
    [ "$bytes" -le $((2 * small)) ]
    mv "$index" apart
    reads acct-add -n touch beta -s dir=in x -d "$day"
    [ "$bytes" -ge "$(wc -c <"$ledger")" ]
}

@test "index: what is added is in it" {
    local was
    in_home added
    make_index
    was=$(stat -c %i "$index")
    acct-add -q order beta -a 12.50 $'two\nlines, "quoted"' -d "$day"
    acct-add -q touch beta -r O-32 -s dir=in 'about it' -d "$day"
    printf '%s\n' type,client,ref,amount,text,attrs \
        'invoice,beta,,12.50,x,order=O-32' 'note,acme,,,"a' 'b",' |
        acct-add -q -O csv - --as-of "$day"
    acct-invoice new acme -l 'A|1|pcs|100' --as-of "$day" >/dev/null
    run2 acct-add invoice beta -a 12.50 x -s order=O-32 -d "$day"
    assert_status 1
    assert_err_has 'O-32 is billed by INV-2026-'
    run2 acct-add order beta -a 1 x -d "$day"
    assert_out O-33
    [ "$was" = "$(stat -c %i "$index")" ]
    agrees
    run2 acct-check --as-of "$day"
    assert_err_lacks 'error'
    reads acct-add -n touch beta -s dir=in x -d "$day"
    [ "$bytes" -lt $(($(wc -c <"$ledger") / 2)) ]
}

@test "index: numbers go on, whatever was voided, and however they are made" {
    local last
    in_home numbers
    make_index
    run2 acct-add order beta -a 1 x -d "$day"
    last=${out#O-}
    acct-add -q void beta -r "$out" --as-of "$day"
    run2 acct-add order beta -a 1 x -d "$day"
    assert_out "O-$((last + 1))"
    acct-add -q order beta -r O-900 -a 1 x -d "$day"
    run2 acct-add order acme -a 1 x -d "$day"
    assert_out O-901
    for pattern in 'X{seq}' '{seq}/{year}' '{year}{seq}' '{client}-{seq:3}' \
        'A7-{seq}' '{seq}'; do
        printf '[numbers]\norder = %s\n' "$pattern" >>"$ACCT_HOME/acct.conf"
        for client in beta beta acme; do
            acct-add order "$client" -a 1 x -d "$day"
        done >"numbers"
        sort -u numbers | wc -l | grep -qx 3
        agrees
        sed -i '/^\[numbers\]$/,$d' "$ACCT_HOME/acct.conf"
    done
    run2 acct-check --as-of "$day"
    assert_err_lacks 'error'
}

@test "index: one that is damaged, cut off or no index is as none" {
    local size at
    in_home damage
    ask_few
    make_index
    cp "$index" whole
    size=$(wc -c <whole)
    answers right
    {
        acct-add -n -O csv order beta -a 100 x -d "$day" | plain
        acct-show beta -O csv --as-of "$day"
    } >want
    for ((at = 0; at < size; at += at < 4096 ? 61 : size / 40)); do
        cp whole "$index"
        printf '\377' | dd of="$index" bs=1 seek="$at" conv=notrunc status=none
        acct-add -n -O csv order beta -a 100 x -d "$day" | plain >got
        acct-show beta -O csv --as-of "$day" >>got
        diff want got >&2
    done
    # what stands behind the room for more, block by block
    for ((at = 65 * 4096; at < size; at += 4096)); do
        cp whole "$index"
        dd if=/dev/zero of="$index" bs=1000 count=3 oflag=seek_bytes \
            seek="$at" conv=notrunc status=none
        {
            acct-add -n -O csv order beta -a 100 x -d "$day" | plain
            acct-show beta -O csv --as-of "$day"
        } >got
        diff want got >&2
    done
    for at in 0 1 100 4096 300000 $((size - 4096)) $((size - 1)); do
        head -c "$at" whole >"$index"
        agrees
    done
    { cat whole; echo more; } >"$index"
    agrees
    head -c "$size" /dev/zero >"$index"
    agrees
    rm "$index"
    mkdir "$index"
    agrees
    rmdir "$index"
    ln -s whole "$index"
    agrees
    rm "$index"
    mkfifo "$index"
    agrees
    rm "$index"
    diff right.plain with.plain >&2
}

@test "index: one of another ledger, or of before, is as none" {
    in_home foreign
    make_index
    cp "$index" before
    acct-add -q order beta -a 1 x -d "$day"
    cp before "$index"
    agrees
    run2 acct-add order beta -a 1 x -d "$day"
    assert_out O-33
    cp "$BATS_FILE_TMPDIR/same/ledger.csv.acct-index" "$index" ||
        cp before "$index"
    agrees
    # another file has the ledger's name now
    cp -p "$ledger" other
    mv other "$ledger"
    agrees
}

@test "index: what an editor changes in place is seen" {
    local time
    in_home edited
    refs+=(Z-{1..9})
    make_index
    time=$(stat -c %y "$ledger")
    sed 's/^\(.*,order,beta,\)O-\([0-9]\),/\1Z-\2,/' "$ledger" >edited
    run2 cmp -s edited "$ledger"
    assert_status 1
    [ "$(wc -c <edited)" = "$(wc -c <"$ledger")" ]
    cat edited >"$ledger"
    touch -d "$time" "$ledger"
    agrees
    grep -c ',Z-' with.plain
    # and the next writer makes another
    sleep 3
    make_index
    reads acct-add -n touch beta -s dir=in x -d "$day"
    [ "$bytes" -lt $(($(wc -c <"$ledger") / 2)) ]
    agrees
}

@test "index: many writers at once" {
    local i
    in_home many
    make_index
    for i in {1..12}; do
        acct-add order beta -a "$i" x -d "$day" >"number-$i" &
        acct-add -q touch acme -s dir=in "$i" -d "$day" &
        acct-show beta -O csv --as-of "$day" >/dev/null &
    done
    wait
    cat number-* | sort -u | wc -l | grep -qx 12
    agrees
    run2 acct-check --as-of "$day"
    assert_err_lacks 'error'
}

@test "index: mending, merging and taking back" {
    in_home mended
    ask_few
    clients+=(veter)
    make_index
    acct-add -q order beta -a 7 mine -d "$day"
    agrees
    acct-add -q undo --as-of "$day"
    agrees
    acct-add -q --amend order beta -r O-1 -a 8 --as-of "$day" || :
    agrees
    acct-add -q void -r INV-2026-0031 --as-of "$day" || :
    agrees
    acct-add -q merge veter beta --as-of "$day"
    agrees
    printf 'torn,2026-10-0' >>"$ledger"
    agrees
    acct-check --fix --as-of "$day" >/dev/null 2>&1 || :
    agrees
}

@test "index: a writer that is killed at any system call of it" {
    local call n kills=0
    in_home killed
    ask_few
    make_index
    for call in pwrite64 openat write fstat pread64; do
        for n in 1 2 3 4; do
            strace -qq -o trace -P "$ledger" -P "$index" \
                -e trace="$call" -e inject="$call:signal=KILL:when=$n" \
                acct-add -q order beta -a 1 x -d "$day" >told 2>&1 || :
            grep -q 'killed by SIGKILL' trace || continue
            kills=$((kills + 1))
            answers with
            mv "$index" apart 2>/dev/null || :
            answers without
            mv apart "$index" 2>/dev/null || :
            diff -u without.plain with.plain >&2
        done
    done
    [ "$kills" -ge 8 ]
    # while one is made, too
    sleep 3
    rm -f "$index"
    for call in openat write fdatasync rename; do
        strace -qq -o trace -P "$index" -P "$index.new" -e trace="$call" \
            -e inject="$call:signal=KILL:when=1" \
            acct-add -q order beta -a 1 x -d "$day" >/dev/null 2>&1 || :
        agrees
        sleep 2.5
    done
    run2 acct-check --as-of "$day"
    assert_err_lacks 'error'
}

@test "index: where none can be written, or wanted, nothing is said of it" {
    in_home closed
    sed -i 's/^index = yes$/index = auto/' "$ACCT_HOME/acct.conf"
    acct-add -q note beta x --as-of "$day"
    [ ! -e "$index" ]
    sed -i 's/^index = auto$/index = no/' "$ACCT_HOME/acct.conf"
    acct-add -q note beta x --as-of "$day"
    [ ! -e "$index" ]
    sed -i 's/^index = no$/index = perhaps/' "$ACCT_HOME/acct.conf"
    keep "$ledger"
    run2 acct-add -q note beta x --as-of "$day"
    assert_status 2
    assert_err_has "acct.index: 'perhaps' is none of auto, yes and no"
    same "$ledger"
    sed -i 's/^index = perhaps$/index = yes/' "$ACCT_HOME/acct.conf"
    # one that was just changed is not believed
    acct-add -q note beta x --as-of "$day"
    [ ! -e "$index" ]
    sleep 3
    run2 strace -qq -o trace -P "$index.new" -e trace=openat \
        -e inject=openat:error=EACCES acct-add -q note beta x --as-of "$day"
    assert_status 0
    assert_err ''
    [ ! -e "$index" ]
    sleep 3
    run2 acct-add -n -q note beta x --as-of "$day"
    [ ! -e "$index" ]
    acct-add -q note beta x --as-of "$day"
    [ -e "$index" ]
    [ "$(stat -c %a "$index")" = "$(stat -c %a "$ledger")" ]
    run2 acct-check --as-of "$day"
    assert_err_lacks acct-index
}
