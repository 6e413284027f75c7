#!/usr/bin/env bats
# Where there is a second processor, what a ledger says is found by two threads.
# It is the same as on one.

load ../helper

setup() {
    common_setup
    cd "$BATS_TEST_TMPDIR" || return 1
    ${CC:-cc} -O1 -o rows "$root/tests/bench/rows.c"
    ./rows 4000 20 >sound
}

# tangled: rows of other clients that name what is there, rows that are taken
# back, that amend others, that come late, and two keys of one client.
tangled() {
    awk -F, -v OFS=, '
        NR == 1 { print; next }
        { print }
        /"/ { next }
        $3 == "order" && ++orders % 20 == 0 {
            print "M" NR, $2, "order", $4, $5, "12.50", "RUB", "", "", "", "", "amends=" $1
        }
        $3 == "stage" && ++stages % 15 == 0 {
            print "S" NR, $2, "stage", "k00008", $5, "", "", "", "", "", "Whose?", $12
            print "T" NR, $2, "touch", "k00004", $5, "", "", "", "", "", "About that", "dir=in;kind=question"
        }
        $3 == "payment" && ++payments % 10 == 0 {
            print "P" NR, $2, "payment", "k00005", $5, "3.00", "RUB", "", "", "", "", ""
        }
        $3 == "invoice" && ++invoices % 25 == 0 {
            print "V" NR, $2, "void", "", $1, "", "", "", "", "", "Not theirs", ""
        }
        $3 == "task" && ++tasks % 9 == 0 {
            print "L" NR, "2021-03-01", "note", $4, "", "", "", "", "", "", "Came late", ""
        }
        END { print "J1", "2025-12-31", "merge", "k00006", "k00007", "", "", "", "", "", "One and the same", "" }
    ' sound
}

# alike COMMAND...: on one processor and on all it says the same.
alike() {
    run2 taskset -c "$first" "$@"
    cp "$out_file" said
    cp "$err_file" told
    local was=$status
    run2 "$@"
    assert_status "$was"
    cmp "$out_file" said
    cmp "$err_file" told
}

all_alike() {
    # The first of those that this process may run on.
    first=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')
    cp "$1" "$ledger"
    alike acct-metrics -p 2025 --as-of 2026-01-15 -O csv
    assert_status 0
    assert_out_has 'first_response_median'
    alike acct-metrics -p 2025-Q3 --by owner --as-of 2026-01-15 -O csv
    assert_status 0
    alike acct-followup --as-of 2026-01-15 -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -gt 50 ]
    alike acct-followup --held --as-of 2025-06-01 -O csv
    assert_status 0
    alike acct-followup --old --as-of 2025-06-01 -O csv
    assert_status 0
    alike acct-survey due --as-of 2025-06-01 -O csv
    assert_status 0
    alike acct-show --list --as-of 2026-01-15 -O csv
    assert_status 0
    alike acct-show k00008 --as-of 2026-01-15 -O csv
    assert_status 0
    alike acct-invoice aging --as-of 2026-01-15 -O csv
    assert_status 0
    alike acct-check --as-of 2026-01-15
}

@test "two: what is sound" {
    all_alike sound
    assert_status 0
    assert_out ''
}

@test "two: what is tangled" {
    tangled >rows.csv
    for type in void merge 'touch,k00004' 'payment,k00005' amends; do
        grep -q "$type" rows.csv || wrong "no $type"
    done
    all_alike rows.csv
    assert_status 1
    assert_out_has 'belongs to client'
    # What was made twice, since there are strangers, is there once: the lines of
    # an invoice, the people of a client.
    run2 acct-invoice show INV-1
    assert_status 0
    assert_err ''
    run2 acct-show k00008 --as-of 2026-01-15
    assert_status 0
    awk -F, '$3 == "contact" && $4 == "k00008"' sound | wc -l >people
    [ "$(grep -c '^contact,.*,name,' "$out_file")" -eq "$(cat people)" ] || wrong 'a person twice'
    [ "$(cat people)" -gt 0 ]
}

@test "two: a batch is written as by one" {
    for how in "taskset -c $(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')" ''; do
        rm -f "$ledger"
        # shellcheck disable=SC2086
        run2 $how acct-add -q --as-of 2026-01-15 - <sound
        assert_status 0
        [ -e one ] || mv "$ledger" one
    done
    cmp one "$ledger"
    cmp one sound
}
