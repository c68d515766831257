public import Catalog

extension Catalog {
    /// The provider of an account; nil where the account names none that exists.
    public func provider(of account: Account) -> Provider? { account.provider.flatMap { provider($0.value) } }
}
