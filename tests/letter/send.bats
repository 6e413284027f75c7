#!/usr/bin/env bats
# acct-letter: action rows become messages, once.

load ../helper

now=2026-10-05T10:00

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'EOF'
[acct]
owner = anna
[me]
name = Крачка
email = office@tern.example
mobile = +7 900 000-00-03
[team]
anna = account, name Анна, phone +7 900 000-00-01
[work]
hours = 09:00-18:00
zone = UTC
EOF
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-09-20,client,acme,,,EUR,,,anna,Acme Ltd,lang=en;email=max@acme.example
a2,2026-09-20,contact,acme,P-1,,,,,,Max Orlov,email=max@acme.example;tone=Hi Max
a3,2026-10-02,order,acme,O-1,900.00,EUR,2026-10-20,,,Logo,
b1,2026-09-20,client,romashka,,,RUB,,telegram,anna,Кофейня «Ромашка»,lang=ru;telegram=@max_r
b2,2026-10-01,order,romashka,O-2,50000,RUB,2026-10-20,,,Сайт,
b3,2026-10-03,stage,romashka,O-2,,,,,,,stage=milestone
c1,2026-09-20,client,sosna,,,RUB,,,anna,Мебель «Сосна»,"lang=RU;email=office@sosna.example;tone=Здравствуйте, Марина"
c2,2026-09-28,order,sosna,O-3,1000,RUB,2026-10-03,,,Калькулятор,
c3,2026-09-30,touch,sosna,,,,,email,,Когда будет готово?,dir=in;kind=question;message=q1@sosna.example
EOF
    mkdir sent
    put sendmail <<'EOF'
#!/bin/sh
n=$(ls sent | wc -l)
cat >sent/$n.part
[ -z "$FAIL" ] || ! grep -q "$FAIL" sent/$n.part || { rm sent/$n.part; exit 75; }
mv sent/$n.part sent/$n.eml
[ "$n" != "${KILL-none}" ] || kill -9 $PPID
EOF
    chmod +x sendmail
}

# rows: the three that follow, as acct-followup has them; one more is no letter.
rows() {
    cat <<'EOF'
key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
welcome:acme:O-1,2026-10-02,2026-10-03,acme,P-1,email,max@acme.example,welcome,O-1,anna,60,welcome,touch,first order
missed:sosna:O-3:2026-10-03,2026-10-04,2026-10-04,sosna,,email,office@sosna.example,missed,O-3,anna,70,missed,touch,late
unbilled:acme:O-1,2026-10-02,2026-10-03,acme,P-1,email,max@acme.example,unbilled,O-1,anna,40,unbilled,invoice,bill it
survey:acme:O-1,2026-10-04,2026-10-04,acme,P-1,email,max@acme.example,survey,O-1,anna,30,survey,survey,ask
EOF
}

send() {
    run2 acct-letter --as-of "$now" "$@"
}

mails() {
    find sent -name '*.eml' | wc -l
}

# mail FILE: what Python's email makes of it: a header a line, then the text.
mail() {
    python3 - "$1" <<'PYTHON'
import sys
from email import message_from_binary_file, policy
m = message_from_binary_file(open(sys.argv[1], 'rb'), policy=policy.default)
for name in 'From', 'To', 'Subject', 'Message-ID', 'In-Reply-To', 'List-Unsubscribe':
    if m[name]:
        print(name + ': ' + m[name])
body = m.get_body(('plain',))
print('Charset: ' + body.get_content_charset())
print(body.get_content().replace('\u00a0', ' '), end='')
for part in m.iter_attachments():
    print('Attachment: %s %s %s' % (part.get_content_type(), part.get_filename(), part.get_content()[:5].decode()))
PYTHON
}

@test "letter: a message each, and a row each" {
    rows >rows.csv
    keep "$ledger"
    send --pipe ./sendmail <rows.csv
    assert_status 0
    assert_err 'acct-letter: 1 row asks for something else than a letter: unbilled'
    assert_out <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-10-05T10:00:00Z,touch,acme,O-1,,,,email,anna,Welcome to Крачка,dir=out;kind=welcome;contact=P-1;message=welcome.acme.O-1@tern.example
,2026-10-05T10:00:00Z,touch,sosna,O-3,,,,email,anna,Калькулятор: мы опаздываем,dir=out;kind=notice;message=missed.sosna.O-3.2026-10-03@tern.example
,2026-10-05T10:00:00Z,survey,acme,,,,,email,anna,How was it? Logo,order=O-1;contact=P-1;message=survey.acme.O-1@tern.example
EOF
    same "$ledger"
    [ "$(mails)" -eq 3 ]
    cp "$out_file" went.csv
    text_is welcome "$(mail sent/0.eml)" <<'EOF'
From: Крачка <office@tern.example>
To: Max Orlov <max@acme.example>
Subject: Welcome to Крачка
Message-ID: <welcome.acme.O-1@tern.example>
Charset: utf-8
Hi Max,

Thank you for your trust. Work on “Logo” has begun, and there is no need to chase us: we write whenever something changes.

This is how to reach us, whichever way suits you:
Mobile: +7 900 000-00-03
E-mail: office@tern.example

On our side Анна looks after everything. If a question comes up, however small, just reply to this message.

Best,
Анна
Крачка
EOF
    text_is missed "$(mail sent/1.eml)" <<'EOF'
From: Крачка <office@tern.example>
To: Мебель «Сосна» <office@sosna.example>
Subject: Калькулятор: мы опаздываем
Message-ID: <missed.sosna.O-3.2026-10-03@tern.example>
Charset: utf-8
Здравствуйте, Марина!

Мы обещали закончить работу «Калькулятор» к 3 октября 2026 г., но не успели. Это наша вина, приносим извинения.

Если задержка создаёт трудности или какая-то часть нужна раньше, дайте знать, и мы найдём выход.

С уважением,
Анна
Крачка
EOF
    # the rows are what acct-add takes, and acct-check is silent
    run2 acct-add --as-of "$now" - <went.csv
    assert_status 0
    run2 acct-check --as-of "$now"
    assert_status 0
    assert_out ''
    # once is enough
    send --pipe ./sendmail <rows.csv
    assert_status 0
    assert_out 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
    assert_err 'acct-letter: welcome:acme:O-1: went on 2026-10-05
acct-letter: missed:sosna:O-3:2026-10-03: went on 2026-10-05
acct-letter: survey:acme:O-1: went on 2026-10-05
acct-letter: 1 row asks for something else than a letter: unbilled'
    [ "$(mails)" -eq 3 ]
}

@test "letter: the pipeline of the follow-ups" {
    acct-followup --as-of "$now" -O csv >today.csv
    grep -q '^welcome:acme:O-1,' today.csv
    grep -q '^missed:sosna:O-3:' today.csv
    send -q --pipe ./sendmail <today.csv
    assert_status 0
    [ "$(grep -c ',touch,' "$out_file")" -eq 3 ]
    acct-add --as-of "$now" - <"$out_file"
    run2 acct-followup --as-of "$now" -O csv
    [[ $out != *welcome:acme:* && $out != *welcome:sosna:* && $out != *missed:* ]] || wrong 'not ended'
    # what goes by a messenger is still to do
    assert_out_has 'tell:romashka:O-2:2026-10-03'
}

@test "letter: killed after the second, the next run sends the third" {
    begin 'killed'
    rows >rows.csv
    export KILL=1
    { acct-letter --as-of "$now" --pipe 'exec ./sendmail' <rows.csv || :; } 2>err | acct-add --as-of "$now" - || :
    unset KILL
    [ "$(mails)" -eq 2 ]
    send --pipe ./sendmail --record <rows.csv
    assert_status 0
    # the second went and was not recorded in time: one double, with the same id
    [ "$(mails)" -le 4 ]
    run2 acct-show --list -O ids
    [ "$(grep -c 'message=' "$ledger")" -eq 4 ]

    begin 'a signal waits for the row'
    rows >rows.csv
    put slow <<'EOF'
#!/bin/sh
n=$(ls sent | wc -l)
cat >sent/$n.eml
[ "$n" != 1 ] || kill -TERM $PPID
EOF
    chmod +x slow
    send --pipe 'exec ./slow' <rows.csv
    assert_status 143
    [ "$(grep -c 'message=' "$out_file")" -eq 2 ]
    acct-add --as-of "$now" - <"$out_file"
    assert_err_has 'acct-letter: 1 letter is left: the same again sends it'
    send -q --pipe ./sendmail --record <rows.csv
    assert_status 0
    assert_out ''
    [ "$(mails)" -eq 3 ]
    [ "$(grep -c 'message=' "$ledger")" -eq 4 ]

    begin 'Ctrl-C, which all of the terminal have, leaves no message without its row'
    rows >rows.csv
    put slow <<'EOF'
#!/bin/sh
n=$(ls sent | wc -l)
kill -INT 0
sleep 0.1
cat >sent/$n.eml
EOF
    chmod +x slow
    run2 python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.setsid()
os.execvp(sys.argv[1], sys.argv[1:])' acct-letter --as-of "$now" -q --pipe ./slow --record <rows.csv
    assert_status 130
    [ "$(mails)" -eq 1 ]
    [ "$(grep -c 'message=' "$ledger")" -eq 2 ]
}

@test "letter: what fails is not recorded, and the rest goes on" {
    begin 'a command that fails'
    rows >rows.csv
    FAIL=max@acme.example send -q --pipe ./sendmail <rows.csv
    assert_status 1
    assert_err 'acct-letter: welcome:acme:O-1: the command failed (status 75)
acct-letter: survey:acme:O-1: the command failed (status 75)
acct-letter: 2 letters did not go, and are not recorded'
    [ "$(grep -c 'message=' "$out_file")" -eq 1 ]
    [ "$(mails)" -eq 1 ]

    begin 'with --record each is in the ledger at once'
    rows >rows.csv
    FAIL=sosna send -q --pipe ./sendmail --record <rows.csv
    assert_status 1
    assert_out ''
    [ "$(grep -c 'message=' "$ledger")" -eq 3 ]

    begin 'nobody reads the rows: nothing goes'
    rows >rows.csv
    { acct-letter --as-of "$now" --pipe ./sendmail <rows.csv 2>err; echo $? >status; } | true
    sleep 0
    [ "$(mails)" -le 1 ]

    begin 'a wrong row: nothing goes'
    { rows; echo 'welcome:nobody:O-9,,,nobody,,email,a@b.example,welcome,O-9,,1,welcome,touch,x'; } >rows.csv
    keep "$ledger"
    send --pipe ./sendmail --record <rows.csv
    assert_status 1
    assert_err_has "standard input:6: no client 'nobody'"
    [ "$(mails)" -eq 0 ]
    same "$ledger"

    begin 'a wrong template: file, line and remedy; nothing goes'
    rows >rows.csv
    mkdir -p "$ACCT_HOME/templates/en"
    put "$ACCT_HOME/templates/en/welcome" <<'EOF'
Subject: Hello

Dear {persn},
EOF
    send --pipe ./sendmail <rows.csv
    assert_status 1
    assert_err_has 'templates/en/welcome:3: no place {persn} (did you mean {person}?)'
    [ "$(mails)" -eq 0 ]
}

@test "letter: which do not go, and why" {
    put rows.csv <<'EOF'
key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
question:sosna:c3,2026-09-30,2026-10-01,sosna,,email,office@sosna.example,question,c3,anna,60,answer,touch,x
checkin:sosna:2026-08-01,2026-09-01,2026-09-04,sosna,,email,office@sosna.example,checkin,,anna,60,checkin,touch,x
checkin:sosna:2026-08-02,2026-09-01,2026-09-05,sosna,,email,office@sosna.example,checkin,,anna,60,checkin,touch,x
pause:sosna:1,2026-10-04,2026-10-05,sosna,,phone,+7 900 1,pause,,anna,60,pause,touch,x
tell:romashka:O-2:2026-10-03,2026-10-03,2026-10-04,romashka,,email,,tell,O-2,anna,50,tell,touch,x
checkin:acme:x,2026-10-03,2026-10-04,acme,P-1,email,max@acme.example,checkin,,anna,50,checkin,touch,x
checkin:acme:y,2026-10-03,2026-10-04,acme,P-1,email,max@acme.example,checkin,,anna,50,checkin,touch,x
EOF
    cat >>"$ledger" <<'EOF'
d1,2026-10-04,done,acme,checkin:acme:x,,,,,,,
d2,2026-10-04,snooze,acme,checkin:acme:y,,,2026-10-08,,,,
EOF
    send -O csv <rows.csv
    assert_status 0
    assert_err <<'EOF'
acct-letter: question:sosna:c3: waits for your words (-m TEXT stands in {text})
acct-letter: checkin:sosna:2026-08-01: was due 31 days ago (--old writes it)
acct-letter: pause:sosna:1: is to be told, by phone +7 900 1
acct-letter: romashka: goes by telegram (there is no address on email)
acct-letter: checkin:acme:x: is done since 2026-10-04
acct-letter: checkin:acme:y: is put off until 2026-10-08
EOF
    [ "$(grep -c 'message=' "$out_file")" -eq 2 ]
    assert_out_has ',telegram,anna,Этап завершён: Сайт,'
    # with words the question is answered, in its thread
    grep 'key,\|question' rows.csv >question.csv
    send --pipe ./sendmail -m 'Завтра к обеду.' <question.csv
    assert_status 0
    assert_out_has ',touch,sosna,c3,,,,email,anna,'
    assert_out_has 'kind=answer'
    run2 mail sent/0.eml
    assert_out_has 'In-Reply-To: <q1@sosna.example>'
    assert_out_has 'Завтра к обеду.'
    assert_out_has '«Когда будет готово?»'
    # as late as that
    send --old -O csv <rows.csv
    assert_out_has 'message=checkin.sosna.2026-08-01@'
}

@test "letter: what a client does not want" {
    sed -i 's/lang=en;email/lang=en;optout=survey|news;email/' "$ledger"
    printf 'Subject: x\nKind: news\n\nx\n' >news
    mkdir -p "$ACCT_HOME/templates/en"
    cp news "$ACCT_HOME/templates/en/spring"
    rows >rows.csv
    send -O csv <rows.csv
    assert_status 0
    assert_err_has 'survey:acme:O-1: does not want surveys'
    [ "$(grep -c 'message=' "$out_file")" -eq 2 ]
    printf 'acme\nsosna\n' >clients
    send --campaign spring -O csv <clients
    assert_err_has 'campaign:acme:spring: does not want news'
    [ "$(grep -c 'message=' "$out_file")" -eq 1 ]
    # a person, not the client
    sed -i 's/optout=survey|news;//; s/tone=Hi Max/tone=Hi Max;optout=news/' "$ledger"
    send --campaign spring -O csv <clients
    assert_err_has 'campaign:acme:spring: does not want news'
    send -O csv <rows.csv
    [ "$(grep -c 'message=' "$out_file")" -eq 3 ]
}

@test "letter: the reader's working hours" {
    sed -i 's/lang=en;/lang=en;tz=America\/New_York;/' "$ledger"
    rows >rows.csv
    # ten in London is six in New York
    send -O csv --hours <rows.csv
    assert_status 0
    assert_err_has "welcome:acme:O-1: waits for the reader's working hours"
    [ "$(grep -c 'message=' "$out_file")" -eq 1 ]
    run2 acct-letter --as-of 2026-10-05T14:00 -q -O csv --hours <rows.csv
    [ "$(grep -c 'message=' "$out_file")" -eq 3 ]
    run2 acct-letter --as-of 2026-10-04T14:00 -q -O csv --hours <rows.csv
    [ "$(grep -c 'message=' "$out_file")" -eq 0 ]
}

@test "letter: to be read, and to be opened" {
    begin 'printed'
    rows >rows.csv
    echo 'tell:romashka:O-2:2026-10-03,2026-10-03,2026-10-04,romashka,,telegram,@max_r,tell,O-2,anna,50,tell,touch,x' >>rows.csv
    keep "$ledger"
    send -q <rows.csv
    assert_status 0
    assert_out_has 'To: Max Orlov <max@acme.example>
Subject: Welcome to Крачка

Hi Max,'
    assert_out_has 'To: Кофейня «Ромашка», telegram @max_r'
    [ "$(grep -c $'^\f' "$out_file")" -eq 3 ]
    send -q -O links -c telegram <rows.csv
    text_is link "$(python3 -c 'import sys, urllib.parse
key, url = sys.stdin.read().rstrip("\n").split("\t")
print(key, url.split("?")[0]); print(urllib.parse.parse_qs(url.split("?")[1])["text"][0].replace("\u00a0", " "), end="")' <"$out_file")" <<'EOF'
tell:romashka:O-2:2026-10-03 https://t.me/max_r
Здравствуйте!

Завершён ещё один этап работы «Сайт».

Общий срок прежний: 20 октября 2026 г.

Если хочется посмотреть, что уже сделано, или есть вопросы, можно просто ответить на это сообщение.

С уважением,
Анна
Крачка
EOF
    # a mail has its subject, too; what a link leaves out is told
    send -O links <rows.csv
    assert_out_has $'welcome:acme:O-1\tmailto:max@acme.example?subject=Welcome%20to%20%D0%9A%D1%80%D0%B0%D1%87%D0%BA%D0%B0&body=Hi%20Max'
    cat >viber.csv <<EOF
$(head -n 1 rows.csv)
tell:romashka:O-2:2026-10-03,2026-10-03,2026-10-04,romashka,,viber,+7 900 000-00-09,tell,O-2,anna,50,tell,touch,x
EOF
    sed -i 's/telegram=@max_r/&;viber=+7 900 000-00-09/' "$ledger"
    send -O links <viber.csv
    assert_out $'tell:romashka:O-2:2026-10-03\tviber://chat?number=%2B79000000009'
    assert_err 'acct-letter: tell:romashka:O-2:2026-10-03: a link of viber takes no text (-O text has it)'
    keep "$ledger"
    send -q -O mbox <rows.csv
    cp "$out_file" box
    [ "$(python3 -c 'import mailbox; print(len(mailbox.mbox("box")))')" -eq 3 ]
    send --preview -O html <rows.csv
    assert_out_has '<h1>4 letters</h1>'
    [ "$(grep -c '<h2>' "$out_file")" -eq 4 ]
    ! grep -q '<script\|http' "$out_file" || wrong 'something is fetched, or run'
    same "$ledger"

    begin 'a file each'
    rows >rows.csv
    echo 'tell:romashka:O-2:2026-10-03,2026-10-03,2026-10-04,romashka,,telegram,@max_r,tell,O-2,anna,50,tell,touch,x' >>rows.csv
    send -q -o sent <rows.csv
    assert_status 0
    [ "$(grep -c 'message=' "$out_file")" -eq 4 ]
    run2 ls sent
    assert_out 'missed-sosna-O-3-2026-10-03.eml
survey-acme-O-1.eml
tell-romashka-O-2-2026-10-03.txt
welcome-acme-O-1.eml'
    grep -q '^https://t.me/max_r?text=' sent/*.txt
    send -q -o sent <rows.csv
    assert_status 1
    assert_err_has 'File exists'
    [ "$(grep -c 'message=' "$out_file")" -eq 0 ]
}

@test "letter: what goes with it" {
    cat >>"$ledger" <<'EOF'
e1,2026-09-10,invoice,acme,INV-1,1200.00,EUR,2026-09-24,,,Design,
e2,2026-09-10,line,acme,INV-1,1200.00,EUR,,,,Design,qty=1
e3,2026-09-01,contract,acme,C-1,100.00,EUR,,,,Support,per=month;report=month
EOF
    put rows.csv <<'EOF'
key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
reminder:acme:INV-1:1,2026-09-27,2026-09-27,acme,P-1,email,max@acme.example,reminder,INV-1,anna,60,reminder-1,touch,x
report:acme:C-1:2026-09,2026-10-01,2026-10-07,acme,P-1,email,max@acme.example,report,C-1,anna,40,report,report,x
EOF
    send --pipe ./sendmail <rows.csv
    assert_status 0
    assert_err ''
    assert_out_has ',touch,acme,INV-1,1200.00,EUR,,email,anna,Invoice INV-1,dir=out;kind=reminder;stage=1;contact=P-1;message='
    assert_out_has ',report,acme,C-1,,,,email,anna,Report: September 2026,period=2026-09;contact=P-1;message='
    run2 mail sent/0.eml
    assert_out_has 'Attachment: application/pdf INV-1.pdf %PDF-'
    assert_out_has 'Invoice INV-1 of 10 September 2026 was due on 24 September 2026, and 1,200.00 EUR is still outstanding.'
    run2 mail sent/1.eml
    assert_out_has 'Attachment: application/pdf report-2026-09.pdf %PDF-'
    # the second reminder is due after the first
    send --pipe ./sendmail --record -q <rows.csv
    run2 acct-invoice remind --as-of "$now" -O csv
    [[ $out != *reminder:acme:INV-1:1* ]]
}

@test "letter: campaigns" {
    mkdir -p "$ACCT_HOME/templates/en" "$ACCT_HOME/templates/ru"
    printf 'Subject: Spring\nKind: news\n\n{salutation}\n\nNews for {name}.\n' >"$ACCT_HOME/templates/en/spring"
    printf 'Subject: Весна\nKind: news\n\n{salutation}\n\nНовости для {name}.\n' >"$ACCT_HOME/templates/ru/spring"
    printf 'acme\nsosna\nromashka\n' >clients
    send --campaign spring --limit 1 --pipe ./sendmail <clients >rows
    assert_status 0
    assert_err 'acct-letter: campaign:romashka:spring: goes by telegram, and is left (-c telegram -O links opens it)
acct-letter: 1 letter is left for another day (--limit)'
    assert_out_has 'dir=out;kind=news;contact=P-1;message=campaign.acme.spring@tern.example;campaign=spring'
    acct-add --as-of "$now" - <"$out_file"
    run2 mail sent/0.eml
    assert_out_has 'List-Unsubscribe: <mailto:office@tern.example?subject=unsubscribe>'
    assert_out_has 'News for Acme Ltd.'
    # enough for today
    send --campaign spring --limit 1 --pipe ./sendmail <clients
    assert_out 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
    # the next day goes on where it stopped
    run2 acct-letter --as-of 2026-10-06T10:00 --campaign spring --limit 1 --record -O text <clients
    assert_status 0
    assert_out_has 'Новости для Мебель «Сосна».'
    [ "$(grep -c 'campaign=spring' "$ledger")" -eq 2 ]
    run2 acct-letter --as-of 2026-10-06T10:00 --campaign spring -q -O csv <clients
    [ "$(grep -c 'campaign=spring' "$out_file")" -eq 1 ]
    assert_out_has ',romashka,,,,,telegram,'
}

@test "letter: what is said is so" {
    cat >>"$ledger" <<'EOF'
e1,2026-09-20,invoice,acme,INV-1,1200.00,EUR,2026-10-07,,,Design,
e2,2026-09-20,line,acme,INV-1,1200.00,EUR,,,,Design,qty=1
EOF
    # before the due day nothing is past due
    printf '[invoice]\nremind = -3d,3d\n' >>"$ACCT_HOME/acct.conf"
    acct-invoice remind --as-of "$now" -O csv >rows.csv
    grep -q ',reminder-0,touch,' rows.csv
    send <rows.csv
    [[ $(sed 's/\xc2\xa0/ /g' "$out_file") == *'is due on 7 October 2026'* ]] || wrong 'past due'
    assert_out_has 'Attached: INV-1.pdf'
    acct-followup --rule reminder --as-of "$now" -O csv | grep -q '^reminder:acme:INV-1:1,.*,reminder-0,'
    # a day that has passed is no promise
    put rows.csv <<'EOF'
key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
missed:sosna:O-3:2026-10-03,2026-10-04,2026-10-04,sosna,,email,office@sosna.example,missed,O-3,anna,70,missed,touch,late
first-month:acme:2026-09-20:3,2026-10-04,2026-10-05,acme,P-1,email,max@acme.example,first-month,,anna,40,first-month,touch,new
EOF
    send <rows.csv
    [ "$(sed 's/\xc2\xa0/ /g' "$out_file" | grep -o '3 октября 2026 г.' | wc -l)" -eq 1 ]
    # a client since then, whatever the step
    assert_out_has 'for 15 days now'
    # one answer is for one question
    echo 'e3,2026-10-05,touch,acme,,,,,email,,And when?,dir=in;kind=question' >>"$ledger"
    acct-followup --rule question --as-of "$now" -O csv >questions.csv
    [ "$(wc -l <questions.csv)" -eq 3 ]
    send -m Yes -O csv <questions.csv
    assert_status 2
    assert_out ''
    assert_err_has '-m answers one question, and these are 2'
    # who complains hears no news
    echo 'i1,2026-10-04,issue,acme,I-1,,,,,,Too dark,' >>"$ledger"
    mkdir -p "$ACCT_HOME/templates/en"
    printf 'Subject: x\nKind: news\n\nx\n' >"$ACCT_HOME/templates/en/spring"
    echo acme >clients
    send --campaign spring -O csv <clients
    assert_err_has 'campaign:acme:spring: issue I-1 is open'
    [ "$(wc -l <"$out_file")" -eq 1 ]
}

@test "letter: wrong usage, and what are no rows" {
    rows >rows.csv
    local words
    while read -r words; do
        # shellcheck disable=SC2086  # words
        send $words <rows.csv
        assert_status 2
        assert_out ''
        assert_err_has "Try 'acct-letter --help'."
    done <<'EOF'
--pipe x -o sent
--preview --record
--limit 3
--campaign x --limit 0
--campaign x --limit 1.5
--pipe x -O text
-n --record
--record
-O eml
EOF
    send <"$ledger"
    assert_status 1
    assert_err_has 'standard input:1: these are no action rows (acct-followup -O csv prints them'
    printf 'key,client,rule,record\n,acme,x,touch\n' >bad
    send <bad
    assert_status 1
    assert_err 'acct-letter: standard input:2: key: is empty'
    printf 'key,client,rule,record,date\nx,acme,x,touch,soon\n' >bad
    send <bad
    assert_status 1
    assert_err_has 'standard input:2: date: '
    printf 'key,client,rule,record\nx\x01y,acme,x,touch\n' >bad
    send <bad
    assert_status 1
    assert_err_has 'key: has a control character'
    send --template nonesuch <rows.csv
    assert_status 1
    assert_err_has "no letter 'nonesuch'"
    run2 acct-letter -f - <rows.csv
    assert_status 2
}
