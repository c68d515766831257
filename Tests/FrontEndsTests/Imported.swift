import Catalog
import FrontEnds

/// What an import of a text comes to, as `import` prints it.
struct Imported {
    /// The profile; empty where there is none.
    var profile = ""
    /// What is not in it and what is worth knowing, one a line; else why there is no profile.
    var messages = ""
    /// Whether there is a profile.
    var isImported = false

    /// The import of a text in the format of a front end, by its id or another name.
    init(_ format: String, _ text: String) {
        let known = Importers.list.map { $0.id }
        let id = known.first {
            $0 == format || Catalog.embedded.frontEnd($0)?.values("alias").contains(format) ?? false
        }
        do {
            // The command reads a file without its byte order mark.
            let bare = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
            let imported = try Importers.read(bare, from: id ?? format)
            let writer = ProfileWriter(catalog: .embedded, name: "imported") { "imported-\($0)" }
            let written = writer.write(imported, from: id ?? format, frontEnd: nil)
            profile = written.text
            messages = imported.sentences(on: written).map { $0 + ".\n" }.joined()
            isImported = true
        } catch {
            messages = error.message
        }
    }
}
