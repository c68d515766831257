import Catalog

/// Makes a cause exact by what the catalogue knows of the model and the address.
struct ModelKnowledge {
    let catalog: Catalog

    /// What the catalogue knows of the model makes the cause exact: for one that is still served, settings filter.
    func refined(_ cause: String, _ chosen: Candidate?, _ recognition: Recognition) -> String {
        if cause == "cors", recognition.isOfOwnServer { return "cors-own-server" }
        if ["model-unknown", "model-retired", "model-retired-or-filtered"].contains(cause),
            let known = end(of: recognition)
        {
            return known
        }
        guard cause == "model-retired-or-filtered", chosen?.wording.wording == "No endpoints found for",
            let model = recognition.model
        else { return cause }
        let isServed = catalog.model(model, at: recognition.provider ?? "openrouter")?.status == .active
        return isServed ? cause : "model-retired"
    }

    /// What the catalogue says of a model that is gone: retired, or only its free form.
    private func end(of recognition: Recognition) -> String? {
        guard let id = recognition.model, let provider = recognition.provider,
            catalog.model(id, at: provider)?.status == .retired
        else { return nil }
        guard id.hasSuffix(":free") else { return "model-retired" }
        let paid = String(id.dropLast(":free".utf8.count))
        return catalog.model(paid, at: provider)?.status == .active ? "free-variant-ended" : "model-retired"
    }
}
