#!/usr/bin/env bats
# A batch of several rows is whole or not there: whatever part of it a kill or a
# power cut leaves.

load ../helper

day=2026-10-05

setup() {
    common_setup
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,ООО «Акме»,lang=ru
EOF
    put rows <<'EOF'
type,client,ref,amount,text,attrs
client,beta,,,Beta,lang=en
invoice,beta,INV-1,100.00,"two
lines",
line,beta,INV-1,100.00,"quoted ""word""",
EOF
}

# killed: a batch whose writer is killed when all is written, but for taking
# away the journal.  Sets $old, $all: the ledger before and after.
killed() {
    cp "$ledger" old
    ! strace -qq -o /dev/null -e trace=unlink -e inject=unlink:signal=KILL \
        acct-add --as-of "$day" - <rows 2>/dev/null
    cp "$ledger" all
    cp "$ledger.batch" journal
    old=$(stat -c %s old) all=$(stat -c %s all)
    [ "$all" -gt $((old + 100)) ]
}

# left N: the ledger as it was, with the first N bytes of the batch.
left() {
    head -c $((old + $1)) all >"$ledger"
    cp journal "$ledger.batch"
}

out_lines() {
    [ "$(wc -l <"$out_file")" -eq "$1" ] || wrong "not $1 lines"
}

told=': rows that were being added were cut off (a crash?): none of them counts, and who writes next takes away the '

@test "batch: a part of it counts for no reader, and who writes next takes it away" {
    killed
    n=$((all - old))
    for ((i = 1; i < n; i += $(many 23 1))); do
        left "$i"
        keep "$ledger"
        run2 acct-show beta --as-of "$day"
        assert_status 1
        assert_err_has "$ledger${told}$i bytes of them at the end (add them again: all are in $ledger.batch, or .batch-1 and so on once somebody has written)"
        run2 acct-invoice list --as-of "$day"
        assert_status 0
        out_lines 1
        same "$ledger"
        run2 acct-add note acme "after $i" --as-of "$day"
        assert_status 0
        assert_err_has "${told}$i bytes"
        head -n -1 "$ledger" | cmp - old
        [ "$(tail -n 1 "$ledger" | cut -d, -f 11)" = "after $i" ]
        [ ! -e "$ledger.batch" ]
    done
}

@test "batch: all of it, or nothing, is whatever its journal says" {
    killed
    for i in 0 $((all - old)); do
        left "$i"
        keep "$ledger"
        run2 acct-check
        assert_status 0
        assert_err ''
        run2 acct-show --list --as-of "$day"
        out_lines $((i ? 3 : 2))
        assert_err ''
        same "$ledger"
        run2 acct-add -q note acme x --as-of "$day"
        assert_err ''
        head -n -1 "$ledger" | cmp - <(head -c $((old + i)) all)
        [ ! -e "$ledger.batch" ]
    done
    # rows behind a whole batch are nobody's part
    cp journal "$ledger.batch"
    cp all "$ledger"
    echo '01Z,2026-02-01,note,acme,,,,,,,later,' >>"$ledger"
    keep "$ledger"
    run2 acct-show --list --as-of "$day"
    out_lines 3
    assert_err ''
}

@test "batch: a journal that is not whole says that nothing was written" {
    killed
    n=$(stat -c %s journal)
    for ((i = 0; i < n; i += $(many 37 3))); do
        cp old "$ledger"
        head -c "$i" journal >"$ledger.batch"
        run2 acct-check
        assert_status 0
        assert_err ''
        run2 acct-add -q note acme x --as-of "$day"
        assert_status 0
        assert_err ''
        [ ! -e "$ledger.batch" ]
        [ "$(wc -l <"$ledger")" -eq 3 ]
    done
    # zeros are what a power cut may leave
    head -c 300 /dev/zero >"$ledger.batch"
    run2 acct-add - --as-of "$day" <rows
    assert_status 0
    assert_err ''
    [ ! -e "$ledger.batch" ]
}

# resummed VERSION: the journal with another first line, of which the sum is
# counted here.
resummed() {
    python3 - journal "$1" <<'EOF'
import sys
def fnv(sum, values):
    for v in values:
        sum = (sum ^ v) * 0x100000001b3 % 2 ** 64
    return sum
start = 0xcbf29ce484222325
head, rows = open(sys.argv[1], 'rb').read().split(b'\n', 1)
_, _, at, length, print_, _ = head.decode().split()
lanes = [fnv(start, rows[i::8]) for i in range(8)]
words = start
for i in range(0, len(rows), 8):
    words = fnv(words, [int.from_bytes(rows[i:i + 8], 'little')])
    words ^= words >> 32
sums = {'1': fnv(start, rows), '2': fnv(lanes[0], lanes[1:]), '3': words}
sys.stdout.buffer.write(b'acct-batch %s %s %s %s %016x\n%s' % (
    sys.argv[2].encode(), at.encode(), length.encode(), print_.encode(),
    sums.get(sys.argv[2], 0), rows))
EOF
}

@test "batch: a journal of an older acct, and one of a newer" {
    killed
    cp journal made
    resummed 3 | cmp - made
    resummed 4 >newer
    for version in 1 2 3; do
        cp made journal
        resummed "$version" >this
        [ "$(head -c 13 this)" = "acct-batch $version " ]
        cp this journal
        left 50
        run2 acct-add note acme x --as-of "$day"
        assert_status 0
        assert_err_has "${told}50 bytes"
        [ ! -e "$ledger.batch" ]
        # its sum is wrong: nothing was written
        sed '1s/.$/x/' this | sed '1s/[0-9a-f]x$/00/' >journal
        left 50
        run2 acct-add -q note acme x --as-of "$day"
        assert_err_lacks "${told}"
        cp old "$ledger"
    done
    cp newer "$ledger.batch"
    keep "$ledger"
    run2 acct-add -q - --as-of "$day" <rows
    assert_status 1
    assert_err "acct-add: $ledger.batch is in the way of several rows at once (it is none of ours: give it another name)"
    same "$ledger"
}

@test "batch: a part is left out through links, standard input, and by acct-check" {
    killed
    left 50
    ln -s "$ledger" link.csv
    run2 acct-show -f link.csv --list --as-of "$day"
    out_lines 2
    assert_err_has "link.csv${told}50 bytes"
    run2 acct-show -f - --list --as-of "$day" <"$ledger"
    out_lines 2
    assert_err_has "standard input${told}50 bytes"
    keep "$ledger"
    run2 acct-check
    assert_status 1
    assert_out_has ":3: torn${told}50 bytes of them at the end"
    run2 acct-check --fix --dry-run
    assert_status 0
    run2 acct-add -n note acme x --as-of "$day"
    assert_status 0
    same "$ledger"
    [ -e "$ledger.batch" ]
    run2 acct-check --fix -n
    assert_out "$ledger${told}50 bytes of them at the end (add them again: all are in $ledger.batch, or .batch-1 and so on once somebody has written)"
    # a repair is a writer
    run2 acct-check --fix
    assert_status 0
    assert_out "$ledger${told}50 bytes of them at the end (add them again: all are in $ledger.batch, or .batch-1 and so on once somebody has written)"
    cmp old "$ledger"
    [ ! -e "$ledger.batch" ]
    # through a link, the journal is beside the file
    run2 acct-add -f link.csv --as-of "$day" - <rows
    assert_status 0
    compgen -G 'link.csv.*' && return 1
    [ "$(wc -l <"$ledger")" -eq 6 ]
}

@test "batch: where the ledger was changed since, a part is told and left" {
    killed
    left "$(tail -c +$((old + 1)) all | head -n 1 | wc -c)"
    echo '01Z,2026-02-01,note,acme,,,,,,,by hand,' >>"$ledger"
    keep "$ledger"
    changed="$ledger: rows that were being added were cut off (a crash?), and the ledger was changed since: see whether some of them stand there (all are in $ledger.batch, or .batch-1 and so on once somebody has written)"
    run2 acct-metrics --as-of "$day"
    assert_err_has "$changed"
    same "$ledger"
    # shorter than it was, or others' rows before
    for text in "$(head -n 1 old)" "$(sed 's/Акме/Ахме/' all)"; do
        echo "$text" >"$ledger"
        cp journal "$ledger.batch"
        run2 acct-check
        assert_status 1
        assert_out_has 'the ledger was changed since'
        before=$(wc -l <"$ledger")
        run2 acct-add -q note x x --force --as-of "$day"
        assert_status 0
        assert_err "acct-add: $changed"
        [ "$(wc -l <"$ledger")" -eq $((before + 1)) ]
        [ ! -e "$ledger.batch" ]
    done
    cmp journal "$ledger.batch-1"
    cmp journal "$ledger.batch-2"
    run2 acct-show --list --as-of "$day"
    assert_err ''
}

@test "batch: what else has the journal's name is left alone" {
    echo mine >"$ledger.batch"
    cp "$ledger" old
    run2 acct-add - --as-of "$day" <rows
    assert_status 1
    assert_err "acct-add: $ledger.batch is in the way of several rows at once (it is none of ours: give it another name)"
    cmp old "$ledger"
    run2 acct-add -q note acme x --as-of "$day"
    assert_status 0
    [ "$(<"$ledger.batch")" = mine ]
    rm "$ledger.batch"
    for make in 'mkfifo' 'mkdir' 'ln -s /etc/passwd'; do
        $make "$ledger.batch"
        run2 acct-show --list --as-of "$day"
        assert_status 0
        assert_err ''
        run2 acct-add - --as-of "$day" <rows
        assert_status 1
        assert_err_has 'is in the way'
        rm -d "$ledger.batch"
    done
}

# shoot SIGNAL N: N times a batch of rows, whose writer is sent the signal as
# soon as the ledger grows.
shoot() {
    python3 - "$@" "$ledger" "$day" <<'EOF'
import os, signal, subprocess, sys, time
which, times, ledger, day = sys.argv[1:]
number = getattr(signal, 'SIG' + which)
before = os.stat(ledger).st_size
taken = hit = 0
for i in range(int(times)):
    with open('big') as rows:
        writer = subprocess.Popen(['acct-add', '-q', '--as-of', day, '-'],
                                  stdin=rows, stderr=subprocess.DEVNULL,
                                  preexec_fn=lambda: signal.signal(
                                      number, signal.SIG_DFL)
                                  if which != 'KILL' else None)
    # some later, so that all of the writing is hit
    pause = i % 5 * 0.0001
    while writer.poll() is None and os.stat(ledger).st_size == before:
        pass
    time.sleep(pause)
    writer.send_signal(number)
    writer.wait()
    after = os.stat(ledger).st_size
    hit += writer.returncode == -number
    assert after > before
    subprocess.run(['acct-add', '-q', '--as-of', day, 'note', 'acme', 'next'],
                   check=True, stderr=subprocess.DEVNULL)
    with open(ledger) as rows:
        lines = rows.readlines()
    new = sum('batch' in line for line in lines)
    taken += new == 0
    assert new in (0, int(open('count').read())), new
    assert lines[-1].endswith(',next,\n') and lines[1].startswith('01A,')
    assert len(lines) == 3 + new, len(lines)
    assert not os.path.exists(ledger + '.batch')
    os.truncate(ledger, before)
print(f'# {times} x {which}: {hit} ended by it, {taken} in part and taken back, '
      f'{int(times) - taken} whole', file=sys.stderr)
print(hit)
EOF
}

@test "batch: signals into a megabyte of rows leave all of them or none" {
    count=15000
    awk -v n="$count" 'BEGIN {
        print "type,client,text"
        while (n--) print "note,acme,batch number " n " of rows that take their place"
    }' >big
    echo "$count" >count
    hit=0
    for which in KILL TERM INT HUP; do
        hit=$((hit + $(shoot "$which" "$(many 6 125)" 2>&3)))
    done
    # they came in time
    [ "$hit" -gt 0 ]
}

# refused CALL ERROR TEXT COMMAND...: the call on the ledger or its journal fails.
refused() {
    local call=$1 error=$2 text=$3
    shift 3
    keep "$ledger"
    run2 strace -qq -o log -P "$ledger" -P "$ledger.batch" -e trace="$call" \
        -e inject="$call:error=$error" "$@" --as-of "$day"
    assert_status 1
    assert_out ''
    grep -q INJECTED log
    assert_err "$1: $text"
    same "$ledger"
}

@test "batch: a journal that the system refuses" {
    for fault in 'write EIO:when=1' 'write EIO:when=2' 'fdatasync EIO:when=1'; do
        # shellcheck disable=SC2086  # a call and its error
        refused $fault "$ledger: nothing was added: Input/output error" \
            acct-add -q - <rows
        [ ! -e "$ledger.batch" ]
    done
    refused openat EACCES:when=3 "$ledger: nothing was added: several rows at once need a file beside the ledger, which cannot be made: Permission denied" \
        acct-add -q - <rows
    # one row needs none
    run2 strace -qq -o log -P "$ledger.batch" -e trace=openat \
        -e inject=openat:error=EACCES:when=2 acct-add -q note acme x --as-of "$day"
    assert_status 0
    killed
    left 50
    refused openat EACCES:when=2 "cannot read $ledger.batch, which says whether rows of $ledger are part of a batch that was cut off: Permission denied" \
        acct-show --list
    refused ftruncate EIO "$ledger: cannot take back the part of a batch that was cut off: Input/output error" \
        acct-add -q note acme x 2>&1
    left "$(tail -c +$((old + 1)) all | head -n 1 | wc -c)"
    sed -i 's/,x,/,y,/' "$ledger"
    refused link EPERM "cannot set $ledger.batch aside: Operation not permitted" \
        acct-add -q note acme x
}

@test "batch: a journal that cannot be removed lets nothing be written behind it" {
    killed
    # the ledger as it was, or with all of the batch
    for n in 0 $((all - old)); do
        left "$n"
        keep "$ledger"
        # neither removed nor emptied
        run2 strace -qq -o log -P "$ledger.batch" -e trace=unlink,ftruncate \
            -e inject=unlink,ftruncate:error=EPERM \
            acct-add note acme x --as-of "$day"
        assert_status 1
        assert_out ''
        assert_err "acct-add: $ledger: nothing was written: $ledger.batch, which is done with, cannot be removed (remove it): Operation not permitted"
        same "$ledger"
        # emptied, it says nothing
        run2 strace -qq -o log -P "$ledger.batch" -e trace=unlink \
            -e inject=unlink:error=EPERM acct-add -q note acme x --as-of "$day"
        assert_status 0
        run2 acct-show --list --as-of "$day"
        assert_err ''
        [ "$(grep -c ',x,' "$ledger")" -eq 1 ]
    done
}

@test "batch: what was taken away is kept, whoever cut the ledger" {
    killed
    # all of it stood there, and somebody deletes the last line
    left $((all - old))
    sed -i '$d' "$ledger"
    run2 acct-add -q note acme x --as-of "$day"
    assert_status 0
    assert_err_has 'all are in'
    cmp journal "$ledger.batch-1"
    head -n -1 "$ledger" | cmp - old
}

@test "batch: rows that a link would show half are refused, and closed directories hide none" {
    mkdir other
    ln "$ledger" other/l2.csv
    keep "$ledger"
    run2 acct-add - --as-of "$day" <rows
    assert_status 1
    assert_err_has "$ledger has 2 names (hard links): nothing was written"
    same "$ledger"
    run2 acct-add -q note acme x --as-of "$day"
    assert_status 0
    rm other/l2.csv
    killed
    left 50
    # a name above that cannot be followed: the one that was given serves
    cd "$ACCT_HOME"
    run2 strace -qq -o log -e trace=readlink -e inject=readlink:error=EACCES \
        acct-show -f ledger.csv --list --as-of "$day"
    assert_out_lacks beta
    assert_err_has 'none of them counts'
    # begun, and unreadable for others
    : >"$ledger.batch"
    run2 strace -qq -o log -P "$ACCT_HOME/ledger.csv.batch" -e trace=openat \
        -e inject=openat:error=EACCES acct-show --list --as-of "$day"
    grep -q INJECTED log
    assert_err_lacks 'which says whether'
}
