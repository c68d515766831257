import ArgumentParser

/// `completion`: the script by which a shell completes the program's words.
struct CompletionCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completion",
            abstract: "Print the completion script for your shell.",
            discussion: """
                bash: eval "$(proxylint completion bash)" in ~/.bashrc
                zsh:  proxylint completion zsh > a folder of $fpath, as _proxylint
                fish: proxylint completion fish > ~/.config/fish/completions/proxylint.fish
                """)
    }

    @Argument(help: "bash, zsh, or fish.", completion: .list(["bash", "zsh", "fish"]))
    var shell: String

    func run(on terminal: Terminal) -> ExitStatus {
        guard let known = CompletionShell(rawValue: shell.lowercased()),
            let mending = CompletionScript.mending(of: known)
        else {
            terminal.complain("proxylint: there is no completion for `\(shell)`; use bash, zsh, or fish\n")
            return .usage
        }
        guard let script = mending.mended(RootCommand.completionScript(for: known)) else {
            terminal.complain("proxylint: this build has no safe completion for \(known.rawValue)\n")
            return .undetermined
        }
        terminal.print(exported: script)
        return .good
    }
}
