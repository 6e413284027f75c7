#!/usr/bin/env bats
# An append under fire: killed at every system call, refused by every one that
# can refuse.  Whatever happens, the ledger is what it was, or that and all the
# new rows.  strace puts the faults in.

load ../helper

day=2026-10-05

setup() {
    common_setup
    put old.csv <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,ООО «Акме»,lang=ru
01B,2026-01-12,order,acme,O-1,1000.00,RUB,2026-02-01,,,"Logo,
with ""quotes""",service=design
EOF
    put rows <<'EOF'
type,client,amount,text,attrs
client,beta,,Beta,lang=en
order,beta,1000,"two
lines",service=web
invoice,beta,1000.00,"quoted ""word""",
note,beta,,длинный текст о чём-то,x-why=semi\;colon
EOF
    # the loader reads as we do, and what is printed is written as well
    only=(-P "$ledger" -P "$ledger.batch" -P "$ACCT_HOME")
    # under ptrace the leak checker cannot look
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
}

# Where a process may not trace another, a test says so at once.
need_strace() {
    strace -qq -o /dev/null true
}

place() {
    if [ "$1" = old ]; then
        echo "$(<old.csv)" >"$ledger"
    elif [ -e "$ledger" ]; then
        rm "$ledger"
    fi
}

# One append, one row of a client's: works on any ledger.
add_one() {
    "$@" acct-add client beta 'Beta, "Ltd"' -s lang=en --as-of "$day"
}

add_batch() {
    "$@" acct-add -O csv - --as-of "$day" <rows
}

all_of() {
    IFS= read -r -d '' now <"$1" || :
}

# bytes N TEXT: the first N of it.
bytes() {
    local LC_ALL=C
    printf %s "${2:0:$1}"
}

# Every system call of what was traced, as NAME COUNT; or only those from the
# opening of the ledger on, as always under sanitizers, whose start is long.
calls() {
    local from=1
    if [ "$1" = late ] || nm -D "$BUILD/acct-add" | grep -q __asan_init; then
        from=$(grep -n -m 1 'openat.*ledger.csv' trace | cut -d: -f1)
    fi
    awk -v from="$from" -F'[( ]' '
        /^[a-z]/ && $1 != "execve" {
            n[$1]++
            if (NR >= from)
                print $1, n[$1]
        }' trace
}

# pattern: the text as a pattern that any ids match at the beginning of lines.
letter='[0-9A-HJKMNP-TV-Z]'
printf -v ids '%26s' ''
pattern() {
    sed -E 's/[][*?\\]/\\&/g;'"s/^$letter{26},/${ids// /$letter},/"
}

# under_fire old|new add_one|add_batch all|late: kills it at each of its system
# calls in turn.
under_fire() {
    local name n kills=0 kept=0 added=0 old='' want now next made told log
    need_strace
    place "$1"
    "$2" strace -qq -o trace >/dev/null 2>&1
    [ "$1" = new ] || {
        all_of old.csv
        old=$now
    }
    all_of "$ledger"
    [[ ${now#"$old"} == *beta* ]]
    want=$(printf %s "${now#"$old"}" | pattern)$'\n'
    next=$(printf '%026d,%s\n' 0 "$day,client,next,,,,,,,Next," | pattern)$'\n'
    while read -r name n; do
        place "$1"
        "$2" strace -qq -o log -e trace="$name" \
            -e inject="$name:signal=KILL:when=$n" >told 2>notes || :
        # the calls before main vary by one or two
        log=$(<log)
        [[ $log == *'killed by SIGKILL'* ]] || continue
        kills=$((kills + 1))
        now=
        [ ! -e "$ledger" ] || all_of "$ledger"
        told=$(<told)
        if [ "$now" = "$old" ]; then
            kept=$((kept + 1))
            [ -z "$told" ] || {
                echo "$name $n: said to be added, and lost: $told"
                return 1
            }
        else
            added=$((added + 1))
            [ "${now#"$old"}" != "$now" ] || [ "$1" = new ]
            # shellcheck disable=SC2053  # it is a pattern
            [[ ${now#"$old"} == $want ]] || {
                echo "$name $n: the ledger is neither old nor new"
                diff -u old.csv "$ledger"
                return 1
            }
        fi
        # the lock went with the killed, and the next writer finds all well
        made=$now
        acct-add -q --wait 0 client next Next --as-of "$day" 2>notes
        all_of "$ledger"
        # shellcheck disable=SC2053  # it is a pattern
        [[ $now == "$made"$next || -z $made && $now == *$next ]]
        [ "$1" = new ] || [ ! -s notes ]
    done < <(calls "$3")
    echo "# $kills kills: $kept left it as it was, $added with all the new" \
        "rows, 0 rows lost" >&3
    [ "$added" -ge 5 ]
    [ "$kept" -ge 10 ]
}

@test "fire: killed at every system call of adding a row" {
    under_fire old add_one "$(many late all)"
}

@test "fire: killed at every system call of adding a batch" {
    under_fire old add_batch late
}

@test "fire: killed at every system call of making a ledger with a row" {
    under_fire new add_one late
}

@test "fire: killed at every system call of making a ledger with a batch" {
    under_fire new add_batch late
}

# refuse ADD CALL ERROR[:when=N]: adds while the system call fails so.
refuse() {
    place old
    keep "$ledger"
    run2 "$1" strace -qq -o log "${only[@]}" -e trace="$2" \
        -e inject="$2:error=$3"
    grep -q INJECTED log || wrong "no $2 to refuse"
}

@test "fire: an append that the system refuses leaves the ledger as it was" {
    need_strace
    while read -r call error message; do
        refuse add_batch "$call" "$error"
        assert_status 1
        assert_out ''
        assert_err "acct-add: $ledger$message"
        same "$ledger"
    done <<'EOF'
write ENOSPC:when=1 : nothing was added: No space left on device
write EIO:when=1 : nothing was added: Input/output error
write EDQUOT:when=1 : nothing was added: Disk quota exceeded
fdatasync EIO:when=1 : nothing was added: Input/output error
fdatasync EDQUOT : nothing was added: Disk quota exceeded
fcntl ENOLCK : cannot lock: No locks available
pread64 EIO:when=1 : cannot read: Input/output error
pread64 EIO:when=2 :1: cannot read: Input/output error
EOF
    # what only came between is done again, what cannot be synced is let through
    while read -r call error; do
        refuse add_one "$call" "$error"
        assert_status 0
        assert_err ''
        [ "$(wc -l <"$ledger")" -eq 5 ]
    done <<'EOF'
write EINTR:when=1
write EINTR:when=1..7
fdatasync EINTR:when=1..3
fcntl EINTR:when=1..3
fcntl EAGAIN:when=1..3
fdatasync EINVAL
EOF
}

@test "fire: a new ledger that the system refuses is taken away again" {
    need_strace
    while read -r call error message; do
        place new
        run2 add_one strace -qq -o log "${only[@]}" -e trace="$call" \
            -e inject="$call:error=$error"
        assert_status 1
        assert_out ''
        assert_err "acct-add: $ledger$message"
        [ ! -e "$ledger" ]
    done <<'EOF'
write ENOSPC:when=1 : nothing was added: No space left on device
fdatasync EIO:when=1 : nothing was added: Input/output error
fsync EIO : nothing was added: Input/output error
fcntl ENOLCK : cannot lock: No locks available
EOF
}

# Each system call from the opening of the ledger on fails once, in several
# ways: the exit status tells whether the rows are there.
@test "fire: whichever system call fails, the exit status tells the truth" {
    local name n error old faults=0 errors=(EIO ENOSPC EACCES)
    need_strace
    place old
    old=$(<old.csv)
    add_batch strace -qq -o trace >/dev/null
    while read -r name n; do
        # the end of the process is not the ledger's matter
        case $name in exit* | futex | rt_sig*) continue ;; esac
        for error in $(many "${errors[faults % 3]}" "${errors[*]}"); do
            place old
            run2 add_batch strace -qq -o log -e trace="$name" \
                -e inject="$name:error=$error:when=$n"
            faults=$((faults + 1))
            if [ "$status" -eq 0 ]; then
                mapfile -t rows <"$ledger"
                [ ${#rows[@]} -eq 9 ] || wrong "$name $n $error"
            else
                [ -n "$err" ] || wrong "$name $n $error: not a word"
                # what comes of them is printed last of all
                [[ $(<"$ledger") = "$old" ||
                    $err = *' records were added, but not printed (do not add them again)'* ]] ||
                    wrong "$name $n $error: added, and not told"
            fi
        done
    done < <(calls late)
    echo "# $faults faults" >&3
    [ "$faults" -ge "$(many 14 40)" ]
}

# limited SIZE ADD [STRACE...]: adds to a ledger that lacks SIZE bytes to the
# longest that a file may be (a row of spaces in front of a note's text).
limited() {
    local pad
    cp old.csv "$ledger"
    printf '01C,2026-01-13,note,acme,,,,,,,"' >>"$ledger"
    pad=$((1024 - $1 - 3 - $(stat -c %s "$ledger")))
    printf '%*s",\n' "$pad" '' >>"$ledger"
    [ "$(stat -c %s "$ledger")" -eq $((1024 - $1)) ]
    cp "$ledger" before.csv
    shift
    (ulimit -f 1 && "$@")
}

@test "fire: what was written in part is taken back" {
    local room
    for room in 1 2 26 27 60 90; do
        run2 limited $room add_batch
        assert_status 1
        assert_out ''
        assert_err "acct-add: $ledger: nothing was added: File too large"
        cmp before.csv "$ledger"
    done
}

@test "fire: killed before the part could be taken back: torn, told, not joined" {
    local room kills=0
    need_strace
    for room in $(many '1 26 27 55' '1 2 13 26 27 28 40 55 70'); do
        # the first write is cut short, the second one fails
        for call in write:signal=KILL:when=2 ftruncate:signal=KILL; do
            limited "$room" add_one strace -qq -o /dev/null "${only[@]}" \
                -e trace="${call%%:*}" -e inject="$call" >told 2>notes || :
            [ ! -s told ]
            kills=$((kills + 1))
            [ "$(stat -c %s "$ledger")" -eq 1024 ]
            cmp -n $((1024 - room)) before.csv "$ledger"
            keep "$ledger"
            run2 acct-metrics --as-of "$day"
            assert_status 0
            assert_err_has "$ledger:6: the last line is torn (a crash?)"
            run2 add_one
            assert_status 1
            assert_out ''
            assert_err "acct-add: $ledger:6: the last line is torn (a crash?): nothing is added behind it (acct-check --fix sets it aside; or complete it, and end it with a newline)"
            same "$ledger"
        done
    done
    echo "# $kills kills, $kills torn lines told and left apart" >&3
}

@test "fire: a part that cannot be taken back is told with the way out" {
    need_strace
    run2 limited 20 add_one strace -qq -o /dev/null -e trace=ftruncate \
        -e inject=ftruncate:error=EIO
    assert_status 1
    assert_err "acct-add: $ledger: adding failed, and so did taking back what was written (do it by hand: truncate -s 1004 $ledger): Input/output error"
    truncate -s 1004 "$ledger"
    cmp before.csv "$ledger"
    # one that was only disturbed is done again
    run2 limited 20 add_one strace -qq -o /dev/null -e trace=ftruncate \
        -e inject=ftruncate:error=EINTR:when=1..2
    assert_status 1
    cmp before.csv "$ledger"
}

# What is left of a row that was cut after each of its bytes.
@test "fire: a row cut anywhere is whole, or told; nothing is ever joined to it" {
    local size n cut step whole=0 bare=0 torn=0 was note full
    place old
    add_one env >/dev/null
    cut=$(stat -c %s "$ledger")
    acct-add -q order acme 'Сайт' -s x-цвет=синий --as-of "$day"
    size=$(stat -c %s "$ledger")
    all_of "$ledger"
    full=$now
    note=$(printf '%026d,%s\n' 0 "$day,note,acme,,,,,,,next," | pattern)$'\n'
    step=$(many 6 1)
    for n in $(seq "$cut" "$step" $((size - 1))) "$size"; do
        bytes "$n" "$full" >"$ledger"
        all_of "$ledger"
        was=$now
        run2 acct-metrics --period all --as-of "$day"
        assert_status 0
        orders=${out#*,orders,,} orders=${orders%%,*}
        read_note=$err
        run2 acct-add -q note acme next --as-of "$day"
        all_of "$ledger"
        # shellcheck disable=SC2053  # it is a pattern
        case $read_note in
        '')
            [ "$n" -eq "$cut" ] || [ "$n" -eq "$size" ]
            whole=$((whole + 1))
            assert_status 0
            assert_err ''
            [[ $now == "$was"$note ]]
            ;;
        *"$ledger:6: the last line is torn"*)
            torn=$((torn + 1))
            [ "$orders" -eq 1 ]
            assert_status 1
            [ "$now" = "$was" ]
            ;;
        *"$ledger:6: the last line has no newline"*)
            bare=$((bare + 1))
            [ "$orders" -eq 2 ]
            assert_status 0
            assert_err_has 'has no newline at its end'
            [[ $now == "$was"$'\n'$note ]]
            ;;
        *) wrong "cut after $n" ;;
        esac
    done
    [ "$whole" -eq 2 ]
    # all but what comes after the eleventh comma, and the halves of letters
    [ "$torn" -gt $(((size - cut - 30) / step)) ]
    [ "$bare" -gt $((5 / step)) ]
}

@test "fire: a new ledger cut within its header is torn, not a narrow one" {
    local n step header=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
    step=$(many 11 1)
    for ((n = 1; n < ${#header}; n += step)); do
        printf %s "${header:0:n}" >"$ledger"
        keep "$ledger"
        run2 add_one env
        assert_status 1
        assert_err_has "$ledger:1: the last line is torn"
        same "$ledger"
    done
    printf %s "$header" >"$ledger"
    run2 add_one env
    assert_status 0
    assert_err_has "$ledger:1: the last line has no newline at its end"
    [ "$(wc -l <"$ledger")" -eq 2 ]
    # somebody's own header is none of our pieces
    printf 'date,type,client,text' >"$ledger"
    run2 acct-add client beta Beta --as-of "$day"
    assert_status 0
    [ "$(sed -n 2p "$ledger")" = "$day,client,beta,Beta" ]
}

@test "fire: what was added and cannot be printed is told" {
    local told='added, but not printed (do not add'
    place old
    run2 bash -c 'acct-add note acme x >/dev/full'
    assert_status 1
    assert_err "acct-add: 1 record was $told it again): standard output: No space left on device"
    tail -n 1 "$ledger" | grep -q ',note,acme,.*,x,$'
    run2 bash -c 'acct-add -O json - <rows >/dev/full'
    assert_status 1
    assert_err "acct-add: 4 records were $told them again): standard output: No space left on device"
    # a dry run has added nothing that were to be told of
    keep "$ledger"
    run2 bash -c 'acct-add -n note acme x >/dev/full'
    assert_status 1
    assert_err 'acct-add: standard output: No space left on device'
    same "$ledger"
    # nothing to print, nothing to fail
    run2 bash -c 'acct-add - <rows >/dev/full'
    assert_status 0
    rm "$ledger"
    run2 bash -c 'acct-add client acme Acme >/dev/full'
    assert_status 1
    assert_err "acct-add: made a new ledger: $ledger
acct-add: 1 record was $told it again): standard output: No space left on device"
    [ "$(wc -l <"$ledger")" -eq 2 ]
    # what is odd about the ledger hides no failure
    place old
    acct-add -q invoice acme -r 1 -a 10 --as-of "$day"
    printf '01C,2026-01-13,note,acme,,,,,,,"to' >>"$ledger"
    run2 bash -c 'acct-invoice show 1 -O text >/dev/full'
    assert_status 1
    assert_err_has 'the last line is torn'
    assert_err_has 'No space left on device'
}

# Runs a script that mounts something: who is not root may in namespaces of
# their own.
mounting() {
    if [ "$(id -u)" -eq 0 ]; then
        bash -eu "$1"
    else
        unshare --map-root-user --mount bash -eu "$1"
    fi
}

@test "fire: a file system that is full" {
    printf 'type,client,text\n' >many
    seq -f 'note,acme,note %.0f of a good many' 400 >>many
    cat >script <<'EOF'
mkdir small
mount -t tmpfs -o size=64k none small
trap 'umount small' EXIT
cp old.csv small/ledger.csv
head -c 40k /dev/zero >small/other
status=0
for _ in {1..20}; do
    cp small/ledger.csv before.csv
    acct-add -f small/ledger.csv - --as-of 2026-10-05 <many || status=$?
    [ "$status" -eq 0 ] || break
done
[ "$status" -eq 1 ]
cmp before.csv small/ledger.csv
rm small/other
acct-add -f small/ledger.csv - --as-of 2026-10-05 <many
EOF
    run2 mounting script
    assert_status 0
    assert_err 'acct-add: small/ledger.csv: nothing was added: No space left on device'
}

@test "fire: a ledger that is replaced or cut short meanwhile" {
    need_strace
    place old
    # an editor that takes no lock saves between the write and its end
    add_one strace -qq -o /dev/null -e trace=fdatasync \
        -e inject=fdatasync:delay_enter=1500000:when=1 >told 2>notes &
    has_five() { [ "$(wc -l <"$ledger")" -eq 5 ]; }
    soon has_five
    cp old.csv edited
    mv edited "$ledger"
    run2 wait $!
    assert_status 1
    text_is notes "$(cat notes)" "acct-add: $ledger was replaced by another program meanwhile: nothing was written (try again)"
    [ ! -s told ]
    cmp old.csv "$ledger"
    # half of the figures are worse than none
    run2 strace -qq -o log -e trace=pread64 -P "$ledger" \
        -e inject=pread64:retval=0 acct-metrics --as-of "$day"
    assert_status 1
    assert_out ''
    assert_err "acct-metrics: $ledger:1: the file was cut short while it was read (try again)"
}
