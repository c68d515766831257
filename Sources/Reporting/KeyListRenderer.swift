import Profiles

/// Names of stored keys, those that look like keys masked.
public struct KeyListRenderer {
    /// A renderer.
    public init() {}

    /// One line for each: its name and where it is.
    public func text(_ keys: [(name: String, place: String)]) -> ReportText {
        let names = keys.map { key -> ReportText in "\(SecretMask.masked(name: key.name))" }
        let width = names.map { $0.columns }.max() ?? 0
        return zip(names, keys).map { name, key -> ReportText in
            "\(name.padded(to: width + 2))\(foreign: key.place)\n"
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
