#!/usr/bin/env bats
# People who left, and what clients and people do not want to hear of.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

# rule NAME...: these rules alone.
rules() {
    printf '[followup]\nquiet = 0d\n' >"$ACCT_HOME/acct.conf"
    { printf '%s\n' rule,use '*,no'; printf '%s,yes\n' "$@"; } \
        >"$ACCT_HOME/rules.csv"
}

# to DAY RULE WANTED: contact and address of what is there of that rule.
to() {
    run2 acct-followup -O json --as-of "$1" --rule "$2"
    assert_status 0
    text_is "$2 on $1" \
        "$(jq -r '[.[] | "\(.contact):\(.address)"] | join(" ")' <<<"$out")" "$3"
}

# held DAY WANTED [OPTION...]: key and why of what is held back.
held() {
    run2 acct-followup --held -O json --as-of "$1"
    assert_status 0
    text_is "held on $1" "$(jq -r '.[] | "\(.key): \(.held)"' <<<"$out")" "$2"
}

people() {
    rows <<'END'
a1,2026-01-01,client,acme,,,,,,anna,Acme Ltd,email=office@acme.example;tier=A
p1,2026-01-01,contact,acme,P-1,,,,,,Max,email=max@acme.example;primary=yes;birthday=--11-02
p2,2026-01-01,contact,acme,P-2,,,,,,Ann,email=ann@acme.example;birthday=--03-01
u1,2026-08-01,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
END
}

@test "left: nothing is for who left: from that day on, and not before" {
    begin 'the day before, the day; the next person, else the client'
    people
    rules checkin congratulate gift
    more <<<'m1,2026-10-20,contact,acme,P-1,,,,,,,left=2026-10-31;amends=p1'
    to 2026-10-19 checkin P-1:max@acme.example
    to 2026-10-30 checkin P-1:max@acme.example
    to 2026-10-30 congratulate P-1:max@acme.example
    to 2026-10-30 gift 'P-1:max@acme.example P-2:ann@acme.example'
    to 2026-10-31 checkin P-2:ann@acme.example
    to 2026-10-31 congratulate ''
    to 2026-10-31 gift P-2:ann@acme.example
    # as of a day before it was known
    to 2026-10-30 congratulate P-1:max@acme.example
    more <<<'m2,2026-11-01,contact,acme,P-2,,,,,,,left=2026-11-01'
    to 2026-10-31 checkin P-2:ann@acme.example
    to 2026-11-01 checkin :office@acme.example
    # back again
    more <<<'m3,2026-11-03,contact,acme,P-2,,,,,,,left='
    to 2026-11-02 checkin :office@acme.example
    to 2026-11-03 checkin P-2:ann@acme.example

    begin 'the card and the lists'
    people
    more <<<'m1,2026-10-01,contact,acme,P-1,,,,,,,left=2026-10-01;role=boss'
    run2 acct-show acme --as-of 2026-10-05 -O table
    assert_out_has 'boss, left 2026-10-01, primary'
    run2 acct-show acme --as-of 2026-10-05 -O csv
    assert_out_has contact,acme,P-1,,,left,2026-10-01
    run2 acct-show --list --columns key,email --as-of 2026-10-05 -O csv
    assert_out_has acme,ann@acme.example
    run2 acct-show --list --columns key,email --as-of 2026-09-30 -O csv
    assert_out_has acme,max@acme.example
    # who left is not to be asked after, and no address of the client's
    run2 acct-check --notes --as-of 2028-01-01
    assert_out_has "contact 'P-2'"
    assert_out_lacks P-1

    begin 'what was said of who left can still be read; acct-add'
    people
    rules question
    more <<'END'
q1,2026-10-04,touch,acme,,,,,email,anna,When?,dir=in;kind=question;contact=P-1
m1,2026-10-05,contact,acme,P-1,,,,,,,left=2026-10-05
END
    to 2026-10-05 question P-2:ann@acme.example
    keep "$ledger"
    run2 acct-add --as-of 2026-10-06 touch acme Tomorrow -s dir=out -s contact=P-1
    assert_status 1
    assert_out ''
    assert_err "acct-add: contact: P-1 (Max) left on 2026-10-05 (name another of the client's, or --force)"
    run2 acct-add --as-of 2026-10-06 survey acme 'How was it?' -s contact=P-1
    assert_status 1
    same "$ledger"
    # nor on the day itself; a report, an offer, a gift
    local gone='acct-add: contact: P-1 (Max) left on 2026-10-05 (name another of the client'"'"'s, or --force)'
    run2 acct-add --as-of 2026-10-05 touch acme Bye -s dir=out -s contact=P-1
    assert_err "$gone"
    run2 acct-add --as-of 2026-10-06 report acme -s period=2026-09 -s contact=P-1
    assert_err "$gone"
    run2 acct-add --as-of 2026-10-06 offer acme More -s contact=P-1
    assert_err "$gone"
    run2 acct-add --as-of 2026-10-06 gift acme Tea -r P-1
    assert_err "$gone"
    run2 acct-add -q --as-of 2026-10-06 gift acme Tea -r P-2
    assert_status 0
    # of the day before, from the person, to another, by force
    run2 acct-add -q --as-of 2026-10-05 touch acme Bye -d 2026-10-04 -s dir=out -s contact=P-1
    assert_status 0
    run2 acct-add -q --as-of 2026-10-06 touch acme Bye -s dir=in -s contact=P-1
    assert_status 0
    run2 acct-add -q --as-of 2026-10-06 touch acme Hi -s dir=out -s contact=P-2
    assert_status 0
    run2 acct-add -q --as-of 2026-10-06 touch acme Hi -s dir=out -s contact=P-1 --force
    assert_status 0
    run2 acct-check --as-of 2026-10-06
    assert_status 0
    # a key that others have, too, is the client's own
    more <<'END'
b1,2026-10-05,client,bolt,,,,,,anna,Bolt,
p9,2026-10-05,contact,bolt,P-1,,,,,,Bob,email=bob@bolt.example
END
    run2 acct-add -q --as-of 2026-10-06 touch bolt Hi -s dir=out -s contact=P-1
    assert_status 0
}

# What may be wanted or not, all of it open on 2026-10-15: of acme, with more
# attributes of the client and of P-1, who is written to first.
wishes() {
    rows <<END
a1,2026-01-01,client,acme,,,,,,anna,Acme Ltd,email=office@acme.example;tier=A$1
p1,2026-01-01,contact,acme,P-1,,,,,,Max,email=max@acme.example;birthday=--10-16$2
b1,2026-01-01,client,bolt,,,,,,anna,Bolt,email=b@bolt.example
o1,2026-05-02,order,acme,O-1,,,,,,Logo,service=logo
s1,2026-09-20,stage,acme,O-1,,,,,,,stage=delivered
v1,2026-05-05,survey,acme,S-1,,,,,,How?,${3-}
r1,2026-10-12,response,acme,S-1,,,,,,Fine,score=9
o2,2026-05-02,order,bolt,O-2,,,,,,Site,service=site
n1,2026-10-10,doc,acme,guide,,,,,,New guide,
END
    rules offer survey congratulate gift gift-new-year doc promoter checkin tell
}

@test "optout: what is not wanted is held back, and what is owed is not" {
    begin 'each kind has its rules'
    wishes
    all='congratulate:acme:P-1:2026-10-16 doc:acme:guide:2026-10-10 gift-new-year:acme:2026-12-31 gift:acme:P-1:2026-10-16 promoter:acme:S-1 survey:acme:O-1 tell:acme:O-1:2026-09-20'
    open() {
        run2 acct-followup -O ids --as-of 2026-10-15 --client acme
        text_is open "$(sort <<<"$out" | tr '\n' ' ')" "$1 "
    }
    open "$all"
    local kind key left
    while IFS='|' read -r kind keys; do
        wishes ";optout=$kind"
        left=$all
        for key in $keys; do left=${left/"$key "/}; done
        open "$left"
        case $kind in
        news) key=news ;; offer) key=offers ;; survey) key=surveys ;;
        congrats) key=congratulations ;; gift) key=gifts ;;
        esac
        run2 acct-followup --held -O json --as-of 2026-10-15 --client acme
        text_is why "$(jq -r '[.[] | .held] | unique | join(", ")' <<<"$out")" \
            "does not want $key"
        run2 acct-check --as-of 2026-10-15
        assert_status 0
    done <<'END'
news|doc:acme:guide:2026-10-10
offer|promoter:acme:S-1
survey|survey:acme:O-1
congrats|congratulate:acme:P-1:2026-10-16
gift|gift-new-year:acme:2026-12-31 gift:acme:P-1:2026-10-16
END
    wishes ';optout=news|offer|survey|congrats|gift'
    open tell:acme:O-1:2026-09-20
    # an offer follows what was said of that order, which is not asked again
    wishes '' '' order=O-1
    open "${all/promoter:acme:S-1 survey:acme:O-1/offer:acme:O-1 promoter:acme:S-1}"
    wishes ';optout=offer' '' order=O-1
    is 2026-10-15 '' --rule offer --rule promoter

    begin 'since the day on which the client says so, until it is taken back'
    wishes
    more <<'END'
a2,2026-10-15,client,acme,,,,,,,,optout=survey
a3,2026-10-17,client,acme,,,,,,,,optout=
END
    is 2026-10-14 survey:acme:O-1 --rule survey
    is 2026-10-15 '' --rule survey
    is 2026-10-17 survey:acme:O-1 --rule survey

    begin 'a rule of the user: by its letter, what ends it, or how it disturbs'
    wishes ';optout=news'
    printf '%s\n' rule,use,on,when,until,stay,template '*,no,,,,,' \
        'tips,yes,client,date,touch dir=out kind=news,900d,' \
        'guide,yes,client,date,,900d,news' \
        'plain,yes,client,date,touch dir=out kind=news|other,900d,' \
        'owed,yes,client,date,touch dir=out kind=news,,' >"$ACCT_HOME/rules.csv"
    is 2026-10-15 'owed:acme:2026-01-01 plain:acme:2026-01-01 guide:bolt:2026-01-01 owed:bolt:2026-01-01 plain:bolt:2026-01-01 tips:bolt:2026-01-01'
}

@test "optout: of a person: another one is written to, or nobody" {
    begin 'a birthday is about that person; a survey goes to the next one'
    wishes '' ';optout=survey|congrats|gift'
    is 2026-10-15 '' --rule congratulate
    held 2026-10-15 'survey:acme:O-1: does not want surveys
gift:acme:P-1:2026-10-16: does not want gifts
gift-new-year:acme:2026-12-31: does not want gifts
congratulate:acme:P-1:2026-10-16: does not want congratulations'
    more <<<'p2,2026-01-01,contact,acme,P-2,,,,,,Ann,email=ann@acme.example'
    to 2026-10-15 survey P-2:ann@acme.example
    sed -i '/^v1/s/$/order=O-1/' "$ledger"
    to 2026-10-15 offer P-1:max@acme.example
    sed -i '/^v1/s/order=O-1$//' "$ledger"
    run2 acct-survey due --as-of 2026-10-15 -O json
    text_is survey "$(jq -r '.[] | "\(.contact):\(.address)"' <<<"$out")" \
        P-2:ann@acme.example
    # nobody there wants it
    more <<<'m2,2026-10-01,contact,acme,P-2,,,,,,,left=2026-10-14'
    run2 acct-survey due --as-of 2026-10-15 -O ids
    assert_out ''
    run2 acct-survey due --as-of 2026-10-13 -O ids
    assert_out survey:acme:O-1
    run2 acct-survey send acme --as-of 2026-10-15
    assert_status 1
    assert_err 'acct-survey: acme: does not want surveys (--force asks all the same)'
    run2 acct-survey send acme --force -q --as-of 2026-10-15
    assert_status 0

    begin 'kinds that are none are refused, with the list'
    wishes
    run2 acct-add client acme -s optout=spam --as-of 2026-10-15
    assert_status 1
    assert_err "acct-add: optout: 'spam' is not one of news|offer|survey|congrats|gift"
    run2 acct-add contact acme Ann -s 'optout=news|ofer' --as-of 2026-10-15
    assert_status 1
    assert_err "acct-add: optout: 'ofer' is not one of news|offer|survey|congrats|gift (did you mean 'offer'?)"
    more <<<'a2,2026-10-15,client,acme,,,,,,,,optout=news|'
    run2 acct-check --as-of 2026-10-15
    assert_status 1
    assert_out_has "'' is not one of news|offer|survey|congrats|gift"
}

@test "left: the next person is reached where that person can be" {
    begin "the client's channel was that of who left"
    rows <<'END'
a1,2026-01-01,client,acme,,,,,telegram,anna,Acme Ltd,email=office@acme.example
p1,2026-01-01,contact,acme,P-1,,,,,,Max,telegram=@max;primary=yes;left=2026-10-01
p2,2026-01-01,contact,acme,P-2,,,,,,Ann,whatsapp=+79001234567;primary=yes
t1,2026-01-02,task,acme,T-1,,,2026-11-01,,anna,Call,
END
    rules task
    via() {
        run2 acct-followup -O json --as-of "$1" --rule task
        text_is "on $1" "$(jq -r '.[] | "\(.contact) \(.channel) \(.address)"' <<<"$out")" "$2"
    }
    via 2026-09-30 'P-1 telegram @max'
    via 2026-10-01 'P-2 whatsapp +79001234567'
    # what the person says counts, and so does an address of the client's
    more <<<'p3,2026-10-02,contact,acme,P-2,,,,email,,,'
    via 2026-10-02 'P-2 email office@acme.example'
    sed -i '/^p3/d; s/email=office@acme.example/telegram=@acme/' "$ledger"
    via 2026-10-02 'P-2 telegram @acme'
    # who has no address at all is where the client is
    sed -i 's/telegram=@acme//; s/whatsapp=+79001234567;//' "$ledger"
    via 2026-10-02 'P-2 telegram '
}
