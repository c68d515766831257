import Catalog

extension Fact {
    /// A sentence of `statements` in `data/providers/` or `data/front-ends/`, with its date, source and grade.
    ///
    /// A test holds that each one that is asked for is there.
    static func recorded(_ subject: String, _ name: String, in catalog: Catalog = .embedded) -> Fact {
        let field = "statement:\(name)"
        guard let fact = catalog.provider(subject)?.fact(field) ?? catalog.frontEnd(subject)?.fact(field) else {
            return Fact(name, date: nil, source: "", grade: .unverified)
        }
        return fact.asFact(fact.value)
    }

    /// What the catalogue records of a provider or a front end under `field`, in the words of `statement`.
    static func recorded(
        _ subject: String, field: String, _ statement: String, in catalog: Catalog = .embedded
    ) -> Fact {
        let fact = catalog.provider(subject)?.fact(field) ?? catalog.frontEnd(subject)?.fact(field)
        return fact?.asFact(statement) ?? Fact(statement, date: nil, source: "", grade: .unverified)
    }

    /// What the catalogue records of a host that belongs to no provider, in the words of `statement`.
    static func recorded(ofHost host: String, _ statement: String, in catalog: Catalog = .embedded) -> Fact {
        let fact = catalog.knownHost(host)?.fact
        return Fact(
            statement, date: fact?.date, source: fact?.source ?? "", grade: fact?.grade ?? .unverified)
    }
}
