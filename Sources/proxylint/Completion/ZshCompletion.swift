extension CompletionScript {
    /// zsh: names are added as they are, where `_describe` would take what follows a colon for a description.
    static let zsh = CompletionScript(
        replacements: [
            Replacement(
                #"""
                    local -ar non_empty_completions=("${@:#(|:*)}")
                    local -ar empty_completions=("${(M)@:#(|:*)}")
                    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''

                """#,
                #"""
                    local -ar names=("${@}")
                    local expl
                    _wanted -V names expl '' compadd -a names

                """#),
            Replacement(
                #""${command_name}" "${@}" "${command_line[@]}")"#,
                #""${command_name}" "${@}" "${command_line[@]}" 2>/dev/null)"#),
            Replacement(
                #"""
                    local -r command_name="${words[1]}"
                    local -ar command_line=("${words[@]}")

                """#,
                #"""
                    local command_name="${(Q)words[1]}"
                    command_name="${command_name/#\~\//${HOME}/}"
                    # by an alias the program itself cannot be run
                    whence -p -- "${command_name}" >/dev/null || command_name=proxylint
                    local -ar command_line=("${(@Q)words}")

                """#),
        ],
        trailer: "")
}
