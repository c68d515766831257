import ArgumentParser

/// `rest`: what is remembered against proxies, and how to forget it.
struct RestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rest",
            abstract: "Show which proxies rest, why, and until when.",
            discussion: """
                `verify`, `next --because`, and `diagnose --remember` record why a proxy failed. Until that is over, \
                the proxy rests: `next` skips it, and `list`, `show`, `use`, and `diagnose` say so.

                Exit codes: 0 shown or forgotten, 2 wrong usage, or cannot write the state.
                """,
            subcommands: [RestListCommand.self, RestClearCommand.self], defaultSubcommand: RestListCommand.self)
    }
}
