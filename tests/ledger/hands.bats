#!/usr/bin/env bats
# Many hands on one ledger: programs side by side, other users, links, git.

load ../helper
load hands

figure() {
    run2 acct-metrics --period all --as-of "$day" "${@:2}"
    assert_status 0
    assert_err ''
    figure=$(awk -F, -v name="$1" '$2 == name { print $4 }' "$out_file")
}

@test "hands: a locked ledger: who has it, after waiting as long as told" {
    hold
    keep "$ledger"
    local wait naps
    # under ptrace the leak checker cannot look
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    for wait in 0 1; do
        run2 strace -qq -o naps -e trace=clock_nanosleep \
            acct-add note acme x --wait $wait
        assert_status 1
        assert_out ''
        assert_err "acct-add: $ledger is locked by perl, process $holder (waited $wait s; try again, or --wait longer)"
        naps=$(<naps)
        [ ${#naps} -gt 0 ] || [ $wait -eq 0 ]
        [ ${#naps} -eq 0 ] || [ $wait -eq 1 ]
    done
    run2 acct-invoice new acme -l 'x|1|pcs|1' --wait 0
    assert_status 1
    assert_err_has "is locked by perl, process $holder"
    # a reader would see half a batch
    run2 acct-metrics --wait 0
    assert_status 1
    assert_out ''
    assert_err "acct-metrics: $ledger is locked by perl, process $holder (waited 0 s; try again, or --wait longer)"
    run2 acct-add note acme x -n --wait 0
    assert_status 1
    assert_err_has "is locked by perl"
    same "$ledger"
    release
    run2 acct-add note acme x --wait 0
    assert_status 0
}

@test "hands: a writer and a reader wait until the ledger is unlocked" {
    hold
    acct-add note acme patient --wait 20 >printed.id &
    local writer=$!
    acct-metrics --wait 20 --period all >figures 2>&1 &
    local reader=$!
    sleep 0.3
    kill -0 $writer
    kill -0 $reader
    [ ! -s printed.id ]
    [ ! -s figures ]
    release
    wait $writer
    wait $reader
    tail -n 1 "$ledger" | grep -q ',acme,.*,patient,$'
    grep -q '^all,new_clients,,1,' figures
}

@test "hands: --wait takes seconds" {
    keep "$ledger"
    for wait in '' x -1 1.5 86401 99999999999999999999; do
        run2 acct-add note acme x --wait "$wait"
        assert_status 2
        assert_err "acct-add: --wait: '$wait' is not a number of seconds (0 to 86400)
Try 'acct-add --help'."
    done
    same "$ledger"
    run2 acct-add note acme x --wait 86400
    assert_status 0
}

@test "hands: a slow reader of what is printed holds nobody up" {
    seq -f "%.0f,$day,note,acme,,,,,,,some text," 3000 >>"$ledger"
    mkfifo slow
    acct-show acme -O csv --all >slow 2>slow.err &
    local reader=$!
    exec 9<slow
    read -r first <&9
    [[ $first == *date* ]]
    kill -0 $reader
    run2 acct-add note acme x --wait 0
    assert_status 0
    exec 9<&-
    wait $reader || :
}

@test "hands: the ledger was renamed over while a writer waited for it" {
    hold
    cp "$ledger" new.csv
    echo 01B,2026-01-11,note,acme,,,,,,,mended, >>new.csv
    acct-add note acme patient --wait 20 >printed.id &
    local writer=$!
    sleep 0.3
    cp --preserve=mode new.csv other.csv
    mv "$ledger" old.csv
    mv other.csv "$ledger"
    release
    wait $writer
    # the row is in the file that has the name, and only there
    head -n -1 "$ledger" | cmp new.csv -
    tail -n 1 "$ledger" | grep -q ',patient,$'
    run2 grep -c patient old.csv
    assert_out 0
}

@test "hands: files of others, no files, links" {
    begin "another user's ledger, read-only files and directories"
    local mode dry
    if [ "$(id -u)" -eq 0 ]; then
        as_other
    else
        public=$(mktemp -d)
        other() { env -C "$public" "$@"; }
    fi
    cp "$ledger" "$public/ledger.csv"
    keep "$public/ledger.csv"
    for mode in 000 444; do
        chmod $mode "$public/ledger.csv"
        for dry in '' -n; do
            # shellcheck disable=SC2086  # none, or one
            run2 other acct-add -f ledger.csv note acme x $dry
            assert_status 1
            assert_out ''
            assert_err 'acct-add: cannot write to ledger.csv: Permission denied'
        done
    done
    run2 other acct-metrics -f ledger.csv
    assert_status 0
    chmod 000 "$public/ledger.csv"
    run2 other acct-metrics -f ledger.csv
    assert_status 1
    assert_err 'acct-metrics: ledger.csv: Permission denied'
    chmod 644 "$public/ledger.csv"
    same "$public/ledger.csv"

    mkdir "$public/closed"
    chmod 555 "$public/closed"
    run2 other acct-add -f closed/ledger.csv client acme Acme
    assert_status 1
    assert_err 'acct-add: cannot write to closed/ledger.csv: Permission denied'
    run2 other env ACCT_HOME="$public/closed/deep/er" acct-add client acme Acme
    assert_status 1
    assert_err "acct-add: cannot make $public/closed/deep: Permission denied"
    [ -z "$(ls "$public/closed")" ]

    begin 'what is no file, or not there'
    mkfifo pipe
    : >plain
    while IFS='|' read -r path message; do
        run2 timeout 20 acct-add -f "$path" note acme x
        assert_status 1
        assert_out ''
        assert_err "acct-add: $message"
    done <<'EOF'
.|cannot write to .: Is a directory
pipe|pipe is not a regular file
/dev/null|/dev/null is not a regular file
/dev/full|/dev/full is not a regular file
none/ledger.csv|cannot write to none/ledger.csv: No such file or directory
plain/ledger.csv|cannot write to plain/ledger.csv: Not a directory
EOF
    [ ! -e none ]
    run2 env ACCT_HOME="$PWD/plain/home" ACCT_CONFIG=/dev/null acct-add client acme Acme
    assert_status 1
    assert_err "acct-add: cannot make $PWD/plain/home: Not a directory"
    # only a tool that may begin a ledger makes one
    run2 acct-invoice new acme -f none.csv -l 'x|1|pcs|1'
    assert_status 1
    assert_err 'acct-invoice: none.csv: there is no ledger (acct-add makes one with its first record)'
    [ ! -e none.csv ]
    run2 acct-metrics -f .
    assert_status 1
    assert_err 'acct-metrics: .: Is a directory'
    run2 acct-metrics -f none.csv
    assert_status 1
    assert_err 'acct-metrics: none.csv: there is no ledger (acct-add makes one with its first record)'
    # a pipe can be read, as <(...) is
    figure new_clients -f <(cat "$ledger")
    [ "$figure" = 1 ]

    begin 'links: the file behind is added to, the link stays'
    mkdir disk
    mv "$ledger" disk/real.csv
    ln -s ../disk/real.csv "$ledger"
    ln disk/real.csv hard.csv
    ln -s "$ledger" chain
    run2 acct-add -q note acme one
    assert_status 0
    run2 acct-add -q -f chain note acme two
    assert_status 0
    run2 acct-add -q -f hard.csv note acme three
    assert_status 0
    [ "$(readlink "$ledger")" = ../disk/real.csv ]
    [ -L chain ]
    [ "$(wc -l <disk/real.csv)" -eq 5 ]
    [ disk/real.csv -ef hard.csv ]

    # its disk is away: no second ledger is begun
    rm disk/real.csv
    run2 timeout 20 acct-add client beta Beta
    assert_status 1
    assert_err "acct-add: $ledger is a link to a file that is not there (is its disk mounted? else make an empty file in that place)"
    [ ! -e disk/real.csv ]
    : >disk/real.csv
    run2 acct-add client beta Beta --as-of "$day"
    assert_status 0
    [ "$(wc -l <disk/real.csv)" -eq 2 ]
    [ -L "$ledger" ]
    ln -s round round
    run2 timeout 20 acct-add -f round client beta Beta
    assert_status 1
    assert_err 'acct-add: cannot write to round: Too many levels of symbolic links'
}

# 40 add 250 notes each, 10 add 100 invoices each, and somebody reads.
@test "hands: adders and invoicers side by side: no gap, nothing twice" {
    local w b adders invoicers
    adders=$(many 8 40)
    invoicers=$(many 4 10)
    awk -v adders="$adders" -v invoicers="$invoicers" 'BEGIN {
        for (w = 1; w <= adders; w++)
            for (b = 0; b < 5; b++) {
                file = "adder-" w "-" b
                print "type,client,text" >file
                for (i = 1; i <= 50; i++)
                    printf "note,acme,\"adder %d, row %d\"\n", w, b * 50 + i >file
                close(file)
            }
        for (w = 1; w <= invoicers; w++)
            for (b = 1; b <= 9; b++) {
                file = "invoicer-" w "-" b
                print "text,type,amount,client" >file
                for (i = 1; i <= 11; i++)
                    printf "invoicer %d,invoice,%d,acme\n", w, b * 11 + i >file
                close(file)
            }
    }'
    adder() {
        for b in 0 1 2 3 4; do
            acct-add - --as-of "$day" <"adder-$1-$b" || echo "adder $1 failed"
        done
    }
    invoicer() {
        acct-invoice new acme -q -l "by hand $1|1|pcs|7" --as-of "$day" ||
            echo "invoicer $1 failed"
        for b in 1 2 3 4 5 6 7 8 9; do
            acct-add - --as-of "$day" <"invoicer-$1-$b" ||
                echo "invoicer $1 failed"
        done
    }
    for ((w = 1; w <= adders; w++)); do adder "$w" >>failures 2>&1 & done
    for ((w = 1; w <= invoicers; w++)); do invoicer "$w" >>failures 2>&1 & done
    (
        for _ in $(seq "$(many 4 10)"); do
            acct-metrics --period all --as-of "$day" >seen.now
            awk -F, '$2 == "new_clients" && $4 != 1' seen.now
        done
    ) >seen 2>&1
    wait
    text_is failures "$(cat failures)" ''
    text_is 'what a reader saw' "$(cat seen)" ''

    # one line a row: nothing is there but what was added
    [ "$(wc -l <"$ledger")" -eq $((2 + adders * 250 + invoicers * 101)) ]
    seq -f 'INV-2026-%04.0f' $((invoicers * 100)) >want
    awk -F, '$3 == "invoice" { print $5 }' "$ledger" | sort | diff want -
    # every row of every adder, in its order; a batch is in one piece
    awk -F'"' -v adders="$adders" '/adder/ {
        split($2, word, /[ ,]+/)
        if (word[4] != ++row[word[2]]) bad = 1
        if (word[4] % 50 != 1 && word[2] != before) bad = 1
        before = word[2]
    } END { for (w = 1; w <= adders; w++) if (row[w] != 250) bad = 1; exit bad }' "$ledger"
    [ "$(cut -d, -f1 "$ledger" | sort | uniq -d | wc -l)" -eq 0 ]
    figure invoiced
    # of each 7 + 12 + ... + 110
    [ "$figure" = $((invoicers * 6046)).00 ]
    if command -v acct-check >/dev/null; then
        run2 acct-check --as-of "$day"
        assert_status 0
        assert_out ''
    fi
}

# Two clones of one directory, a and b, each with the ledger.
two_clones() {
    export GIT_CONFIG_GLOBAL=$PWD/gitconfig GIT_CONFIG_NOSYSTEM=1
    git config --global user.name somebody
    git config --global user.email somebody@example.com
    git config --global init.defaultBranch main
    git init -q a
    cp "$root/examples/.gitattributes" "$ledger" a/
    git -C a add .
    git -C a commit -q -m begun
    git clone -q a b
    git -C a checkout -q -b theirs
}

# merge: what b has, merged into what a has.
merge() {
    git -C a commit -q -a -m a
    git -C b commit -q -a -m b
    git -C a fetch -q ../b main
    run2 git -C a merge -q FETCH_HEAD
}

@test "hands: git: what is merged, and what is told" {
    begin 'git: what two added on their own merges by itself'
    two_clones
    acct-add -q -f a/ledger.csv order acme 'Logo, blue' -a 100 --as-of "$day"
    acct-add -q -f a/ledger.csv note acme 'by "a"' --as-of "$day"
    acct-add -q -f b/ledger.csv client beta Бета --as-of "$day"
    acct-add -q -f b/ledger.csv issue beta slow --as-of "$day"
    cat "$ledger" <(tail -n +3 a/ledger.csv) <(tail -n +3 b/ledger.csv) | sort >want
    merge
    assert_status 0
    sort a/ledger.csv | diff want -
    figure new_clients -f a/ledger.csv
    [ "$figure" = 2 ]
    # and on it goes
    run2 acct-add -f a/ledger.csv order beta Site --as-of "$day"
    assert_out O-2
    ! command -v acct-check >/dev/null || acct-check -f a/ledger.csv

    begin 'git: what a merge cannot know is told'
    two_clones
    acct-add -q -f a/ledger.csv order acme 'from a' --as-of "$day"
    acct-add -q -f b/ledger.csv order acme 'from b' --as-of "$day"
    merge
    assert_status 0
    [ "$(grep -c ',O-1,' a/ledger.csv)" -eq 2 ]
    if command -v acct-check >/dev/null; then
        run2 acct-check -f a/ledger.csv
        assert_status 1
        assert_out_has O-1
    fi

    begin 'git: texts of several lines that a merge took apart are not read'
    two_clones
    for who in a b; do
        acct-add -q -f $who/ledger.csv note acme "$who says"$'\nbest regards' --as-of "$day"
        acct-add -q -f $who/ledger.csv note acme "$who goes on"$'\nyours' --as-of "$day"
    done
    merge
    run2 acct-metrics -f a/ledger.csv --as-of "$day"
    [ "$status" -eq 1 ] || figure new_clients -f a/ledger.csv
    run2 acct-add -f a/ledger.csv note acme x
    [ "$status" -eq 1 ] || [ "$(grep -c 'best regards\|yours' a/ledger.csv)" -eq 4 ]
}

# twice TYPE ATTRS: two hands gave that number, to acme and to beta.
twice() {
    put "$ledger" <<END
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,,Acme,
C2,2026-01-01,client,beta,,,EUR,,,,Beta,
I0,2026-01-04,invoice,acme,X-0,50.00,EUR,,,,,
I9,2026-01-04,invoice,beta,X-9,50.00,EUR,,,,,
D1,2026-01-05,$1,acme,X-1,25.00,EUR,,,,,$2
L1,2026-01-05,line,acme,X-1,20.00,EUR,,,,left,qty=1;vat=0
L2,2026-01-05,line,acme,X-1,5.00,EUR,,,,left too,qty=1;vat=0
D2,2026-01-05,$1,beta,X-1,10.00,EUR,,,,,${2/X-0/X-9}
L3,2026-01-05,line,beta,X-1,10.00,EUR,,,,right,qty=1;vat=0
END
}

@test "hands: of a number that was given twice, the lines are those that follow each record" {
    local type attrs
    while IFS='|' read -r -u 9 type attrs; do
        begin "$type: both stand"
        twice "$type" "$attrs"
        run2 acct-check --as-of 2026-02-01
        assert_status 1
        [ "$(wc -l <"$out_file")" -eq 1 ] || wrong 'more than one finding'
        assert_out_has ':9:5: duplicate: '

        begin "$type: the first was voided"
        twice "$type" "$attrs"
        echo 'V1,2026-01-06,void,acme,D1,,,,,,,' >>"$ledger"
        run2 acct-invoice show X-1 -O json --as-of 2026-02-01
        assert_status 0
        [ "$(jq -c '[.[0].total, [.[0].lines[].text]]' "$out_file")" = '["10.00",["right"]]' ]
        run2 acct-check --as-of 2026-02-01
        assert_status 0
        assert_out ''

        begin "$type: the second was voided, and its rows stand first in the file"
        twice "$type" "$attrs"
        echo 'V1,2026-01-06,void,beta,D2,,,,,,,' >>"$ledger"
        awk 'NR < 6 { print; next } /beta/ { print; next } { kept = kept $0 "\n" }
            END { printf "%s", kept }' "$ledger" >turned
        cat turned >"$ledger"
        run2 acct-invoice show X-1 -O json --as-of 2026-02-01
        assert_status 0
        [ "$(jq -c '[.[0].total, [.[0].lines[].text]]' "$out_file")" = '["25.00",["left","left too"]]' ]
        run2 acct-check --as-of 2026-02-01
        assert_status 0
        assert_out ''
    done 9<<'END'
invoice|
credit|invoice=X-0
offer|kind=quote;result=open
act|
END

    begin 'an invoice and a credit note of one number have lines of their own'
    twice invoice ''
    sed 's/^D2,2026-01-05,invoice/D2,2026-01-05,credit/; s/^\(D2,.*\),$/\1,invoice=X-9/' "$ledger" >mixed
    cat mixed >"$ledger"
    run2 acct-invoice show X-1 -O json --as-of 2026-02-01
    [ "$(jq -c '[.[0].total, [.[0].lines[].text]]' "$out_file")" = '["25.00",["left","left too"]]' ]
    run2 acct-check --as-of 2026-02-01
    assert_status 0
    assert_out ''
    figure billed billed
    [ "$figure" = 115.00 ]
}
