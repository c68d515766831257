public import Catalog
import Diagnosing

/// The page that leads to the causes' pages.
public struct CauseIndexRenderer {
    private let catalog: Catalog

    /// A renderer over `catalog`.
    public init(catalog: Catalog) { self.catalog = catalog }

    /// A table of every cause, by layer.
    public func markdown() -> String {
        var text = "# Errors\n\nWhat `proxylint diagnose` knows, by the layer that refuses.\n"
        let wordings = catalog.errorWordings
        for layer in ErrorLayer.allCases {
            let causes = catalog.errorCauses.filter { cause in wordings.first { $0.cause == cause.id }?.layer == layer }
            if causes.isEmpty { continue }
            text +=
                "\n## \(TextDiagnosisRenderer.layerName(layer))\n\n| cause | means | waiting |\n| --- | --- | --- |\n"
            for cause in causes {
                text +=
                    "| [\(cause.id)](\(cause.id).md) | \(GeneralSentences.filled(cause.summary)) | \(GeneralSentences.waiting(cause.retry)) |\n"
            }
        }
        return text
            + "\n[All documents](../README.md)\n\n<!-- Generated from the catalog by `make record`; a test keeps the two in sync. -->\n"
    }
}
