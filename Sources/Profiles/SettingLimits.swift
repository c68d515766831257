/// The values that the format allows a sampling setting: what lies outside no provider takes.
public struct SettingLimit: Sendable {
    /// The setting's name.
    public let name: String
    /// Its values.
    public let values: ClosedRange<Double>
    /// The values in words, as messages have them.
    public let phrase: String
}

extension ProfileFormat {
    /// The limits of the settings that take any number.
    ///
    /// Made anew at each call.
    public static var settingLimits: [SettingLimit] {
        generation.fields.compactMap { field in
            guard case .number(let values) = field.shape else { return nil }
            return SettingLimit(name: "\(field.name)", values: values, phrase: values.phrase)
        }
    }
}
