import Catalog
import Profiles
import Setups
import Testing
import YAMLSource

/// Profiles of a few lines.
enum Sample {
    /// The profile of a text.
    static func profile(_ text: String, path: String = "/p/t.yaml") throws -> LoadedProfile {
        let tree = YAMLTree.parse(SourceText(name: "t.yaml", text: text))
        let decoded = try #require(ProfileDecoder(catalog: .embedded).profiles(in: tree).first)
        return LoadedProfile(profile: decoded.profile, source: tree.source, path: path)
    }

    /// Its proxies, resolved.
    static func proxies(_ text: String) throws -> [ResolvedProxy] { try profile(text).resolved(.embedded).proxies }

    /// Its first proxy, resolved.
    static func proxy(_ text: String) throws -> ResolvedProxy { try #require(try proxies(text).first) }
}
