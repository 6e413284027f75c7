#!/usr/bin/env bats
# Letters: which there are, what they say, what is wrong with them.

load ../helper

setup() {
    common_setup
    templates=$ACCT_HOME/templates
    mkdir -p "$templates"
}

# letter LANG/NAME: standard input (a here-document) as a letter of the user's.
letter() {
    mkdir -p "$templates/${1%/*}"
    put "$templates/$1"
}

# names of the letters that are built in
built_in() {
    local file
    for file in "$root"/lib/words/letters/en/*; do
        echo "${file##*/}"
    done
}

@test "letters: --list has those that are built in, in each language" {
    run2 acct-letter --list -O csv
    assert_status 0
    assert_err ''
    assert_out_has 'letter,lang,subject,kind,source'
    assert_out_has 'tell-shipped,en,On its way: {what},notice,built-in'
    assert_out_has 'tell-shipped,ru,В пути: {what},notice,built-in'
    for lang in en ru; do
        awk -F, -v lang="$lang" 'NR > 1 && $2 == lang { print $1 }' \
            "$out_file" >listed
        built_in | LC_ALL=C sort >wanted
        diff -u wanted listed >&2
    done
    [ "$(wc -l <listed)" -ge 40 ]
    # without a ledger, and none is read
    [ ! -e "$ledger" ]
}

@test "letters: --list has the user's own, and what a client would get" {
    letter ru/welcome <<'END'
Subject: Привет
Kind: welcome

Это мы.
END
    letter pt/hello <<'END'
Subject: Ola
Kind: notice

Ola.
END
    letter pt-br/hello <<'END'
Subject: Oi
Kind: notice

Oi.
END
    echo copy >"$templates/pt/hello~"
    mkdir "$templates/pt/deep" "$templates/not a language"
    run2 acct-letter --list -O csv
    assert_status 0
    [ "$(grep -c '^welcome,' "$out_file")" -eq 2 ]
    assert_out_has "welcome,ru,Привет,welcome,$templates/ru/welcome"
    assert_out_has 'welcome,en,Welcome to {me},welcome,built-in'
    assert_out_has "hello,pt,Ola,notice,$templates/pt/hello"
    assert_out_has "hello,pt-BR,Oi,notice,$templates/pt-br/hello"
    assert_out_lacks deep
    assert_out_lacks 'hello~'

    run2 acct-letter --list --lang PT_br -O csv
    assert_status 0
    [ "$(grep -c '^hello,' "$out_file")" -eq 1 ]
    assert_out_has "hello,pt-BR,Oi,notice,$templates/pt-br/hello"
    assert_out_has 'welcome,en,Welcome to {me},welcome,built-in'
    run2 acct-letter --list --lang ru -O ids
    assert_out_lacks hello

    run2 acct-letter --list -O table
    assert_out_has 'built in'
}

@test "letters: --list --places has all that a letter may have" {
    run2 acct-letter --list --places -O csv
    assert_status 0
    assert_err ''
    assert_out_has 'place,form,help'
    assert_out_has 'days,number,"how many days: since the start, past due, to go"'
    cut -d, -f1 "$out_file" | sed 1d | sort >places
    sort -u places | diff places - >&2
    # those that are built in have no others, and none is there for nothing
    cat "$root"/lib/words/letters/*/* | grep -oE '\{\??[a-z_]+[,}]' |
        tr -d '{?,}' | sort -u >used
    comm -23 used places >unknown
    text_is unknown "$(<unknown)" ''
}

@test "letters: --show prints one as its file is, and it goes through" {
    run2 acct-letter --show welcome --lang ru
    assert_status 0
    assert_err ''
    cmp "$out_file" "$root/lib/words/letters/ru/welcome"
    mkdir "$templates/ru"
    cp "$out_file" "$templates/ru/welcome"
    acct-letter --show welcome --lang ru >"$templates/ru/welcome"
    [ -s "$templates/ru/welcome" ]
    run2 acct-letter --show welcome --lang ru-RU
    cmp "$out_file" "$root/lib/words/letters/ru/welcome"
    run2 acct-letter --show welcome
    cmp "$out_file" "$root/lib/words/letters/en/welcome"
    run2 acct-letter --lint
    assert_status 0
    assert_out ''
    assert_err ''
}

@test "letters: every one that is built in fills in without a hole" {
    local lang name n=0
    for lang in en ru; do
        while read -r name; do
            run2 acct-letter --show "$name" --lang "$lang" --sample
            assert_status 0
            assert_err ''
            assert_out_lacks '{'
            assert_out_lacks '}'
            # nothing stands where nothing was filled in
            assert_out_lacks '«»'
            assert_out_lacks '“”'
            assert_out_lacks '  '
            assert_out_lacks ' .'
            assert_out_lacks '..'
            assert_out_lacks $'\n\n\n'
            [[ $out == 'Subject: '?* ]] || wrong 'no subject'
            # short, and from somebody to somebody
            n=$(grep -c . "$out_file")
            ((n >= 5 && n <= 16)) || wrong "$n lines"
            case $lang in
            en) assert_out_has $'\n\nHello Max Orlov,\n\n' ;;
            ru) assert_out_has $'\n\nЗдравствуйте, Максим Петрович!\n\n' ;;
            esac
            # nobody is shouted at
            [ "$(tr -cd '!' <"$out_file" | wc -c)" -le 2 ] || wrong 'shouts'
        done < <(built_in)
    done
}

@test "letters: numbers and dates are the language's" {
    letter ru/x <<'END'
Subject: {n, plural, one{# вопрос} few{# вопроса} many{# вопросов} other{# вопроса}}

{date}, {open}
END
    run2 acct-letter --show x --lang ru --sample
    assert_status 0
    assert_out $'Subject: 2 вопроса\n\n5 октября 2026 г., 900,00 руб.'
}

@test "letters: one that is not there" {
    run2 acct-letter --show welcom
    assert_status 1
    assert_out ''
    assert_err "acct-letter: no letter 'welcom' (did you mean 'welcome'?)"
    run2 acct-letter --show nothing-like-it
    assert_status 1
    assert_err "acct-letter: no letter 'nothing-like-it' ('acct-letter --list' lists them)"
    # the next lower number
    run2 acct-letter --show reminder-9
    assert_status 0
    cmp "$out_file" "$root/lib/words/letters/en/reminder-3"
}

@test "letters: one that another language has" {
    letter ru/probe <<<$'Subject: Проба\n\nПроба.'
    letter de/probe <<<$'Subject: Probe\n\nProbe.'
    run2 acct-letter --show probe
    assert_status 1
    assert_out ''
    assert_err "acct-letter: no letter 'probe' in 'en' (there is one in: de, ru)"
    run2 acct-letter --show probe --lang fi_FI
    assert_status 1
    assert_err "acct-letter: no letter 'probe' in 'fi-FI' (there is one in: de, ru)"
    run2 acct-letter --show probe --lang ru-RU
    assert_status 0
}

# written TONE [OPTION...]: the letter hello, as a client with that tone gets it;
# the language is --lang.
written() {
    put "$ledger" <<END
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-09-20,client,acme,,,,,,,Acme,lang=$lang;email=max@acme.example
a2,2026-09-20,contact,acme,P-1,,,,,,$person,email=max@acme.example${1:+;tone=$1}
END
    put "$ACCT_HOME/acct.conf" <<'END'
[me]
name = Tern
email = office@tern.example
END
    echo acme | acct-letter --as-of 2026-10-05 --campaign hello "${@:2}" |
        sed '1,/^Subject/d; /^$/d'
}

@test "letters: a sample greets as what is sent does" {
    local lang person sample
    for lang in en ru; do
        letter "$lang/who" <<<$'Subject: S\n\n{person}'
        letter "$lang/hello" <<<$'Subject: S\nKind: news\n\n{salutation}'
        person=$(acct-letter --show who --lang "$lang" --sample | tail -n 1)
        sample=$(acct-letter --show hello --lang "$lang" --sample | tail -n 1)
        [ -n "$person" ]
        text_is "$lang" "$(written '')" "$sample"
    done
}

@test "letters: a closing goes with the language and the tone" {
    local lang person='Max Orlov'
    for lang in en ru de; do
        letter "$lang/hello" <<<$'Subject: S\nKind: news\n\n{signature}'
    done
    lang=en
    text_is formal "$(written 'Dear Max')" $'Kind regards,\nTern'
    text_is informal "$(written 'Hi Max')" $'Best,\nTern'
    lang=ru
    text_is formal "$(written 'Добрый день')" $'С уважением,\nTern'
    text_is informal "$(written 'Привет')" $'Хорошего дня!\nTern'
    # a language that has none has no English one
    lang=de
    printf 'months = Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez\n' >"$templates/paper.de"
    text_is none "$(written '')" Tern
    cp "$root/examples/templates/paper.de" "$templates"
    text_is german "$(written '')" $'Mit freundlichen Grüßen\nTern'
    # who wants none empties it
    printf 'letter_regards =\n' >"$templates/paper.ru"
    lang=ru
    text_is emptied "$(written '')" Tern
}

@test "letters: news go to campaigns, with words" {
    local lang person='Max Orlov'
    for lang in en ru; do
        rm -f "$templates/$lang/hello"
        mkdir -p "$templates/$lang"
        acct-letter --show news --lang "$lang" >"$templates/$lang/hello"
        # nobody is sent news without any
        run2 written 'Dear Max'
        assert_out ''
        assert_err_has 'waits for your words'
        run2 written 'Dear Max' -m 'We print on cotton now.'
        assert_err ''
        assert_out_has 'We print on cotton now.'
        # it is about nothing else
        case $lang in
        en) assert_out_lacks 'It is about' ;;
        ru) assert_out_lacks 'О чём она' ;;
        esac
        [ "$(grep -c . "$out_file")" -eq 6 ] || wrong 'lines'
    done
}

@test "letters: in Russian nobody is addressed but as they are used to" {
    local file n=0
    local either='вы|вас|вам|вами|ваш\w*|\w+[йи]те(сь)?|можете|ты|тебя|тебе|тобой|тво(й|я|ё|и|его|ей|ю|им|их)'
    # what is said either way is marked so; the rest says neither
    for file in "$root"/lib/words/letters/ru/*; do
        sed -E 's/\{formality, select, informal\{[^{}]*\} other\{[^{}]*\}\}//g' "$file" >neither
        ! grep -niP "(*UCP)\b($either)\b" neither || wrong "${file##*/}"
        n=$((n + 1))
    done
    [ "$n" -ge 40 ]
    acct-invoice words --lang ru >ours
    sed -n '/letter_questions/,/letter_regards/p' ours >neither
    grep -q 'Хочется ли' neither
    ! grep -niP "(*UCP)\b($either|готовы)\b" neither || wrong 'questions'
}

@test "letters: names stay in their directory" {
    local name
    mkdir -p "$templates/en"
    echo secret >"$ACCT_HOME/secret"
    for name in ../../secret ..  . .hidden '' a/b /etc/passwd 'a b' \
        $'a\tb' "$(printf '%065d' 0)"; do
        run2 acct-letter --show "$name"
        assert_status 1
        assert_out ''
        assert_err_has "is no letter's name"
    done
}

@test "letters: a language without letters is told of, once" {
    run2 acct-letter --show welcome --lang fi-FI
    assert_status 0
    cmp "$out_file" "$root/lib/words/letters/en/welcome"
    assert_err "acct-letter: no letters in 'fi': they are in English (put yours into $templates/fi/)"
    letter fi/hei <<<$'Subject: Hei\n\nHei.'
    run2 acct-letter --show welcome '--lang=fi'
    assert_err "acct-letter: no letter 'welcome' in 'fi': it is in English (put yours into $templates/fi/)"
    run2 acct-letter --show hei --lang FI
    assert_status 0
    assert_err ''
    run2 acct-letter --show hei --lang ru
    assert_status 1
    assert_err_has "no letter 'hei'"
}

@test "letters: wrong usage" {
    local words
    while read -r words; do
        # shellcheck disable=SC2086  # words
        run2 acct-letter $words
        assert_status 2
        assert_out ''
        assert_err_has "Try 'acct-letter --help'."
    done <<'END'
--list --lint
--show x --list
--places
--sample
--lint --lang ru
--list --places --lang ru
--list --lang nonsense-language-tag
--list operand
END
}

# faulty FILE LINE WHAT: the letter x is that file, and is refused so.
faulty() {
    printf '%b' "$1" >"$templates/en/x"
    run2 acct-letter --show x
    assert_status 1
    assert_out ''
    assert_err "acct-letter: $templates/en/x:$2: $3"
    # the check says the same
    run2 acct-letter --lint
    assert_status 1
    assert_out_has "$templates/en/x:$2: "
    assert_out_has "$3"
    assert_err ''
}

@test "letters: faults have their line and remedy" {
    local ok='Subject: S\n\n'
    mkdir -p "$templates/en"
    faulty '\n' 1 'there is no subject (begin with a line Subject: …)'
    faulty 'Subject:\n\nx' 1 'there is no subject (begin with a line Subject: …)'
    faulty 'Kind: notice\n\nx' 1 \
        'there is no subject (begin with a line Subject: …)'
    faulty 'Subject: S\n\n \n' 1 \
        'there is no text (it stands below a blank line)'
    faulty 'Subject: S\nBcc: all\n\nx' 2 \
        "'Bcc' is no header (Subject: or Kind:, each in one line; a blank line ends them)"
    faulty 'Subject: S\n and more\n\nx' 2 \
        "'and more' is no header (Subject: or Kind:, each in one line; a blank line ends them)"
    faulty 'Subject: S\nsubject: T\n\nx' 2 "there is a second 'subject'"
    faulty 'Subject: S\nKind: Welcome!\n\nx' 2 \
        'the kind is no word in small letters'
    faulty "Subject: $(printf '%0401d' 0)\n\nx" 1 'the subject is too long'
    faulty "${ok}a\n{ordr}" 4 'no place {ordr} (did you mean {order}?)'
    faulty "${ok}{nothinglikeit}" 3 \
        "no place {nothinglikeit} ('acct-letter --list --places' lists them)"
    faulty 'Subject: {ordr}\n\nx' 1 'no place {ordr} (did you mean {order}?)'
    faulty 'Subject: {contacts}\n\nx' 1 \
        '{contacts} has several lines (it goes into the body)'
    faulty "${ok}{contacts, select, other{}}" 3 \
        '{contacts} has several lines (there is nothing to choose by)'
    faulty "${ok}{what, plural, other{}}" 3 \
        '{what} is no number (plural is for numbers)'
    faulty "${ok}{formality}" 3 \
        '{formality} is a word for programs (it is for select)'
    faulty "${ok}\n\nx\n{order" 6 \
        "the '{' has no '}' (one that is to be read stands in apostrophes: '{')"
    faulty "${ok}{days, plural, one{x}}" 3 \
        '{days, plural, …} has no case other{…} (for all that no other case is for)'
    faulty "${ok}a\n\xff" 4 'is not UTF-8 (save it as that)'
    faulty 'Subject: S\rBcc: x\n\nx' 1 'has a control character (take it out)'
    faulty "${ok}\x1b[31m" 3 'has a control character (take it out)'
    faulty "${ok}\0" 3 'has a control character (take it out)'
    # what is refused is not sent in English instead
    mkdir "$templates/ru"
    echo nonsense >"$templates/ru/welcome"
    run2 acct-letter --show welcome --lang ru
    assert_status 1
    assert_out ''
}

@test "letters: what is too large, and what is no file" {
    mkdir -p "$templates/en"
    {
        printf 'Subject: S\n\n'
        head -c 70000 /dev/zero | tr '\0' x
    } >"$templates/en/x"
    run2 acct-letter --show x
    assert_status 1
    assert_err_has "$templates/en/x: more than 65536 bytes"
    rm "$templates/en/x"
    mkfifo "$templates/en/x"
    run2 timeout 10 acct-letter --show x
    assert_status 1
    assert_err_has "$templates/en/x is not a regular file"
}

@test "letters: line ends, a byte order mark, blank lines around" {
    mkdir -p "$templates/en"
    printf '\xef\xbb\xbfSUBJECT :  S {n}  \r\n\r\n\r\n  a\r\n\r\nb\r\n\r\n' \
        >"$templates/en/x"
    run2 acct-letter --show x --sample
    assert_status 0
    printf 'Subject: S 2\n\n  a\n\nb\n' | cmp - "$out_file"
}
