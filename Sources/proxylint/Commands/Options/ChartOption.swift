import ArgumentParser
import FrontEnds
import Managing

/// A relay as the values of its Helm chart.
struct ChartOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write values for LiteLLM's Helm chart into this folder; they name Secrets, not keys.",
            valueName: "folder"), completion: .directory)
    var kubernetes: String?

    /// Refuses what a chart cannot hold.
    ///
    /// - Throws: `UsageError`.
    func check(_ target: String, reveals: Bool) throws(UsageError) {
        guard target == "litellm" else {
            throw UsageError("--kubernetes is for litellm; `\(target)` has no chart")
        }
        if reveals {
            throw UsageError("--kubernetes names Secrets and never writes keys; leave out --reveal and --copy")
        }
    }

    /// The values.
    ///
    /// - Throws: `UsageError`.
    func values(_ input: ExportInput) throws(UsageError) -> Export {
        do {
            return try LiteLLMChart.export(input)
        } catch {
            throw UsageError(error.message)
        }
    }
}
