import ArgumentParser

/// `catalog`: the age of what is known of models, and its refresh.
struct CatalogCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "catalog",
            abstract: "Show, refresh, and compare model lists.",
            discussion: """
                Refreshed lists are kept in $XDG_CACHE_HOME/proxylint and used by every command. Only `catalog update` \
                reads lists from the network.
                """,
            subcommands: [CatalogStatusCommand.self, CatalogUpdateCommand.self, CatalogDiffCommand.self])
    }
}
