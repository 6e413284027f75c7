#!/usr/bin/env bats
# acct-letter read: mail that came in, as rows.  The mails in data/ are as their
# mailers write them, with names that nobody has; what they are to become was
# read out of them by eye.

load ../helper
load letter

@test "read: what each mailer sends" {
    books
    keep "$ledger"
    letters "$mails"/*.eml
    assert_status 0
    assert_out <"$mails/expected.csv"
    assert_err <"$mails/expected.err"
    same "$ledger"
    set -- "$mails"/*.eml
    [ $# -ge 25 ]
}

@test "read: the rows are added, and the mail is not read twice" {
    books
    letters "$mails"/*.eml
    cp "$out_file" rows
    run2 acct-add - --as-of 2026-10-12 <rows
    assert_status 0
    assert_err ''
    run2 acct-check --as-of 2026-10-12
    assert_status 0
    keep "$ledger"
    letters -q "$mails"/*.eml
    assert_status 0
    assert_out "$columns"
    assert_err ''
    same "$ledger"
    # who waits for an answer, and what the survey got
    run2 acct-followup --as-of 2026-10-12 -O tsv
    assert_out_has 'Почему выросла цена клика?'
    run2 acct-survey report --period all --as-of 2026-10-12 -O csv
    assert_out_has 'all,promoters,,1.000000,share,,1,1'
}

@test "read: files of many messages, as others write them" {
    books
    letters -q "$mails"/*.eml
    sort "$out_file" >wanted
    python3 - "$mails" <<'PYTHON'
import glob, mailbox, sys
box = mailbox.mbox('box')
for name in sorted(glob.glob(sys.argv[1] + '/*.eml')):
    box.add(open(name, 'rb').read())
box.close()
PYTHON
    # also what has no id is known again, however its lines end
    letters -q box
    assert_status 0
    sort "$out_file" | diff wanted -
    sed -i 's/\r*$/\r/' box
    letters -q box
    assert_status 0
    sort "$out_file" | diff wanted -
}

@test "read: standard input, and what cannot be read" {
    books
    letters <"$mails/gmail.eml"
    assert_status 0
    local row=$out
    letters - <"$mails/gmail.eml"
    assert_out "$row"
    [[ $out == *'when can we print?'* ]]
    letters </dev/null
    assert_status 0
    assert_out "$columns"
    # the rest is read all the same
    letters nowhere.eml . "$mails/gmail.eml"
    assert_status 1
    assert_out "$row"
    assert_err 'acct-letter: nowhere.eml: mail cannot be read: No such file or directory
acct-letter: .: mail cannot be read: Is a directory
acct-letter: not all could be read'
    head -c 3000 /dev/zero >zeros
    letters zeros "$mails/gmail.eml"
    assert_status 1
    assert_out "$row"
    assert_err 'acct-letter: zeros: this is no message
acct-letter: not all could be read'
    for file in '' -; do
        # shellcheck disable=SC2086  # none is no operand
        run2 acct-letter read -f - $file </dev/null
        assert_status 2
        assert_out ''
        assert_err_has 'standard input is the ledger: name files of mail'
    done
    run2 acct-letter read -f - "$mails/gmail.eml" --as-of 2026-10-12 -O csv <"$ledger"
    assert_out "$row"
}

@test "read: once each, whatever became of it" {
    books
    mail 'From: max@acme.example' 'Message-ID: <twice@x>' \
        'Date: Mon, 5 Oct 2026 10:00:00 +0000' <<<'One' >one
    letters one one
    assert_status 0
    [ "$(said 3,4,11)" = 'touch,acme,One' ] || wrong rows
    # in a ledger: also taken back, and of a day to come
    cp "$ledger" before
    put_more "$ledger" <<'END'
T1,2026-10-05,touch,acme,,,,,email,,One,dir=in;message=twice@x
T2,2026-10-06,void,acme,T1,,,,,,,
END
    letters one
    assert_out "$columns"
    assert_err ''
    cp before "$ledger"
    put_more "$ledger" <<'END'
T1,2026-10-13,note,acme,,,,,,,One,message=twice@x
END
    letters one
    assert_out "$columns"
    cp before "$ledger"
    # what has no id is known by what it says
    mail 'From: max@acme.example' 'Date: Mon, 5 Oct 2026 10:00:00 +0000' \
        <<<'Hi' >none
    letters none none
    acct-add - -q --as-of 2026-10-12 <"$out_file"
    letters none
    assert_out "$columns"
    sed -i 's/Hi/Ho/' none
    letters none
    [ "$(said 3,4,11)" = 'touch,acme,Ho' ] || wrong rows
}

@test "read: what an answer is about may have been taken back since" {
    local type ref
    while IFS=, read -r type ref; do
        begin "$type $ref"
        books
        put_more "$ledger" <<END
Z1,2026-10-01,$type,acme,$ref,10.00,EUR,2026-10-30,,anna,Thing,
Z2,2026-10-02,touch,acme,$ref,,,,email,anna,About it,dir=out;kind=notice;message=z2@tern.example
END
        mail 'From: max@acme.example' 'Message-ID: <z3@x>' 'In-Reply-To: <z2@tern.example>' \
            'Date: Mon, 5 Oct 2026 10:00:00 +0000' <<<'Fine' >one
        letters one
        [ "$(said 3,4,5,11)" = "touch,acme,$ref,Fine" ] || wrong rows
        echo 'Z4,2026-10-03,void,acme,Z1,,,,,,,' >>"$ledger"
        letters one
        [ "$(said 3,4,5,11)" = touch,acme,Z2,Fine ] || wrong rows
        acct-add - -q --as-of 2026-10-12 <"$out_file"
        run2 acct-check --as-of 2026-10-12 --only ref
        assert_out_lacks "${ledger##*/}:$(wc -l <"$ledger")"
    done <<'END'
order,Z-1
issue,Z-2
task,Z-3
offer,Z-4
END
}

@test "read: whose mail it is, and what it is about" {
    begin 'an address of two clients: the letter that is answered says whose'
    books
    put_more "$ledger" <<'END'
X1,2026-01-01,contact,romashka,max2,,,,,,Max,email=max@acme.example
END
    letters "$mails/gmail.eml"
    [ "$(said 4,5)" = acme,O-1 ] || wrong rows
    letters "$mails/outlook-2003.eml"
    assert_status 0
    assert_out "$columns"
    assert_err "acct-letter: several clients write from max@acme.example: 'RE: A question' (left out: add it by hand)"

    begin 'a letter to another client is not what it is about'
    books
    mail 'From: petr@sosna.example' 'In-Reply-To: <notice.acme.O-1@tern.example>' \
        'Message-ID: <1@x>' 'Date: Mon, 5 Oct 2026 10:00:00 +0000' <<<Yes >one
    letters one
    [ "$(said 4,5,12)" = 'sosna,,dir=in;kind=remark;message=1@x' ] || wrong rows

    begin 'the last of the references that is known'
    books
    mail 'From: max@acme.example' 'In-Reply-To: <unknown@x>' \
        'References: <survey.acme@tern.example> <notice.acme.O-1@tern.example> <z@x>' \
        'Message-ID: <1@x>' 'Date: Mon, 5 Oct 2026 10:00:00 +0000' <<<Yes >one
    letters one
    [ "$(said 4,5)" = acme,O-1 ] || wrong rows

    begin 'the address of a client, in capitals; none of ours'
    books
    printf '[me]\nemail = Tern <office@tern.example>\n' >"$ACCT_HOME/acct.conf"
    mail 'From: PETR@Sosna.Example' 'Message-ID: <1@x>' \
        'Date: Mon, 5 Oct 2026 10:00:00 +0000' <<<Yes >one
    mail 'From: Office@tern.example' 'Subject: Hello' 'Message-ID: <2@x>' \
        <<<Yes >two
    mail 'Subject: Hello' 'Message-ID: <3@x>' <<<Yes >three
    letters one two three
    assert_status 0
    [ "$(said 4,12)" = 'sosna,dir=in;kind=remark;message=1@x' ] || wrong rows
    assert_err "acct-letter: mail from Office@tern.example is ours: 'Hello' (left out)
acct-letter: mail names no sender: 'Hello' (left out)"

    begin 'an answer to an answer'
    books
    letters "$mails/gmail.eml"
    acct-add - -q --as-of 2026-10-12 <"$out_file"
    mail 'From: office@acme.example' 'In-Reply-To: <CAF5=gmail1@mail.gmail.example>' \
        'Message-ID: <1@x>' 'Date: Tue, 6 Oct 2026 10:00:00 +0000' <<<'And where?' >one
    letters one
    [ "$(said 4,5,12)" = 'acme,O-1,dir=in;kind=question;message=1@x' ] || wrong rows
}

@test "read: an answer to a letter that acct-letter sent" {
    books
    printf '[me]\nname = Tern\nemail = office@tern.example\n' >"$ACCT_HOME/acct.conf"
    put_more "$ledger" <<'END'
S1,2026-09-01,order,sosna,O-2,,,,,,Site,
S2,2026-10-09,stage,sosna,O-2,,,,,,,stage=delivered
END
    run2 acct-followup --as-of 2026-10-12 --rule tell -O csv
    cp "$out_file" actions
    run2 acct-letter --as-of 2026-10-12 --pipe 'cat >sent' -O csv <actions
    assert_status 0
    cp "$out_file" rows
    acct-add - -q --as-of 2026-10-12 <rows
    mail 'From: petr@sosna.example' 'Message-ID: <1@x>' \
        "In-Reply-To: $(sed -n 's/^Message-Id: //p' sent)" \
        'Date: Mon, 12 Oct 2026 20:00:00 +0000' <<<'Where is it?' >one
    letters one
    [ "$(said 3,4,5,12)" = 'touch,sosna,O-2,dir=in;kind=question;message=1@x' ] ||
        wrong rows
}

@test "read: surveys" {
    local first row
    while IFS='|' read -r -u 9 first row; do
        begin "$first"
        books
        mail 'From: anna@romashka.example' 'Message-ID: <1@x>' \
            'In-Reply-To: <survey.romashka@tern.example>' \
            'Date: Sun, 11 Oct 2026 10:00:00 +0000' \
            <<<"$(printf '%b' "$first")" >one
        letters one
        [ "$(said 3,5,11,12)" = "$row;message=1@x" ] || wrong "not $row"
    done 9<<'END'
0|response,S-2,,score=0
10|response,S-2,,score=10
 7 \nIt was slow.\n-- \nAnna|response,S-2,It was slow.,score=7
11|touch,S-2,11,dir=in;kind=answer;contact=anna
-1|touch,S-2,-1,dir=in;kind=answer;contact=anna
9.|response,S-2,,score=9
10!|response,S-2,,score=10
9/10|response,S-2,,score=9
9 / 10.|response,S-2,,score=9
9 из 10|response,S-2,,score=9
9 of 10!|response,S-2,,score=9
Оценка: 9|response,S-2,,score=9
Score: 9/10|response,S-2,,score=9
score:9|response,S-2,,score=9
1. 9|response,S-2,,score=9
1) 9|response,S-2,,score=9
Hello Vera,\n\n9\n\nGood.\n\nBest regards\nAnna P.|response,S-2,Good.,score=9
Здравствуйте!\n8|response,S-2,,score=8
1. 9\n2. The logo\nand the colours\n3) nothing\n4. To find you\n\nThat is all.|response,S-2,That is all.,score=9;liked=The logo and the colours;disliked=nothing;trouble=To find you
9\nПонравилось: всё\nНе понравилось: долго\nтрудно: -|response,S-2,,score=9;liked=всё;disliked=долго;trouble=-
7\nLiked: a\nDisliked: b; c\nHARD: d\nLiked: e|response,S-2,,score=7;liked=a e;disliked=b\; c;trouble=d
9\n2.5 weeks were long|response,S-2,2.5 weeks were long,score=9
9 10|touch,S-2,9 10,dir=in;kind=answer;contact=anna
9-10|touch,S-2,9-10,dir=in;kind=answer;contact=anna
9\n10|touch,S-2,9 10,dir=in;kind=answer;contact=anna
9 or 10|touch,S-2,9 or 10,dir=in;kind=answer;contact=anna
9.5|touch,S-2,9.5,dir=in;kind=answer;contact=anna
1.9|touch,S-2,1.9,dir=in;kind=answer;contact=anna
9/5|touch,S-2,9/5,dir=in;kind=answer;contact=anna
9 из 11|touch,S-2,9 из 11,dir=in;kind=answer;contact=anna
2. 9|touch,S-2,2. 9,dir=in;kind=answer;contact=anna
1.\n9|touch,S-2,1. 9,dir=in;kind=answer;contact=anna
1.\nBad|touch,S-2,1. Bad,dir=in;kind=answer;contact=anna
9 звёзд|touch,S-2,9 звёзд,dir=in;kind=answer;contact=anna
I give 9|touch,S-2,I give 9,dir=in;kind=answer;contact=anna
Оценка 9|touch,S-2,Оценка 9,dir=in;kind=answer;contact=anna
9 of 10 people|touch,S-2,9 of 10 people,dir=in;kind=answer;contact=anna
007|touch,S-2,007,dir=in;kind=answer;contact=anna
9?|touch,S-2,9?,dir=in;kind=question;contact=anna
Nine\n9|touch,S-2,Nine 9,dir=in;kind=answer;contact=anna
END
    begin 'another mail with a figure is no answer'
    books
    mail 'From: max@acme.example' 'Message-ID: <1@x>' \
        'In-Reply-To: <notice.acme.O-1@tern.example>' \
        'Date: Sun, 11 Oct 2026 10:00:00 +0000' <<<9 >one
    letters one
    [ "$(said 3,5,11)" = touch,O-1,9 ] || wrong rows
    begin 'one that has an answer'
    books
    put_more "$ledger" <<'END'
Y1,2026-10-11,response,acme,S-1,,,,email,,,score=3
END
    letters "$mails/survey-9.eml"
    [ "$(said 3,5,11)" = 'touch,S-1,9 The sketches were good.' ] || wrong rows
}

@test "read: what is a question" {
    local text kind
    while IFS='|' read -r -u 9 text kind; do
        begin "$text"
        books
        mail 'From: max@acme.example' 'Message-ID: <1@x>' 'Subject: what?' \
            'Date: Sun, 11 Oct 2026 10:00:00 +0000' \
            <<<"$(printf '%b' "$text")" >one
        letters one
        assert_out_has "kind=$kind;"
    done 9<<'END'
When?|question
When? Tell me.|question
(When?) - "when?!"|question
Когда?»|question
何時？|question
See https://a.example/?x=1|remark
See https://a.example/?|question
Yes.\n> When?|remark
Yes.\n\n-- \nWhy not?|remark
a?b|remark
END
}

@test "read: dates, texts, and what a terminal would do" {
    begin 'dates'
    books
    local date wanted
    while IFS='|' read -r date wanted; do
        mail 'From: max@acme.example' "Date: $date" "Message-ID: <1@x>" <<<x >one
        run2 acct-letter read --as-of 2026-10-11T12:00:00Z -O csv one
        assert_status 0
        [ "$(said 2)" = "$wanted" ] || wrong "not $wanted"
    done <<'END'
Sun, 11 Oct 2026 14:59:59 +0300|2026-10-11T14:59:59+03:00
11 Oct 2026 04:00 -0700|2026-10-11T04:00:00-07:00
Sun, 11 Oct 2026 15:00:01 +0300|2026-10-11T12:00:00Z
Wed, 01 Jan 2200 00:00:00 +0000|2026-10-11T12:00:00Z
soon|2026-10-11T12:00:00Z
Sat, 29 Feb 2020 10:00:00 +0530|2020-02-29T10:00:00+05:30
END
    begin 'a long text is cut at a word'
    books
    mail 'From: max@acme.example' 'Date: 5 Oct 2026 10:00 +0000' \
        'Message-ID: <1@x>' <<<"$(printf 'word%.0s ' {1..100})" >one
    letters one
    [ "$(said 11)" = "$(printf 'word %.0s' {1..39})word…" ] || wrong text

    begin 'controls, quotes and semicolons'
    books
    printf 'From: max@acme.example\nDate: 5 Oct 2026 10:00 +0000\nMessage-ID: <a;b\\c@x>\nSubject: \e]0;x\a\n\n\e[31mred\xe2\x80\xae "q", 1;2\tz\n' >one
    letters one
    assert_out "$columns
"',2026-10-05T10:00:00Z,touch,acme,,,,,email,,"[31mred ""q"", 1;2 z",dir=in;kind=remark;contact=max;message=a\;b\\c@x'
    acct-add - -q --as-of 2026-10-12 <"$out_file"
    letters one
    assert_out "$columns"
    mail "From: $(printf 'a\e[2J@x.example')" 'Message-ID: <2@x>' \
        "$(printf 'Subject: \e[2J\u202e')" <<<x >two
    letters two
    assert_status 0
    [[ $err != *$'\e'* && $err != *$'\u202e'* ]]
}

@test "read: one that the library dies of" {
    books
    mkdir bin
    cp "$BUILD/acct-letter" bin/
    cat >other.c <<'END'
#include <signal.h>
#include <stdlib.h>
#include "mime/mail_module.h"
static int die(struct str s, struct buf *out, struct err *e)
{
    (void)s, (void)out, (void)e;
    signal(SIGSEGV, SIG_DFL);
    return raise(SIGSEGV);
}
const struct mail_module acct_mail = {.build = MAIL_BUILD, .read = die};
END
    version=$(acct-letter --version)
    ${CC:-cc} -D_GNU_SOURCE -I"$root/lib" -DACCT_VERSION="\"${version##* }\"" \
        -shared -fPIC -o bin/acct-mail.so other.c
    run2 bin/acct-letter read --as-of 2026-10-12 -O csv "$mails/gmail.eml" "$mails/mutt.eml"
    assert_status 1
    assert_out "$columns"
    assert_err "acct-letter: $mails/gmail.eml: what reads and writes mail was ended by a signal: Segmentation fault (too little memory?)
acct-letter: $mails/mutt.eml: what reads and writes mail was ended by a signal: Segmentation fault (too little memory?)
acct-letter: not all could be read"
}
