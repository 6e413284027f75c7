# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # what bats and the helper set; for the tests
# What the tests of mail that came in share.

mails=$root/tests/letter/data
columns=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# A ledger with people, and with letters that were answered.
books() {
    put "$ledger" <<END
$columns
R0,2026-01-01,client,acme,,,,,,,Acme Ltd,email=office@acme.example
R1,2026-01-01,contact,acme,max,,,,,,Max Orlov,email=max@acme.example
R2,2026-01-01,contact,acme,old,,,,,,Old Hand,email=old@acme.example
R3,2026-01-01,client,romashka,,,,,,,ООО «Ромашка»,
R4,2026-01-01,contact,romashka,anna,,,,,,Анна,email=anna@romashka.example
R5,2026-01-01,client,sosna,,,,,,,Сосна,email=petr@sosna.example
R6,2026-01-01,contact,sosna,vera,,,,,,Вера,email=vera@сайт.example
R7,2026-09-01,order,acme,O-1,,,,,,Logo,
R8,2026-10-05T07:00:00Z,touch,acme,O-1,,,,email,,ready,dir=out;kind=notice;message=notice.acme.O-1@tern.example
R9,2026-10-05T09:34:00Z,touch,romashka,,,,,email,,which,dir=out;kind=question;message=ask.romashka@tern.example
RA,2026-09-01,contract,sosna,C-1,,,,,,Ads,
RB,2026-10-06,report,sosna,C-1,,,,email,,,period=2026-09;message=report.sosna.2026-09@tern.example
RC,2026-10-10,survey,acme,S-1,,,,email,,,message=survey.acme@tern.example
RD,2026-10-10,survey,romashka,S-2,,,,email,,,message=survey.romashka@tern.example
END
}

# letters ARG...: what they say, as CSV; `rows` are those without the header.
letters() {
    run2 acct-letter read --as-of 2026-10-12 -O csv "$@"
}

# mail HEADER... : a message with those headers and standard input as its text.
mail() {
    printf '%s\n' "$@" 'Content-Type: text/plain; charset=utf-8' ''
    cat
}

# said FIELDS: those cells of the rows, with | between rows.
said() {
    tail -n +2 "$out_file" | cut -d , -f "$1" | paste -sd '|'
}
