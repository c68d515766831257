import ArgumentParser

/// `completion`: the script by which a shell completes the program's words.
struct CompletionCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completion",
            abstract: "Print the script by which bash, zsh or fish completes commands and names.",
            discussion: """
                bash: eval "$(proxylint completion bash)" in ~/.bashrc
                zsh:  proxylint completion zsh > a folder of $fpath, as _proxylint
                fish: proxylint completion fish > ~/.config/fish/completions/proxylint.fish
                """)
    }

    @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
    var shell: String

    func run(on terminal: Terminal) -> ExitStatus {
        guard let known = CompletionShell(rawValue: shell.lowercased()) else {
            terminal.complain("proxylint: there is no completion for `\(shell)`; it is made for bash, zsh and fish\n")
            return .usage
        }
        terminal.print(RootCommand.completionScript(for: known) + "\n")
        if known == .bash { terminal.print(Self.colons) }
        return .good
    }

    /// bash takes a colon for the end of a word, and model ids hold them (`…:free`): the words are put together again
    /// before they are completed, and what stands before the last colon is taken off the answers.
    private static let colons = """
        __proxylint_with_colons() {
            local -a words=()
            local -i place current=0
            for ((place = 0; place < ${#COMP_WORDS[@]}; place++)); do
                local word="${COMP_WORDS[place]}"
                if ((${#words[@]} > 1)) && [[ "${word}" == :* || "${words[-1]}" == *: ]]; then
                    words[-1]+="${word}"
                else
                    words+=("${word}")
                fi
                ((place == COMP_CWORD)) && current=$((${#words[@]} - 1))
            done
            local -a COMP_WORDS=("${words[@]}")
            local -i COMP_CWORD="${current}"
            local joined="${words[current]}"
            _proxylint "${1}" "${joined}" "${words[current - 1]}"
            if [[ "${joined}" == *:* ]]; then
                local before="${joined%"${joined##*:}"}"
                COMPREPLY=("${COMPREPLY[@]#"${before}"}")
            fi
        }

        complete -o filenames -F __proxylint_with_colons proxylint

        """
}
