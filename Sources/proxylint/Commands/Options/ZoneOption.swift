import ArgumentParser
import Managing

/// The zone that times are told in.
struct ZoneOption: ParsableArguments {
    @Option(help: ArgumentHelp("Show times in this zone, such as Europe/Vienna.", valueName: "zone"))
    var zone: String?

    /// The zone that was asked for, else the user's own.
    ///
    /// - Throws: `UsageError` where this machine knows no such zone.
    func localZone() throws(UsageError) -> ProcessZone { try ProcessZone(named: zone) }
}
