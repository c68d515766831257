import JSONText

extension SettingsInForce {
    /// The texts at which a reply ends, as a list in JSON: line breaks are written out, and no comma is taken for a separator.
    public var stopAsJSON: String { JSONValue.array(stop.map { .string($0.value) }).json }
}
