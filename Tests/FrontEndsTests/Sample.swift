import Catalog
import Profiles
import Setups
import Testing
import YAMLSource

/// Profiles of a few lines.
enum Sample {
    /// The profiles of a text; none where it is no YAML.
    static func profiles(_ text: String, path: String = "/p/t.yaml") -> [LoadedProfile] {
        let tree = YAMLTree.parse(SourceText(name: path, text: text))
        return ProfileDecoder(catalog: .embedded).profiles(in: tree).map {
            LoadedProfile(profile: $0.profile, source: tree.source, path: path)
        }
    }

    /// The first proxy of a profile.
    static func proxy(_ text: String) throws -> ResolvedProxy {
        try #require(profiles(text).first?.resolved(.embedded).proxies.first)
    }

    /// A proxy of one account.
    static func proxy(provider: String, _ fields: String) throws -> ResolvedProxy {
        try proxy(
            """
            version: 1
            name: forms
            accounts: {main: {provider: \(provider), key: {env: MAIN_KEY}}}
            proxies:
              - {account: main, \(fields)}
            """)
    }
}
