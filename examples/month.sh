#!/bin/sh
# The month before, on one page: what changed and why, who may leave, what is
# unpaid, what was promised and not kept; then what is to come.  The figures go
# into a history, of which a second run doubles nothing.
#
#   examples/month.sh [OPTION...]
#
# Options go to acct-metrics: -f LEDGER, -C CONFIG, --as-of DATE.  HISTORY names
# the file that is kept, figures.csv in the directory of the ledger if it does
# not; with PAGE the report is written to that file, too (.html or .pdf), and
# REPORT_LANG is its language (en if it is not set).  Mailed from cron, on the
# first of a month, as text, and with the page (-A is of GNU mailutils):
#
#   7 8 1 * *  month.sh | mail -s 'The month' anna@example.com
#   7 8 1 * *  PAGE=month.pdf month.sh | mail -s 'The month' -A month.pdf anna@example.com
set -eu

dir=${ACCT_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/acct}
history=${HISTORY:-$dir/figures.csv}
lang=${REPORT_LANG:-en}

title() {
    printf '\n%s\n\n' "$1"
}

acct-metrics report "$@" -p last-month --lang "$lang" -O text
if [ -n "${PAGE-}" ]; then
    acct-metrics report "$@" -p last-month --lang "$lang" -o "$PAGE"
fi
title 'Who brings most, of the last twelve months'
acct-metrics "$@" -O table --accounts | head -n 12
title 'What is to come'
acct-metrics "$@" -O table --forecast 3

acct-metrics "$@" -p last-month --append "$history" all
