import ProfileFiles
import Relays
import YAMLSource

extension ProfileFinder.Found {
    /// Takes in the files that are a relay's by what stands in them; any other JSON is left alone.
    mutating func takeRelays() {
        let relays = relayCandidates.filter { path in
            guard !files.contains(path), let source = try? ProfileReading.read(path) else { return false }
            return RelayKind.of(YAMLTree.parse(source)) != nil
        }
        guard !relays.isEmpty else { return }
        // A folder that holds nothing else is not empty.
        failures.removeAll { failure in
            failure.problem == .noProfiles && relays.contains { $0.hasPrefix(failure.path) }
        }
        files += relays
    }
}
