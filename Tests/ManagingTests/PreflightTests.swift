import Catalog
import Linting
import Setups
import Testing
import YAMLSource

@testable import Managing

/// What lint says of a profile before it is used.
struct PreflightTests {
    private static let catalog = Catalog.embedded
    private let linter = Linter(
        catalog: catalog, options: LintOptions(today: CalendarDate(secondsSince1970: 1_795_000_000)))

    /// A retired model in `one`, a host of another provider in the account of `three`, and a second document that is worse.
    private static let text = """
        version: 1
        name: mixed
        front_end: janitor
        accounts:
          router: {provider: openrouter, key: {env: K}}
          other: {provider: opnrouter, key: {env: L}}
        proxies:
          - {name: one, account: router, model: "google/gemini-2.0-flash-exp:free"}
          - {name: two, account: router, model: z-ai/glm-5.2}
          - {name: three, account: other, model: z-ai/glm-5.2}
        ---
        version: 1
        accounts: {}
        proxies:
          - {account: nobody}

        """

    private func loaded(_ text: String, document: Int = 1) throws -> LoadedProfile {
        let store = ProfileStore(catalog: Self.catalog, asked: nil, variable: { _ in nil })
        return try #require(
            store.profiles(of: SourceText(name: "it.yaml", text: text)).first { $0.profile.document == document })
    }

    private func preflight(_ loaded: LoadedProfile) -> Preflight {
        Preflight(linter.lint(loaded.source).findings, of: loaded)
    }

    @Test func eachProxyAnswersForItself() throws {
        let loaded = try loaded(Self.text)
        let preflight = preflight(loaded)
        #expect(preflight.broken.keys.sorted() == [0, 2], "\(preflight.broken)")
        #expect(preflight.broken[0] == "lint finds an error, retired-model")
        for proxy in loaded.profile.proxies {
            let alone = self.preflight(loaded.choosing(proxy))
            #expect(alone.findings.contains { $0.severity == .error } == (preflight.broken[proxy.index] != nil))
        }
    }

    @Test func anotherProfileOfTheFileDoesNotCount() throws {
        let loaded = try loaded(Self.text)
        let all = linter.lint(loaded.source).findings
        #expect(all.contains { $0.document == 2 && $0.profile == nil && $0.severity == .error })
        #expect(preflight(loaded).all.allSatisfy { $0.document == 1 })
        let counts = preflight(loaded).counts
        let second = preflight(try self.loaded(Self.text, document: 2)).counts
        #expect(counts.errors + second.errors == all.count { $0.severity == .error })
    }

    @Test func brokenYAMLIsEverybodys() throws {
        let loaded = try loaded(Self.text + "---\nname: \"never closed\nx: [")
        #expect(preflight(loaded).broken.keys.sorted() == [0, 1, 2])
    }

    @Test func unsetVariablesAreNoRemarks() throws {
        final class Nothing: LintEnvironment {
            func hasVariable(_ name: String) -> Bool { false }
            func file(_ path: String, besideProfileAt profilePath: String) -> FileState { .absent }
        }
        let options = LintOptions(today: CalendarDate(secondsSince1970: 1_795_000_000), environment: Nothing())
        let loaded = try loaded(Self.text)
        let findings = Linter(catalog: Self.catalog, options: options).lint(loaded.source).findings
        let (here, without) = (Preflight(findings, of: loaded).counts, preflight(loaded).counts)
        #expect(here.unsetVariables == 2 && without.unsetVariables == 0)
        #expect(here.infos == without.infos + 2 && here.remarks == without.remarks)
    }

    @Test func onlyWhatIsNewCountsAgainstAChange() throws {
        let loaded = try loaded(Self.text).choosing(nil)
        let proxy = try #require(loaded.profile.proxies.dropFirst().first)
        func fresh(_ edited: ProfileEditor.Edited) -> NewFindings {
            NewFindings(
                before: linter.lint(loaded.source), after: linter.lint(edited.source))
        }
        let editor = ProfileEditor(loaded.choosing(proxy), Self.catalog)
        let harmless = fresh(try editor.setting("context_size", to: "8192"))
        #expect(harmless.findings.isEmpty && harmless.rules.isEmpty && !harmless.breakFormat)
        let wrong = fresh(try editor.setting("model", to: "anthropic/claude-3-opus"))
        #expect(wrong.rules == ["retired-model"] && !wrong.breakFormat)
        let broken = fresh(try editor.unsetting("model"))
        #expect(broken.breakFormat)
    }
}
