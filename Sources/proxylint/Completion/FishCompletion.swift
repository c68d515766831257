extension CompletionScript {
    /// fish: the program is found by a path or an alias too.
    static let fish = CompletionScript(
        replacements: [
            Replacement(
                "    set -l unparsed_tokens (__proxylint_tokens -pc)\n",
                "    set -l unparsed_tokens (__proxylint_tokens -pc)\n    set unparsed_tokens[1] proxylint\n"),
            Replacement(#"set tokens $tokens[..$index] \'\' $tokens"#, "set tokens $tokens[..$index] '' $tokens"),
            Replacement(
                "    command $tokens[1] $argv $tokens\n",
                #"""
                    set -l program (string replace -r '^~/' "$HOME/" -- $tokens[1])
                    # by an alias, which is a function, the program itself cannot be run
                    if functions -q -- $program; or not command -q -- $program
                        set program proxylint
                    end
                    command $program $argv $tokens 2>/dev/null

                """#),
        ],
        trailer: "")
}
