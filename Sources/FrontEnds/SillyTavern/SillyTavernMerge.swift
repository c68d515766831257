public import JSONText

/// Adds what was exported to SillyTavern's own files, leaving everything else in them as it is.
public enum SillyTavernMerge {
    /// Why nothing is added.
    public enum Problem: Error, Equatable, Sendable {
        /// A file has not the form that SillyTavern gives it; what is wrong.
        case unexpected(file: String, what: String)
        /// There is another connection profile of this name.
        case nameTaken(String)

        /// One sentence without a final full stop.
        public var message: String {
            switch self {
            case .unexpected(let file, let what): "`\(file)` \(what), so nothing was changed"
            case .nameTaken(let name):
                "SillyTavern already has a connection profile named `\(name)`, so nothing was changed; use --force to replace it"
            }
        }
    }

    /// `settings.json` with the connection profile in it: in the place of the one with its id, else at the end.
    ///
    /// - Throws: `Problem`.
    public static func settings(
        _ settings: JSONValue, adding connection: JSONValue, replaces: Bool
    ) throws(Problem) -> JSONValue {
        guard settings.members != nil, settings["extension_settings"]?.members != nil else {
            throw .unexpected(file: "settings.json", what: "is not SillyTavern's (it has no extension_settings)")
        }
        let extensions = settings["extension_settings"] ?? .object([])
        let manager =
            extensions["connectionManager"]
            ?? .object([.init("profiles", .array([])), .init("selectedProfile", .null)])
        guard manager.members != nil, var profiles = (manager["profiles"] ?? .array([])).elements else {
            throw .unexpected(file: "settings.json", what: "has connection profiles in an unexpected form")
        }
        if let same = profiles.firstIndex(where: { $0["id"] == connection["id"] }) {
            profiles[same] = connection
        } else if let taken = profiles.firstIndex(where: { $0["name"] == connection["name"] }) {
            guard replaces else { throw .nameTaken(connection["name"]?.text ?? "") }
            profiles[taken] = connection
        } else {
            profiles.append(connection)
        }
        let newManager = manager.setting("profiles", to: .array(profiles))
        return settings.setting("extension_settings", to: extensions.setting("connectionManager", to: newManager))
    }

    /// What became of `secrets.json`.
    public struct MergedSecrets: Sendable {
        /// The file.
        public let json: JSONValue
        /// Whether another key of the same provider stays the one that is used.
        public let isInactive: Bool
    }

    /// `secrets.json` with the entries of `secrets` in it; the one that is active stays so.
    ///
    /// - Throws: `Problem`.
    public static func secrets(_ secrets: JSONValue, adding added: JSONValue) throws(Problem) -> MergedSecrets {
        guard let members = secrets.members else {
            throw .unexpected(file: "secrets.json", what: "is not SillyTavern's")
        }
        let texts = members.filter { $0.value.text != nil }.map { $0.name }
        if !texts.isEmpty { throw Self.oldForm(texts, isMixed: members.contains { $0.value.elements != nil }) }
        var result = secrets
        var isInactive = false
        for member in added.members ?? [] {
            guard var entries = (secrets[member.name] ?? .array([])).elements else {
                throw .unexpected(file: "secrets.json", what: "has `\(member.name)` in an unexpected form")
            }
            for entry in member.value.elements ?? [] {
                if let same = entries.firstIndex(where: { $0["id"] == entry["id"] }) {
                    let active = entries[same]["active"] ?? .boolean(true)
                    if active.boolean == false { isInactive = true }
                    entries[same] = entry.setting("active", to: active)
                } else {
                    let hasActive = entries.contains { $0["active"]?.boolean ?? false }
                    if hasActive { isInactive = true }
                    entries.append(entry.setting("active", to: .boolean(!hasActive)))
                }
            }
            result = result.setting(member.name, to: .array(entries))
        }
        return MergedSecrets(json: result, isInactive: isInactive)
    }

    /// A single text for a key is the form of before 2025, which SillyTavern brings up to date, unless there are lists
    /// already: then it does not see the texts any more.
    private static func oldForm(_ names: [String], isMixed: Bool) -> Problem {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        return .unexpected(
            file: "secrets.json",
            what: isMixed
                ? "mixes two formats, so SillyTavern ignores \(list); remove those lines, start SillyTavern, and enter their keys there again"
                : "uses the format from before 2025; start SillyTavern once to update it, then stop it")
    }
}

extension JSONValue {
    /// The object with a member replaced where it stands, else added at its end.
    fileprivate func setting(_ name: String, to value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        if let place = members.lastIndex(where: { $0.name == name }) {
            members[place] = Member(name, value)
        } else {
            members.append(Member(name, value))
        }
        return .object(members)
    }
}
