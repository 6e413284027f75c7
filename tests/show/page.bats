#!/usr/bin/env bats
# acct-show --page: what a client reads, and where it is published.

load ../helper
load page

setup() {
    common_setup
    umask 022
}

@test "page: of all that the ledger says only what is meant for the client" {
    local lang secret text
    for lang in en ru; do
        planted $lang
        [ "$(grep -oh 'hidden[0-9][0-9]' "$ledger" "$ACCT_HOME/acct.conf" | sort -u | wc -l)" -ge 80 ]
        page acme -o "p-$lang"
        assert_status 0
        assert_err ''
        [ "$(cd "p-$lang" && echo *)" = 'A-1.pdf A-7.pdf INV-1.pdf Q-1.pdf index.html report-2026-09.pdf' ]
        text=$(page_text "p-$lang")
        [ ${#text} -gt 2500 ] || wrong "short: $text"
        for secret in "${secrets[@]}"; do
            [[ $text != *"$secret"* ]] || wrong "$lang: $secret"
        done
        # nor in what a program reads of the files
        ! grep -aqE 'hidden[0-9]|[Rr]ival' "p-$lang"/* || wrong 'hidden in a file'
    done
    # the test would see it
    sed -i 's/Catalogue/hidden99/' "$ledger"
    page acme -o p-en
    [[ $(page_text p-en) == *hidden99* ]]
}

@test "page: its parts read records through the table alone" {
    run2 grep -nE '(->|\.)(text|owner|channel|attrs)\b|[^n]_attr\(|entry_attr' \
        "$root"/lib/outbox/page/{page,find,work,need,pay,papers,ask}.c
    assert_status 0
    # but for how an offer stands, which is folded, and what is the page's own
    text_is 'what reads records by itself' "$(grep -vE \
        'offer_attr\(b, |links\.v\[i\]\.text|why\.text|ways\[i\]' <<<"$out")" ''
}

@test "page: how work stands, who does it, what is next, what is to be paid" {
    planted en
    page acme -o p
    text_is page "$(sed -n '/<section>/,$p' p/index.html |
        sed 's/<path.*\/>//; s/<svg[^>]*>//; s/\xc2\xa0/ /g; s/ scope="c[a-z]*"//; s/?body=[^"]*/?B/; s/?text=[^"]*/?T/' |
        sed '/class="plan"/,/^<\/div>$/d; s/<[/]*\(section\|ul\|li\|figure\|figcaption\|thead\|tbody\|tr\|div\)[^>]*>//g' | grep .)" <<'PAGE'
<h2>In work</h2>
<h3>Support of the site (C-1)</h3>
<p>The contract runs until 31 December 2026</p>
<h3>Catalogue (O-2)</h3>
<p>Promised for 23 November 2026</p>
<p>Next: Design, by 16 October 2026</p>
<table>
<caption>Plan: Catalogue (O-2)</caption>
<th>Phase</th>
<th>When</th>
<th>State</th>
<th scope="row">Design</th><td>1–16 October 2026</td><td>in work</td>
<th scope="row">Markup</th><td>14 October – 20 November 2026</td><td>next</td>
</table>
<h3>Photographs (O-3)</h3>
<ol class="steps c1">
<b aria-hidden="true">✓</b>Ordered<small>12 September 2026</small>
<b aria-hidden="true">●</b>Begun<small>13 September 2026</small>
<b aria-hidden="true"></b>Ready
<b aria-hidden="true"></b>Delivered
<b aria-hidden="true"></b>Accepted
</ol>
<p>Who does it: Olga Serova</p>
<p>Promised for 30 October 2026</p>
<p>Next: Ready</p>
your case I-2: by 9 October 2026
<h2>What we need from you</h2>
An answer, asked 21 September 2026: Which of the two logos?
A decision on the quote by 20 October 2026: A shop (Q-1)
Your signature: closing document A-1, sent 10 September 2026
Your signature: closing document A-7, sent 12 September 2026
Your signature: addendum NN-2, sent 13 September 2026
<h2>Payment</h2>
To be paid: 1,000.00 EUR, of which 1,000.00 EUR is past due
</svg>
Invoice INV-1: 1,000.00 EUR, due 15 September 2026. Your bank’s app reads this code.
<h2>Documents</h2>
<a href="report-2026-09.pdf">Report: September 2026 (PDF)</a>
<a href="A-7.pdf">Certificate of work done A-7, 12 September 2026: 321.00 EUR (PDF)</a>
<a href="A-1.pdf">Certificate of work done A-1, 10 September 2026: 3,333.33 EUR (PDF)</a>
<a href="INV-1.pdf">Invoice INV-1, 1 September 2026: 1,500.00 EUR (PDF)</a>
<a href="Q-1.pdf">Quote Q-1, 20 August 2026: 4,000.00 EUR (PDF)</a>
Sent 13 September 2026, not signed yet: addendum NN-2
Signed 24 August 2026: contract NN-1
<h2>Finished lately</h2>
Delivered: New search page (O-1), 10 September 2026
Solved 5 September 2026: your case I-1, reported 3 September 2026
<h2>Ask us</h2>
<a href="mailto:office@tern.example.com?B">E-mail: office@tern.example.com</a>
<a href="https://t.me/tern_studio?T">Telegram: @tern_studio</a>
<a href="https://wa.me/35725000100?T">WhatsApp: +357 25 000 100</a>
<footer>Tern Studio</footer>
</main></body>
</html>
PAGE
    # the report is as it was when it was sent, four days ago
    [[ $(pdftotext p/report-2026-09.pdf -) == *'as of 1 October 2026'* ]]
}

@test "page: German, from a file of words" {
    planted de
    mkdir "$ACCT_HOME/templates"
    cp "$root/examples/templates/paper.de" "$ACCT_HOME/templates/"
    page acme -o p
    assert_status 0
    [[ $(page_text p) == *'So steht Ihre Arbeit: Acme Tools'*'Wer es macht: Olga Serova'*'Zu zahlen: 1.000,00 EUR'* ]]
    ! grep -E 'In work|Payment|Documents' p/index.html || wrong 'English words'
}

@test "page: nothing is fetched, nothing runs, nobody finds it; texts are escaped" {
    planted en
    sed -i "s/Photographs/<script>alert(1)<\/script>'><img src=x onerror=y>/; s/,Q-1,/,..\/..\/Q 1,/" "$ledger"
    page acme -o p
    assert_status 0
    grep -q '<meta name="robots" content="noindex,nofollow">' p/index.html
    grep -q '<meta name="referrer" content="no-referrer">' p/index.html
    ! grep -E '<script|<link|<img src=x|@import|url\(' p/index.html || wrong 'something runs'
    ! grep -oE '<(img|iframe|source|video) [^>]*src="[^d][^"]*' p/index.html || wrong 'something is fetched'
    # a number is no path
    [ -e 'p/-.-..-Q-1.pdf' ]
    [ "$(find . -name '*.pdf' -path './p/*' | wc -l)" = "$(find . -name '*.pdf' | wc -l)" ]
}

@test "page: no character turns the text around it, on any paper" {
    local rlo=$'\u202e' lri=$'\u2066' file
    planted en
    sed -i "s/,Acme Tools,/,Ac${rlo}me ${lri}Tools,/; s/Photographs/Photo ${rlo}exe.gpj/" "$ledger"
    page acme -o p
    assert_status 0
    acct-show --handover acme -O html -o handover.html --as-of "$day"
    acct-invoice show INV-1 -O html --as-of "$day" >invoice.html
    for file in p/index.html handover.html invoice.html; do
        grep -q 'Acme Tools' "$file" || wrong "$file: no name"
        ! grep -E "$rlo|$lri" "$file" || wrong "$file: it turns the text"
    done
    pdftotext p/INV-1.pdf - >text
    ! grep -E "$rlo|$lri" text || wrong 'the PDF turns the text'
    # nor on a terminal, where it is seen
    for words in '--list -O table' '--grep exe.gpj -O table' 'acme -O table' \
        '--handover acme -O text'; do
        # shellcheck disable=SC2086  # options, a word each
        run2 acct-show $words --as-of "$day"
        assert_status 0
        assert_out_has '\u202e'
        [[ $out != *"$rlo"* ]] || wrong "$words: it turns the text"
    done
    # programs have it as it is, and acct-check tells
    run2 acct-show --list --columns name -O csv --as-of "$day"
    assert_out_has "Ac${rlo}me"
}

@test "page: all have names that nobody guesses, and keep them" {
    planted en
    put_more "$ledger" <<'LEDGER'
,2026-09-20,client,gone,,,EUR,,email,,Gone Ltd,,
,2026-09-21,status,gone,,,,,,,left,state=lost,
LEDGER
    cp "$ledger" before.csv
    page --all -n -o web -O csv
    assert_status 0
    cmp "$ledger" before.csv
    [ ! -e web ]
    assert_out 'client,name,page,files,state
acme,Acme Tools,,5,new
rival,hidden16 Rival,,2,new'
    page --all -o web -O csv
    assert_status 0
    [ "$(tail -n +2 <<<"$out" | cut -d, -f3 | grep -cE '^web/[a-z2-7]{26}/index.html$')" = 2 ]
    [ "$(cut -d, -f3 <<<"$out" | sort -u | wc -l)" = 3 ]
    [ "$(grep -c 'page=' "$ledger")" = 2 ]
    # again: nothing is new, and no byte is written
    find web -type f -printf '%p %i %T@\n' | sort >first
    cp "$ledger" before.csv
    page --all -o web -O csv
    assert_status 0
    [ "$(tail -n +2 <<<"$out" | cut -d, -f5 | sort -u)" = same ]
    find web -type f -printf '%p %i %T@\n' | sort >second
    cmp first second
    cmp "$ledger" before.csv
    # nor on the next day, when nothing has become late
    run2 acct-show --page --all -o web -O csv --as-of 2026-10-06
    [ "$(grep -c same <<<"$out")" = 2 ] || wrong 'changed by a day'
}

@test "page: what changed is replaced, what is no more goes" {
    planted en
    page --all -o web -O tsv
    dir=$(awk -F '\t' '$1 == "acme" { print $3 }' <<<"$out")
    dir=${dir%/*}
    [ -e "$dir/Q-1.pdf" ]
    touch "$dir/mine.pdf"
    # the quote was a slip
    sed -i 's/^,2026-08-20,offer,acme,Q-1/01HZZZZZ000000000000000001&/' "$ledger"
    put_more "$ledger" <<<',2026-10-02,void,acme,01HZZZZZ000000000000000001,,,,,,slip,,'
    page --all -o web -O tsv
    assert_status 0
    grep -q $'^acme\t.*changed$' <<<"$out"
    [ ! -e "$dir/Q-1.pdf" ] && [ -e "$dir/INV-1.pdf" ] && [ -e "$dir/mine.pdf" ]
    # another name
    run2 acct-add -q client acme -s page= --as-of "$day"
    assert_status 0
    page --all -o web -O tsv
    assert_status 0
    [ "$(grep -c $'^acme\t.*new$' <<<"$out")" = 1 ]
    [ "$(grep -c $'^acme\t.*removed$' <<<"$out")" = 1 ]
    [ ! -e "$dir/index.html" ] && [ -e "$dir/mine.pdf" ]
    # who left
    put_more "$ledger" <<<',2026-10-04,status,rival,,,,,,,left,state=lost,'
    page --all -o web -O tsv
    [ "$(grep -c $'^rival\t.*removed$' <<<"$out")" = 1 ]
    [ "$(find web -name index.html | wc -l)" = 1 ]
    [ "$(find web -mindepth 1 -type d | wc -l)" = 2 ]
}

@test "page: no other page is replaced, no name is guessed or shared" {
    planted en
    mkdir www
    echo '<h1>My studio</h1>' >www/index.html
    page acme -o www
    assert_status 1
    assert_out 'client,name,page,files,state'
    assert_err_has 'acct-show: www has an index.html that is no client'"'"'s page (name another directory)'
    [ "$(ls www)" = index.html ]
    keep "$ledger"
    run2 acct-add -q client acme -s page=../../tmp --as-of "$day"
    assert_status 1
    assert_err "acct-add: page: '../../tmp' can be guessed (leave it out: acct-show --page --all gives one)"
    same "$ledger"
    cp "$ledger" before.csv
    echo ",$day,client,acme,,,,,,,,page=../../tmp," >>"$ledger"
    printf '%s\n' id,date,type,client,text,attrs \
        'A,2026-01-01,client,acme,Acme,page=../../tmp' >one.csv
    run2 acct-check -f one.csv --as-of "$day"
    assert_out_has "attr: page: '../../tmp' can be guessed: leave it out"
    page --all -o web
    assert_status 1
    assert_err "acct-show: client 'acme': page=../../tmp can be guessed (acct-add client acme -s page= takes it back, and --page --all gives another)"
    [ ! -e web ]
    cp before.csv "$ledger"
    run2 acct-add -q client acme -s page=abcdefghijklmnopqrstuvwxyz --as-of "$day"
    run2 acct-add -q client rival -s page=abcdefghijklmnopqrstuvwxyz --as-of "$day"
    page --all -o web
    assert_status 1
    assert_err "acct-show: client 'rival' has the page of 'acme' (acct-add client rival -s page= takes it back)"
    [ ! -e web ]
}

@test "page: an invoice and an act of one number, and of another client" {
    put "$ledger" <<'LEDGER'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,EUR,,email,anna,Acme Tools,lang=en
,2026-01-05,client,beta,,,EUR,,email,anna,Beta,lang=en
,2026-09-01,invoice,acme,7,1500.00,EUR,2026-09-15,,anna,,
,2026-09-01,line,acme,7,1500.00,EUR,,,,The invoiced work,qty=1
,2026-09-02,act,acme,7,1400.00,EUR,,,anna,The work of the act,sent=2026-09-02
,2026-09-03,invoice,acme,8,10.00,EUR,2026-09-15,,anna,,
,2026-09-03,line,acme,8,10.00,EUR,,,,More,qty=1
,2026-09-04,credit,beta,9,3.00,EUR,,,anna,The work for Beta,invoice=8
,2026-09-05,credit,acme,9,4.00,EUR,,,anna,The other work,invoice=8
LEDGER
    page acme -o p
    assert_status 0
    assert_err 'acct-show: acme: the page is without 9, whose number is that of another client'"'"'s, too'
    [ "$(cd p && echo *)" = '8.pdf act-7.pdf index.html invoice-7.pdf' ]
    [[ $(pdftotext p/invoice-7.pdf -) == *'The invoiced work'* ]]
    [[ $(pdftotext p/act-7.pdf -) == *'The work of the act'* ]]
    [[ $(page_text p) == *'Certificate of work done 7, 2 September 2026: 1,400.00 EUR'*'Invoice 7, 1 September 2026: 1,500.00 EUR'* ]]
}

@test "page: as of a past day, under the names that there are" {
    planted en
    page --all -o web -O csv
    assert_status 0
    cp "$ledger" named.csv
    names=$(cd web && echo *)
    # before they were given; the same, and no rows more
    run2 acct-show --page --all -o web --as-of 2026-09-30 -O csv
    assert_status 0
    [ "$(cd web && echo *)" = "$names" ]
    cmp "$ledger" named.csv
    # none yet: they are given, and are those of later days
    planted en
    run2 acct-show --page --all -o past --as-of 2026-09-20 -O csv
    assert_status 0
    page --all -o past -O csv
    run2 acct-show --page --all -o past --as-of 2026-08-30 -O csv
    assert_status 0
    [ "$(find past -name index.html | wc -l)" = 2 ]
    [ "$(grep -c page= "$ledger")" = 2 ]
    # taken back later: the new one counts, and once
    run2 acct-add -q client acme -s page= --as-of "$day"
    assert_status 0
    for tries in first second; do
        run2 acct-show --page --all -o past --as-of 2026-09-20 -O csv
        assert_status 0
        [ "$(find past -name index.html | wc -l)" = 2 ] || wrong "$tries"
        [ "$(grep -c "page=[a-z2-7]" "$ledger")" = 3 ]
    done
    # who turned out to be another has none, and the other keeps its own
    run2 acct-add -q merge acme rival --as-of "$day"
    assert_status 0
    cp "$ledger" named.csv
    run2 acct-show --page --all -o past --as-of 2026-09-20 -O csv
    assert_status 0
    [ "$(find past -name index.html | wc -l)" = 1 ]
    cmp "$ledger" named.csv
}

@test "page: wrong usage" {
    planted en
    local words
    while IFS='|' read -r words text; do
        # shellcheck disable=SC2086  # options, a word each
        run2 acct-show $words
        assert_status 2
        assert_err_has "acct-show: $text"
    done <<'CASES'
--page acme|--page: where to? (-o DIR)
--page -o x|--page: of a client, or --all
--page --all acme -o x|--page: of a client, or --all
--page acme --output=|--page: where to? (-o DIR)
--page acme --list -o x|--page and --handover go with no list, search, section, days or --limit
--page --handover acme|--page and --handover exclude each other
--page acme -o x -O pdf|-O pdf does not go with --page
--page acme -o x --limit 3|--page and --handover go with no list, search, section, days or --limit
acme -O pdf|-O pdf goes with --handover
acme -n|--dry-run goes with --page
acme -o x|--output goes with --page or --handover
--handover|--handover: of which client or colleague?
--handover acme --all|--all does not go with --handover
--handover acme -O json|a handover is -O text, html or pdf, not json
CASES
    [ ! -e x ]
}
