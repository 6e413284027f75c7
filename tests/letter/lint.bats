#!/usr/bin/env bats
# Letters, proof-read; and that rules have letters which end what they ask for.

load ../helper

setup() {
    common_setup
    templates=$ACCT_HOME/templates
    mkdir -p "$templates/en" "$templates/ru"
}

# letter LANG/NAME TEXT: a letter of the user's, with a subject.
letter() {
    mkdir -p "$templates/${1%/*}"
    printf 'Subject: S\n\n%s\n' "$2" >"$templates/$1"
}

# finds TEXT...: --lint finds these and nothing else, a line each, of files in
# templates/.
finds() {
    run2 acct-letter --lint
    assert_status 1
    assert_err ''
    text_is findings "$out" "$(printf "$templates/%s\n" "$@")"
}

@test "lint: what is built in is sound, and of a user without a directory" {
    rm -r "$ACCT_HOME"
    run2 acct-letter --lint
    assert_status 0
    assert_out ''
    assert_err ''
    run2 acct-letter --lint -O csv
    assert_status 0
    assert_out 'file,line,check,message'
}

@test "lint: all faults of all letters, by line" {
    letter ru/welcome 'Срочно {ordr}
{n, plural, one{# заказ} other{# заказов}}, {formality}
{n, plural, one{1} few{2} many{5} other{0}}
}'
    sed -i '1a Kind: nonsense' "$templates/ru/welcome"
    run2 acct-letter --lint
    assert_status 1
    assert_err ''
    local at=$templates/ru/welcome
    text_is findings "$out" "$at:2: kind: kind: 'nonsense' is not one of question|answer|remark|welcome|onboarding|notice|news|checkin|congrats|meeting|proposal|reminder|statement|report|thanks|apology|request|call|review|other
$at:4: place: no place {ordr} (did you mean {order}?)
$at:4: press: 'срочно' presses (say it without)
$at:5: place: {formality} is a word for programs (it is for select)
$at:5: plural: {n, plural, …} has no case few{…}, which ru has for 2
$at:7: syntax: the '}' has no '{' before it (one that is to be read stands in apostrophes: '}')"

    run2 acct-letter --lint -O csv
    assert_status 1
    assert_out_has "$at,4,press,'срочно' presses (say it without)"
    run2 acct-letter --lint -O lines
    assert_out_has "$at:4: press: "
}

@test "lint: words that press, in whatever case and across lines" {
    letter en/welcome 'This is URGENT. Reply as soon as
possible.'
    letter en/checkin 'Surgently is no word of ours, nor is insurgent.'
    letter ru/checkin 'Это Последнее
предупреждение, штрафы и т. д.'
    letter ru/answer 'Бессрочно и немедленность.'
    finds "ru/checkin:3: press: 'последн* предупреждени*' presses (say it without)" \
        "ru/checkin:4: press: 'штраф*' presses (say it without)" \
        "en/welcome:3: press: 'urgent' presses (say it without)" \
        "en/welcome:3: press: 'as soon as possible' presses (say it without)"
}

@test "lint: exclamation marks" {
    letter en/welcome $'Hello!\n\nHow good!'
    run2 acct-letter --lint
    assert_status 0
    letter en/welcome $'Hello!\n\nHow good!!'
    finds 'en/welcome:5: press: 3 exclamation marks (one is enough)'
}

@test "lint: words of the user's own" {
    letter en/welcome 'Kindly oblige; obliged, obligation.'
    run2 acct-letter --lint
    assert_status 0
    printf '# ours\n\n  kindly oblige \r\nobliga*\n' >"$templates/press.en"
    finds "en/welcome:3: press: 'kindly oblige' presses (say it without)" \
        "en/welcome:3: press: 'obliga*' presses (say it without)"
    printf 'fine\n***\n' >"$templates/press.en"
    run2 acct-letter --lint
    assert_status 1
    assert_out ''
    assert_err "acct-letter: $templates/press.en:2: is no phrase (one to 8 words in UTF-8, a phrase a line)"
    printf 'a b c d e f g h i\n' >"$templates/press.en"
    run2 acct-letter --lint
    assert_err_has 'press.en:1: is no phrase'
    printf '\xff\n' >"$templates/press.en"
    run2 acct-letter --lint
    assert_err_has 'press.en:1: is no phrase'
}

@test "lint: what a language lacks" {
    letter ru/own 'Свои слова.'
    finds 'en: missing: no letter in that language, nor for all who have another: own'
    letter en/own 'Words of our own.'
    run2 acct-letter --lint
    assert_status 0

    # every letter in another language, and its dates
    cp "$root"/lib/words/letters/en/* "$templates/en"
    mkdir "$templates/de"
    cp "$templates"/en/* "$templates/de"
    rm "$templates/de/own" "$templates/de/welcome"
    finds 'de: missing: no letter in that language: own, welcome (they are in English then)' \
        'de: words: dates, numbers and the closing are in English (translate the words of papers, too: see acct-invoice words)'
    cp "$root/examples/templates/paper.de" "$templates"
    cp "$templates"/en/{own,welcome} "$templates/de"
    # a variety has those of its language
    letter de-AT/own 'Griaß di.'
    run2 acct-letter --lint
    assert_status 0
    assert_out ''
}

@test "lint: a place between apostrophes" {
    letter en/welcome "How is '{name}' doing, '{?person}' or '{x} {order}'?
''{name}'', ‘{name}’, '{' and '{nothing}' are as they are meant, O'Neil."
    finds "en/welcome:3: quoted: '{name}' goes out as it stands: apostrophes before braces quote (write ''{name}'', or ‘{name}’)" \
        "en/welcome:3: quoted: '{person}' goes out as it stands: apostrophes before braces quote (write ''{person}'', or ‘{person}’)" \
        "en/welcome:3: quoted: '{order}' goes out as it stands: apostrophes before braces quote (write ''{order}'', or ‘{order}’)"
    # it is a letter all the same
    run2 acct-letter --show welcome --sample
    assert_status 0
    assert_out_has 'How is {name} doing'
    assert_out_has "'Acme Ltd', ‘Acme Ltd’"
    run2 acct-letter --lint -O csv
    assert_out_has ',3,quoted,'
}

@test "lint: a closing before a closing" {
    letter en/welcome $'We are glad.\n\nYours sincerely\n{signature}'
    letter ru/welcome $'Мы рады,\nчто так.\n\nС уважением,\n\n{signature}'
    letter ru/checkin $'Мы рады.\n\n{signature}'
    finds "en/welcome:5: closing: 'Yours sincerely' stands before the closing that {signature} has (take one out: this, or letter_regards of templates/paper.en)" \
        "ru/welcome:6: closing: 'С уважением,' stands before the closing that {signature} has (take one out: this, or letter_regards of templates/paper.ru)"
    printf 'letter_regards =\n' | tee "$templates/paper.en" >"$templates/paper.ru"
    run2 acct-letter --lint
    assert_status 0
}

@test "lint: a name that is almost another's" {
    local name
    for name in chekin tell-shiped hello; do
        letter en/$name Hello.
        letter ru/$name Привет.
    done
    # a stage, one of a number, a short name, and one of another
    for name in tell-accepted reminder-7 news2 tops spring wlcm; do
        letter en/$name Hello.
        letter ru/$name Привет.
    done
    finds "en/chekin: name: no rule or built-in letter has that name (did you mean 'checkin'?)" \
        "ru/chekin: name: no rule or built-in letter has that name (did you mean 'checkin'?)" \
        "en/tell-shiped: name: no rule or built-in letter has that name (did you mean 'tell-shipped'?)" \
        "ru/tell-shiped: name: no rule or built-in letter has that name (did you mean 'tell-shipped'?)"
    # a rule's own is known
    put "$ACCT_HOME/rules.csv" <<'END'
rule,use,on,when,record,template
mine,yes,client,date+1d,touch,chekin
END
    rm "$templates"/*/tell-shiped
    run2 acct-letter --lint
    assert_status 0
    assert_out ''
}

@test "lint: rules that ask for a letter that there is not" {
    put "$ACCT_HOME/rules.csv" <<'END'
rule,on,when,record,template,quiet,channel
mine,client,date+1d,touch,hello,,
call,client,date+1d,touch,,,call
inside,client,date+1d,touch,,inside,
off,client,date+1d,touch,,,
END
    sed -i 's/^rule,/rule,use,/; s/^\(mine\|call\|inside\),/\1,yes,/; s/^off,/off,no,/' \
        "$ACCT_HOME/rules.csv"
    run2 acct-letter --lint
    assert_status 1
    assert_out "$ACCT_HOME/rules.csv:2: rule: rule mine: there is no letter 'hello' (write one, or name another in the column template)"
    letter en/hello Hello.
    letter ru/hello Привет.
    run2 acct-letter --lint
    assert_status 0
    assert_out ''
    echo nonsense >>"$ACCT_HOME/rules.csv"
    run2 acct-letter --lint
    assert_status 1
    assert_err_has "$ACCT_HOME/rules.csv:"
}

@test "lint: what cannot be read" {
    ln -s nowhere "$templates/en/gone"
    mkfifo "$templates/en/pipe"
    letter ru/pipe Труба.
    run2 timeout 10 acct-letter --lint
    assert_status 1
    assert_out "$templates/en/pipe: syntax: $templates/en/pipe is not a regular file"
}

# Rules that a client hears of: name, template, until.
spoken_rules() {
    acct-followup rules -O json | jq -r '.[] |
        select(.use == "yes" and .quiet != "inside" and
            (.record | IN("touch", "survey", "report", "offer"))) |
        [.rule, .template, .record, .until] | @tsv'
}

@test "lint: every built-in rule that a client hears of has its letter" {
    local rule template record until n=0
    while IFS=$'\t' read -r rule template record until; do
        # by its stages
        [ "$template" != reminder ] || template=reminder-1
        for lang in en ru; do
            [ -s "$root/lib/words/letters/$lang/$template" ] ||
                wrong "rule $rule: no $lang/$template"
        done
        n=$((n + 1))
    done < <(spoken_rules)
    [ "$n" -ge 30 ]
    for stage in contract milestone ready shipped delivered; do
        for lang in en ru; do
            [ -s "$root/lib/words/letters/$lang/tell-$stage" ]
        done
    done
}

@test "lint: a letter's kind ends what its rule asks for" {
    local rule template record until kind clause fine n=0
    while IFS=$'\t' read -r rule template record until; do
        [ "$record" = touch ] || continue
        [ "$template" != reminder ] || template=reminder-1
        for lang in en ru; do
            kind=$(sed -n 's/^Kind: //p' "$root/lib/words/letters/$lang/$template")
            [ -n "$kind" ] || wrong "$lang/$template has no kind"
            [[ $until == *'touch '* ]] || continue
            # one of several will do
            fine=yes
            while read -r clause; do
                fine=
                case $clause in
                kind!=*) [[ "|${clause#*=}|" == *"|$kind|"* ]] || fine=yes ;;
                *) [[ "|${clause#*=}|" != *"|$kind|"* ]] || fine=yes ;;
                esac
                [ -z "$fine" ] || break
            done < <(grep -oE 'kind!?=[a-z|]+' <<<"$until")
            [ -n "$fine" ] || wrong "$rule: $lang/$template is $kind, but $until"
            n=$((n + 1))
        done
    done < <(spoken_rules)
    [ "$n" -ge 40 ]
}

@test "lint: both languages of a letter have the same places and kind" {
    local file
    for file in "$root"/lib/words/letters/en/*; do
        for lang in en ru; do
            grep -oE '^Kind: .*|\{\??[a-z_]+' \
                "$root/lib/words/letters/$lang/${file##*/}" |
                grep -v formality | sort -u >"$lang"
        done
        diff -u en ru >&2 || wrong "${file##*/}"
    done
}
