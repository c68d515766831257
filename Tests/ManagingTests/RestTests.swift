import Catalog
import Diagnosing
import Foundation
import JSONText
import Profiles
import Setups
import Switching
import Testing

@testable import Managing

/// What is remembered against proxies.
struct RestTests {
    private static let now = Instant(seconds: 1_795_000_000)

    private func failure(
        _ cause: String, until: Int64?, source: RememberedFailure.Source = .verify, account: String = "chutes env C"
    ) -> RememberedFailure {
        let reach = FailureReach(scope: .account, service: "chutes", account: account, model: nil, upstream: nil)
        return RememberedFailure(
            cause: cause, reach: reach, until: until.map { Self.now.advanced(by: $0) }, seen: Self.now, source: source)
    }

    /// Runs a test over a workspace with one profile of two proxies.
    private func inWorkspace(_ body: (Workspace) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let profile = """
            version: 1
            name: evenings
            accounts:
              router: {provider: openrouter, key: {env: K}}
              chutes: {provider: chutes, key: {env: C}}
            proxies:
              - {name: free, account: router, model: "google/gemma-4-31b-it:free"}
              - {name: spare, account: chutes, model: zai-org/GLM-5.1-TEE}

            """
        try Data(profile.utf8).write(to: folder.appending(path: "evenings.yaml"))
        let variables = ["HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"]
        try body(
            Workspace(catalog: .embedded, folder: folder.path, variable: { variables[$0] }, remark: { _ in }))
    }

    @Test func anEndAYearAheadIsDoubted() {
        let month = failure("quota", until: 31 * 86_400)
        #expect(month.until != nil && month.holds(at: Self.now.advanced(by: 30 * 86_400)))
        let year = failure("quota", until: 365 * 86_400)
        #expect(year.until == nil && year.holds(at: Self.now))
        #expect(!year.holds(at: Self.now.advanced(by: 86_400)))
        #expect(!failure("quota", until: -1).holds(at: Self.now))
    }

    @Test func whoSawItIsKept() throws {
        try inWorkspace { workspace in
            try workspace.remember([SeenAccount(failures: [failure("quota", until: 3600)])], now: Self.now)
            let kept = try #require(workspace.state().failures.first)
            #expect(kept.source == .verify && kept.cause == "quota" && kept.until == Self.now.advanced(by: 3600))
        }
    }

    @Test func aStateOfAnOlderVersionIsRead() throws {
        let text = """
            {"version":1,"active":null,"failures":[{"cause":"no-credit","seen":"2026-11-21T12:00:00Z","until":null,
            "forgiven":[],"scope":"credit","service":"openrouter","account":"openrouter env K"}]}
            """
        let json = try #require(JSONValue(Array(text.utf8)))
        let state = try #require(SavedState(json))
        #expect(state.failures.first?.source == .next && state.failures.first?.cause == "no-credit")
    }

    @Test func oneAccountIsForgottenAlone() throws {
        try inWorkspace { workspace in
            let other = failure("invalid-key", until: nil, account: "chutes env OTHER")
            try workspace.remember(
                [SeenAccount(failures: [failure("quota", until: 3600), other])], now: Self.now)
            let forgotten = try workspace.forgetRests(of: "spare", now: Self.now)
            #expect(forgotten.map(\.failure.cause) == ["quota"] && forgotten[0].proxies == ["evenings/spare"])
            #expect(workspace.state().failures.map(\.cause) == ["invalid-key"])
            #expect(try workspace.forgetRests(of: "free", now: Self.now).isEmpty)
            #expect(try workspace.forgetRests(of: nil, now: Self.now).map(\.failure.cause) == ["invalid-key"])
            #expect(workspace.state().failures.isEmpty)
        }
    }

    @Test func whatWorksAgainIsForgotten() throws {
        try inWorkspace { workspace in
            try workspace.remember([SeenAccount(failures: [failure("invalid-key", until: nil)])], now: Self.now)
            let alive = SeenAccount(failures: []) { $0.cause == "invalid-key" }
            try workspace.remember([alive], now: Self.now)
            #expect(workspace.state().failures.isEmpty)
        }
    }
}
