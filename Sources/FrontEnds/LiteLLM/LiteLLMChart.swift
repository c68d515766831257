import Setups
import YAMLSource

/// Values for LiteLLM's Helm chart (`litellm-helm`): several replicas that count in one Redis, keys by the names of Secrets.
///
/// Chart of BerriAI/litellm@043568e (read, not rendered).
public enum LiteLLMChart {
    /// The values, and what must be there before they are installed.
    ///
    /// - Throws: `ExportProblem`; no key is ever written out.
    public static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let (proxies, leftOut) = try input.proxiesWithBase()
        if let revealed = proxies.first(where: { $0.key?.revealed != nil }) {
            throw .cannotCarry(field: "the key of `\(revealed.label)`", target: "A chart's values", what: "keys")
        }
        // The chart itself puts its Secret's master key into this variable.
        let config = try LiteLLMConfig(proxies: proxies, masterKey: "PROXY_MASTER_KEY").text()
        var variables: [String] = []
        for key in proxies.compactMap({ $0.key }) where !variables.contains(key.variable) {
            variables.append(key.variable)
        }
        let inner = config.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
        let text =
            CommentText.yaml(input.origin) + """
                # Values for the chart oci://ghcr.io/berriai/litellm-helm. These Secrets must exist; their values are not in this file:
                #   relay-master  masterkey
                #   relay-env     \((["LITELLM_SALT_KEY"] + variables).joined(separator: " "))
                #   relay-db      username password
                replicaCount: 2
                masterkeySecretName: relay-master
                masterkeySecretKey: masterkey
                environmentSecrets:
                  - relay-env
                # Replicas share limits, spending, and revoked keys in this Redis.
                redis:
                  enabled: true
                # Virtual keys are stored in your own PostgreSQL.
                db:
                  useExisting: true
                  deployStandalone: false
                  endpoint: postgres.example
                  database: litellm
                  secret:
                    name: relay-db
                    usernameKey: username
                    passwordKey: password
                proxy_config:

                """ + inner
        return Export(
            documents: [
                ExportedDocument(
                    part: "values", fileName: "values.yaml",
                    place:
                        "Install it with: helm install relay oci://ghcr.io/berriai/litellm-helm --values values.yaml",
                    text: text)
            ],
            notes: leftOut + [
                "Create each Secret from a file that only you can read: kubectl create secret generic relay-env --from-env-file=relay.env",
                "Set LITELLM_SALT_KEY before the first key is stored, and never change it",
                "Replace postgres.example with the address of your PostgreSQL",
            ])
    }
}
