import Profiles

/// Names of stored keys, those that look like keys masked.
public struct KeyListRenderer {
    /// A renderer.
    public init() {}

    /// One line for each: its name and where it is.
    public func text(_ keys: [(name: String, place: String)]) -> String {
        let width = keys.map { DisplayWidth.of(SafeText.line(SecretMask.shown(name: $0.name))) }.max() ?? 0
        return keys.map { key in
            let name = SafeText.line(SecretMask.shown(name: key.name))
            return name + String(repeating: " ", count: width - DisplayWidth.of(name) + 2) + key.place + "\n"
        }.joined()
    }

    /// The same as JSON (docs/json.md).
    public func json(_ keys: [(name: String, place: String)], version: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.key("version")
            json.number(1)
            json.key("tool")
            json.object { json in
                json.key("version")
                json.string(foreign: version)
            }
            json.key("keys")
            json.array { json in
                for key in keys {
                    json.object { json in
                        json.key("name")
                        json.string(SecretMask.masked(name: key.name))
                        json.key("place")
                        json.string(foreign: key.place)
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
