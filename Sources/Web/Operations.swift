import Catalog
import Diagnosing
import FrontEnds
import JSONText
import Linting
import Profiles
import Reporting
import Setups
import YAMLSource

/// What a page can ask for.
enum Operations {
    static let version = "0.2.0"
    static let catalog = Catalog.embedded
    /// Kept, as its index of wordings costs more than a diagnosis.
    static let diagnoser = Diagnoser(catalog: catalog)

    /// The answer as JSON.
    static func answer(_ request: Request) -> String {
        switch request.operation {
        case "lint": lint(request)
        case "check": SettingsCheck(request).answer()
        case "fix": SettingsCheck(request).fixed()
        case "identify": identify(request)
        case "secret": secret(request)
        case "diagnose": diagnose(request)
        case "share": share(request)
        case "export": Exporting(request).answer()
        case "import": importing(request)
        case "lists": LookUp.lists()
        case "models": LookUp.models(of: request.option("provider") ?? "")
        case "prices": LookUp.prices(ofModelsLike: request.option("model") ?? "")
        case "key-ways": KeyAsking.ways()
        case "key-verdict": KeyAsking(request).verdict()
        case "page": LookUp.page(request)
        default: problem("there is no operation `\(request.operation)`")
        }
    }

    /// Why there is no answer, as one sentence.
    static func problem(_ message: String) -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("problem")
        json.string(SecretMask.byForm.hidingSecrets(in: message))
        json.endObject()
        return json.text
    }

    // MARK: Linting

    static func linter(_ request: Request) -> Linter {
        Linter(catalog: catalog, options: LintOptions(today: request.today, frontEnds: request.frontEnds))
    }

    /// What lint says of a text.
    static func result(of source: SourceText, _ request: Request) -> LintResult {
        linter(request).lint(source)
    }

    private static func lint(_ request: Request) -> String {
        report(result(of: request.source, request), name: request.name)
    }

    /// Findings in the form of `lint --format json`.
    static func report(_ result: LintResult, name: String) -> String {
        var report = LintReport()
        report.fileCount = 1
        if !result.findings.isEmpty { report.files = [LintReport.File(name: name, result)] }
        report.failures = result.failures.map {
            LintReport.Failure(
                file: name, message: "the rule `\($0.rule)` failed on this file; its findings are missing",
                isUnreadable: false)
        }
        return JSONLintRenderer(version: version, catalogDate: catalog.date).render(report)
    }

    /// The provider that an address and a key belong to.
    private static func identify(_ request: Request) -> String {
        let url = EndpointURL(request.option("url") ?? "")
        let owner = catalog.owner(ofHost: url.host)?.provider
        let prefix = catalog.recognizedKeyPrefix(of: Array((request.option("key") ?? "").utf8))
        let keyOwner = prefix.flatMap { catalog.provider($0.subject) }
        let isEmpty = (request.option("url") ?? "").isEmpty
        let provider = owner ?? (isEmpty ? keyOwner : nil)
        var json = JSONWriter()
        json.beginObject()
        json.key("provider")
        if let provider { json.string(provider.id) } else { json.null() }
        json.key("key_provider")
        if let keyOwner { json.string(keyOwner.id) } else { json.null() }
        json.endObject()
        return json.text
    }

    /// Whether a text holds what looks like a key, so that no link is made of it.
    private static func secret(_ request: Request) -> String {
        let text = String(decoding: request.text, as: UTF8.self)
        return SecretMask.byForm.hidingSecrets(in: text) == text ? #"{"holds":false}"# : #"{"holds":true}"#
    }

    // MARK: Errors

    private static func report(_ request: Request) throws(ErrorInput.InputProblem) -> DiagnosisReport {
        let input = try ErrorInput(pasted: request.text)
        var affected: AffectedProfile?
        if let profile = request.option("profile_text") {
            affected = request.profile(in: SourceText(name: request.name, text: profile), catalog).map {
                AffectedProfile($0)
            }
        }
        let diagnosis = diagnoser.diagnose(input, for: affected, now: request.now)
        return DiagnosisReport(diagnosis, now: request.now, zone: request.zone)
    }

    private static func diagnose(_ request: Request) -> String {
        do throws(ErrorInput.InputProblem) {
            return JSONDiagnosisRenderer(version: version, catalogDate: catalog.date).render(try report(request))
        } catch {
            return problem(error.message)
        }
    }

    private static func share(_ request: Request) -> String {
        do throws(ErrorInput.InputProblem) {
            let tried = request.options["tried"]?.elements?.compactMap { $0.text } ?? []
            let tool = "proxylint \(version) (catalog of \(catalog.date))"
            var json = JSONWriter()
            json.beginObject()
            json.key("text")
            json.string(SharedDiagnosisRenderer(tried: tried, tool: tool).render(try report(request)).text)
            json.endObject()
            return json.text
        } catch {
            return problem(error.message)
        }
    }

    // MARK: Importing

    /// A profile out of what was pasted; the format is tried out where none is named.
    private static func importing(_ request: Request) -> String {
        let text = String(decoding: request.text, as: UTF8.self)
        let named = request.option("format")
        // Curl and JSON are told by their form; the forms of lines and of variables take nearly anything.
        let formats =
            named.map { [$0] } ?? ["curl", "sillytavern", "risuai", "librechat", "litellm", "aichat", "janitor", "env"]
        var first: ImportProblem?
        for format in formats {
            do throws(ImportProblem) {
                let found = try Importers.read(text, from: format)
                return imported(found, from: format, request)
            } catch {
                if first == nil { first = error }
            }
        }
        return problem(
            named == nil
                ? "this is not a known kind of profile, form, curl command, or settings file"
                : first?.message ?? "this cannot be read")
    }

    private static func imported(_ found: ImportedProfile, from format: String, _ request: Request) -> String {
        let target = request.option("front_end")
        let written = ProfileWriter(catalog: catalog, name: request.option("profile") ?? "imported") { $0 }
            .write(found, from: format, frontEnd: target)
        func hidden(_ text: String) -> String {
            var text = text
            for (_, key) in written.keys where key.utf8.count >= 6 { text = text.replacing(key, with: "…") }
            return SecretMask.byForm.hidingSecrets(in: text)
        }
        var json = JSONWriter()
        json.beginObject()
        json.key("format")
        json.string(format)
        json.key("text")
        json.string(written.text)
        json.key("has_key")
        json.boolean(!written.keys.isEmpty)
        // In the page's memory it stands already: it was pasted there.
        json.key("key")
        if let key = written.keys.first?.key { json.string(key) } else { json.null() }
        for (name, texts) in [
            ("left_out", found.leftOut), ("secrets", found.secrets), ("remarks", found.remarks + written.remarks),
        ] {
            json.key(name)
            json.beginArray()
            for text in texts { json.string(hidden(text)) }
            json.endArray()
        }
        json.endObject()
        return json.text
    }
}
