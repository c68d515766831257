import Foundation
import TestSupport
import Testing

/// What costs thousands of instructions where bytes would do (docs/performance.md).
struct HotPathTests {
    private static let modules = ["Catalog", "Profiles", "Setups", "Linting", "Diagnosing"]

    private static let dear: [(what: String, pattern: String)] = [
        ("`firstRange(of:)` makes a table of characters; `place(of:)` does not", #"\.(firstRange|ranges)\(of:"#),
        ("`replacing` makes a table of characters; `substituting` does not", #"\.replacing\("#),
        (
            "`contains` of a text makes a table of characters; `holds` does not",
            #"(?<!words|path)\.contains\("(?:[^"\\]|\\.){2,}"\)"#
        ),
    ]

    @Test(arguments: modules)
    func textsAreSearchedByBytes(_ module: String) throws {
        let folder = Repository.file("Sources/\(module)").path
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        let patterns = try Self.dear.map { ($0.what, try NSRegularExpression(pattern: $0.pattern)) }
        while let path = files.nextObject() as? String {
            guard path.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: URL(filePath: "\(folder)/\(path)"), encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
                let line = String(line)
                let whole = NSRange(line.startIndex..., in: line)
                for (what, pattern) in patterns {
                    #expect(
                        pattern.firstMatch(in: line, range: whole) == nil, "\(module)/\(path):\(number + 1): \(what)")
                }
            }
        }
    }
}
