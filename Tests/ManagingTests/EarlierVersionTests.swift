import Diagnosing
import Foundation
import Setups
import Switching
import Testing

@testable import Managing

/// What earlier versions wrote is read, and what this one adds does not get in their way.
struct EarlierVersionTests {
    /// A state as 0.1.0 left it: without a form, without a source of failures.
    private static let state = """
        {
          "version": 1,
          "active": {"profile": "evenings", "proxy": "free", "index": 1, "file": "/home/a/profiles/evenings.yaml"},
          "previous": {"profile": "evenings", "proxy": null, "index": 0, "file": "/home/a/profiles/evenings.yaml"},
          "failures": [
            {"cause": "free-daily-quota", "seen": "2026-11-21T20:00:00Z", "until": "2026-11-22T00:00:00Z",
             "scope": "free-requests", "SERVICE": "openrouter", "address": null, "account": "openrouter env K",
             "model": null, "upstream": null, "allowed_tokens": null, "ends_with_account": true}
          ]
        }

        """

    /// Builds of 0.1.0 wrote the service of a failure under one of two names.
    @Test(arguments: ["service", "provider"])
    func itsStateIsRead(_ name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "state.json")
        try Self.state.replacing("SERVICE", with: name).write(to: path, atomically: true, encoding: .utf8)
        let file = StateFile(folder: folder.path)
        let read = try file.read()
        #expect(read.damage == nil)
        #expect(read.state.active?.label == "evenings/free")
        #expect(read.state.previous?.label == "evenings/1")
        #expect(read.state.form == nil)
        let failure = try #require(read.state.failures.first)
        #expect(failure.cause == "free-daily-quota" && failure.until == Instant("2026-11-22T00:00:00Z"))
        #expect(failure.reach.service == "openrouter" && failure.reach.scope == .freeRequests)
        #expect(failure.source == .next && failure.forgiven == [])

        // A change keeps what is there, in a form of the same version.
        try file.update { state in
            var state = state
            state.active = state.previous
            return state
        }
        let changed = try file.read().state
        #expect(changed.active?.label == "evenings/1" && changed.failures.first?.reach.service == "openrouter")
        #expect(try String(contentsOf: path, encoding: .utf8).contains("\"version\": 1"))
    }
}
