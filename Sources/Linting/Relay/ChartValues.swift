import Profiles
import Relays
import YAMLSource

/// What the values of LiteLLM's Helm charts say around the configuration.
struct ChartValues {
    let values: RelayMapping

    init(_ values: RelayMapping) { self.values = values }

    private var gateway: RelayMapping? { values.mapping("gateway") }

    /// Whether there is, or may be, a Redis.
    ///
    /// A Secret in `environmentSecrets` may hold its address.
    var hasRedis: Bool {
        if let redis = values.mapping("redis") {
            if redis.flag("enabled") == true || redis["host"] != nil { return true }
        }
        let lists = [values["environmentSecrets"], values["environmentConfigMaps"], gateway?["envSecrets"]]
        if lists.contains(where: { $0.map(Self.holdsSomething) ?? false }) { return true }
        return variables.contains { $0.hasPrefix("REDIS_") }
    }

    /// Whether the key that encrypts credentials is, or may be, set.
    var hasSaltKey: Bool {
        let lists = [values["environmentSecrets"], values["environmentConfigMaps"], gateway?["envSecrets"]]
        if lists.contains(where: { $0.map(Self.holdsSomething) ?? false }) { return true }
        return variables.contains("LITELLM_SALT_KEY")
    }

    /// Whether a database comes with it.
    var hasDatabase: Bool {
        let db = values.mapping("db")
        return db?.flag("deployStandalone") ?? true || db?.flag("useExisting") ?? false
    }

    /// Variables that the values set themselves.
    private var variables: [String] {
        var names = values.mapping("envVars")?.fields.map { $0.name } ?? []
        for list in [values["extraEnvVars"], gateway?["extraEnv"]] {
            for entry in list?.children.map({ $0.resolved }) ?? [] where entry.kind == .mapping {
                if let name = RelayMapping(entry).text("name") { names.append(name.value) }
            }
        }
        return names
    }

    private static func holdsSomething(_ node: YAMLNode) -> Bool {
        node.kind != .scalar && node.children.contains { _ in true }
    }

    /// Where the values ask for more than one copy.
    var copies: [(message: String, range: ByteRange)] {
        var found: [(message: String, range: ByteRange)] = []
        func add(_ count: Located<Int64>?, _ noun: String) {
            if let count, count.value > 1 { found.append(("\(count.value) \(noun) run", count.range)) }
        }
        for place in [values, gateway].compactMap({ $0 }) {
            add(place.integer("replicaCount"), "replicas")
            add(place.integer("numWorkers"), "workers")
            for name in ["autoscaling", "hpa", "keda"] {
                guard let scaling = place.mapping(name), scaling.flag("enabled") == true else { continue }
                let most = scaling.integer("maxReplicas") ?? scaling.integer("minReplicas")
                if most?.value != 1, let key = place.field(name)?.key {
                    found.append(("up to \(most?.value ?? 100) replicas run", most?.range ?? key.range))
                }
            }
        }
        return found
    }
}
