import Foundation
import TestSupport
import Testing

/// What the core leaves alone, so that it also compiles as Embedded Swift for browsers.
struct PortableCoreTests {
    private static let modules = [
        "YAMLSource", "JSONText", "Catalog", "Profiles", "Setups", "Relays", "Linting", "Diagnosing", "FrontEnds",
        "VerificationResults", "KeyAnswers",
        "Checking", "Switching", "Reporting",
    ]

    private static let forbidden: [(what: String, pattern: String)] = [
        (
            "a key path as a function",
            #"[(:, ]\\\.[A-Za-z0-9]"#
        ),
        ("a metatype that is looked up when the program runs", #"any [A-Z][A-Za-z]*\.Type"#),
        (
            "a module that browsers lack",
            #"^ *(internal |public |private |package )?import (Foundation|FoundationEssentials|Glibc|Dispatch)\b"#
        ),
        ("untyped throws", #"\bthrows\b(?!\()"#),
        ("a conversion that another width of integers would trap on", #"\bInt\(Int64\.|\bInt\(Int\.max"#),
    ]

    @Test(arguments: modules)
    func usesNothingThatEmbeddedSwiftLacks(_ module: String) throws {
        let folder = Repository.file("Sources/\(module)").path
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        let patterns = try Self.forbidden.map {
            ($0.what, try NSRegularExpression(pattern: $0.pattern, options: .anchorsMatchLines))
        }
        var count = 0
        var wrong: [String] = []
        while let path = files.nextObject() as? String {
            guard path.hasSuffix(".swift") else { continue }
            count += 1
            let text = NSString(string: try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8))
            for (what, pattern) in patterns {
                for match in pattern.matches(in: text as String, range: NSRange(location: 0, length: text.length)) {
                    let line = text.substring(with: text.lineRange(for: match.range))
                    if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
                    wrong.append("\(path): \(what): \(line)")
                }
            }
        }
        #expect(wrong.isEmpty)
        #expect(count > 1)
    }
}
