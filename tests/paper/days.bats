#!/usr/bin/env bats
# Names, addresses, tax numbers and accounts on a paper are those of its day.

load ../helper
load paper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[me]
name = Tern Studio
address = 1 Old Street
  Limassol
taxid = CY10259033P
email = old@tern.example.com
account = 40702810938000000001
bank_name = ПАО Сбербанк
bik = 044525225
corr_account = 30101810400000000225
iban = DE89 3704 0044 0532 0130 00
signer = A. Tern
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-02,client,k,,,,,,,,legal=Klient GmbH;address=Alte Str. 1;taxid=DE123456789;tone=Hi
a3,2026-01-01,client,r,,,RUB,,,me,Клиент,lang=ru;address=Старая ул.;taxid=7707083893
END
}

# Papers of all kinds, by number.
bill_all() {
    acct-invoice new -q --as-of 2026-03-01 k -r N-1 -l 'Work|1||100|0 AE'
    acct-invoice new -q --as-of 2026-03-01 r -r N-2 -l 'Сайт|1|шт.|100|20'
    acct-invoice credit -q --as-of 2026-03-02 N-1 -r N-3 -l 'Work|1||10|0 AE'
    acct-invoice quote -q --as-of 2026-03-03 k -r N-4 -l 'More|1||50|0'
    acct-invoice act -q --as-of 2026-03-04 --invoice N-1 -r N-5
    acct-invoice pay -q --as-of 2026-03-05 N-1 20 --receipt
    acct-invoice remind -q --as-of 2026-04-01 --issue N-1
    acct-invoice statement -q --as-of 2026-04-09 r --issue
}

# shown DIRECTORY: all of them in all formats, with what is said.
shown() {
    local n format
    mkdir "$1"
    for n in N-1 N-2 N-3 N-4 N-5 R-2026-0001 REM-2026-0001 ST-2026-0001; do
        for format in text html pdf json; do
            show "$n" -O $format
            assert_status 0
            cp "$out_file" "$1/$n.$format"
            cp "$err_file" "$1/$n.$format.err"
        done
    done
}

move() {
    put_more "$ledger" <<'END'
b1,2026-07-01,client,k,,,,,,,Neuer Name,lang=ru;legal=Klient AG;address=Neue Str. 2;taxid=;tone=Hallo
b2,2026-07-01,client,r,,,,,,,Покупатель,lang=en;address=Новая ул.;taxid=7701234560
END
    put_more "$ACCT_HOME/acct.conf" <<'END'
[me 2026-07-01]
name = Tern Ltd
address = 2 New Street
taxid =
account = 40702810638000000000
iban = GB82 WEST 1234 5698 7654 32
END
}

@test "papers: old ones stay as they were" {
    begin 'all kinds of papers, in all formats, are the same to the byte'
    bill_all
    shown before
    move
    shown after
    diff -r before after
    grep -q 'Klient GmbH' after/N-1.text
    grep -q '1 Old Street' after/REM-2026-0001.html

    begin 'from that day on they are others'
    move
    bill k -l 'Work|1||100|0 E' -d 2026-06-30
    has 'Tern Studio' 'Klient GmbH' 'DE89 3704'
    [[ $(scan) == *$'\nTern Studio\nDE89370400440532013000\n'* ]]
    number=$(acct-invoice new --as-of 2026-07-01 k -l 'Work|1||100|0 E')
    show "$number" -O json
    jq -c '.[0] | .lang, .seller.name, .seller.address, .seller.taxid,
        .seller.email, .buyer.name, .buyer.address, .buyer.taxid, .bank.iban' \
        "$out_file" >got
    text_is fields "$(cat got)" '"ru"
"Tern Ltd"
"2 New Street"
""
"old@tern.example.com"
"Klient AG"
"Neue Str. 2"
""
"GB82 WEST 1234 5698 7654 32"'
    pdf "$number"
    [[ $(scan) == *$'\nTern Ltd\nGB82WEST12345698765432\n'* ]]

    begin 'tax numbers that a paper lacks are those of its day'
    bill_all
    move
    show N-1
    assert_status 0
    assert_err ''
    run2 acct-invoice new --as-of 2026-07-01 k -l 'Work|1||100|0 AE'
    assert_status 0
    assert_err "acct-invoice: reverse charge needs your tax number (the setting \
me.taxid)
acct-invoice: reverse charge needs the client's tax number (acct-add client k -s \
taxid=…)"
    run2 acct-invoice new --as-of 2026-07-01 -d 2026-06-30 k -l 'Work|1||1|0 AE'
    assert_status 0
    assert_err ''

    begin 'what was first said counts before it, too'
    acct-invoice new -q --as-of 2026-01-01 k -r N-1 -l 'Work|1||100|0 E'
    show N-1 -O json
    [ "$(jq -r '.[0].buyer.address' "$out_file")" = 'Alte Str. 1' ]
    # but of [me] the beginning is what stands there
    sed -i '/^phone/d' "$ACCT_HOME/acct.conf"
    printf '[me 2026-07-01]\nphone = 5\n' >>"$ACCT_HOME/acct.conf"
    show N-1 -O json
    [ "$(jq -r '.[0].seller.phone' "$out_file")" = '' ]
}

@test "papers: the sections of [me]" {
    begin 'in any order; a day counts from its beginning; the last of two holds'
    put "$ACCT_HOME/acct.conf" <<'END'
[me 2026-07-01]
name = C
email = c@example.com
[me 2026-03-01]
name = B
address = 1 B Street
  Btown
[acct]
currency = EUR
[me]
name = A
address = 1 A Street
phone = 1
[me  2026-07-01 ]
name = D
phone =
[me 2026-05-01]
END
    while read -r day want; do
        number=$(acct-invoice new --as-of "$day" k -l 'Work|1||100|0 E')
        show "$number" -O json
        assert_status 0
        text_is "$day" "$(jq -r '.[0].seller |
            [.name, .address, .email, .phone] | @csv' "$out_file" |
            tr -d '"' | tr '\n' / | sed 's,/$,,')" "$want"
    done <<'END'
2026-01-01 A,1 A Street,,1
2026-02-28 A,1 A Street,,1
2026-03-01 B,1 B Street/Btown,,1
2026-06-30 B,1 B Street/Btown,,1
2026-07-01 D,1 B Street/Btown,c@example.com,
2026-10-05 D,1 B Street/Btown,c@example.com,
END

    begin 'what is wrong with a day is said'
    while IFS='|' read -r section why; do
        printf '[%s]\nname = x\n' "$section" >"$ACCT_HOME/acct.conf"
        run2 acct-invoice list
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: $ACCT_HOME/acct.conf:2: $why"
    done <<'END'
me 2026-7-1|[me 2026-7-1]: '2026-7-1' is no day (write it as in [me 2026-07-01])
me 2026-02-30|[me 2026-02-30]: '2026-02-30' is no day (write it as in [me 2026-07-01])
me today|[me today]: 'today' is no day (write it as in [me 2026-07-01])
me 2026-07-01 on|[me 2026-07-01 on]: '2026-07-01 on' is no day (write it as in [me 2026-07-01])
paper 2026-07-01|[paper 2026-07-01]: only [me] has days (write [paper])
invoice 2026-07|[invoice 2026-07]: only [me] has days (write [invoice])
mee 2026-07-01|unknown setting 'name' in [mee 2026-07-01] (did you mean 'name' in [me]?)
me2026-07-01|unknown setting 'name' in [me2026-07-01] (did you mean 'name' in [me]?)
END
    printf '[me 2026-07-01]\nnmae = x\n' >"$ACCT_HOME/acct.conf"
    run2 acct-invoice list
    assert_status 1
    assert_err "acct-invoice: $ACCT_HOME/acct.conf:2: unknown setting 'nmae' in \
[me] (did you mean 'name' in [me]?)"

    begin "a language's own words have days, too"
    bill_all
    mkdir "$ACCT_HOME/templates"
    put "$ACCT_HOME/templates/paper.en" <<'END'
me_name = Tern (en)
[me 2026-07-01]
me_name = Tern Ltd (en)
me_address = New Street
    Limassol
[me 2026-03-02]
me_address = Other Street
END
    shown before
    grep -q 'Tern (en)' before/N-1.text
    grep -q 'Old Street' before/N-1.text
    grep -q 'Other Street' before/N-3.text
    number=$(acct-invoice new --as-of 2026-07-01 k -l 'Work|1||100|0 E')
    show "$number" -O json
    [ "$(jq -r '.[0].seller.address' "$out_file")" = $'New Street\nLimassol' ]
    run2 acct-invoice words
    assert_status 0
    [[ $out == *$'\n[me 2026-07-01]\n'*$'\n[me 2026-03-02]\nme_address = Other Street' ]]
    cp "$out_file" "$ACCT_HOME/templates/paper.en"
    shown after
    diff -r before after
    while IFS='|' read -r section line why; do
        printf '[%s]\n%s\n' "$section" "$line" >"$ACCT_HOME/templates/paper.en"
        show N-1
        assert_status 1
        assert_err "acct-invoice: $ACCT_HOME/templates/paper.en:2: $why"
    done <<'END'
me|me_name = x|there are no [sections] here but [me 2026-07-01]
me 2026|me_name = x|[me 2026]: '2026' is no day (write it as in [me 2026-07-01])
paper 2026-07-01|me_name = x|[paper 2026-07-01]: only [me] has days (write [paper])
me 2026-07-01|invoice = Bill|invoice: only words that begin with me_ have days (put it before the first section)
END
}
