import Catalog
import Diagnosing
import FrontEnds
import Foundation
import Linting
import Managing
import Profiles
import Setups
import TestSupport
import Testing
import YAMLSource

/// What must hold of every profile, tried on many that a generator wrote.
struct InvariantTests {
    private static let day = CalendarDate("2026-11-28") ?? CalendarDate(secondsSince1970: 0)
    private static let linter = Linter(catalog: .embedded, options: LintOptions(today: day))
    private static let store = ProfileStore(catalog: .embedded, asked: nil, variable: { _ in nil })

    private static func source(_ seed: Int) -> SourceText {
        SourceText(name: "p\(seed).yaml", bytes: Array(GeneratedProfile(seed).text.utf8))
    }

    /// Every scalar of a text by its path.
    private static func values(_ source: SourceText) -> [String: String] {
        var values: [String: String] = [:]
        func walk(_ node: YAMLNode, _ path: String) {
            switch node.kind {
            case .scalar: values[path] = node.text
            case .mapping: for (key, value) in node.pairs { walk(value, "\(path)/\(key.text)") }
            case .sequence: for (place, child) in node.children.enumerated() { walk(child, "\(path)/\(place)") }
            case .unresolvedAlias: break
            }
        }
        let tree = YAMLTree.parse(source)
        for document in tree.documents { walk(tree.root(of: document), "") }
        return values
    }

    @Test(arguments: 0..<120)
    func anEditChangesItsFieldAndNothingElse(_ seed: Int) throws {
        let source = Self.source(seed)
        let loaded = try #require(Self.store.profiles(of: source).first)
        let edits: [(field: String, value: String, path: String)] = [
            ("messages_per_day", "77", "/messages_per_day"), ("custom_prompt", "a: b # c\n- d", "/custom_prompt"),
            ("generation.temperature", "0.35", "/generation/temperature"),
            ("proxies.p0.model", "x/y: z", "/proxies/0/model"), ("accounts.main.plan", "pro", "/accounts/main/plan"),
            ("proxies.p0.context_size", "4096", "/proxies/0/context_size"), ("name", "other", "/name"),
        ]
        for (field, value, path) in edits {
            let edited: ProfileEditor.Edited
            do {
                edited = try ProfileEditor(loaded, .embedded).setting(field, to: value)
            } catch {
                continue
            }
            var expected = Self.values(source)
            expected[path] = value
            #expect(
                Self.values(edited.source) == expected,
                "\(field) in \(source.text(in: ByteRange(0, source.bytes.count)))")
            // Taken away again, nothing but the field is gone.
            let again = try #require(Self.store.profiles(of: edited.source).first)
            guard let removed = try? ProfileEditor(again, .embedded).unsetting(field) else { continue }
            expected[path] = nil
            #expect(Self.values(removed.source) == expected, "\(field)")
        }
    }

    @Test(arguments: 0..<80, [false, true])
    func fixesBringNothingAndLeaveNothingToFix(_ seed: Int, _ takesUnsafe: Bool) {
        let source = Self.source(seed)
        let applier = FixApplier(Self.linter, FixSelection(takesUnsafe: takesUnsafe))
        let fixed = applier.apply(to: source)
        let before = Self.linter.lint(source).findings
        let after = Self.linter.lint(fixed.text).findings
        func weight(_ findings: [Finding]) -> Int { findings.count { $0.severity >= .warning } }
        #expect(weight(after) <= weight(before))
        #expect(fixed.fixedCount > 0 || fixed.text.bytes == source.bytes)
        #expect(!applier.apply(to: fixed.text).isChanged)
    }

    @Test(arguments: 0..<40, ["litellm", "sillytavern", "risuai", "janitor", "env", "librechat", "aichat", "curl"])
    func whatIsExportedComesBack(_ seed: Int, _ id: String) throws {
        let loaded = try #require(Self.store.profiles(of: Self.source(seed)).first)
        let resolved = try #require(loaded.resolved(.embedded).proxies.first)
        var prompt: String?
        if case .text(let text) = resolved.settings.customPrompt { prompt = text.value }
        let exported = try #require(ExportProxy(resolved, customPrompt: prompt))
        let input = ExportInput(profile: "p", file: "p.yaml", proxies: [exported])
        guard let made = try? Exporters.export(input, to: id) else { return }
        let read = made.documents.lazy.compactMap { try? Importers.read($0.text, from: id) }.first
        guard let read else {
            Issue.record("\(id) does not read its own export: \(made.documents.map(\.text))")
            return
        }
        let written = ProfileWriter(catalog: .embedded, name: "back") { "back-\($0)" }.write(
            read, from: id, frontEnd: nil)
        let back = try #require(
            Self.store.profiles(of: SourceText(name: "b.yaml", bytes: Array(written.text.utf8))).first)
        let proxy = try #require(back.resolved(.embedded).proxies.first)
        #expect(proxy.proxy.model?.value == resolved.proxy.model?.value, "\(id): \(written.text)")
        #expect(proxy.url(in: .full) == resolved.url(in: .full), "\(id): \(written.text)")
    }

    /// Blanks, quotes and the envelopes in which front ends put an error change nothing of what it is.
    @Test func wrappingChangesNoDiagnosis() throws {
        let diagnoser = Diagnoser(catalog: .embedded)
        let now = Instant(seconds: 1_795_294_080)
        func cause(_ text: String) -> String? {
            guard let input = try? ErrorInput(pasted: Array(text.utf8)) else { return nil }
            return diagnoser.diagnose(input, now: now).cause?.id
        }
        struct Case: Decodable { let text: String }
        let lines = try String(contentsOf: Repository.file("Tests/DiagnosingTests/Cases/known.jsonl"), encoding: .utf8)
        let texts = try lines.split(separator: "\n").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8)).text
        }
        for text in texts.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
            let expected = cause(text)
            let crlf = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
            for wrapped in ["\n\n  \(text)  \n", crlf, "\u{FEFF}\(text)\n"] {
                #expect(cause(wrapped) == expected, "\(wrapped)")
            }
        }
    }

    @Test func theOrderOfFilesChangesNoFinding() {
        let sources = (0..<12).map(Self.source)
        func findings(_ sources: [SourceText]) -> [String] {
            sources.flatMap { source in
                Self.linter.lint(source).findings.map { "\(source.name):\($0.range.start):\($0.rule):\($0.message)" }
            }.sorted()
        }
        #expect(findings(sources) == findings(sources.reversed()))
    }
}
