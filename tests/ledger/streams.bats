#!/usr/bin/env bats
# Where output goes: streams that are closed, files that are there already.

load ../helper

setup() {
    common_setup
    acct-add -q client acme Acme --as-of 2026-01-01
    acct-invoice new -q acme -r A-1 -l 'Work|1|h|100' --as-of 2026-03-01
    keep "$ledger"
}

@test "streams: closed, or read by nobody" {
    begin 'with standard output closed nothing is added'
    for words in 'new acme -l x|1||1' 'pay A-1 3' 'pay A-1 3 --receipt' \
        'statement acme --issue' 'remind --issue'; do
        read -r -a command <<<"$words"
        local rc=0
        acct-invoice --as-of 2026-04-01 "${command[@]}" >&- 2>said || rc=$?
        [ "$rc" -eq 1 ] || wrong "$words: $rc"
        grep -q 'standard output: Bad file descriptor' said
        same "$ledger"
    done
    local rc=0
    acct-add note acme x >&- 2>said || rc=$?
    [ "$rc" -eq 1 ]
    same "$ledger"

    begin 'with standard error closed the ledger gets no message'
    local rc=0
    acct-invoice pay A-1 999 --as-of 2026-04-01 2>&- >id || rc=$?
    [ "$rc" -eq 0 ]
    [ "$(wc -l <"$ledger")" -eq 5 ]
    run2 acct-invoice list
    assert_status 0
    acct-invoice pay A-1 x 2>&- || rc=$?
    [ "$rc" -eq 2 ]
    acct-invoice show A-1 <&- >&- 2>&- || rc=$?
    [ "$rc" -eq 1 ]

    begin 'where nobody reads the number, nothing is added'
    mkfifo pipe
    # shellcheck disable=SC2094  # a pipe
    exec 8<>pipe 9>pipe 8<&-
    rm pipe
    cp "$ledger" before
    local rc=0
    (
        trap - PIPE
        exec acct-invoice new acme -l 'x|1||1' >&9 2>said
    ) || rc=$?
    exec 9>&-
    [ "$rc" -eq 1 ]
    grep -q 'standard output: Broken pipe' said
    cmp before "$ledger"
}

@test "output: never the ledger or the configuration" {
    printf '[me]\nname = x\n' >"$ACCT_HOME/acct.conf"
    cp "$ACCT_HOME/acct.conf" conf
    ln -s "$ledger" link.pdf
    for name in "$ledger" link.pdf; do
        run2 acct-invoice show A-1 -o "$name"
        assert_status 2
        assert_err_has "--output: $name is the ledger"
        same "$ledger"
    done
    run2 acct-invoice statement acme -O csv -o "$ACCT_HOME/acct.conf"
    assert_status 2
    assert_err_has 'is the configuration'
    cmp conf "$ACCT_HOME/acct.conf"
}

@test "output: a file changes only when all went well" {
    echo precious >old.pdf
    chmod 640 old.pdf
    for words in 'statement nobody' 'show A-9' 'statement acme -f none.csv' \
        'show A-1 --lang xx'; do
        read -r -a command <<<"$words"
        run2 acct-invoice "${command[@]}" -o old.pdf
        [ "$status" -gt 0 ]
        assert_out ''
        [ "$(cat old.pdf)" = precious ]
    done
    run2 ls
    assert_out_lacks 'old.pdf.'
    ln -s old.pdf link.pdf
    run2 acct-invoice show A-1 -o link.pdf
    assert_status 0
    [ -L link.pdf ]
    [ "$(head -c 5 old.pdf)" = %PDF- ]
    [ "$(stat -c %a old.pdf)" = 640 ]
    ln -s later.html dangling.html
    acct-invoice show A-1 -o dangling.html
    [ -L dangling.html ] && [ -s later.html ]
    umask 027
    acct-invoice show A-1 -o new.html
    [ "$(stat -c %a new.html)" = 640 ]
    grep -q '<!DOCTYPE html>' new.html
    # the end of the name says the format, in capitals, too
    acct-invoice show A-1 -o NEW.PDF
    [ "$(head -c 5 NEW.PDF)" = %PDF- ]
}

@test "output: the end of the name says the format, or is refused" {
    local known='.txt, .html, .htm, .pdf, .csv, .tsv, .json, .ndjson'
    local more='with -O FORMAT any name will do)'
    keep "$ledger"
    for name in x.docx ./A-1.2026 y.PDFX d.pdf/x.doc; do
        for words in 'show A-1' 'show A-9' 'statement acme'; do
            read -r -a command <<<"$words"
            run2 acct-invoice "${command[@]}" -o "$name"
            assert_status 2
            assert_out ''
            assert_err "acct-invoice: --output: '$name' ends as the files of no \
format that there is here ($known; $more
Try 'acct-invoice --help'."
            [ ! -e "$name" ]
        done
    done
    run2 acct-metrics -o x.pdf revenue
    assert_status 2
    assert_err "acct-metrics: --output: 'x.pdf' ends as the files of no format \
that there is here (.txt, .csv, .tsv, .json, .ndjson, .prom, .svg, .png; $more
Try 'acct-metrics --help'."
    # the format beside it, or no end
    mkdir d.pdf
    for name in x.docx x .pdf x. d.pdf/x; do
        acct-invoice show A-1 -O text -o "$name"
        head -n 1 "$name" | grep -q 'Invoice No. A-1'
        rm "$name"
        [[ $name == x.docx ]] || acct-invoice show A-1 -o "$name"
        [[ $name == x.docx ]] || head -n 1 "$name" | grep -q 'Invoice No. A-1'
    done
    ACCT_FORMAT=pdf acct-invoice show A-1 -o x.TXT
    head -n 1 x.TXT | grep -q 'Invoice No. A-1'
    acct-invoice show A-1 -o x.json
    [ "$(jq -r '.[0].number' x.json)" = A-1 ]
    acct-invoice show A-1 -o x.csv
    grep -q '^A-1,1,Work' x.csv
    acct-invoice statement acme -o x.txt
    head -n 1 x.txt | grep -q '^DATE'
    acct-invoice statement acme -o x.ndjson
    jq -r .number x.ndjson | grep -qx A-1
    acct-metrics -p 2026-10 -o x.tsv revenue
    head -n 1 x.tsv | grep -q $'^period\tfigure'
    acct-metrics -p 2026-10 -o x.txt revenue
    head -n 1 x.txt | grep -q '^FIGURE'
    acct-metrics -p 2026-10 -o x.prom revenue
    [ "$(tail -n 1 x.prom)" = '# EOF' ]
    run2 acct-metrics -p 2026-10 -o x.json --accounts
    assert_status 0
    jq -e 'type == "array"' x.json >/dev/null
    same "$ledger"
}

@test "output: what is no file is written to as it is, and named" {
    run2 acct-invoice show A-1 -O csv -o /dev/stdout
    assert_status 0
    assert_out_has 'A-1,1,Work,1,h,100.00'
    run2 acct-invoice show A-1 -o /dev/full
    assert_status 1
    assert_err 'acct-invoice: /dev/full: No space left on device'
    run2 acct-invoice show A-1 -o nowhere/x.pdf
    assert_status 1
    assert_err 'acct-invoice: nowhere/x.pdf: No such file or directory'
    run2 acct-invoice show A-1 -o -
    assert_out_has 'Invoice No. A-1'
}
