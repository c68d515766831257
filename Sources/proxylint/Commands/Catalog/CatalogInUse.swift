import Catalog
import Glibc
import Refreshing
import Reporting

extension Catalog {
    /// The catalogue that every command speaks of: the embedded one with the lists over it that `catalog update` read.
    ///
    /// Nothing of either is parsed here. Refreshed lists that cannot be used cost one message and nothing else.
    static let inUse: Catalog = {
        let terminal = Terminal()
        do throws(OverlayFile.Problem) {
            return Catalog.embedded.with(try OverlayFile(variable: terminal.variable).read())
        } catch {
            // Without a home there is nothing to refresh, which is no news.
            if error != .noHome { terminal.complain("proxylint: \(error.message)\n") }
            return .embedded
        }
    }()
}
