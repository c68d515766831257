internal import JSONText
internal import ProfileFiles

/// The file that holds the state: written whole or not at all, by one process at a time.
public struct StateFile: Sendable {
    private let folder: String
    private var path: String { folder + "/state.json" }

    /// A state is some hundred bytes.
    private static let maxBytes = 1 << 20

    /// The state in `folder` (`StateFolder`), which need not be there.
    public init(folder: String) { self.folder = folder }

    /// What was read.
    public struct Reading: Sendable {
        /// The state; an empty one where there is none.
        public let state: SavedState
        /// That the file is damaged, as a sentence without a final full stop; nil where it is whole.
        public let damage: String?
    }

    /// The state as it is now, without waiting for anybody.
    ///
    /// A damaged file counts as none: it costs the pointer and nothing else.
    ///
    /// - Throws: `StateProblem`.
    public func read() throws(StateProblem) -> Reading { try readWithVersion().reading }

    private func readWithVersion() throws(StateProblem) -> (reading: Reading, version: Int64?) {
        let bytes: [UInt8]
        do {
            bytes = try ProfileReading.read(path, limit: Self.maxBytes).bytes
        } catch {
            if error == .missing { return (Reading(state: SavedState(), damage: nil), nil) }
            if error == .notAFile { throw .unreadable(path: path, reason: "it is not a file") }
            throw .unreadable(path: path, reason: error.message)
        }
        guard bytes.count <= Self.maxBytes, let json = JSONValue(bytes), let state = SavedState(json) else {
            let damage =
                "`\(path)` is corrupted, so the active proxy is unknown; your profiles are untouched, and the next `proxylint use` recreates it"
            return (Reading(state: SavedState(), damage: damage), nil)
        }
        return (Reading(state: state, damage: nil), json["version"]?.integer)
    }

    /// Changes the state while no other process can.
    ///
    /// - Parameter change: What to make of the state that is there; nil leaves it as it is.
    /// - Returns: What was read before the change.
    /// - Throws: `StateProblem`; the old state stands then.
    @discardableResult
    public func update(_ change: (SavedState) -> SavedState?) throws(StateProblem) -> Reading {
        if let reason = StateFolder.make(folder) { throw .unwritable(path: path, reason: reason) }
        let lock = FolderLock(holding: path)
        return try withExtendedLifetime(lock) { () throws(StateProblem) in
            let (reading, version) = try readWithVersion()
            if let version, version > SavedState.version { throw .newer(path: path, version: version) }
            guard let state = change(reading.state) else { return reading }
            do throws(AtomicFile.Problem) {
                try StateFolder.write(Array((state.json.indentedJSON + "\n").utf8), to: path, under: lock)
            } catch {
                if case .failed(let reason) = error { throw .unwritable(path: path, reason: reason) }
            }
            return reading
        }
    }

    /// Clears away what a killed process left.
    public func sweep() { FolderLock.sweep(folder: folder) }
}
