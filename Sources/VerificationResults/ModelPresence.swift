/// Whether the model of a proxy stands in the provider's list.
public struct ModelPresence: Sendable, Equatable {
    /// The proxy.
    public let proxy: String?
    /// The model ID.
    public let model: String
    /// Whether it is listed; nil where the list could not be read.
    public let isListed: Bool?
    /// The listed id that looks most alike; nil where it is listed, or none does.
    public let alike: String?

    package init(proxy: String?, model: String, isListed: Bool?, alike: String?) {
        self.proxy = proxy
        self.model = model
        self.isListed = isListed
        self.alike = alike
    }
}
