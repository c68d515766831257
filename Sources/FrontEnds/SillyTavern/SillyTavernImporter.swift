import JSONText

/// A chat-completion preset of SillyTavern, a connection profile, or its whole `settings.json` with the chat settings and connection profiles.
enum SillyTavernImporter: FrontEndImporter {
    static let id = "sillytavern"
    static let reads = "a SillyTavern chat-completion preset, connection profile, or settings.json"
    static let maxBytes = JSONImport.maxBytes

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let json = try JSONImport.value(text, expected: reads)
        guard json.members != nil else { throw .notThat(reads) }
        var imported = ImportedProfile()
        guard let settings = json["oai_settings"] else {
            let connections = SillyTavernConnections(json: json, settings: .object([]))
            if json["chat_completion_source"]?.text != nil {
                imported.proxies = [proxy(json, &imported)]
            } else if json["mode"]?.text != nil, json["api"]?.text != nil {
                connections.add([json], to: &imported)
            } else {
                throw .notThat(reads)
            }
            return imported
        }
        imported.proxies = [proxy(settings, &imported)]
        if let api = json["main_api"]?.text, api != "openai" {
            imported.remarks.append(
                "SillyTavern currently uses `\(api)` (main_api), so the chat-completion settings that were read are not in use"
            )
        }
        SillyTavernConnections(json: json, settings: settings).add(to: &imported)
        imported.leftOut.append("the sections of settings.json except oai_settings, proxies, and connection profiles")
        return imported
    }

    /// Fields by their names in `settings.json`, where those of presets are others.
    private static let presetNames = [
        "temp_openai": "temperature", "freq_pen_openai": "frequency_penalty", "pres_pen_openai": "presence_penalty",
        "top_p_openai": "top_p", "top_k_openai": "top_k", "min_p_openai": "min_p", "top_a_openai": "top_a",
        "repetition_penalty_openai": "repetition_penalty",
    ]

    /// Of other sources, or read with the source.
    private static let known: Set = [
        "chat_completion_source", "custom_url", "max_context_unlocked", "preset_settings_openai", "zai_endpoint",
        "minimax_endpoint", "azure_base_url", "azure_deployment_name", "azure_api_version",
    ]
    /// Values that mean nothing because SillyTavern has them from the start.
    private static let defaults: [String: JSONValue] = [
        "n": .number("1"), "openrouter_allow_fallbacks": .boolean(true), "openrouter_middleout": .string("on"),
    ]

    private static func proxy(_ settings: JSONValue, _ imported: inout ImportedProfile) -> ImportedProxy {
        var proxy = ImportedProxy()
        let source = SillyTavernImportSource(settings["chat_completion_source"]?.text ?? "openai")
        proxy.model = settings[source.modelField]?.text ?? ""
        source.place(&proxy, settings, &imported)
        for member in settings.members ?? [] {
            let name = presetNames[member.name] ?? member.name
            if name == "custom_url", source.id != "custom", !member.value.saysNothing {
                imported.leftOut.append("`custom_url`, which this source does not use")
            }
            if known.contains(name) || name == source.modelField || defaults[name] == member.value { continue }
            if name == "openrouter_allow_fallbacks", source.id == "openrouter" {
                imported.leaveOut(name)
            } else if name == "stream_openai" {
                proxy.streaming = member.value.boolean
            } else if proxy.take(name, member.value.amount) || member.value.saysNothing {
                continue
            } else if let group = group(of: name) {
                imported.leftOut.append(group)
            } else if !take(name, member.value, source, &proxy, &imported) {
                imported.leaveOut(name)
            }
        }
        return proxy
    }

    /// What fields that every preset holds are called together; nil for one that is named by itself.
    private static func group(of name: String) -> String? {
        if name.hasSuffix("_model") { return "the models of other sources" }
        return name.hasSuffix("_format")
            || name.hasSuffix("_prompt") && name != "main_prompt" && name != "jailbreak_prompt"
            ? "SillyTavern's own short prompts and formats" : nil
    }

    private static func take(
        _ name: String, _ value: JSONValue, _ source: SillyTavernImportSource, _ proxy: inout ImportedProxy,
        _ imported: inout ImportedProfile
    ) -> Bool {
        switch name {
        case "openai_max_context": proxy.contextSize = value.integer
        case "openai_max_tokens": proxy.maxNewTokens = value.integer
        case "assistant_prefill": proxy.prefill = value.text
        case "reasoning_effort": return takeEffort(value.text ?? "", &proxy, &imported)
        case "custom_prompt_post_processing":
            guard let processing = processing(value.text ?? "") else { return false }
            proxy.promptPostProcessing = processing
        case "openrouter_providers":
            if source.id == "openrouter" { proxy.upstreams = value.elements?.compactMap { $0.text } ?? [] }
        case "reverse_proxy":
            if !source.takesReverseProxy { imported.leftOut.append("`reverse_proxy`, which this source does not use") }
        case "proxy_password":
            if proxy.key == nil { imported.leaveOut(key: value.text, as: "`proxy_password`, which is not in use") }
        case "custom_include_headers", "custom_include_body":
            guard source.id == "custom" else {
                imported.leftOut.append("`\(name)`, which this source does not use")
                return true
            }
            return takeIncluded(name, value, &proxy, &imported)
        default: return false
        }
        return true
    }

    /// What SillyTavern's effort is in profiles; its least is what the export writes for none.
    private static func takeEffort(
        _ effort: String, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile
    ) -> Bool {
        // Left to the model, as it is where nothing is said.
        if effort == "auto" { return true }
        let nearest = ["min": "off", "max": "high"][effort]
        let level = nearest ?? effort
        guard nearest != nil || ImportNames.levels.contains(level) else { return false }
        proxy.reasoning = level
        if nearest != nil {
            imported.remarks.append(
                "SillyTavern's reasoning effort `\(effort)` becomes `\(level)` in the profile, the closest equivalent")
        }
        return true
    }

    /// The choice of profiles for a way of rearranging prompts; nil for one that they do not have.
    static func processing(_ text: String) -> String? {
        // The name that merging had at first.
        if text == "claude" { return "merge" }
        let known = ["merge", "merge_tools", "semi", "semi_tools", "strict", "strict_tools", "single", "none"]
        return known.contains(text) ? text : nil
    }

    /// Headers or fields that stand as YAML in a text; also as a list of mappings, as SillyTavern takes it.
    private static func takeIncluded(
        _ name: String, _ value: JSONValue, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile
    ) -> Bool {
        guard let given = value.text, let parsed = YAMLImport.embedded(given) else { return false }
        let members = parsed.members ?? parsed.elements?.flatMap { $0.members ?? [] } ?? []
        guard !members.isEmpty else { return parsed.saysNothing }
        if name == "custom_include_headers" {
            proxy.takeHeaders(.object(members), called: name, &imported)
        } else {
            proxy.extraBody += members
        }
        return true
    }
}
