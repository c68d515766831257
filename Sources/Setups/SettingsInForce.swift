public import Profiles

/// The settings that a proxy is used with: its own, and the profile's where it has none.
public struct SettingsInForce: Sendable {
    /// Numeric settings by their field names, each once: those of the profile that the proxy leaves alone, then its own.
    public let numbers: [(name: String, value: Located<Double>)]
    /// Texts at which a reply ends.
    public let stop: [Located<String>]
    /// Whether replies arrive word by word; nil where nothing is said.
    public let streaming: Located<Bool>?
    /// The custom prompt; nil where there is none.
    public let customPrompt: CustomPrompt?

    /// The settings of a proxy within its profile.
    public init(of proxy: Proxy, in profile: Profile) {
        let own = proxy.generation
        let shared = profile.generation
        numbers =
            shared.numbers.isEmpty
            ? own.numbers
            : shared.numbers.filter { all in !own.numbers.contains { $0.name == all.name } } + own.numbers
        stop = own.stop.isEmpty ? shared.stop : own.stop
        streaming = own.streaming ?? shared.streaming
        customPrompt = proxy.customPrompt ?? profile.customPrompt
    }

    /// A numeric setting by its field name.
    public func number(_ name: String) -> Double? { numbers.first { $0.name == name }?.value.value }
}
