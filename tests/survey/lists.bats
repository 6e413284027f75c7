#!/usr/bin/env bats
# acct-survey report: over time, by kind, who, in which words, and what we did.

load ../helper
load survey

# report [ARG...]: of all, without its header.
report() {
    run2 acct-survey report --as-of 2026-06-15 "$@"
    assert_status 0
    assert_err ''
    printf '%s\n' "$out" | tail -n +2 >got
}

@test "report: period by period" {
    begin 'a row of each figure for each month, empty ones too'
    answered
    more <<'E'
,2026-06-02,survey,acme,S-4,,,,,
,2026-06-03,response,acme,S-4,,,,,score=7
E
    report -p 2026-01..2026-06-30 --by month
    grep -E ',(nps|response_rate),' got | cut -d, -f1,2,4,7,8,11 | diff - <(cat <<'E'
2026-01,nps,n/a,0,0,
2026-01,response_rate,n/a,0,0,
2026-02,nps,n/a,0,0,
2026-02,response_rate,n/a,0,0,
2026-03,nps,0.0,0,2,thin
2026-03,response_rate,1.000000,2,2,thin
2026-04,nps,n/a,0,0,
2026-04,response_rate,0.000000,0,1,thin
2026-05,nps,n/a,0,0,
2026-05,response_rate,n/a,0,0,
2026-06,nps,0.0,0,1,partial thin
2026-06,response_rate,1.000000,1,1,partial thin
E
    )
    # as the same months by themselves
    for month in 01 02 03 04 05 06; do
        acct-survey report -p 2026-$month --as-of 2026-06-15 -O csv | tail -n +2
    done | diff got -
    report -p all --by quarter
    cut -d, -f1 got | uniq | diff - <(printf '2026-q1\n2026-q2\n')
    # cut off at both ends
    report -p 2026-03-02..2026-04-30 --by month
    grep ',response_rate,' got | cut -d, -f1,7,8,11 | diff - <(cat <<'E'
2026-03,1,1,partial thin
2026-04,0,1,thin
E
    )

    begin 'twelve whole months, or four quarters, where no period is named'
    answered
    report --by month
    cut -d, -f1 got | uniq | diff - <(printf '%s\n' 2025-07 2025-08 2025-09 2025-10 \
        2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06)
    report --by quarter
    cut -d, -f1 got | uniq | diff - <(printf '%s\n' 2025-q3 2025-q4 2026-q1 2026-q2)

    begin 'nothing at all'
    one_order
    report -p all --by month
    diff got /dev/null
    run2 acct-survey report -p all --by month --as-of 2026-06-15 -O table
    assert_status 0
    assert_out 'No figures.'
}

# One answer of each kind.
kinds() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,
,2026-01-15,contract,acme,C-1,,,,,service=seo
,2026-01-15,order,acme,O-1,,,,,service=web
,2026-02-15,issue,acme,I-1,,,,,order=O-1
,2026-03-01,survey,acme,S-1,,,,,order=O-1
,2026-03-02,survey,acme,S-2,,,,,contract=C-1;kind=contract
,2026-03-03,survey,acme,S-3,,,,,issue=I-1;kind=issue
,2026-03-04,survey,acme,S-4,,,,,order=O-1;kind=internal;specialist=petr
,2026-03-05,survey,acme,S-5,,,,,
,2026-04-01,response,acme,S-1,,,,,score=9
,2026-04-02,response,acme,S-2,,,,,score=10
,2026-04-03,response,acme,S-3,,,,,score=7
,2026-04-04,response,acme,S-4,,,,,score=1;trouble=no brief
,2026-04-05,response,acme,S-5,,,,,score=3
E
}

@test "report: by kind" {
    kinds
    report -p all --by kind
    grep ',nps,' got | cut -d, -f3,7,8 | diff - <(printf '%s\n' contract,1,1 \
        internal,-1,1 issue,0,1 order,0,2)
    # of all, those of clients alone
    report -p all
    grep -q '^all,nps,,25.0,points,,1,4,' got
    for kind in contract,1,1 internal,-1,1 issue,0,1 order,0,2; do
        report -p all --kind "${kind%%,*}"
        text_is "$kind" "$(grep ',nps,' got | cut -d, -f7,8)" "${kind#*,}"
    done
    report -p all --by service
    grep ',nps,' got | cut -d, -f3,7,8 | diff - <(printf '%s\n' ,-1,1 seo,1,1 web,1,2)
    report -p all --list said --kind internal
    diff got - <<<'trouble,2026-04-04,acme,O-1,1,no brief'
    report -p all --list said
    diff got /dev/null
    run2 acct-survey report --kind moon
    assert_status 2
    assert_err_has "--kind: 'moon' is not order, contract, issue or internal"
    run2 acct-survey report --list moon
    assert_status 2
    assert_err_has "--list: 'moon' is not figures, after, who, said or words"
    run2 acct-survey report --list who --by client
    assert_status 2
    assert_err_has '--by goes with figures'
}

@test "report: who, and what they said, for programs" {
    begin 'promoters, passives and detractors by name'
    answered
    more <<'E'
,2026-04-03,response,bee,S-3,,,,,csat=5;liked=all
,2026-05-01,survey,acme,S-4,,,,,
,2026-05-02,response,acme,S-4,,,,,score=8
,2026-05-01,survey,zoo,S-5,,,vera,,
,2026-05-02,response,zoo,S-5,,,,,score=9
E
    run2 acct-survey report -p all --list who --as-of 2026-06-15 -O csv
    assert_out <<'E'
side,date,client,name,score,survey,kind,about,owner
promoter,2026-03-02,acme,Acme Ltd,10,S-1,order,O-1,anna
promoter,2026-05-02,zoo,Zoo,9,S-5,order,,vera
passive,2026-05-02,acme,Acme Ltd,8,S-4,order,,anna
detractor,2026-04-02,zoo,Zoo,6,S-2,order,O-2,boris
E
    run2 acct-survey report -p 2026-05 --list who --as-of 2026-06-15 -O json
    [ "$(jq -c '[.[] | [.side, .client, .score]]' <<<"$out")" = '[["promoter","zoo",9],["passive","acme",8]]' ]
    run2 acct-survey report -p 2026-05 --list who --as-of 2026-06-15 -O table
    assert_out <<'E'
SIDE      DATE        CLIENT  NAME      SCORE  SURVEY  KIND   ABOUT  OWNER
promoter  2026-05-02  zoo     Zoo           9  S-5     order         vera
passive   2026-05-02  acme    Acme Ltd      8  S-4     order         anna
E
    run2 acct-survey report -p 2025 --list who --as-of 2026-06-15 -O table
    assert_out 'Nobody gave a score.'

    begin 'what was bad, hard, good'
    answered
    report -p all --list said
    diff got - <<'E'
disliked,2026-04-02,zoo,O-2,6,the price
trouble,2026-04-02,zoo,O-2,6,the forms
liked,2026-03-02,acme,O-1,10,speed
remark,2026-03-02,acme,O-1,10,fine
E
}

@test "report: the words that come most" {
    begin 'each once an answer, folded, without what says nothing'
    book <<'E'
,2026-01-05,client,acme,,,,,Acme Ltd,
,2026-03-01,survey,acme,S-1,,,,,
,2026-03-02,survey,acme,S-2,,,,,
,2026-03-03,survey,acme,S-3,,,,,
,2026-04-01,response,acme,S-1,,,,The prices,score=9;disliked=The prices: prices! And it was 2026 x;liked=Скорость и цены
,2026-04-02,response,acme,S-2,,,,,score=9;disliked=ＰＲＩＣＥＳ, of course.;liked=Мне понравились ЦЕНЫ\, а не сроки
,2026-04-03,response,acme,S-3,,,,,score=9;disliked=don't know;trouble=3D-модель
E
    sed -i 's/disliked=ＰＲＩＣＥＳ, of course./disliked=ＰＲＩＣＥＳ of course./; s/ЦЕНЫ\\,/ЦЕНЫ:/' "$ledger"
    report -p all --list words
    diff got - <<'E'
disliked,prices,2
disliked,course,1
disliked,know,1
trouble,3d,1
trouble,модель,1
liked,цены,2
liked,понравились,1
liked,скорость,1
liked,сроки,1
E
    run2 acct-survey report -p all --list words --as-of 2026-06-15 -O table
    assert_out_has 'bad   prices             2'
    # of the surveys that are asked for alone
    report -p 2026-03-03..2026-03-04 --list words
    diff got - <<'E'
disliked,know,1
trouble,3d,1
trouble,модель,1
E

    begin 'twenty of each at most, the most frequent'
    {
        echo ',2026-01-05,client,acme,,,,,Acme,'
        for ((i = 0; i < 40; i++)); do
            printf ',2026-03-01,survey,acme,S-%d,,,,,\n' "$i"
            printf ',2026-03-02,response,acme,S-%d,,,,,score=9;liked=word%d common\n' "$i" "$i"
        done
    } | book
    report -p all --list words
    [ "$(wc -l <got)" -eq 20 ]
    [ "$(head -n 1 got)" = liked,common,40 ]

    begin 'text that would harm'
    book <<'E'
,2026-01-05,client,acme,,,,,Acme Ltd,
,2026-03-01,survey,acme,S-1,,,,,
E
    printf ',2026-04-01,response,acme,S-1,,,,,"score=9;liked=good\xffbad %s"\n' \
        "$(head -c 100000 /dev/zero | tr '\0' w)" >>"$ledger"
    run2 acct-survey report -p all --list words --as-of 2026-06-15
    ((status == 1 || status == 0))
    assert_out_lacks wwwww
}

@test "report: what we did after the answers" {
    begin 'called back or not, in how long; asked for a review, and given one'
    book <<'E'
,2026-01-05,client,a,,,,,A,
,2026-01-05,client,b,,,,,B,
,2026-01-05,client,c,,,,,C,
,2026-01-05,client,d,,,,,D,
,2026-01-05,client,p,,,,,P,
,2026-01-05,client,q,,,,,Q,
,2026-01-05,client,r,,,,,R,
,2026-03-01,survey,a,S-1,,,,,
,2026-03-01,survey,b,S-2,,,,,
,2026-03-01,survey,c,S-3,,,,,
,2026-03-01,survey,d,S-4,,,,,
,2026-03-01,survey,p,S-5,,,,,
,2026-03-01,survey,q,S-6,,,,,
,2026-03-01,survey,r,S-7,,,,,
,2026-03-10,response,a,S-1,,,,,score=6
,2026-03-10,response,b,S-2,,,,,score=0
,2026-03-10T12:00:00Z,response,c,S-3,,,,,score=3
,2026-03-10,response,d,S-4,,,,,score=7;csat=1
,2026-03-10,response,p,S-5,,,,,score=9
,2026-03-10,response,q,S-6,,,,,score=10
,2026-03-10,response,r,S-7,,,,,score=9
,2026-03-09,touch,a,,,phone,,Before,dir=out
,2026-03-11,touch,a,,,email,,In writing,dir=out;kind=apology
,2026-03-12,touch,a,,,phone,,They called,dir=in
,2026-03-13,touch,a,,,meeting,,Met,dir=out
,2026-03-14,touch,a,,,phone,,Again,dir=out
,2026-03-10T11:00:00Z,touch,c,,,phone,,Before,dir=out
,2026-03-17,touch,c,I-9,,email,,Called,dir=out;kind=call
,2026-03-11,touch,d,,,phone,,No detractor,dir=out
,2026-03-11,touch,p,S-5,,email,,A review?,dir=out;kind=request
,2026-03-15,touch,p,,,email,,Five stars,dir=in;kind=review
,2026-03-12,touch,q,,,email,,A review?,dir=out;kind=request
,2026-03-09,touch,r,,,email,,Before,dir=out;kind=request
,2026-03-12,touch,r,S-1,,email,,Of another,dir=out;kind=request
,2026-03-12,touch,r,INV-1,,email,,A scan?,dir=out;kind=request
,2026-03-12,touch,r,,,email,,Thanks,dir=out;kind=thanks
E
    report -p all --list after
    diff got - <<'E'
all,called_back,,0.666667,share,,2,3,,,thin
all,callback_days,,5.0,days,,,2,,,thin
all,callbacks_open,,1,count,,1,,,,
all,review_asked,,0.666667,share,,2,3,,,thin
all,review_given,,0.333333,share,,1,3,,,thin
E
    # as of a day; each by itself
    run2 acct-survey report -p all --list after --as-of 2026-03-12
    assert_out_has 'all,called_back,,0.000000,share,,0,3,'
    assert_out_has 'all,callback_days,,n/a,days,,,0,'
    assert_out_has 'all,callbacks_open,,3,count,'
    report -p all --list after --by client
    grep -E '^all,callback_days,(a|c),' got | cut -d, -f3,4 | diff - <(printf 'a,3.0\nc,7.0\n')
    report -p 2026-q1 --list after --by quarter
    grep -q '^2026-q1,called_back,,0.666667,share,,2,3,' got

    begin 'nobody'
    one_order
    report -p all --list after
    grep -c 'n/a' got | grep -qx 4
}
