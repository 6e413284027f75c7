#!/bin/sh
# The month before, on one page: what came of it, against the month before that
# and a year ago; which clients may leave; who brings most; what is to come.  The
# figures go into a history, of which a second run doubles nothing.
#
#   examples/month.sh [OPTION...]
#
# Options go to acct-metrics: -f LEDGER, -C CONFIG, --as-of DATE.  HISTORY names
# the file that is kept, figures.csv in the directory of the ledger if it does
# not.  From cron, on the first of a month:
#
#   7 8 1 * *  month.sh | mail -s 'The month' anna@example.com
set -eu

dir=${ACCT_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/acct}
history=${HISTORY:-$dir/figures.csv}

title() {
    printf '\n%s\n\n' "$1"
}

printf '%s\n\n' 'The month'
acct-metrics "$@" -O table -p last-month --compare \
    tenure_median churn repeat_order_share referral_share orders revenue mrr \
    nrr invoiced received receivables dso on_time sla_attainment complaints nps
title 'Clients who may leave'
acct-metrics "$@" -O table --leaving | head -n 12
title 'Who brings most, of the last twelve months'
acct-metrics "$@" -O table --accounts | head -n 12
title 'What is to come'
acct-metrics "$@" -O table --forecast 3

acct-metrics "$@" -p last-month --append "$history" all
