#!/usr/bin/env bats
# What takes more than its share where one client has many things.

load ../helper
load growth

@test "growth: questions while ours wait" {
    promised() {
        rows '2020-01-01,contract,a,C-1,,,2030-01-01,,,,per=month;sla=1d'
    }
    apart() {
        promised
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
        rows '%DT11:00:00Z,touch,a,,,,,,,What?,dir=out;kind=question' "$1"
    }
    each() {
        promised
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
        for ((i = 0; i < $1; i++)); do
            echo "X$i,2026-09-01T11:00:00Z,touch,a,R$((i + 2)),,,,,,What?,dir=out;kind=question"
        done >>"$made"
    }
    of apart
    grows acct-followup
    grows acct-metrics --period 2026
    of each
    grows acct-followup
}

@test "growth: questions under many promises" {
    promises() {
        rows '%D,contract,a,C-%d,10.00,EUR,2026-11-01,,,,per=month;sla=%dh' "$1"
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
    }
    of promises
    grows acct-followup
}

@test "growth: months of one contract" {
    billed() {
        local i
        rows '1700-01-01,contract,a,C-1,10.00,EUR,,,,,per=month'
        for ((i = 0; i < $1; i++)); do
            printf 'B%d,2026-10-01,invoice,a,B-%d,10.00,EUR,,,,,contract=C-1;period=%d-%02d\n' \
                "$i" "$i" "$((1700 + i / 12))" "$((i % 12 + 1))"
        done >>"$made"
    }
    unbilled() {
        rows "$((2026 - $1 / 12))-01-01,contract,a,C-1,10.00,EUR,,,,Work,per=month"
        rows "$((2026 - $1 / 12))-01-01,invoice,a,B-1,10.00,EUR,,,,,contract=C-1;period=$((2026 - $1 / 12))-01"
    }
    renewed() {
        rows '2020-01-01,contract,a,C-1,10.00,EUR,2026-04-08,,,Work,per=month'
        rows '%D,contract,a,C-1,,,%E,,,,' "$1"
    }
    states() {
        rows '%D,status,a,,,,,,,,state=paused' "$1"
        rows '2026-04-01,contract,a,C-%d,10.00,EUR,,,,,per=month' "$1"
    }
    for made_of in billed unbilled renewed states; do
        of "$made_of"
        grows acct-invoice recurring -n
        grows acct-metrics --leaving
        grows acct-followup
    done
}

@test "growth: what a client, contact or contract says" {
    owing() {
        rows '2020-02-01,client,a,,,,,,,,' "$1"
        rows '%D,invoice,a,INV-%d,10.00,EUR,%E,,,,' "$1"
        rows '%D,order,a,O-%d,10.00,EUR,%E,,,,service=web' "$1"
        rows '%D,task,a,T-%d,,,%E,,,Call,' "$1"
    }
    people() {
        rows '%D,contact,a,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
    }
    for made_of in owing people; do
        of "$made_of"
        grows acct-followup
        grows acct-followup --held
        grows acct-invoice list
        grows acct-invoice taxes
        grows acct-show a
    done
}

@test "growth: what changes records, and who pays for others" {
    amended() {
        rows '2026-04-01,order,a,O-1,10.00,EUR,,,,Work,'
        rows '%D,order,a,O-1,,,,,,Work %d,amends=R1' "$1"
    }
    chained() {
        local i
        rows '2026-04-01,order,a,O-1,10.00,EUR,,,,Work,'
        for ((i = 1; i <= $1; i++)); do
            echo "R$((i + 1)),2026-04-02,order,a,O-1,,,,,,Work $i,amends=R$i"
        done >>"$made"
    }
    merged() {
        local i
        rows '2026-04-01,client,k%d,,,,,,,Name %d,' "$1"
        for ((i = 1; i < $1; i++)); do
            echo "M$i,2026-04-02,merge,k$i,k$((i - 1)),,,,,,,"
        done >>"$made"
    }
    paid() {
        rows '2026-04-01,invoice,a,INV-1,1.00,EUR,,,,,'
        rows '2026-04-02,payment,b,INV-1,1.00,EUR,,,,,' "$1"
        rows '2026-04-03,payment,b,INV-1,-1.00,EUR,,,,,' "$1"
    }
    for made_of in amended chained merged paid; do
        of "$made_of"
        grows acct-invoice list
        grows acct-show --list
    done
}

@test "growth: rows that name clients" {
    batch() {
        rows '2020-01-01,client,k%d,,,,,,,Olga Name%d,email=k%d@example.com;phone=+44 20 1%d00000' "$1"
        rows '2021-01-01,client,k%d,,,,,,,Petra Name%d,' "$1"
        input date,type,client,text
        input "2026-01-01,note,$2,x" "$1"
    }
    name() { batch "$1" 'Petra Name%d'; }
    former() { batch "$1" 'olga name%d'; }
    part() { batch "$1" name%d; }
    email() { batch "$1" K%d@example.com; }
    phone() { batch "$1" '0044 (20) 1%d00000'; }
    nobody() { batch "$1" nobody%d; }
    small=100
    for made_of in name former part email phone nobody; do
        of "$made_of"
        grows acct-add - -n
    done
}

@test "growth: rows that take back others, or merge clients" {
    voiding() {
        rows '%D,order,a,O-%d,10.00,EUR,,,,Site,' "$1"
        rows '%D,task,a,T-%d,,,%E,,,Call,order=O-%d' "$1"
        input type,ref
        input "void,$2" "$1"
    }
    by_id() { voiding "$1" R%d; }
    by_ref() { voiding "$1" O-%d; }
    lines() {
        rows '2026-04-01,invoice,a,INV-1,10.00,EUR,,,,,'
        rows '2026-04-01,line,a,INV-1,10.00,EUR,,,,Call %d,' "$1"
        input type,ref
        input void,INV-1
    }
    chain() {
        local i
        rows '2020-01-01,client,k%d,,,,,,,Name %d,' "$1"
        input type,client,ref
        for ((i = 1; i < $1; i++)); do
            echo "merge,k$i,k0"
        done >>"${made%.csv}.in"
    }
    for made_of in by_id by_ref lines chain; do
        of "$made_of"
        grows acct-add - -n -q
    done
}

# Of the input's bytes, the batch has most a second time.
@test "growth: the memory of a batch" {
    local few size
    talk() {
        rows '2026-01-01,client,k,,,,,,,K,'
        input date,type,client,channel,text,attrs
        input "2026-01-01,touch,k,email,Hello; this is what was said in call %d of a long day,dir=in;kind=other" "$1"
    }
    small=40000
    of talk
    steps "$small" acct-add -
    few=$memory
    steps "$((4 * small))" acct-add -
    size=$(($(wc -c <"$BATS_TEST_TMPDIR/$((4 * small)).in") -
        $(wc -c <"$BATS_TEST_TMPDIR/$small.in")))
    echo "$few KiB, $memory KiB for $((size / 1024)) KiB more"
    (((memory - few) * 1024 <= 2 * size + size / 2))
}

@test "growth: many people at one client" {
    writing() {
        rows '2026-04-01,contact,a,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question;contact=p%d' "$1"
        rows '%D,invoice,a,INV-%d,10.00,EUR,%E,,,,' "$1"
    }
    of writing
    grows acct-followup
    grows acct-followup --held
    grows acct-invoice remind
}

@test "growth: figures, records of one number, and what changes them" {
    figures() {
        rows '%D,contract,a,C-%d,10.00,EUR,,,,Work,per=month' "$1"
        rows '%D,kpi,a,C-%d,,,,,,,name=leads;target=10;actual=5' "$1"
    }
    quoted() {
        rows '2026-04-01,offer,a,Q-%d,10.00,EUR,,,,Site,result=won' "$1"
        rows '2026-04-01,line,a,Q-%d,10.00,EUR,,,,Site %d,' "$1"
        rows '2026-04-02,order,a,O-%d,10.00,EUR,,,,Site %d,quote=Q-%d' "$1"
        rows '2026-04-03,stage,a,O-%d,,,,,,,stage=delivered' "$1"
    }
    agreed() {
        rows "2026-04-01,offer,a,Q-1,$1.00,EUR,,,,All,result=won"
        rows '2026-04-01,line,a,Q-1,1.00,EUR,,,,Site %d,' "$1"
        rows '2026-04-02,order,a,O-%d,1.00,EUR,,,,Site %d,quote=Q-1' "$1"
        rows '2026-04-03,stage,a,O-%d,,,,,,,stage=delivered' "$1"
    }
    credited() {
        rows '2026-04-02,order,a,O-%d,10.00,EUR,,,,Site %d,' "$1"
        rows '2026-04-03,stage,a,O-%d,,,,,,,stage=delivered' "$1"
        rows '2026-04-04,invoice,a,INV-%d,5.00,EUR,,,,,' "$1"
        rows '2026-04-04,line,a,INV-%d,5.00,EUR,,,,Site,order=O-%d' "$1"
        rows '2026-04-05,credit,a,CN-%d,1.00,EUR,,,,,invoice=INV-%d' "$1"
        rows '2026-04-05,line,a,CN-%d,1.00,EUR,,,,Site,order=O-%d' "$1"
    }
    changed() {
        rows '%D,order,a,O-%d,10.00,EUR,,,,Site,' "$1"
        rows '2026-10-01,order,a,O-%d,,,,,,Page,amends=R%d' "$1"
    }
    of figures
    grows acct-followup
    of changed
    grows acct-show a
    of quoted
    grows acct-invoice new a --orders --currency EUR -n
    small=100
    of agreed
    grows acct-invoice new a --orders --currency EUR -n
    small=250
    of credited
    grows acct-invoice new a --orders --currency EUR -n
    grows acct-invoice credit INV-1 --all -n
}

@test "growth: keys" {
    work() {
        rows '%D,task,a,T-%d,,,%E,,anna,Call,' "$1"
        rows '%D,act,a,A-%d,10.00,EUR,,,,,sent=%D' "$1"
    }
    mark() {
        local -a keys
        mapfile -t keys < <(seq -f "$2-%.0f" 0 $((n - 1)))
        "$1" "$3" "${keys[@]}" "${@:4}"
    }
    small=800
    of work
    grows mark acct-followup T 'done' -n
    grows mark acct-followup T skip -n --older
    grows mark acct-followup T snooze -n --for 3d
    grows mark acct-invoice A sent -n
    grows mark acct-invoice A signed -n
}

@test "growth: rules, and columns of the user's own" {
    rules() {
        rows '2026-01-01,note,a,,,,,,,x,'
    }
    ruled() {
        {
            echo rule,use,on,when,text
            printf 'r%d,yes,order,date,x\n' $(seq 1 "$n")
        } >rules
        acct-followup --rules rules "$@"
    }
    gone() {
        local i
        {
            echo rule,use
            for ((i = 0; i < n; i++)); do
                echo "z${i}z${i}z$i,no"
            done
        } >rules
        acct-followup --rules rules "$@"
    }
    columns() {
        local names
        printf -v names ',own%d' $(seq 1 "$1")
        printf 'id,date,type,client,text%s\n' "$names" >"$made"
        printf 'X1,2026-01-01,client,a,A%*s\n' "$1" '' | tr ' ' , >>"$made"
        {
            printf 'date,type,client,text%s\n' "$names"
            printf '2026-01-01,note,a,A%s\n' "${names//own/v}"
        } >"${made%.csv}.in"
    }
    small=240
    of columns
    grows acct-check
    grows acct-add - -n
    small=1000
    of rules
    grows ruled
    grows gone
}

# letters N FORMAT: N messages in $n.in, which the format makes of their number.
letters() {
    awk -v n="$1" -v format="$2" 'BEGIN {
        for (i = 0; i < n; i++) {
            text = format
            gsub(/%d/, i, text)
            printf "From a@b Mon Oct  5 10:00:00 2026\nDate: Mon, 5 Oct 2026 10:00:00 +0000\nMessage-ID: <m%d@x>\n%s\n\nWhen?\n\n> old\n\n", i, text
        }
    }' >"${made%.csv}.in"
}

@test "growth: mail that came in" {
    written() {
        rows '2026-04-01,contact,a,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
        rows '2026-04-02T10:00:00Z,touch,a,O-%d,,,,email,,Hi,dir=out;kind=notice;message=o%d@y' "$1"
    }
    answering() {
        written "$1"
        letters "$1" 'From: p%d@example.com\nIn-Reply-To: <o%d@y>'
    }
    strangers() {
        written "$1"
        letters "$1" 'From: q%d@example.com'
    }
    # shellcheck disable=SC2317  # of calls it
    one() {
        rows '2026-04-01,contact,a,p,,,,,,P,email=p@example.com'
        rows '2026-04-02T10:00:00Z,survey,a,S-%d,,,,email,,Hi,message=o%d@y' "$1"
        letters "$1" 'From: p@example.com\nReferences: <o%d@y>'
    }
    shared() {
        rows '2026-04-01,contact,a,p%d,,,,,,P,email=p@example.com' "$1"
        letters "$1" 'From: p@example.com'
    }
    clients() {
        rows '2026-04-01,client,k%d,,,,,,,K,email=p@example.com' "$1"
        letters "$1" 'From: p@example.com'
    }
    for made_of in answering strangers one shared clients; do
        of "$made_of"
        grows acct-letter read -q
    done
}

# A mailbox goes through in a stream: what is kept is which messages there were.
@test "growth: the memory of a mailbox" {
    local few
    box() {
        rows '2026-04-01,contact,a,p,,,,,,P,email=p@example.com'
        letters "$1" "From: p@example.com\n\n$(printf '%1000s' '' | tr ' ' x)"
    }
    small=2500
    of box
    steps "$small" acct-letter read -q
    few=$memory
    steps "$((4 * small))" acct-letter read -q
    [ "$(wc -l <"$BATS_TEST_TMPDIR/out")" -eq "$((4 * small + 1))" ]
    echo "$few KiB, $memory KiB"
    ((memory - few <= 4096))
}

# fill N WORD: N bytes of it, over and over.
fill() {
    local text
    printf -v text '%*s' "$(($1 / ${#2} + 1))" ''
    text=${text// /$2}
    REPLY=${text:0:$1}
}

@test "growth: a long text on paper" {
    paper() {
        fill "$(($1 * 20))" "$2"
        rows '2026-04-01,invoice,a,INV-1,10.00,EUR,,,,"'"$REPLY"'",'
        rows '2026-04-01,line,a,INV-1,10.00,EUR,,,,"'"$REPLY"'",'
    }
    prose() { paper "$1" 'the quick brown fox '; }
    word() { paper "$1" x; }
    small=1000
    for made_of in prose word; do
        of "$made_of"
        grows acct-invoice show INV-1 -O pdf -o paper.pdf
    done
}

@test "growth: a client's surveys, answers in a form, stretches of contracts" {
    # every second one was answered; the form has all, in turn and again
    answers() {
        rows '%D,survey,a,S%d,,,,email,,,' "$1"
        rows '%E,response,a,S%d,,,,,,,score=9;liked=l%d' "$(($1 / 2))"
        input 'date,client,score,liked'
        input '%E,a,9,l%d' "$(($1 / 2))"
        input '%E,a,8,k%d' "$(($1 / 2))"
    }
    of answers
    grows acct-survey answer --from - -n
    grows acct-survey due
    grows acct-followup
    asked() {
        rows '2026-01-01,contract,a,C%d,,,,,,,' "$1"
        rows '2026-01-01,order,a,O%d,,,,,,,specialist=w%d' "$1"
        rows '%D,stage,a,O%d,,,,,,,stage=delivered' "$1"
        rows '%D,survey,a,S%d,,,,email,,,contract=C%d' "$1"
    }
    printf '[survey]\ninternal = 1d\nevery = 1d\n' >"$ACCT_HOME/acct.conf"
    of asked
    grows acct-survey due
    grows acct-survey send -n
    grows acct-followup --rule survey --rule survey-reminder
}

@test "growth: letters, of one client and of many" {
    local i
    input_of() { # N CLIENT: rows for reminders of its invoices, welcomes, answers
        input key,date,due,client,contact,channel,address,rule,ref,template,record
        input "reminder:$2:INV-%d:1,2026-04-01,2026-04-01,$2,p%d,email,p%d@example.com,reminder,INV-%d,reminder-1,touch" "$1"
        input "welcome:$2:O-%d,2026-04-01,2026-04-01,$2,p%d,email,p%d@example.com,welcome,O-%d,onboarding,touch" "$1"
        input "question:$2:Q%d,2026-04-01,2026-04-01,$2,p%d,email,,question,Q%d,answer,touch" "$1"
        input "handover:$2:O-%d,2026-04-01,2026-04-01,$2,p%d,email,,offer,O-%d,offer,offer" "$1"
    }
    one() {
        rows '2026-01-01,contact,a,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
        rows '2026-01-01,invoice,a,INV-%d,10.00,EUR,2026-03-20,,,,' "$1"
        rows '2026-01-01,order,a,O-%d,10.00,EUR,2026-05-20,,,Site,service=s%d' "$1"
        for ((i = 0; i < $1; i++)); do
            echo "Q$i,2026-03-25T10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question;message=q$i@example.com"
        done >>"$made"
        input_of "$1" a
    }
    many() {
        rows '2026-01-01,client,k%d,,,,,,,Name %d,lang=en' "$1"
        rows '2026-01-01,contact,k%d,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
        rows '2026-01-01,invoice,k%d,INV-%d,10.00,EUR,2026-03-20,,,,' "$1"
        rows '2026-01-01,order,k%d,O-%d,10.00,EUR,2026-05-20,,,Site,service=s%d' "$1"
        for ((i = 0; i < $1; i++)); do
            echo "Q$i,2026-03-25T10:00:00Z,touch,k$i,,,,,,,Why?,dir=in;kind=question;message=q$i@example.com"
        done >>"$made"
        input_of "$1" k%d
    }
    printf '[me]\nname = Us\n' >"$ACCT_HOME/acct.conf"
    for made_of in one many; do
        of "$made_of"
        grows acct-letter -q --old -O csv
        [ "$(grep -c message= "$BATS_TEST_TMPDIR/out")" -ge "$((8 * small))" ]
    done
}

# most MORE OF COMMAND...: the ledger just made takes at most MORE of a hundred
# steps more than those that $plain has.
most() {
    local more=$1
    shift
    steps "$small" "$@"
        echo "$*: $REPLY steps, $plain without"
    [ "$((100 * (REPLY - plain)))" -le "$((more * plain))" ]
}

@test "growth: what is asked of every row takes as little as it can" {
    local plain
    keys() {
        rows '2026-01-01,order,a,O-%d,,,2026-02-01,,,Work,' 1
        rows '2026-01-01,task,a,T-%d,,,2026-02-01,,,Call,' 1
        rows '2026-01-01,issue,a,I-%d,,,,,,Broken,' 1
        rows '2026-01-01,contact,a,P-%d,,,,,,Bob,' 1
        rows '2026-01-01,contract,a,C-%d,1,EUR,,,,Care,per=month' 1
        rows '2026-01-01,invoice,a,N-%d,1,EUR,2026-02-01,,,Work,' 1
        rows '2026-01-01,offer,a,Q-%d,1,EUR,,,,Work,' 1
        rows '2026-01-01,survey,a,S-%d,,,,,,,' 1
    }
    alike() {
        keys
        rows '2026-09-01,touch,a,,,,,,,hello,dir=out;kind=remark;campaign=spring' "$((2 * $1))"
    }
    about() {
        keys
        rows '2026-09-01,touch,a,,,,,,,hello,dir=out;kind=remark;campaign=spring' "$1"
        rows '2026-09-02,touch,a,R%d,,,,,,hello,dir=out;kind=remark;campaign=spring' "$1"
    }
    own() {
        keys
        rows '2026-09-01,touch,a,,,,,,,hello,dir=out;kind=remark;campaign=of%d' "$((2 * $1))"
    }
    of alike
    steps "$small" acct-check
    plain=$REPLY
    # a name is not looked for among the keys of all types
    of about
    most 25 acct-check
    # what rows say alike is looked at once
    of own
    steps "$small" acct-check
        [ "$((10 * plain))" -le "$((8 * REPLY))" ]
}
