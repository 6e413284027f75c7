# shellcheck shell=bash
# Completion of the acct tools for bash.  What there is to choose from comes
# from the tools themselves: options and commands from --help, types and
# attributes from acct-add --help, clients and the like from the ledger (and
# where there is none, from nowhere).  It needs no other file, and bash 3.2 will
# do.
#
# Shared by the functions, in variables of _acct:
#
#   tool            as it was typed
#   words           the words of the line, put together where bash cut them
#   from            "-f FILE", if the line has it
#   opt_letter, opt_name, opt_arg, opt_text
#                   the tool's options, by number
#   usage           the lines of its usage, of commands the names in commands
#   part            what is to be completed, lead: what of the word precedes it
#   choices         the answer

_acct_ask() {
    LC_ALL=C "$@" 2>/dev/null </dev/null
}

# A tool that stands beside the one that was typed.
_acct_other() {
    case $tool in
    */*) printf '%s' "${tool%/*}/$1" ;;
    *) printf '%s' "$1" ;;
    esac
}

_acct_words() {
    local line=${COMP_LINE:0:COMP_POINT} blank word i
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        blank=${line%%[![:space:]]*}
        line=${line#"$blank"}
        word=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || word=$line
        line=${line#"$word"}
        if [[ $blank ]] || ((i == 0)); then
            words+=("$word")
        else
            words[${#words[@]} - 1]+=$word
        fi
    done
}

_acct_read_help() {
    local line where='' n=-1
    opt_letter=() opt_name=() opt_arg=() opt_text=() usage=() commands=()
    while IFS= read -r line; do
        case $line in
        Usage:* | "       $tool_name "*) usage+=("${line:7}") ;;
        Options:* | Commands:*) where=${line%%:*} ;;
        '') where= ;;
        esac
        if [[ $where == Commands && $line =~ ^\ \ ([a-z-]+) ]]; then
            commands+=("${BASH_REMATCH[1]}")
        elif [[ $where != Options ]]; then
            continue
        elif [[ $line =~ ^\ \ (-.,|\ \ \ )\ (--[a-z-]+)(\ ([^ ]+))?\ *(.*)$ ]]
        then
            n=$((n + 1))
            opt_letter[n]=${BASH_REMATCH[1]:0:2}
            opt_name[n]=${BASH_REMATCH[2]}
            opt_arg[n]=${BASH_REMATCH[4]}
            opt_text[n]=${BASH_REMATCH[5]}
        elif [[ $line =~ ^\ {10,}(.*)$ ]] && ((n >= 0)); then
            opt_text[n]+=" ${BASH_REMATCH[1]}"
        fi
    done < <(_acct_ask "$tool" --help)
}

# Sets at to the number of an option, or fails.
_acct_option() {
    for ((at = 0; at < ${#opt_name[@]}; at++)); do
        [[ $1 != "${opt_name[at]}" && $1 != "${opt_letter[at]}" ]] || return 0
    done
    return 1
}

_acct_dates() {
    choices+=(today yesterday tomorrow mon tue wed thu fri sat sun
        +1d +1w +2w +1m -1d -1w eom eoq eoy som soq soy)
}

_acct_periods() {
    local which unit
    choices+=(all)
    for which in this last next; do
        for unit in week month quarter year; do
            choices+=("$which-$unit")
        done
    done
}

_acct_channels() {
    choices+=(email telegram whatsapp viber sms phone meeting post site)
}

# The first words of what a command prints, a choice a line.
_acct_lines() {
    local line
    while read -r line _; do
        [[ ! $line ]] || choices+=("$line")
    done < <(_acct_ask "$@")
}

_acct_clients() {
    _acct_lines "$(_acct_other acct-show)" --list -O ids "${from[@]}"
}

# Lines "NAME VALUES": the attributes of a type.
_acct_attributes() {
    local line name='' values='' inside=''
    while IFS= read -r line; do
        case $line in
        Attributes*) inside=yes ;;
        *)
            if [[ ! $inside ]]; then
                continue
            elif [[ $line =~ ^\ \ ([a-z]+)= ]]; then
                [[ ! $name ]] || printf '%s %s\n' "$name" "$values"
                name=${BASH_REMATCH[1]} values=
            elif [[ $line =~ ^\ {27}(.*) ]]; then
                values+=" ${BASH_REMATCH[1]//,/}"
            fi
            ;;
        esac
    done < <(_acct_ask "$(_acct_other acct-add)" --help "$1")
    [[ ! $name ]] || printf '%s %s\n' "$name" "$values"
}

_acct_owners() {
    _acct_lines "$(_acct_other acct-show)" --list --columns owner -O ids \
        "${from[@]}"
}

# KEY=VALUE of a record of that type.
_acct_set() {
    local name values
    while read -r name values; do
        if [[ $part != *=* ]]; then
            choices+=("$name=")
            compopt -o nospace 2>/dev/null || :
        elif [[ ${part%%=*} == "$name" ]]; then
            case $name in
            referrer) _acct_clients ;;
            channel) _acct_channels ;;
            sales | papers | technician) _acct_owners ;;
            *) read -ra choices <<<"$values" ;;
            esac
        fi
    done < <(_acct_attributes "$1")
    if [[ $part == *=* ]]; then
        lead+=${part%%=*}=
        part=${part#*=}
    fi
}

# What may be given for option number $1; the operands so far follow.
_acct_value() {
    local name=${opt_name[$1]} text=${opt_text[$1]} list also command=${2-}
    if [[ $tool_name:$name == acct-show:--list ]]; then
        _acct_lines "$tool" --list lists -O ids
        return
    fi
    case $name in
    --ledger | --config | --output | --rates)
        compopt -o default 2>/dev/null || :
        return
        ;;
    --from)
        if [[ $tool_name:$command == acct-survey:answer ]]; then
            compopt -o default 2>/dev/null || :
            return
        fi
        _acct_dates
        ;;
    --as-of | --due | --date | --until | --to) _acct_dates ;;
    --period | --backtest) _acct_periods ;;
    --client) _acct_clients ;;
    --channel) _acct_channels ;;
    --currency) choices+=(EUR GBP RUB USD) ;;
    --for) choices+=(1d 3d 1w 2w 1m) ;;
    --horizon) choices+=(30d 60d 90d 180d 1y) ;;
    --rule) _acct_lines "$tool" --help rules ;;
    --owner) _acct_owners ;;
    --show)
        [[ $tool_name != acct-letter ]] || _acct_lines "$tool" --list -O ids
        ;;
    --set)
        case $tool_name:$command in
        acct-add:*) [[ ! $command ]] || _acct_set "$command" ;;
        acct-invoice:pay | acct-invoice:refund) _acct_set payment ;;
        acct-invoice:credit) _acct_set credit ;;
        acct-invoice:quote) _acct_set offer ;;
        acct-invoice:accept) _acct_set order ;;
        acct-invoice:act | acct-invoice:sent | acct-invoice:signed)
            _acct_set act
            ;;
        acct-invoice:*) _acct_set invoice ;;
        esac
        ;;
    *)
        # "auto, always or never": the text itself lists them
        list=${text%%;*}
        list=${list#[a-z]*: }
        if [[ $list =~ ^[a-z]+(,\ [a-z]+)*\ or\ [a-z]+$ ]]; then
            list=${list// or / }
            if [[ $text == *'; also: '* ]]; then
                also=${text#*; also: }
                list+=" ${also%%;*}"
            fi
            read -ra choices <<<"${list//,/}"
        fi
        ;;
    esac
}

# An operand, by its place in the usage; the operands so far are given.
_acct_operand() {
    local line wanted='' command=${1-}
    if (($# == 0)); then
        choices+=("${commands[@]}")
    fi
    if [[ $tool_name == acct-add ]]; then
        case $# in
        0)
            _acct_lines "$tool" --help types
            choices+=(- undo)
            ;;
        1) [[ $command == - || $command == undo ]] || _acct_clients ;;
        2) [[ $command != merge ]] || _acct_clients ;;
        esac
        return
    fi
    if [[ $tool_name:$command == acct-followup:give ]]; then
        (($# > 2)) || _acct_owners
        return
    fi
    if [[ $tool_name == acct-show && " ${words[*]} " == *' --handover '* ]]; then
        (($#)) || _acct_owners
    fi
    for line in "${usage[@]}"; do
        line=${line#"$tool_name"}
        if [[ $command && " ${commands[*]} " == *" $command "* ]]; then
            # one operand after the command, or as many as one likes
            [[ $line == " $command "* ]] || continue
            line=${line#" $command "}
            wanted=${line%% *}
            (($# == 1)) || [[ $wanted == *…* ]] || continue
        elif (($# == 0)) || [[ $line == *…* ]]; then
            line=${line#" [options]"}
            line=${line# }
            wanted=${line%% *}
        fi
        case $wanted in
        *CLIENT*) _acct_clients ;;
        *NUMBER*) _acct_lines "$tool" list -O ids "${from[@]}" ;;
        *FIGURE*)
            _acct_lines "$tool" --list -O ids
            choices+=(all loyalty growth money service voice team)
            ;;
        *KEY*) _acct_lines "$tool" -O ids "${from[@]}" ;;
        esac
        wanted=
    done
}

# Goes through the words before the one to complete: operands are gathered,
# and pending becomes the number of the option whose value comes next.
_acct_scan() {
    local i word n=$((${#words[@]} - 1)) value
    for ((i = 1; i < n; i++)); do
        word=${words[i]}
        value=
        if [[ $only_operands || $word == - || $word != -* ]]; then
            operands+=("$word")
            continue
        elif [[ $word == -- ]]; then
            only_operands=yes
            continue
        elif [[ $word == --*=* ]]; then
            value=${word#*=}
            _acct_option "${word%%=*}" || continue
        elif [[ $word == --* ]]; then
            _acct_option "$word" || continue
        else
            # of -nqf only the last may have a value
            _acct_option "-${word: -1}" || continue
        fi
        [[ ${opt_arg[at]} ]] || continue
        if [[ $word != --*=* ]]; then
            i=$((i + 1))
            if ((i == n)); then
                pending=$at
                return
            fi
            value=${words[i]}
        fi
        [[ ${opt_name[at]} != --ledger ]] || from=(-f "$value")
    done
}

_acct_choose() {
    local at pending='' only_operands='' operands=()
    _acct_scan
    if [[ $pending ]]; then
        _acct_value "$pending" "${operands[@]}"
    elif [[ ! $only_operands && $part == --*=* ]]; then
        lead=${part%%=*}=
        part=${part#*=}
        ! _acct_option "${lead%=}" ||
            _acct_value "$at" "${operands[@]}"
    elif [[ $tool_name == acct-add && ${words[${#words[@]} - 2]} == --help ]]
    then
        _acct_lines "$tool" --help types
        choices+=(types all)
    elif [[ ! $only_operands && $part == -* ]]; then
        choices+=("${opt_name[@]}")
    else
        _acct_operand "${operands[@]}"
    fi
}

_acct() {
    local tool=$1 tool_name=${1##*/} words=() from=() choices=() choice
    local opt_letter opt_name opt_arg opt_text usage commands
    local part lead='' cut='' breaks=''
    COMPREPLY=()
    _acct_words
    # ~/bin/acct-add has not been expanded
    [[ $tool != \~/* ]] || tool=$HOME/${tool:2}
    part=${words[${#words[@]} - 1]}
    # bash puts the answer in the place of what comes after these, if it is not
    # in quotes
    [[ $COMP_WORDBREAKS != *=* ]] || breaks+='='
    [[ $COMP_WORDBREAKS != *:* ]] || breaks+=':'
    if [[ $part == [\"\']* ]]; then
        part=${part:1}
        breaks=
    fi
    [[ ! $breaks || $part != *["$breaks"]* ]] ||
        cut=${part%"${part##*["$breaks"]}"}
    _acct_read_help
    _acct_choose
    while IFS= read -r choice; do
        [[ $choice == "$part"* && $choice ]] || continue
        choice=$lead$choice
        COMPREPLY+=("${choice#"$cut"}")
    done < <(printf '%s\n' "${choices[@]}" | sort -u)
}

complete -F _acct acct-add acct-check acct-followup acct-invoice acct-letter \
    acct-metrics acct-show acct-survey
