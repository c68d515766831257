/// The settings that a proxy is used with: its own, and the profile's where it has none.
public struct ProxySettings: Sendable {
    /// Numeric settings by their field names, in the order of the file, each once.
    public let numbers: [(name: String, value: Double)]
    /// Texts at which a reply ends.
    public let stop: [String]
    /// Whether replies arrive word by word; nil where nothing is said.
    public let streaming: Bool?
    /// The custom prompt; nil where there is none.
    public let customPrompt: CustomPrompt?

    /// The settings of a proxy within its profile.
    public init(of proxy: Proxy, in profile: Profile) {
        var numbers: [(name: String, value: Double)] = []
        for (name, value) in profile.generation.numbers + proxy.generation.numbers {
            numbers.removeAll { $0.name == name }
            numbers.append((name, value.value))
        }
        self.numbers = numbers
        stop = (proxy.generation.stop.isEmpty ? profile.generation.stop : proxy.generation.stop).map(\.value)
        streaming = (proxy.generation.streaming ?? profile.generation.streaming)?.value
        customPrompt = proxy.customPrompt ?? profile.customPrompt
    }

    /// A numeric setting by its field name.
    public func number(_ name: String) -> Double? { numbers.first { $0.name == name }?.value }
}
