#!/usr/bin/env bats
# acct-add: mending what was entered, without knowing ids: void by a key, amend,
# merge, undo; and what every tool makes of it.

load ../helper

day=2026-03-01

setup() {
    common_setup
    printf '[acct]\ncurrency = EUR\nowner = me\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme,
C2,2026-01-02,client,beta,,,EUR,,,,Beta GmbH,email=b@beta.example;segment=old
O1,2026-01-05,order,acme,O-12,500.00,EUR,2026-02-01,,anna,Site,service=web
S1,2026-01-06,stage,acme,O-12,,,,,,,stage=started
I1,2026-01-07,invoice,acme,INV-1,500.00,EUR,2026-01-21,,,,order=O-12
L1,2026-01-07,line,acme,INV-1,500.00,EUR,,,,Site,order=O-12
END
}

add() {
    run2 acct-add --as-of "$day" "$@"
}

# The rows that were added, without the ids that they were given.
added() {
    tail -n +8 "$ledger" | sed 's/^[0-9A-HJKMNP-TV-Z]\{26\},/,/'
}

sound() {
    run2 acct-check --as-of 2026-12-01
    assert_status 0
    assert_out ''
}

refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    add "$@"
    assert_status "$wanted_status"
    assert_out ''
    assert_err_has "$words"
    same "$ledger"
}

@test "void: by a key or number, a row for each id" {
    begin 'a document with its lines'
    add void - -r INV-1 -q
    assert_status 0
    assert_err ''
    run2 added
    assert_out <<'END'
,2026-03-01,void,acme,I1,,,,,me,,
,2026-03-01,void,acme,L1,,,,,me,,
END
    run2 acct-invoice list --as-of "$day" -O ids
    assert_out ''
    sound
    refused 1 "'INV-1' was voided already (by $(sed -n 's/,2026-03-01,void,acme,I1,.*//p' "$ledger"): void that, to have it back)" \
        void - -r INV-1
    refused 1 "nothing has the key or id 'INV-9'" void - -r INV-9

    begin 'what still names it is told'
    add void acme wrong -r O-12
    assert_status 0
    assert_err "acct-add: 3 records still name 'O-12': stage S1, invoice INV-1, line L1"
    run2 added
    assert_out ,2026-03-01,void,acme,O1,,,,,me,wrong,

    printf 'X1,2026-02-02,issue,acme,X-1,,,,,,slow,\nR1,2026-02-03,resolve,acme,X-1,,,,,,done,\n' >>"$ledger"
    add void - -r X-1 -q
    assert_err ''
    add void - -r "$(sed -n 's/,2026-03-01,void,acme,X1,.*//p' "$ledger")" -q
    add void - -r X-1
    assert_err "acct-add: 1 record still names 'X-1': resolve R1"

    begin 'an id means one record'
    add void - -r L1
    assert_status 0
    run2 added
    assert_out ,2026-03-01,void,acme,L1,,,,,me,,

    begin 'rows on standard input, of a record of the batch as well'
    printf 'type,client,ref,text,id\nvoid,,INV-1,,\nnote,acme,,x,N1\nvoid,,N1,,\n' >rows
    run2 acct-add - --as-of "$day" <rows
    assert_status 0
    run2 added
    assert_out <<'END'
,2026-03-01,void,acme,I1,,,,,me,,
,2026-03-01,void,acme,L1,,,,,me,,
N1,2026-03-01,note,acme,,,,,,me,x,
,2026-03-01,void,acme,N1,,,,,me,,
END
    sound

    begin 'a contract with its renewals; two things of one key; a row without an id'
    put_more "$ledger" <<'END'
K1,2026-01-01,contract,acme,K-1,100.00,EUR,2026-12-31,,,,
K2,2026-02-01,contract,acme,K-1,110.00,EUR,2027-12-31,,,,
,2026-02-02,task,acme,T-1,,,,,,do,
T1,2026-02-02,task,acme,K-2,,,,,,do,
K3,2026-02-02,contract,acme,K-2,1.00,EUR,,,,,
END
    add void - -r K-1 -q
    assert_status 0
    [ "$(added | grep -c ,void,acme,K)" -eq 2 ]
    refused 1 "'K-2' is task T1 in line 11 and contract K3 in line 12 (name the record by its id)" \
        void - -r K-2
    refused 1 'ledger.csv:10: the record has no id, so that nothing can name it (acct-check --fix gives it one)' \
        void - -r T-1
}

@test "amend: what is stated counts, the first row's date stays" {
    begin 'an amount, in the currency it has; every tool reads it'
    add --amend order - -r O-12 -a 900
    assert_status 0
    assert_out O-12
    assert_err <<'END'
acct-add: order O-12: amount '900.00 EUR', was '500.00 EUR'
acct-add: INV-1 was made of it, and stays as it is
END
    run2 added
    assert_out ',2026-01-05,order,acme,O-12,900.00,EUR,,,,,amends=O1'
    sound
    run2 acct-metrics revenue orders --period all --as-of "$day" -O csv
    assert_out_has all,revenue,,900.00,money,EUR
    assert_out_has all,orders,,1,count
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has 'order,acme,O-12,2026-01-05,2026-02-01,open,started,900.00,EUR,,,anna,Site'
    assert_out_has '2026-01-05,,order,amends=O1,900.00,EUR,O-12'
    # it was wrong from the start, unless a date is given
    run2 acct-show acme --as-of 2026-02-28 -O csv
    assert_out_has 'O-12,2026-01-05,2026-02-01,open,started,900.00,EUR'
    add --amend order - -r O-12 -a 1000 -d 2026-02-27 -q
    run2 acct-show acme --as-of 2026-02-26 -O csv
    assert_out_has 'O-12,2026-01-05,2026-02-01,open,started,900.00,EUR'
    run2 acct-show acme --as-of 2026-02-27 -O csv
    assert_out_has 'O-12,2026-01-05,2026-02-01,open,started,1000.00,EUR'

    begin 'deadline, owner, text, attributes: of each the last that states it'
    add --amend order - 'New site' -r O-12 -D 2026-04-01 -w boris -q
    add --amend order - -r O-12 -s service=shop -s specialist=olga -w anna
    assert_status 0
    assert_err <<'END'
acct-add: order O-12: owner 'anna', was 'boris', service 'shop', was 'web', specialist 'olga', was ''
acct-add: INV-1 was made of it, and stays as it is
END
    add --amend order - -r O-12 -s service= -q
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has 'order,acme,O-12,2026-01-05,2026-04-01,open,started,500.00,EUR,,,anna,New site'
    refused 1 "order 'O-12' says all that already (its date stays)" --amend order - -r O-12 -w anna
    sound

    begin 'the client'
    add --amend order beta -r O-12 -q
    assert_status 0
    sound
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has order,beta,O-12,
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_lacks order,acme,O-12,
    # rows that name it are of either, as they were written
    acct-add stage - -r O-12 -s stage=ready -d "$day" --as-of "$day" -q
    [ "$(added | tail -n 1)" = ,2026-03-01,stage,beta,O-12,,,,,anna,,stage=ready ]
    sound

    begin 'an amendment can be voided, and goes with what it amends'
    add --amend order - -r O-12 -a 900 -q
    local id
    id=$(tail -n 1 "$ledger" | cut -d, -f1)
    add void - -r "$id" -q
    assert_status 0
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has open,started,500.00,EUR
    add --amend order - -r O-12 -a 800 -q
    add void - -r O-12 -q
    run2 acct-metrics orders --period all --as-of "$day" -O csv
    assert_out_has all,orders,,0,count

    begin 'of a contact and a contract the latest row; a task, an issue, an offer'
    put_more "$ledger" <<'END'
K1,2026-01-01,contract,acme,K-1,100.00,EUR,2026-12-31,,,,per=month
K2,2026-02-01,contract,acme,K-1,110.00,EUR,2027-12-31,,,,
P1,2026-02-01,contact,acme,ann,,,,,,Ann,email=a@acme.example
T1,2026-02-02,task,acme,T-1,,,2026-02-10,,,do,
X1,2026-02-02,issue,acme,X-1,,,,,,slow,
F1,2026-02-02,offer,acme,F-1,70.00,EUR,,,,more,
F2,2026-02-09,offer,acme,F-1,,,,,,,result=won
END
    add --amend contract - -r K-1 -a 120 -q
    add --amend contact - -r ann -s email=ann@acme.example -q
    add --amend task - -r T-1 -D 2026-03-10 -q
    add --amend issue - -r X-1 -s severity=high -q
    add --amend offer - -r F-1 -a 75 -q
    run2 added
    assert_out_has contract,acme,K-1,120.00,EUR,,,,,amends=K2
    assert_out_has amends=F1
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has ann@acme.example
    assert_out_has 2026-03-10
    assert_out_has 75.00
    sound

    begin 'what is there goes to another: a touch by its id, whatever it is about'
    put_more "$ledger" <<'ROWS'
Y1,2026-01-20T10:00:00Z,touch,acme,,,,,,anna,When?,dir=in;kind=question
Y2,2026-01-20T11:00:00Z,touch,acme,O-12,,,,,anna,How?,dir=in;kind=question
ROWS
    add --amend touch - -r Y1 -w olga -d 2026-02-01
    text_is note "$err" "acct-add: touch Y1: owner 'olga', was 'anna'"
    add --amend touch - -r Y2 -w boris
    text_is note "$err" "acct-add: touch Y2: owner 'boris', was 'anna'"
    printf '%s\n' rule,use '*,no' question,yes >"$ACCT_HOME/rules.csv"
    run2 acct-followup -O json --as-of 2026-01-31
    text_is before "$(jq -r '[.[] | "\(.ref)=\(.owner)"] | sort | join(" ")' <<<"$out")" 'Y1=anna Y2=boris'
    run2 acct-followup -O json --as-of 2026-02-01
    text_is after "$(jq -r '[.[] | "\(.ref)=\(.owner)"] | sort | join(" ")' <<<"$out")" 'Y1=olga Y2=boris'
    # the other way it is a question of ours
    add --amend touch - -r Y1 -s dir=out -d 2026-02-02 -q
    run2 acct-followup -O ids --as-of 2026-02-02
    assert_out question:acme:Y2
    run2 acct-check --as-of 2026-02-28
    assert_status 0
    refused 1 "no touch has the id 'O-12' (acct-show CLIENT -O csv shows ids)" \
        --amend touch - -r O-12 -w olga
    refused 1 "touch 'Y1' says all that already (its date stays)" --amend touch - -r Y1 -w olga

    begin 'what cannot be amended'
    refused 1 "no order 'O-13' (closest: O-12)" --amend order - -r O-13 -a 1
    refused 2 '--amend: which order? (-r REF)' --amend order acme -a 1
    refused 2 'a record of type credit cannot be amended (void it, and add it as it is)' \
        --amend credit - -r CN-1 -a 1
    refused 1 "order 'O-12' is there already" order acme -r O-12 -a 900
    printf 'type,client,ref,attrs\norder,acme,O-12,amends=I1\n' >rows
    keep "$ledger"
    run2 acct-add - <rows
    assert_status 1
    assert_err_has "amends: no order 'O-12' has the id 'I1'"
    same "$ledger"

    refused 2 'a later record of a client changes it (acct-add client KEY …); what was wrong from the start is voided by its id' \
        --amend client acme Akme -r acme
    refused 1 "'acme' is a client: name the record by its id: C1 (2026-01-01)" void - -r acme

    begin 'an order from a quote is billed by the quote'
    acct-invoice quote acme -l 'Photos|12|pcs|40|0' --as-of "$day" -q
    acct-invoice accept Q-1 --as-of "$day" -q
    add --amend order - -r O-13 -a 900
    assert_err <<'END'
acct-add: order O-13: amount '900.00 EUR', was '480.00 EUR'
acct-add: O-13 came from quote Q-1: with an amount of its own it is billed by that, and not by the quote's lines
END

    begin 'a deadline that is put off stands behind the date of its row'
    add --amend order - -r O-12 -D 2026-02-10 -q
    sound

    begin 'what would be written, and not hold'
    refused 1 'the record itself is of 2026-01-05 (give no date before it)' \
        --amend order - -r O-12 -a 5 -d 2026-01-01
    refused 2 'a currency goes with an amount (-a, --currency)' \
        --amend order - -r O-12 --currency USD
    acct-invoice quote acme -l 'X|2|h|50|0' --as-of "$day" -q
    refused 1 'Q-1 has lines, which make its amount (void it, and write another)' \
        --amend offer - -r Q-1 -a 500
    add --amend order - -r O-12 -a 60 -d 2026-02-20 -q
    refused 1 'an amendment of 2026-02-20 counts already (give no date before it)' \
        --amend order - -r O-12 -a 5 -d 2026-02-19
    # what was entered last counts
    add --amend order - -r O-12 -a 70 -q
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has open,started,70.00,EUR
    acct-add stage - -r O-12 -s stage=delayed -D 2026-07-20 --as-of "$day" -q
    add --amend order - -r O-12 -D 2026-07-25
    assert_err_has 'acct-add: the deadline of O-12 is that of its stage of 2026-03-01: 2026-07-20'

    begin 'a target that was reckoned goes with its deadline'
    printf '[acct]\ncurrency = EUR\npadding = 2d\n' >"$ACCT_HOME/acct.conf"
    acct-add order acme Padded -r O-2 -D +14d --as-of "$day" -q 2>note
    add --amend order - -r O-2 -D 2026-08-01 -q
    run2 acct-followup --as-of 2026-03-20 --rule deadline -O csv
    assert_out_lacks :O-2

    begin 'a contract is the client'"'"'s to whom it is given; its fee is that of the row in force'
    put_more "$ledger" <<'END'
K1,2026-01-01,contract,acme,K-1,100.00,EUR,2026-12-31,,,,per=month
K2,2027-01-01,contract,acme,K-1,150.00,EUR,2027-12-31,,,,
END
    add --amend contract - -r K-1 -a 110 -q
    tail -n 1 "$ledger" | grep -q 'amends=K1$'
    add --amend contract beta -r K-1 -q
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has contract,beta,K-1,2026-01-01,2026-12-31,state,running,110.00
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_lacks contract,acme,K-1,
    sound

    begin 'a whole ledger with amendments is read by acct-add -'
    add --amend order - -r O-12 -a 900 -q
    run2 acct-add -f copy.csv -C /dev/null - <"$ledger"
    assert_status 0
    cmp copy.csv "$ledger"
}

@test "merge: two keys are one client, in every tool" {
    begin 'all tools'
    put_more "$ledger" <<'END'
O2,2026-01-08,order,beta,O-2,70.00,EUR,,,,Logo,
P2,2026-01-09,contact,beta,bob,,,,,,Bob,email=bob@beta.example
I2,2026-01-10,invoice,beta,INV-2,70.00,EUR,2026-01-24,,,,
R2,2026-01-11,payment,beta,,20.00,EUR,,,,,
D2,2026-02-01,done,beta,checkin:beta:2026-01-31,,,,,,,
W2,2026-02-02,client,carl,,,EUR,,,,Carl,referrer=beta
END
    add merge beta acme 'the same firm'
    assert_status 0
    assert_err ''
    [ "$(added | tail -n 1)" = ',2026-03-01,merge,acme,beta,,,,,me,the same firm,' ]
    sound
    run2 acct-show --list --as-of "$day" -O csv
    [ "$(tail -n +2 "$out_file" | cut -d, -f1 | sort | paste -sd ' ')" = 'acme carl' ]
    for name in beta acme 'Beta GmbH' bob@beta.example b@beta.example; do
        run2 acct-show "$name" --as-of "$day" -O csv
        assert_status 0
        assert_out_has client,acme,acme,,,name,Acme
        assert_out_has segment,old
        assert_out_has order,acme,O-2,
        assert_out_has order,acme,O-12,
        assert_out_has 'money,acme,,,,invoiced,,570.00,EUR'
        assert_out_has carl
    done
    run2 acct-invoice aging --as-of "$day" -O csv
    [ "$(sed -n 2p "$out_file")" = acme,EUR,0.00,0.00,570.00,0.00,0.00,570.00,0.00,20.00 ]
    run2 acct-invoice statement beta --as-of "$day" -O csv
    assert_out_has acme,2026-03-01,closing,,,,,550.00,EUR
    run2 acct-metrics new_clients orders --period all --as-of "$day" -O csv
    assert_out_has all,new_clients,,2,count
    assert_out_has all,orders,,2,count
    # rows are written under the key that it has now
    acct-add order beta More -a 5 --as-of "$day" -q
    acct-add client beta -w boris --as-of "$day" -q
    [ "$(tail -n 2 "$ledger" | cut -d, -f4 | paste -sd ' ')" = 'acme acme' ]
    # what was done under the old key is done
    run2 acct-followup --as-of "$day" -O csv
    assert_out_lacks checkin:acme:2026-01-31
    assert_out_lacks ,beta,
    sound

    begin 'papers that are out stay as they are'
    put_more "$ledger" <<'END'
B2,2026-01-03,client,beta,,,,,,,,lang=ru;address=Москва;taxid=7700000000
I2,2026-01-10,invoice,beta,INV-2,70.00,EUR,2026-01-24,,,,
L2,2026-01-10,line,beta,INV-2,70.00,EUR,,,,x,vat=0
END
    for what in text json html; do
        acct-invoice show INV-2 -O "$what" --as-of "$day" >"before.$what"
        acct-invoice show INV-1 -O "$what" --as-of "$day" >"ours.$what"
    done
    grep -q Invoice ours.text
    acct-invoice taxes --as-of "$day" -O csv | cut -d, -f4,5 >before.taxes
    add merge beta acme -q
    for what in text html; do
        acct-invoice show INV-2 -O "$what" --as-of "$day" | cmp - "before.$what"
        acct-invoice show INV-1 -O "$what" --as-of "$day" | cmp - "ours.$what"
    done
    acct-invoice show INV-2 -O json --as-of "$day" | sed 's/"client":"acme"/"client":"beta"/' |
        cmp - before.json
    acct-invoice taxes --as-of "$day" -O csv | cut -d, -f4,5 | cmp - before.taxes
    acct-invoice new acme -l 'x|1||1|0' --as-of "$day" -q
    run2 acct-invoice show INV-2026-0001 -O text --as-of "$day"
    assert_out_has Acme

    begin 'as things stood before'
    put_more "$ledger" <<'END'
O2,2026-01-08,order,beta,O-2,70.00,EUR,,,,Logo,
M1,2026-02-10,merge,acme,beta,,,,,,,
END
    run2 acct-show beta --as-of 2026-02-09 -O csv
    assert_out_has client,beta,beta,,,name,Beta
    run2 acct-show beta --as-of 2026-02-10 -O csv
    assert_out_has client,acme,acme,,,name,Acme
    add void - -r M1 -q
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has client,beta,beta,,,name,Beta

    begin 'a chain; circles are refused'
    echo 'C3,2026-01-03,client,corp,,,EUR,,,,Corp,' >>"$ledger"
    add merge beta corp -q
    add merge corp acme -q
    assert_status 0
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has client,acme,acme
    refused 1 "'acme' is client acme already" merge acme beta
    refused 1 "'corp' is client acme already" merge corp acme
    refused 1 "no client 'nobody'" merge nobody acme
    refused 2 "which two are one? (acct-add merge OLD NEW: all of OLD is NEW's, and OLD a name for it)" merge beta
    refused 2 'merge: the two clients are operands: OLD NEW' merge beta acme -r x

    begin 'a circle within a batch, and one that is there'
    printf 'type,client,ref\nmerge,acme,beta\nmerge,beta,acme\n' >rows
    keep "$ledger"
    run2 acct-add - <rows
    assert_status 1
    assert_err_has "standard input:3: 'acme' is client acme already"
    same "$ledger"
    printf 'M1,2026-02-10,merge,acme,beta,,,,,,,\nM2,2026-02-11,merge,beta,acme,,,,,,,\nM3,2026-02-11,merge,beta,who,,,,,,,\n' >>"$ledger"
    run2 acct-check --as-of "$day"
    assert_status 1
    assert_out <<END
$ledger:9:5: ref: 'acme' is client beta already: mend the ref, or add what it names
$ledger:10:5: ref: no client 'who': mend the ref, or add what it names
END
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has client,acme,acme

    begin 'what was amended meanwhile is as it was, once a merge is taken back'
    add merge acme beta -q
    id=$(tail -n 1 "$ledger" | cut -d, -f1)
    add --amend order - -r O-12 -a 12 -q
    add void - -r "$id" -q
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has order,acme,O-12,
    sound

    begin 'a key that was mistyped, without a record of its own'
    echo 'O3,2026-01-08,order,amce,O-3,7.00,EUR,,,,Typo,' >>"$ledger"
    add merge amce acme -q
    assert_status 0
    sound
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has order,acme,O-3,
}

@test "amend: a batch is told what the command is" {
    begin 'voided before, or by the batch itself; an amendment of an amendment'
    batch() {
        keep "$ledger"
        printf '%s\n' type,client,ref,amount,attrs "$@" >rows
        run2 acct-add --as-of "$day" - <rows
    }
    acct-add void - -r O-12 --as-of "$day" -q
    batch order,acme,O-12,5,amends=O1
    assert_status 1
    assert_err "acct-add: standard input:2: amends: no order 'O-12' has the id 'O1'"
    same "$ledger"
    acct-add undo -q
    batch void,acme,O1,, order,acme,O-12,5,amends=O1
    assert_status 1
    assert_err "acct-add: standard input:3: amends: no order 'O-12' has the id 'O1'"
    same "$ledger"
    batch order,acme,O-12,5,amends=O1
    assert_status 0
    batch "order,acme,O-12,6,amends=$(tail -n 1 "$ledger" | cut -d, -f1)"
    assert_status 0
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has open,started,6.00,EUR
    sound

    begin 'the amount of a quote is that of its lines'
    acct-invoice quote acme -l 'Photos|12|pcs|40|0' --as-of "$day" -q
    quote=$(grep ,offer, "$ledger" | cut -d, -f1)
    batch "offer,acme,Q-1,900,amends=$quote"
    assert_status 1
    assert_err 'acct-add: standard input:2: Q-1 has lines, which make its amount (void it, and write another)'
    same "$ledger"
    refused 1 'Q-1 has lines, which make its amount (void it, and write another)' \
        --amend offer - -r Q-1 -a 900
    printf 'type,client,ref,due,attrs\noffer,acme,Q-1,2026-04-30,amends=%s\n' "$quote" >rows
    run2 acct-add --as-of "$day" - <rows
    assert_status 0
    sound

    begin 'what happened is of no day to come'
    refused 1 'sent: 2026-03-02 is after today, 2026-03-01 (give the day on which it happened)' \
        act acme -a 5 -s sent=2026-03-02
    add act acme -a 5 -s sent=2026-03-01 -q
    assert_status 0
    sound
}

@test "undo: what was entered last, together" {
    begin 'an invoice with its lines; again, what was before'
    acct-add note acme first --as-of "$day" -q
    acct-invoice new acme -l 'Work|1|h|50|0' -l 'More|2|h|5|0' --as-of "$day" -q
    keep "$ledger"
    add undo -n
    assert_status 0
    same "$ledger"
    cut -d, -f2-8 "$out_file" >dry
    add undo
    assert_status 0
    assert_err ''
    cut -d, -f2-8 "$out_file" | cmp - dry
    run2 cat dry
    assert_out <<'END'
date,type,client,ref,amount,currency,text
2026-03-01,invoice,acme,INV-2026-0001,60.00,EUR,
2026-03-01,line,acme,INV-2026-0001,50.00,EUR,Work
2026-03-01,line,acme,INV-2026-0001,5.00,EUR,More
END
    run2 acct-invoice list --as-of "$day" -O ids
    assert_out INV-1
    add undo -q
    assert_status 0
    assert_out ''
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_lacks first
    sound
    # it never was, on any day
    run2 acct-invoice list --as-of 2026-03-01 -O ids
    assert_out INV-1
    refused 2 'undo takes back what was entered last: nothing more is expected' undo -d 2026-01-01
    # a row that was typed by hand is left alone
    refused 1 'ledger.csv:7: the last row was not entered by a program, so that it is not known what goes with it (void it by its key or id)' undo

    begin 'rows with ids of their own in the middle'
    printf '%s\n' id,type,client,text ,note,acme,one OWN-1,note,acme,two \
        ,note,acme,three >rows
    acct-add --as-of "$day" - <rows >out
    refused 1 'ledger.csv:9: the row stands among those entered last, but has an id of its own, so that it is not known what goes together (void them by their keys or ids)' undo
    acct-add void - -r OWN-1 --as-of "$day" -q
    acct-add undo -q
    refused 1 'ledger.csv:9: the row stands' undo
    acct-add void - -r OWN-1 --as-of "$day" -q
    acct-add void - -r "$(sed -n 8p "$ledger" | cut -d, -f1)" --as-of "$day" -q

    begin 'a client, and again'
    acct-add client new New --as-of "$day" -q
    acct-add note new x --as-of "$day" -q
    add undo -q
    add undo -q
    sound
    id=$(tail -n 1 "$ledger" | cut -d, -f1)
    add void - -r "$id" -q
    assert_status 0
    run2 acct-show new --as-of "$day" -O csv
    assert_out_has New

    begin 'a void, an amendment and a merge are undone, too'
    acct-add void - -r INV-1 --as-of "$day" -q
    add undo -q
    run2 acct-invoice list --as-of "$day" -O ids
    assert_out INV-1
    acct-add --amend order - -r O-12 -a 1 --as-of "$day" -q
    add undo -q
    acct-add merge beta acme --as-of "$day" -q
    add undo -q
    run2 acct-show beta --as-of "$day" -O csv
    assert_out_has client,beta,beta
    run2 acct-show acme --as-of "$day" -O csv
    assert_out_has open,started,500.00,EUR
    sound

    begin 'not after a day; nothing'
    # the id is of 2020-01-01
    echo '01DXF6DT000000000000000000,2026-02-10,note,acme,,,,,,,old,' >>"$ledger"
    refused 1 'the last entry, note 01DXF6DT000000000000000000, was made at 2020-01-01' undo
    assert_err_has ', more than a day ago (void it by its key or id: acct-add void - -r 01DXF6DT'
    refused 2 'undo takes back what was entered last: nothing more is expected (void takes back a record)' undo it
    head -n 1 "$ledger" >empty
    cat empty >"$ledger"
    refused 1 'there is nothing to undo' undo
}

@test "rows of a batch: amounts are in the currency of what they are about" {
    cat >rows <<'END'
type,client,ref,amount,currency,attrs
client,jumbo,,,JPY,
invoice,jumbo,J-1,5000,,
invoice,acme,U-1,5,USD,
payment,,U-1,2,,
order,acme,O-1,5000,JPY,
END
    run2 acct-add - --as-of "$day" <rows
    assert_status 0
    added | cut -d, -f3- >got
    run2 cut -d, -f1-5 got
    assert_out <<'END'
client,jumbo,,,JPY
invoice,jumbo,J-1,5000,JPY
invoice,acme,U-1,5.00,USD
payment,acme,U-1,2.00,USD
order,acme,O-1,5000,JPY
END
    sound
}

@test "attributes: what they name is the client's own" {
    put_more "$ledger" <<'END'
K1,2026-01-01,contract,acme,K-1,100.00,EUR,2026-12-31,,,,per=month
END
    refused 1 "contract: 'K-1' belongs to client acme, not to beta" \
        invoice beta -a 5 -s contract=K-1
    refused 1 "order: 'O-12' belongs to client acme, not to beta" \
        issue beta bad -s order=O-12
    refused 1 "order: 'O-12' belongs to client acme, not to beta" \
        issue beta bad -s order=O-12 --force
}
