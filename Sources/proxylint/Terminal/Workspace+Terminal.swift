import Catalog
import Managing

extension Workspace {
    /// The profiles and the state of whoever sits at a terminal, where remarks are told.
    ///
    /// Keys that are written out in the profiles are shown nowhere from then on.
    convenience init(folder: String?, terminal: Terminal) {
        let catalog = Catalog.inUse
        let hidden = terminal.hidden
        self.init(
            catalog: catalog, folder: folder, variable: terminal.variable,
            noting: { tree in
                hidden.note(tree) { catalog.provider($0) != nil || catalog.frontEnd($0) != nil }
            }
        ) { sentence in
            terminal.complain("proxylint: \(sentence)\n")
        }
    }
}
