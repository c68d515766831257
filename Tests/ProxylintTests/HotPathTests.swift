import Foundation
import TestSupport
import Testing

/// What costs thousands of instructions where bytes would do (docs/performance.md).
struct HotPathTests {
    private static let modules = ["Catalog", "Profiles", "Setups", "Linting", "Diagnosing"]

    private static let dear: [(what: String, pattern: String)] = [
        ("`firstRange(of:)` makes a table of characters; `place(of:)` does not", #"\.(firstRange|ranges)\(of:"#),
        ("`replacing` makes a table of characters; `substituting` does not", #"\.replacing\((?!with:)"#),
        (
            "`contains` of a text makes a table of characters; `holds` does not",
            #"(?<!words|path|variables)\.contains\("(?:[^"\\]|\\.){2,}"\)"#
        ),
    ]

    @Test(arguments: modules)
    func textsAreSearchedByBytes(_ module: String) throws {
        let folder = Repository.file("Sources/\(module)").path
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        let patterns = try Self.dear.map { ($0.what, try NSRegularExpression(pattern: $0.pattern)) }
        var found: [String] = []
        while let path = files.nextObject() as? String {
            guard path.hasSuffix(".swift") else { continue }
            let text = NSString(string: try String(contentsOf: URL(filePath: "\(folder)/\(path)"), encoding: .utf8))
            for (what, pattern) in patterns {
                for match in pattern.matches(in: text as String, range: NSRange(location: 0, length: text.length)) {
                    let line = text.substring(with: text.lineRange(for: match.range))
                    if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
                    found.append("\(path): \(what): \(line)")
                }
            }
        }
        #expect(found.isEmpty)
    }
}
