#!/usr/bin/env bats
# acct-show --list: clients in columns.

load ../helper
load show

@test "list: its columns and order, in any language" {
    begin 'every client in the order of the keys; the columns are a contract'
    show --list -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
key,name,state,state_since,owner,tier,stage,segment,source,referrer,lang,channel,currency,since,last_contact,last_in,last_out,orders,orders_open,contact,email,phone,telegram
acme,Acme Limited,active,2025-01-10,boris,A,basic,,site,,de,telegram,EUR,2025-01-10,2026-02-03,2026-02-02,2026-02-03,2,1,Bob Stone,bob@acme.example,+44 20 7946 0000,@bob
arbuz,Арбуз,active,2025-07-07,anna,,,,,,,,,2025-07-07,,,,0,0,Пётр,,+7 495 000-00-11,
romashka,Кофейня «Ромашка»,paused,2026-01-15,anna,A,,,referral,acme,ru,telegram,RUB,2025-03-03,2026-02-01,,2026-02-01,0,0,,hello@romashka.example,,
yolka,Ёлка,active,2025-05-05,boris,B,,,site,,,email,,2025-05-05,,,,2,1,,,,
zhuk,Жук,lost,2025-12-31,boris,C,,,,,,phone,,2025-06-06,,,,0,0,,,,
EOF

    begin 'the table is sorted as the language has it'
    run2 env LC_ALL=ru_RU.UTF-8 acct-show --list -O table --as-of 2026-02-10
    assert_status 0
    assert_err ''
    # by bytes Ё would come before А
    assert_out <<'EOF'
KEY       NAME               STATE   OWNER  TIER  CONTACT     ORDERS  OPEN
arbuz     Арбуз              active  anna                          0     0
yolka     Ёлка               active  boris  B                      2     1
zhuk      Жук                lost    boris  C                      0     0
romashka  Кофейня «Ромашка»  paused  anna   A     2026-02-01       0     0
acme      Acme Limited       active  boris  A     2026-02-03       2     1
EOF
    show --list -O table
    [ "$(awk 'NR > 1 { printf "%s ", $1 }' "$out_file")" = \
        'acme arbuz yolka zhuk romashka ' ]

    begin "the language's own order, where it differs"
    printf '%s\n' 'S1,2025-01-01,client,a1,,,,,,anna,Öl,' \
        'S2,2025-01-01,client,a2,,,,,,anna,Zink,' >it.csv
    sed -i '1i id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs' it.csv
    run2 env LC_ALL=sv_SE.UTF-8 acct-show -f it.csv --list -O table --columns name
    assert_out <<'EOF'
NAME
Zink
Öl
EOF
    run2 env LC_ALL=de_DE.UTF-8 acct-show -f it.csv --list -O table --columns name
    assert_out <<'EOF'
NAME
Öl
Zink
EOF
}

# where COND...: the keys of those that meet them all
where() {
    local args=() cond
    for cond; do args+=(--where "$cond"); done
    show --list -O ids "${args[@]}"
    assert_status 0
    assert_err ''
    out=$(echo "$out" | tr '\n' ' ' | sed 's/ $//')
}

@test "list: --where" {
    begin '--where by text: equal, not equal, part, nothing'
    where state=paused
    assert_out romashka
    where state!=active
    assert_out 'romashka zhuk'
    where tier=a
    assert_out 'acme romashka'
    where tier!=A
    assert_out 'arbuz yolka zhuk'
    where tier=
    assert_out arbuz
    where tier!=
    assert_out 'acme romashka yolka zhuk'
    where 'name~РОМ'
    assert_out romashka
    where name=ёлка
    assert_out yolka
    where 'tone~макс'
    assert_out romashka
    where owner=anna tier=A
    assert_out romashka
    where owner=anna tier=A source=site
    assert_out ''
    where referrer=acme
    assert_out romashka
    where 'owner = boris'
    assert_out 'acme yolka zhuk'

    begin '--where by number and date'
    where 'orders>1'
    assert_out 'acme yolka'
    where 'orders<1'
    assert_out 'arbuz romashka zhuk'
    where 'orders>=2' 'orders<=2'
    assert_out 'acme yolka'
    where orders=2.0
    assert_out 'acme yolka'
    where 'discount>5'
    assert_out arbuz
    where 'discount>=5'
    assert_out 'arbuz yolka'
    where 'discount<12.50'
    assert_out yolka
    where 'x-seats>7'
    assert_out acme
    where 'x-seats<=12'
    assert_out 'acme zhuk'
    where since=2025-03
    assert_out romashka
    where since!=2025-03
    assert_out 'acme arbuz yolka zhuk'
    where 'since<2025-05'
    assert_out 'acme romashka'
    where 'since<=2025-05'
    assert_out 'acme romashka yolka'
    where 'since>2025-05'
    assert_out 'arbuz zhuk'
    where 'last_contact<-7d'
    assert_out romashka
    where 'last_contact>=-7d'
    assert_out acme
    where last_contact=
    assert_out 'arbuz yolka zhuk'
    where last_contact!=
    assert_out 'acme romashka'
    where 'since~2025-0'
    assert_out 'acme arbuz romashka yolka zhuk'

    begin '--where sees the state as of the date'
    run2 acct-show --list -O ids --where state=paused --as-of 2026-01-14
    assert_out ''
    run2 acct-show --list -O ids --where state=paused --as-of 2026-01-15
    assert_out romashka
    run2 acct-show --list -O ids --where state=paused --as-of 2026-02-12
    assert_out <<'EOF'
arbuz
romashka
EOF

    begin 'the e-mails of all paused clients'
    run2 acct-show --list --where state=paused --columns email -O ids \
        --as-of 2026-02-10
    assert_out hello@romashka.example
    show --list --where state=active --columns key,email -O csv
    assert_out <<'EOF'
key,email
acme,bob@acme.example
arbuz,
yolka,
EOF
}

@test "list: addresses, --sort, --limit, --columns, nobody" {
    begin "the address is the first person's, else the client's, else anyone's"
    echo 'N9,2026-02-01,contact,romashka,P-9,,,,,,Макс,phone=+7 900 000-00-01' >>"$ledger"
    echo 'N8,2026-02-01,client,acme,,,,,,,,phone=+44 1' >>"$ledger"
    show --list --columns key,contact,email,phone -O tsv --where tier=A
    assert_out <<'EOF'
key	contact	email	phone
acme	Bob Stone	bob@acme.example	+44 1
romashka	Макс	hello@romashka.example	+7 900 000-00-01
EOF

    begin '--sort by any column, --limit'
    show --list --sort -orders --columns key,orders -O csv --limit 3
    assert_out <<'EOF'
key,orders
acme,2
yolka,2
arbuz,0
EOF
    show --list --sort -since --columns key -O ids
    assert_out <<'EOF'
arbuz
zhuk
yolka
romashka
acme
EOF
    # those without a value come last, both ways
    show --list --sort last_contact -O ids --limit 3
    assert_out <<'EOF'
romashka
acme
arbuz
EOF
    show --list --sort -last_contact -O ids --limit 3
    assert_out <<'EOF'
acme
romashka
arbuz
EOF
    show --list --sort x-seats -O ids --limit 2
    assert_out <<'EOF'
acme
zhuk
EOF

    begin '--columns in a table, attributes among them'
    show --list --columns key,discount,x-seats,email -O table --where tier!=
    assert_out <<'EOF'
KEY       DISCOUNT, %  SEATS  E-MAIL
acme                   12     bob@acme.example
yolka               5
zhuk                   7
romashka                      hello@romashka.example
EOF
    show --list --columns key,discount -O json
    [ "$(jq -c 'map(.discount)' "$out_file")" = '[null,12.5,null,5,null]' ]

    begin 'nobody: the header, and in a table a line'
    show --list --where owner=nobody --columns key,name -O csv
    assert_status 0
    assert_out key,name
    show --list --where owner=nobody -O table
    assert_status 0
    assert_out 'no clients'
    show --list --where owner=nobody -O json
    [ "$(jq -c . "$out_file")" = '[]' ]

    begin 'those without a client record are not listed'
    echo 'H1,2025-01-01,order,ghost,O-9,1.00,EUR,,,anna,?,' >>"$ledger"
    echo 'H2,2025-01-01,contact,ghost,P-9,,,,,,Joe,' >>"$ledger"
    show --list -O ids
    assert_out_lacks ghost
}

@test "list: the example's counts agree with awk" {
    run2 acct-show -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" \
        --list --as-of 2026-10-05 --columns key,orders -O csv
    assert_status 0
    void=$(awk -F, '$3 == "void" { print $5 }' "$root/examples/ledger.csv")
    assert_out "$(awk -F, -v void="$void" '
        NR > 1 && $1 != void && substr($2, 1, 10) <= "2026-10-05" {
            if ($3 == "client") n[$4] += 0
            if ($3 == "order") n[$4]++
        }
        END { for (k in n) print k "," n[k] }' "$root/examples/ledger.csv" |
        LC_ALL=C sort | sed '1i key,orders')"
}

@test "list: who may leave, only where it is asked for" {
    local i
    {
        echo 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
        for i in 1 2 3; do
            printf 'k%d,2025-01-01,client,c%d,,,,,,anna,,\n' "$i" "$i"
            printf 'o%d,2026-0%d-01,order,c%d,,10,EUR,,,anna,,\n' "$i" "$i" "$i"
        done
        echo 'k4,2025-01-01,client,c4,,,,,,anna,,'
        echo 's3,2026-03-02,status,c3,,,,,,anna,,state=paused'
    } >it.csv
    # as acct-metrics has it; c4 never ordered
    run2 acct-show -f it.csv --as-of 2026-04-01 --list --columns key,leaving \
        --sort -leaving -O csv
    assert_status 0
    assert_err ''
    local want=$out
    run2 acct-metrics -f it.csv --as-of 2026-04-01 --leaving -O csv
    text_is 'the list' "$want" "$(
        cut -d, -f1,3 <<<"$out" | sed 's/client/key/'
        echo c4,
    )"
    run2 acct-show -f it.csv --as-of 2026-04-01 --list --where 'leaving>=20' \
        --where 'leaving<=20' -O ids
    assert_out c3
    run2 acct-show -f it.csv --as-of 2026-04-01 --list --where leaving= -O ids
    assert_out c4
    run2 acct-show -f it.csv --as-of 2026-04-01 --list -O csv
    assert_out_lacks leaving
    run2 acct-show -f it.csv --as-of 2026-04-01 --list -O table
    assert_out_lacks LEAVES
}
