public import Catalog

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

    /// What the list says of its end; nil where it says nothing, or that there is none.
    public let ending: Ending?

    /// That a model is to end.
    public struct Ending: Sendable, Equatable {
        /// The day; nil where none is named.
        public let day: CalendarDate?
        /// What the list says to use instead.
        public let replacement: String?

        package init(day: CalendarDate?, replacement: String?) {
            self.day = day
            self.replacement = replacement
        }
    }

    package init(proxy: String?, model: String, isListed: Bool?, alike: String?, ending: Ending? = nil) {
        self.proxy = proxy
        self.model = model
        self.isListed = isListed
        self.alike = alike
        self.ending = ending
    }
}
