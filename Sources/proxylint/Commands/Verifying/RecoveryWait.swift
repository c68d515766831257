import Glibc
import Reporting
import Setups
import VerificationResults

/// Waits for limits that end at known times (`verify --watch`).
struct RecoveryWait {
    private let ends: [(place: Int, at: Instant)]
    private let zone: ProcessZone
    private let terminal: Terminal

    init(_ results: [AccountResult], now: Instant, zone: ProcessZone, terminal: Terminal) {
        ends = results.enumerated().compactMap { place, result in
            result.recovery(from: now).map { (place: place, at: $0) }
        }.sorted { $0.at < $1.at }
        self.zone = zone
        self.terminal = terminal
    }

    /// Runs a body for the accounts whose time has come, each account once; ends early with Ctrl-C.
    func each(_ body: (_ places: [Int], _ now: Instant) -> Void) {
        var rest = ends[...]
        if rest.isEmpty {
            terminal.complain("proxylint: no limit here resets at a known time, so there is nothing to wait for\n")
        }
        while let first = rest.first, !Interruption.hasHappened {
            let phrase = WaitPhrase.waiting(until: first.at, now: MomentOption.present, zone: zone)
            terminal.complain("\(phrase); Ctrl-C stops\n")
            // In short steps by the clock: a machine that slept must not wait on.
            while MomentOption.present <= first.at, !Interruption.hasHappened { usleep(250_000) }
            guard !Interruption.hasHappened else { return }
            let now = MomentOption.present
            let due = rest.prefix { $0.at < now }
            rest = rest.dropFirst(due.count)
            body(due.map(\.place), now)
        }
    }
}
