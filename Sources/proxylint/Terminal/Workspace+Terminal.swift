import Catalog
import Managing

extension Workspace {
    /// The profiles and the state of whoever sits at a terminal, where remarks are told.
    convenience init(folder: String?, terminal: Terminal) {
        self.init(catalog: .inUse, folder: folder, variable: terminal.variable) { sentence in
            terminal.complain("proxylint: \(sentence)\n")
        }
    }
}
