#!/usr/bin/env bats
# acct-show --page --all under fire: killed at any moment, each page and all that
# it links to are the old ones or the new ones, and the next run tidies up.

load ../helper
load page

setup() {
    common_setup
    umask 022
    put "$ACCT_HOME/acct.conf" <<'END'
[me]
name = Tern Studio
email = office@tern.example.com
iban = DE89370400440532013000
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,EUR,,email,anna,Acme Tools,lang=en;page=abcdefghijklmnopqrstuvwxya
,2026-01-05,client,beta,,,EUR,,email,anna,Beta,lang=en;page=abcdefghijklmnopqrstuvwxyb
,2026-09-01,invoice,acme,INV-1,1500.00,EUR,2026-09-15,,anna,,
,2026-09-01,line,acme,INV-1,1500.00,EUR,,,,Search,qty=1
OLD,2026-09-02,offer,acme,Q-1,40.00,EUR,2026-10-20,,anna,A shop,kind=quote
,2026-09-02,line,acme,Q-1,40.00,EUR,,,,The shop,qty=1
,2026-09-02,invoice,beta,INV-2,10.00,EUR,2026-09-15,,anna,,
,2026-09-02,line,beta,INV-2,10.00,EUR,,,,Search,qty=1
END
    cp "$ledger" old.csv
    # one document changes, one goes and one comes; a client leaves
    put_more "$ledger" <<'END'
,2026-09-20,payment,acme,INV-1,500.00,EUR,,,anna,,
,2026-09-21,void,acme,OLD,,,,,anna,,
,2026-09-22,invoice,acme,INV-3,7.00,EUR,2026-10-15,,anna,,
,2026-09-22,line,acme,INV-3,7.00,EUR,,,,More,qty=1
,2026-09-23,status,beta,,,,,,anna,left,state=lost
END
    cp "$ledger" new.csv
    # under ptrace the leak checker cannot look
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
}

# publish old|new DIR [STRACE...]: the pages of that ledger
publish() {
    local which=$1 dir=$2
    shift 2
    "$@" acct-show --page --all -o "$dir" -f "$which.csv" -O csv --as-of "$day"
}

# whole DIR OLD|NEW: is each page in DIR that of OLD, or of NEW, with its links?
whole() {
    local page name set links
    for page in "$1"/*/index.html; do
        [ -e "$page" ] || continue
        name=${page%/*}
        name=${name##*/}
        for set in old new; do
            ! cmp -s "$page" "$set/$name/index.html" || break
        done
        cmp "$page" "$set/$name/index.html" || return 1
        [[ $set == "$2" || $2 == any ]] || return 1
        mapfile -t links < <(grep -o 'href="[^":]*\.pdf"' "$page")
        [ ${#links[@]} -gt 0 ] || return 1
        for link in "${links[@]}"; do
            link=${link#*\"}
            cmp "${page%/*}/${link%\"}" "$set/$name/${link%\"}" || return 1
        done
    done
}

# at CALL N: killed at the N-th of these, in a directory with the old pages
at() {
    rm -rf web
    cp -rp old web
    publish new web strace -qq -o log -e trace="$1" \
        -e inject="$1:signal=KILL:when=$2" >told 2>notes || :
}

@test "publish: killed at any change of a file, and run again" {
    local call n kills=0 kept=0 of=fchmod,fsync,rename,unlink,rmdir,mkdir
    strace -qq -o /dev/null true
    publish old old
    publish new web
    cp -rp old new
    publish new new strace -qq -o trace -e trace="$of"
    whole old old
    whole new new
    # the new set is no other for what was there before
    [ "$(cd new && echo */*)" = 'abcdefghijklmnopqrstuvwxya/INV-1.1.pdf abcdefghijklmnopqrstuvwxya/INV-3.pdf abcdefghijklmnopqrstuvwxya/index.html' ]
    [ "$(cd web && echo */*)" = 'abcdefghijklmnopqrstuvwxya/INV-1.pdf abcdefghijklmnopqrstuvwxya/INV-3.pdf abcdefghijklmnopqrstuvwxya/index.html' ]
    while read -r call n; do
        at "$call" "$n"
        [[ $(<log) == *'killed by SIGKILL'* ]] || wrong "$call $n: not killed"
        kills=$((kills + 1))
        whole web any || wrong "$call $n: neither the old pages nor the new"
        ! cmp -s web/*a/index.html old/*a/index.html || kept=$((kept + 1))
        run2 publish new web
        assert_status 0
        assert_err ''
        diff -r new web || wrong "$call $n: something was left"
    done < <(grep -v '^[+-]' trace | sed 's/(.*//' |
        awk '{ print $1, ++n[$1] }')
    echo "# $kills kills, $kept of them before acme's page was new" >&3
    [ "$kills" -ge 20 ]
    [ "$kept" -ge 10 ]
    [ "$kept" -lt "$kills" ]
}

# three pages, all of which change, and a client who leaves
many_pages() {
    local file
    for file in old new; do
        sed -i '1!b; s/$/\n,2026-01-05,client,aaa,,,EUR,,email,anna,Aaa,lang=en;page=abcdefghijklmnopqrstuvwxyc/' $file.csv
        put_more $file.csv <<END
,2026-01-05,client,zeta,,,EUR,,email,anna,Zeta,lang=en;page=abcdefghijklmnopqrstuvwxyd
,2026-09-02,invoice,aaa,INV-8,$([ $file = old ] && echo 8 || echo 9).00,EUR,2026-09-15,,anna,,
,2026-09-02,invoice,zeta,INV-9,$([ $file = old ] && echo 8 || echo 9).00,EUR,2026-09-15,,anna,,
END
    done
    publish old old
    publish new web
    cp -rp old new
    publish new new
}

@test "publish: what cannot be written leaves all pages as they were" {
    local n
    many_pages
    # a note, documents and a page for each of three
    for n in {1..10}; do
        rm -rf web
        cp -rp old web
        run2 publish new web strace -qq -o log -e trace=fsync \
            -e inject=fsync:error=ENOSPC:when="$n"
        [[ $(<log) == *INJECTED* ]]
        assert_status 1
        assert_out 'client,name,page,files,state'
        assert_err_has 'acct-show: cannot write web/'
        diff -r old web || wrong "fsync $n: something changed"
    done
    # then it is about the page that goes
    run2 publish new web strace -qq -o log -e trace=fsync \
        -e inject=fsync:error=ENOSPC:when=11
    assert_status 1
    assert_err_has "acct-show: cannot write web/abcdefghijklmnopqrstuvwxyb/.acct-page"
    text_is 'what was left' "$(diff -r new web)" 'Only in web: abcdefghijklmnopqrstuvwxyb'
    diff -r old/*b web/*b
    run2 publish new web
    assert_status 0
    diff -r new web
}

@test "publish: no page is new before all are written" {
    local call n page changed kills=0 between=0
    many_pages
    rm -rf web
    cp -rp old web
    publish new web strace -qq -o trace -e trace=fsync,rename,unlink
    while read -r call n; do
        at "$call" "$n"
        kills=$((kills + 1))
        whole web any || wrong "$n: neither the old pages nor the new"
        changed=0
        for page in web/*/index.html; do
            cmp -s "$page" "old/${page#web/}" || changed=$((changed + 1))
        done
        ((changed == 0 || changed == 3)) || between=$((between + 1))
        # what is to be written was written, and who leaves is there still
        if ((changed > 0 && changed < 3)); then
            [ "$(find web -name .acct-index | wc -l)" -eq $((3 - changed)) ]
            cmp old/*b/index.html web/*b/index.html
        fi
    done < <(grep -v '^[+-]' trace | sed 's/(.*//' | awk '{ print $1, ++n[$1] }')
    echo "# $kills kills, $between of them between pages" >&3
    [ "$kills" -ge 25 ]
    # two renames
    [ "$between" -eq 2 ]
}

@test "publish: what a killed run left goes, and nothing else" {
    begin 'a note of ours'
    publish old web
    dir=web/abcdefghijklmnopqrstuvwxya
    cp "$dir/INV-1.pdf" mine.pdf
    cp mine.pdf "$dir/mine.pdf"
    cp mine.pdf "$dir/half.pdf"
    cp mine.pdf "$dir/INV-9.pdf.abc123"
    cp mine.pdf "$dir/mine.pdf.abc123"
    printf '%s\n' 'acct: files of a page' INV-1.pdf INV-9.pdf half.pdf ../../mine.pdf \
        /etc/passwd index.html .acct-page >"$dir/.acct-page"
    publish old web
    [ "$(cd $dir && ls -A)" = $'INV-1.pdf\nQ-1.pdf\nindex.html\nmine.pdf\nmine.pdf.abc123' ]
    [ -e mine.pdf ]
    begin 'a note that is none of ours'
    publish old web
    dir=web/abcdefghijklmnopqrstuvwxya
    echo INV-1.pdf >"$dir/.acct-page"
    touch "$dir/half.pdf"
    publish old web
    [ "$(cd $dir && ls -A)" = $'.acct-page\nINV-1.pdf\nQ-1.pdf\nhalf.pdf\nindex.html' ]
}

@test "publish: a client that no font can write keeps nobody else back" {
    cp old.csv "$ledger"
    # a character that is for private use only
    sed -i $'s/,Acme Tools,/,Acme \U10FFFD Tools,/' "$ledger"
    put_more "$ledger" <<'END'
,2026-01-05,contract,acme,C-1,10.00,EUR,2026-12-31,,anna,Care,per=month;report=month
,2026-10-01,report,acme,C-1,,,,email,anna,,period=2026-09
END
    run2 acct-show --page --all -o pages --as-of 2026-10-05 -O csv
    assert_status 1
    assert_err_has 'acct-show: acme: no font here has all characters of'
    assert_err_has 'acct-show: 1 page was not written, and is as it was'
    text_is written "$(tail -n +2 "$out_file" | cut -d, -f1,5)" beta,new
    [ -f pages/abcdefghijklmnopqrstuvwxyb/index.html ]
    # for that client alone it is an error as ever
    run2 acct-show acme --page -o alone --as-of 2026-10-05
    assert_status 1
    assert_out 'client,name,page,files,state'
}
