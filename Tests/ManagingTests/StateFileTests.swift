import Catalog
import Diagnosing
import Dispatch
import Foundation
import Setups
import Switching
import Testing

@testable import Managing

/// The file of the state, changed by many at once.
struct StateFileTests {
    @Test func noChangeIsLost() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        DispatchQueue.concurrentPerform(iterations: 40) { number in
            let reach = FailureReach(
                scope: .model, service: "openrouter", account: "a", model: "m\(number)", upstream: nil)
            let failure = RememberedFailure(
                cause: "capacity", reach: reach, until: Instant(seconds: 5_000_000_000), seen: Instant(seconds: 0))
            // Each through a file of its own, as processes have it.
            _ = try? StateFile(folder: folder.path).update { state in
                var state = state
                state.remember(failure)
                return state
            }
        }
        let state = try StateFile(folder: folder.path).read().state
        #expect(Set(state.failures.map(\.reach.model)).count == 40)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["state.json"])
    }

    @Test func whatIsReadIsWhatWasWritten() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = StateFile(folder: folder.path)
        let pointer = SavedState.Pointer(profile: "a \"b\" 🎭", proxy: "c\u{2028}d", index: 3, file: "/x/y z.yaml")
        let reach = FailureReach(
            scope: .freeRequests, service: "openrouter", account: "openrouter env K", model: "m", upstream: "chutes",
            allowedTokens: 4096, endsWithAccount: true)
        try file.update { state in
            var state = state
            state.active = pointer
            state.remember(
                RememberedFailure(
                    cause: "free-daily-quota", reach: reach, until: Instant("2026-11-22T00:00:00Z"),
                    seen: Instant(seconds: 1_795_000_000)))
            return state
        }
        let read = try file.read()
        #expect(read.damage == nil && read.state.active == pointer && read.state.previous == nil)
        let failure = try #require(read.state.failures.first)
        #expect(failure.cause == "free-daily-quota" && failure.until == Instant("2026-11-22T00:00:00Z"))
        #expect(failure.reach.scope == .freeRequests && failure.reach.account == "openrouter env K")
        #expect(
            failure.reach.allowedTokens == 4096 && failure.reach.endsWithAccount && failure.reach.upstream == "chutes")
    }

    @Test func failuresEnd() {
        let reach = FailureReach(scope: .account, service: "p", account: "a", model: nil, upstream: nil)
        func failure(until: Int64?, seen: Int64 = 1000) -> RememberedFailure {
            RememberedFailure(
                cause: "c", reach: reach, until: until.map { Instant(seconds: $0) }, seen: Instant(seconds: seen))
        }
        #expect(failure(until: 2000).holds(at: Instant(seconds: 1999)))
        #expect(!failure(until: 2000).holds(at: Instant(seconds: 2000)))
        // Without an end it is forgotten after a day, and a clock that was set back does not make it eternal.
        #expect(failure(until: nil).holds(at: Instant(seconds: 1000 + 86_399)))
        #expect(!failure(until: nil).holds(at: Instant(seconds: 1000 + 86_400)))
        #expect(!failure(until: 9_999_999, seen: 5000).holds(at: Instant(seconds: 1000)))
    }
}
