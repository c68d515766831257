internal import Catalog
internal import ProfileFiles
public import Profiles

/// The file of hosts that the user once let keys of providers go to: a line `provider host` each, beside the state.
public struct TrustedHosts: Sendable {
    private let folder: String
    private var path: String { folder + "/trusted-hosts" }

    /// A line is some fifty bytes, and written once a host.
    private static let maxBytes = 1 << 18

    /// The hosts that are kept in `folder` (`StateFolder`), which need not be there.
    public init(folder: String) { self.folder = folder }

    /// The hosts; none where there is no file.
    ///
    /// A line that is no pair is passed over: what is not understood is not trusted.
    ///
    /// - Throws: `StateProblem`.
    public func read() throws(StateProblem) -> Set<TrustedHost> { Set(try lines().compactMap(Self.pair)) }

    /// Keeps a host, while no other process can write; one that is kept already stays.
    ///
    /// - Throws: `StateProblem`; what was kept stands then.
    public func add(_ host: TrustedHost) throws(StateProblem) {
        if let reason = StateFolder.make(folder) { throw .hostsUnwritable(path: path, reason: reason) }
        let lock = FolderLock(holding: path)
        try withExtendedLifetime(lock) { () throws(StateProblem) in
            let lines = try lines()
            if lines.contains(where: { Self.pair($0) == host }) { return }
            let text = (lines + ["\(host.provider) \(host.host)"]).map { $0 + "\n" }.joined()
            guard text.utf8.count <= Self.maxBytes else {
                throw .hostsUnwritable(path: path, reason: "it is full; remove lines that are no longer needed")
            }
            do throws(AtomicFile.Problem) {
                try StateFolder.write(Array(text.utf8), to: path, under: lock)
            } catch {
                if case .failed(let reason) = error { throw .hostsUnwritable(path: path, reason: reason) }
            }
        }
    }

    private func lines() throws(StateProblem) -> [String] {
        let bytes: [UInt8]
        do {
            bytes = try ProfileReading.read(path, limit: Self.maxBytes).bytes
        } catch {
            if error == .missing { return [] }
            throw .hostsUnreadable(path: path, reason: error == .notAFile ? "it is not a file" : error.message)
        }
        guard bytes.count <= Self.maxBytes else { throw .hostsUnreadable(path: path, reason: "it is too large") }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func pair(_ line: String) -> TrustedHost? {
        let words = line.split(separator: " ")
        guard words.count == 2, HostName.isPlain(String(words[1])) else { return nil }
        return TrustedHost(provider: String(words[0]), host: String(words[1]))
    }
}
