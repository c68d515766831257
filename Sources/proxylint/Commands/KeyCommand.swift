import ArgumentParser

/// `key`: keys in the keyring, or in files that only their owner can read.
struct KeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key", abstract: "Store API keys outside your profiles.",
            discussion: """
                A profile names a stored key as `key: {keyring: NAME}`. Without a keyring, keys are kept in files \
                only you can read, in $XDG_DATA_HOME/proxylint/keys.
                """,
            subcommands: [KeySetCommand.self, KeyRemoveCommand.self, KeyListCommand.self])
    }
}
