import Managing
import Reporting
import Setups
import Switching
import VerificationResults
import Verifying

/// Keeps what `verify` saw, so that every command knows what rests.
struct VerifiedMemory {
    let workspace: Workspace
    let terminal: Terminal
    let now: Instant
    let zone: ProcessZone

    /// Keeps results, in the order of their subjects.
    ///
    /// - Parameter isTold: Whether a line says what is remembered.
    func keep(_ results: [AccountResult], of subjects: [AccountUnderTest], isTold: Bool) {
        let seen = zip(results, subjects).compactMap { result, subject -> SeenAccount? in
            guard let proxy = subject.proxies.first(where: { $0.label == result.proxy }) ?? subject.proxies.first
            else { return nil }
            let resolved = subject.loaded.resolve(proxy, workspace.catalog)
            return SeenAccount(result, of: resolved, now: now, workspace.catalog)
        }
        // Without a place for the state nothing can be kept, and the report says all there is.
        guard !seen.isEmpty, (try? workspace.stateFile()) != nil else { return }
        do {
            try workspace.remember(seen, now: now)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return
        }
        let failures = seen.flatMap(\.failures)
        guard isTold, !failures.isEmpty else { return }
        var loaded = subjects.map(\.loaded)
        loaded = loaded.enumerated().filter { place, one in
            !loaded[..<place].contains { $0.path == one.path && $0.profile.document == one.profile.document }
        }.map(\.element)
        let resting = RestingProxies.all(failures, in: loaded, now: now, workspace.catalog).filter {
            !$0.proxies.isEmpty
        }
        let renderer = RestRenderer(isColored: false, width: terminal.width, now: now, zone: zone)
        terminal.complain(report: renderer.remembered(resting))
    }
}
