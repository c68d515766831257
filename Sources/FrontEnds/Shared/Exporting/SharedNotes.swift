import Catalog

/// What has to be said of an export whatever the front end: settings it does not hold, keys that are missing.
struct SharedNotes {
    let exporter: ExporterEntry
    /// The proxies that were exported.
    let proxies: [ExportProxy]

    /// The notes, the most important first.
    var all: [String] {
        notCarried + leftOutHeaders + missingKeys + keysInOwnHeaders + proxies.flatMap { exporter.notes($0) }
    }

    /// Settings that the front end has no place for, each with what can be done by hand.
    private var notCarried: [String] {
        var lists: [(list: String, labels: [String])] = []
        for proxy in proxies {
            let carried = exporter.carried(proxy)
            let missing = proxy.givenSettings.filter { !carried.contains($0) }
            guard !missing.isEmpty else { continue }
            let list = missing.map { setting in
                setting.rawValue + (exporter.byHand[setting].map { " (\($0))" } ?? "")
            }.joined(separator: ", ")
            if let place = lists.firstIndex(where: { $0.list == list }) {
                lists[place].labels.append(proxy.label)
            } else {
                lists.append((list, [proxy.label]))
            }
        }
        return lists.map { list, labels in
            "not carried: \(list)" + (proxies.count > 1 ? "; of \(labels.joined(separator: ", "))" : "")
        }
    }

    /// Headers of the profile that no request could carry.
    private var leftOutHeaders: [String] {
        proxies.flatMap { proxy in
            proxy.leftOutHeaders.map {
                "not carried: the header `\(FieldNames.shown($0.name))` of \(proxy.label), because \($0.reason)"
            }
        }
    }

    private var missingKeys: [String] {
        proxies.filter { $0.lacksKey }.map { proxy in
            "The profile has no key for \(proxy.label), but \(proxy.provider?.name ?? "the provider") refuses requests without one: give its account a `key`"
        }
    }

    private var keysInOwnHeaders: [String] {
        guard !exporter.placesKeyInOwnHeader else { return [] }
        return proxies.filter { $0.key != nil }.compactMap { proxy in
            proxy.keyHeader.map {
                "\(proxy.provider?.name ?? "The provider") takes the key of \(proxy.label) in the header \($0), but this export sends it as Authorization: Bearer, which may be refused"
            }
        }
    }
}
