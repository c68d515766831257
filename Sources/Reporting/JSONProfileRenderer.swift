public import Switching

/// Profiles, resolved proxies and what they share as JSON (docs/json.md).
public struct JSONProfileRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the date of its catalogue.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// The list of profiles, with the limits that they share.
    public func list(_ profiles: [ListedProfile], _ groups: [LimitGroup]) -> String {
        document { json in
            json.key("profiles")
            json.array { json in for profile in profiles { Self.write(profile, &json) } }
            json.key("limits")
            json.array { json in
                for group in groups {
                    json.object { json in
                        json.key("kind")
                        json.string(foreign: group.kind.rawValue)
                        json.key("name")
                        json.string(foreign: group.name)
                        json.key("meaning")
                        json.string(foreign: group.meaning)
                        json.key("proxies")
                        json.array { json in for proxy in group.proxies { json.string(foreign: proxy) } }
                    }
                }
            }
        }
    }

    /// Resolved proxies.
    public func resolved(_ proxies: [ShownProxy]) -> String {
        document { json in
            json.key("proxies")
            json.array { json in
                for proxy in proxies {
                    json.object { json in
                        json.key("name")
                        json.string(foreign: proxy.label)
                        json.key("active")
                        json.boolean(proxy.isActive)
                        Self.write(proxy.rest, &json)
                        json.key("values")
                        json.array { json in
                            for value in proxy.values {
                                json.object { json in
                                    json.key("field")
                                    json.string(foreign: value.field)
                                    json.key("value")
                                    json.string(foreign: value.value)
                                    json.key("origin")
                                    json.string(foreign: value.origin)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The active proxy; nil where there is none.
    public func current(_ fields: [(name: String, value: String)]?) -> String {
        document { json in
            json.key("active")
            guard let fields else { return json.null() }
            json.object { json in
                for (name, value) in fields {
                    json.key(program: name)
                    json.string(foreign: value.isEmpty ? nil : value)
                }
            }
        }
    }

    private func document(_ body: (inout ReportJSON) -> Void) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            body(&json)
        }
        return json.text + "\n"
    }

    private static func write(_ rest: RememberedFailure?, _ json: inout ReportJSON) {
        json.key("rests_until")
        json.string(foreign: rest?.until?.utc)
        json.key("rests_for")
        json.string(foreign: rest?.cause)
    }

    private static func write(_ profile: ListedProfile, _ json: inout ReportJSON) {
        json.object { json in
            json.key("name")
            json.string(foreign: profile.name)
            json.key("file")
            json.string(foreign: profile.file)
            json.key("document")
            json.number(profile.document)
            json.key("front_ends")
            json.array { json in for id in profile.frontEndIDs { json.string(foreign: id) } }
            json.key("active")
            json.boolean(profile.isActive)
            json.key("findings")
            json.object { json in
                json.key("errors")
                json.number(profile.counts.errors)
                json.key("warnings")
                json.number(profile.counts.warnings)
                json.key("infos")
                json.number(profile.counts.infos)
            }
            json.key("proxies")
            json.array { json in
                for proxy in profile.proxies {
                    json.object { json in
                        json.key("number")
                        json.number(proxy.number)
                        json.key("name")
                        json.string(foreign: proxy.label)
                        json.key("provider")
                        json.string(foreign: proxy.providerID)
                        json.key("model")
                        json.string(foreign: proxy.model)
                        json.key("context_size")
                        json.optional(proxy.contextSize)
                        json.key("active")
                        json.boolean(proxy.isActive)
                        Self.write(proxy.rest, &json)
                    }
                }
            }
        }
    }
}
