#!/usr/bin/env bats
# acct-check --fix: what it makes of the file.

load ../helper
load check

fix() {
    run2 acct-check -f l.csv -C /dev/null --as-of 2026-03-01 --fix "$@"
}

# mends CHECK BEFORE AFTER: exactly that, with every ULID shown as ID.
mends() {
    printf '%b' "$2" >l.csv
    printf '%b' "$3" >after
    printf '%b' "$2" >before
    check --only "$1"
    assert_status 1
    fix
    assert_status 0
    assert_err ''
    sed -E 's/01[0-9A-HJKMNP-TV-Z]{24}/ID/' l.csv | cmp - after >&2 ||
        wrong 'other bytes changed'
    cmp before l.csv.bak-2026-03-01 >&2
    rm l.csv.bak-*
    check --only torn,newline,bom,crlf,nfc,id
    assert_out ''
    fix
    assert_status 0
    assert_out 'l.csv: nothing to mend'
    assert_err ''
    [ ! -e l.csv.bak-2026-03-01 ]
}

@test "acct-check --fix: each kind, and no other byte" {
    mends id 'mood,id,date,type,client,text\n" ok" ,,2026-01-01,client,acme,"a ""b"", c"\n x,"" ,2026-01-01,note , acme,x\n' \
        'mood,id,date,type,client,text\n" ok" ,ID,2026-01-01,client,acme,"a ""b"", c"\n x,ID,2026-01-01,note , acme,x\n'
    mends id 'id,date,type,client,text\n\n \n  ,2026-01-01,note,,"two\n\nlines"\na,2026-01-01,note,,x\n,2026-01-01,note,,x\n' \
        'id,date,type,client,text\n\n \nID,2026-01-01,note,,"two\n\nlines"\na,2026-01-01,note,,x\nID,2026-01-01,note,,x\n'
    mends crlf 'date,type,client,text,mood\r\n2026-01-01,note,,"a\r\nb","c\r\n"\r\n\r\n2026-01-01,note,,c,\n' \
        'date,type,client,text,mood\n2026-01-01,note,,"a\nb","c\n"\n\n2026-01-01,note,,c,\n'
    mends crlf 'date,type,client,text\n2026-01-01,note,,"a\r\r\nb"\r\r\n2026-01-01,note,,c\n' \
        'date,type,client,text\n2026-01-01,note,,"a\nb"\n2026-01-01,note,,c\n'
    mends bom '\xef\xbb\xbfdate,type,client\n' 'date,type,client\n'
    mends nfc 'date,type,client,text,mood\n2026-01-01,note,, "e\xcc\x81 ""\xd0\xb8\xcc\x86""" ,e\xcc\x81\n' \
        'date,type,client,text,mood\n2026-01-01,note,, "\xc3\xa9 ""\xd0\xb9""" ,e\xcc\x81\n'
    mends newline 'date,type,client\n2026-01-01,note,acme' 'date,type,client\n2026-01-01,note,acme\n'
    mends torn 'date,type,client\n2026-01-01,note,acme\n2026-01' 'date,type,client\n2026-01-01,note,acme\n'
    [ "$(cat l.csv.torn-2026-03-01)" = 2026-01 ]
}

@test "acct-check --fix: all, some, a dry run" {
    begin 'all at once; what it cannot mend stays as it is'
    printf '\xef\xbb\xbf%s,mood\r\n,2026-01-01,client,acme,,,,,,,e\xcc\x81,,\r\na,2026-01-01,nota,acme,,,,,,,\xff,,\r\nb,2026,note,acme\r\nc,2026-0' "$head" >l.csv
    fix
    assert_status 0
    assert_err ''
    assert_out 'l.csv: ids given: 1; cells brought into normal form C: 1; line ends changed to LF: 4; byte order marks taken out: 1; torn lines set aside: 1
'"$PWD"'/l.csv.torn-2026-03-01: the torn line
'"$PWD"'/l.csv.bak-2026-03-01: the ledger as it was'
    check
    [ "$(found)" = $'3:3 type\n3:11 encoding\n4 width' ] || wrong "found $(found)"
    printf '%s,mood\nID,2026-01-01,client,acme,,,,,,,\xc3\xa9,,\na,2026-01-01,nota,acme,,,,,,,\xff,,\nb,2026,note,acme\n' "$head" |
        cmp - <(sed -E 's/^01[0-9A-Z]{24}/ID/' l.csv)
    # ids are new, and in order
    printf 'id,date,type,client,text\n' >l.csv
    yes ',2026-01-01,note,,x' | head -n 2000 >>l.csv
    fix -q
    assert_out ''
    assert_err ''
    tail -n +2 l.csv | cut -d, -f1 | sort -uC
    [ "$(grep -c '^01' l.csv)" -eq 2000 ]

    begin '--only and --skip choose what is mended'
    printf 'id,date,type,client,text\r\n,2026-01-01,note,,x\r\n' >l.csv
    fix --only crlf
    printf 'id,date,type,client,text\n,2026-01-01,note,,x\n' | cmp - l.csv
    fix --skip id
    assert_out 'l.csv: nothing to mend'
    assert_err ''

    begin 'acct-check --fix --dry-run: a diff that patch takes; nothing changes'
    printf '\xef\xbb\xbfdate,type,client,text\r\n2026-01-01,note,,x\n2026-01-01,note,,y\n2026-01-01,note,,e\xcc\x81\n2026-01-01,note,,"z\r\nz"\n2026-01' >l.csv
    keep l.csv
    fix --dry-run
    assert_status 0
    assert_err ''
    same l.csv
    run2 ls
    assert_out l.csv
    cp l.csv patched.csv
    fix -n
    patch -s --binary patched.csv "$out_file"
    fix
    cmp patched.csv l.csv
    printf 'id,date,type,client\n,2026-01-01,client,a\nb,2026-01-01,client,b\n' >l.csv
    fix -n
    sed -E 's/01[0-9A-Z]{24}/ID/' "$out_file" | diff - <(printf '%s\n' '--- l.csv' \
        '+++ l.csv' '@@ -2 +2 @@' '-,2026-01-01,client,a' '+ID,2026-01-01,client,a')
    printf 'date,type,client\n2026-01-01,note,a\n2026' >l.csv
    fix -n --skip torn
    assert_status 0
    assert_out ''
    fix -n
    assert_out '--- l.csv
+++ l.csv
@@ -3 +2,0 @@
-2026
\ No newline at end of file'
    run2 acct-check -f - --fix -n <l.csv
    assert_status 0
    assert_out_has '+++ -'
    run2 acct-check -f - --fix <l.csv
    assert_status 2
}

@test "acct-check --fix: what it refuses, keeps, leaves" {
    begin 'refuses what a person has to see to, and touches nothing'
    while IFS='|' read -r text message; do
        printf '%b' "$text" >l.csv
        keep l.csv
        fix
        assert_status 1
        assert_out ''
        assert_err_has "acct-check: l.csv:$message"
        same l.csv
        run2 ls
        assert_out l.csv
    done <<'END'
id,date,type,client\n,2026-01-01,note,a"b\n|2: a quote inside a cell
id,date,type,client\n,2026-01-01,note,"ab\nc\n|2: a quote is opened here and never closed
id,date,type\n,2026-01-01,note\n|1: the header has no column 'client'
id,date,type,client\n<<<<<<< a\n,2026-01-01,note,\n=======\n>>>>>>> b\n|2: a conflict that git left
id,date,type,client\n,2026-01-01,note,a\r,2026-01-01,note,b\n|2: a carriage return
\xff\xfei\x00d\x00|1: the file is UTF-16
END

    begin 'no file that is there is written over'
    for n in 1 2 3; do
        printf 'date,type,client\r\n2026-0%s' $n >l.csv
        fix
        assert_status 0
    done
    run2 ls
    assert_out 'l.csv
l.csv.bak-2026-03-01
l.csv.bak-2026-03-01-2
l.csv.bak-2026-03-01-3
l.csv.torn-2026-03-01
l.csv.torn-2026-03-01-2
l.csv.torn-2026-03-01-3'
    [ "$(cat l.csv.torn-2026-03-01 l.csv.torn-2026-03-01-3)" = 2026-012026-03 ]
    [ "$(tail -c 7 l.csv.bak-2026-03-01-2)" = 2026-02 ]

    begin 'mode and owner are kept, a link stays one'
    mkdir there
    printf 'date,type,client\r\n' >there/book.csv
    chmod 640 there/book.csv
    if [ "$(id -u)" -eq 0 ]; then chown 65534:65534 there/book.csv; fi
    before=$(stat -c '%a %u %g' there/book.csv)
    ln -s there/book.csv l.csv
    fix
    assert_status 0
    [ -L l.csv ]
    [ "$(stat -c '%a %u %g' there/book.csv)" = "$before" ]
    [ "$(stat -c '%a %u %g' there/book.csv.bak-2026-03-01)" = "$before" ]
    printf 'date,type,client\n' | cmp - there/book.csv
    run2 ls there
    assert_out 'book.csv
book.csv.bak-2026-03-01'

    begin 'a full disk leaves the ledger, and nothing else'
    printf 'id,date,type,client,text\n' >l.csv
    yes ',2026-01-01,note,,x' | head -n 500 >>l.csv
    keep l.csv
    run2 bash -c 'ulimit -f 8; exec acct-check -f l.csv --fix'
    assert_status 1
    assert_err_has 'cannot write '
    same l.csv
    run2 ls
    assert_out l.csv
}

@test "acct-check --fix: killed at any system call, the ledger is the old or the new" {
    printf 'date,type,client,text\r\n2026-01-01,note,,x\r\n2026-0' >old
    printf 'date,type,client,text\n2026-01-01,note,,x\n' >new
    kills=0 news=0
    for call in openat write fdatasync fsync fchmod link renameat2 unlink close; do
        # most of these are of the loader's, before anything is done
        case $call in
        openat | close) every=$(many 3 1) ;;
        *) every=1 ;;
        esac
        for ((n = 1; n <= 40; n += every)); do
            rm -f l.csv*
            cp old l.csv
            status=0
            strace -o /dev/null -e inject=$call:signal=KILL:when="$n" \
                acct-check -f l.csv --fix -q 2>/dev/null || status=$?
            [ "$status" -ne 0 ] || break
            kills=$((kills + 1))
            if cmp -s new l.csv; then
                news=$((news + 1))
                cmp old l.csv.bak-*
                [ "$(cat l.csv.torn-*)" = 2026-0 ]
            else
                cmp old l.csv
            fi
        done
    done
    # the rename and what comes after it
    echo "$kills kills, $news of them behind the rename" >&2
    [ "$kills" -ge "$(many 14 30)" ]
    [ "$news" -ge 2 ]
}

@test "acct-check --fix: who waits for the lock adds to the new file" {
    printf '%s\n,2026-01-01,client,acme,,,,,,,Acme,\n' "$head" >"$ledger"
    strace -o /dev/null -e inject=renameat2:delay_enter=1500000 acct-check --fix -q &
    # then it has the lock
    soon compgen -G "$ledger.new-*" >/dev/null
    for i in 1 2 3 4; do acct-add -q note acme "added $i" --as-of 2026-03-01 & done
    wait
    [ "$(grep -c 'added' "$ledger")" -eq 4 ]
    run2 acct-check
    assert_status 0
    [ "$(wc -l <"$(ls "$ledger".bak-*)")" -eq 2 ]
}
