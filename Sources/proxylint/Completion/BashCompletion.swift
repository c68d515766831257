extension CompletionScript {
    /// bash: names are compared, never expanded; words are read by a function of our own.
    static let bash = CompletionScript(
        replacements: [
            Replacement(
                #"""
                    local completion
                    while IFS='' read -r completion; do
                        COMPREPLY+=("${completion}")
                    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")

                """#,
                #"""
                    # names are data: `compgen -W` would expand them
                    case "${1}" in
                    -W)
                        local -a names
                        mapfile -t names <<<"${2}"
                        local name
                        for name in "${names[@]}"; do
                            [[ -n "${name}" && "${name}" == "${cur}"* ]] && COMPREPLY+=("${name}")
                        done
                        ;;
                    -d) compopt -o dirnames ;;
                    *) compopt -o default ;;
                    esac

                """#),
            Replacement(
                #"    "${COMP_WORDS[0]}" "${@}" "${words[@]}""#,
                #"    "${COMP_WORDS[0]}" "${@}" "${words[@]}" 2>/dev/null"#),
            Replacement("complete -o filenames -F _proxylint proxylint", ""),
        ],
        trailer: bashTrailer)

    /// Reads the line up to the cursor as bash does, but expands nothing: bash itself hands words over with their quotes,
    /// and split at colons, which model ids hold.
    private static let bashTrailer = #"""
        __proxylint_line() {
            local line="${COMP_LINE:0:COMP_POINT}"
            # readline puts the answer where these last characters stand
            local -i kept_length=$((${#line} - ${#2})) start=0 place
            local -a words=()
            local word='' quote='' kept='' is_word=false character
            for ((place = 0; place < ${#line}; place++)); do
                ((place == kept_length)) && kept="${word}"
                character="${line:place:1}"
                if [[ "${quote}" == "'" && "${character}" != "'" ]]; then
                    word+="${character}"
                elif [[ "${character}" == \\ ]]; then
                    ((place++))
                    character="${line:place:1}"
                    [[ "${quote}" == '"' && "${character}" != [\$\`\"\\] ]] && word+=\\
                    word+="${character}"
                    is_word=true
                elif [[ "${character}" == "${quote}" ]]; then
                    quote=''
                elif [[ -z "${quote}" && "${character}" == [\'\"] ]]; then
                    quote="${character}"
                    is_word=true
                elif [[ -z "${quote}" && "${character}" == [[:space:]] ]]; then
                    "${is_word}" && words+=("${word}")
                    word=''
                    is_word=false
                else
                    word+="${character}"
                    is_word=true
                fi
            done
            ((kept_length >= ${#line})) && kept="${word}"

            local before=''
            if [[ "${word}" == --*=* ]]; then
                before="${word%%=*}="
                words+=("${before%=}")
                word="${word#"${before}"}"
            fi
            words+=("${word}")
            ((${#words[@]} > 1)) || return

            # by an alias the program itself cannot be run
            local program="${words[0]}"
            [[ "${program}" == '~/'* ]] && program="${HOME}/${program#'~/'}"
            if alias -- "${program}" &>/dev/null || ! type -P -- "${program}" >/dev/null; then
                program=proxylint
            fi
            words[0]="${program}"

            local -a COMP_WORDS=("${words[@]}")
            local -i COMP_CWORD=$((${#words[@]} - 1))
            _proxylint "${program}" "${word}" "${words[COMP_CWORD - 1]}"
            if ((COMP_CWORD == 1 && ${#COMPREPLY[@]} == 0)); then
                # without a command, paths are linted
                compopt -o default
                return
            fi

            COMPREPLY=("${COMPREPLY[@]/#/"${before}"}")
            COMPREPLY=("${COMPREPLY[@]#"${kept}"}")
            __proxylint_quote "${before}${word}"
        }

        # Writes the answers so that the shell reads them back as they are. readline would do that for file names, but of
        # several answers it puts in what they begin with, and that with a bare $ or backquote.
        __proxylint_quote() {
            # one look at all of them, as there may be thousands
            local IFS=''
            [[ "${COMPREPLY[*]}" == *[^[:alnum:]_./:@%+=,-]* ]] || return
            local typed="${1#"${kept}"}" common="${COMPREPLY[0]}" name
            for name in "${COMPREPLY[@]}"; do
                while [[ "${name}" != "${common}"* ]]; do common="${common%?}"; done
            done
            if ((${#COMPREPLY[@]} > 1)); then
                if [[ "${common}" == "${typed}" ]]; then
                    # a list; the blank keeps readline from putting anything in
                    COMPREPLY+=(' ')
                    return
                fi
                compopt -o nospace
            fi

            case "${quote}" in
            "'") common="${common//"'"/"'\''"}" ;;
            '"')
                common="${common//\\/\\\\}"
                common="${common//\"/\\\"}"
                common="${common//\$/\\\$}"
                common="${common//\`/\\\`}"
                common="${common//\!/\"\'\!\'\"}"
                ;;
            *) printf -v common %q "${common}" ;;
            esac
            # readline takes a quote that it finds twice for one
            [[ -n "${quote}" && "${common}" == "${quote}"* ]] && common="${quote}${common}"
            if [[ -n "${quote}" ]] && ((${#COMPREPLY[@]} > 1)); then
                # of two, none is closed
                COMPREPLY=("${common}" "${common} ")
            else
                COMPREPLY=("${common}")
            fi
        }

        complete -F __proxylint_line proxylint

        """#
}
