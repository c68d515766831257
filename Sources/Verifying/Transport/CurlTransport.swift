public import KeyAnswers
internal import CLibCURL

/// Sends requests through Debian's libcurl, which is loaded by the first of them.
///
/// It is libcurl that reads `https_proxy`, `all_proxy` and `no_proxy`. All transfers run on the calling thread.
public struct CurlTransport: Transport {
    private let settings: TransportSettings

    /// A transport with these settings.
    public init(_ settings: TransportSettings) {
        self.settings = settings
    }

    /// Whether this machine has libcurl; loads it.
    public static var isAvailable: Bool { clibcurl_load() }

    /// The version of the library that this machine has, such as `7.88.1`; nil where it has none that will do.
    public static var version: String? { clibcurl_load() ? String(cString: clibcurl_version()) : nil }

    /// Sends every request once, over a connection of its own.
    public func send(
        _ requests: [HTTPRequest], atOnce: Int, isCancelled: () -> Bool, started: (Int) -> Void,
        ended: (Int, Result<HTTPAnswer, TransportFailure>) -> Void
    ) {
        guard !requests.isEmpty else { return }
        guard clibcurl_load(), let multi = clibcurl_multi_new() else {
            let failure = TransportFailure(phase: .connect, reason: .libraryMissing, latency: nil)
            for place in requests.indices { ended(place, .failure(failure)) }
            return
        }
        CurlTransfer.prepareReceivers()
        defer { clibcurl_multi_free(multi) }
        var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
        var next = 0
        while next < requests.count || !running.isEmpty {
            if isCancelled() { break }
            while next < requests.count, running.count < max(atOnce, 1) {
                let place = next
                next += 1
                started(place)
                guard let transfer = CurlTransfer(requests[place], place: place, settings),
                    clibcurl_multi_add(multi, transfer.easy)
                else {
                    let failure = TransportFailure(phase: .connect, reason: .invalidAddress, latency: nil)
                    ended(place, .failure(failure))
                    continue
                }
                running[transfer.easy] = transfer
            }
            guard clibcurl_multi_perform(multi) else { break }
            var code = CURLE_OK
            var hasEnded = false
            while let easy = clibcurl_multi_ended(multi, &code) {
                hasEnded = true
                guard let transfer = running.removeValue(forKey: easy) else { continue }
                clibcurl_multi_remove(multi, easy)
                ended(transfer.place, transfer.outcome(code, settings))
            }
            // Short, so that Ctrl-C is noticed at once; an answer wakes it earlier.
            if !hasEnded, !running.isEmpty { clibcurl_multi_wait(multi, 50) }
        }
        let interrupted = TransportFailure(phase: .answer, reason: .interrupted, latency: nil)
        for transfer in running.values.sorted(by: { $0.place < $1.place }) {
            clibcurl_multi_remove(multi, transfer.easy)
            ended(transfer.place, .failure(interrupted))
        }
        for place in next..<max(next, requests.count) { ended(place, .failure(interrupted)) }
    }
}
