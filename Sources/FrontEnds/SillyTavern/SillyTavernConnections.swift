import JSONText

/// The connection profiles in SillyTavern's `settings.json`.
struct SillyTavernConnections {
    let json: JSONValue
    /// The chat-completion settings.
    let settings: JSONValue

    /// Fields that are read, and those that only say how a profile is applied.
    private static let known: Set = [
        "id", "mode", "exclude", "name", "api", "preset", "api-url", "model", "proxy", "secret-id",
        "prompt-post-processing", "stop-strings", "start-reply-with",
    ]

    /// Adds the profiles behind the settings in use, in whose place the selected one may stand already.
    func add(to imported: inout ImportedProfile) {
        let manager = json["extension_settings"]?["connectionManager"]
        add(manager?["profiles"]?.elements ?? [], selected: manager?["selectedProfile"]?.text, to: &imported)
    }

    /// Adds profiles.
    func add(_ profiles: [JSONValue], selected: String? = nil, to imported: inout ImportedProfile) {
        for profile in profiles {
            let name = profile["name"]?.text ?? "without a name"
            let source = SillyTavernImportSource(profile["api"]?.text ?? "")
            guard profile["mode"]?.text != "tc", source.isChat else {
                imported.leftOut.append("the connection profile `\(name)`, which is not for Chat Completion")
                continue
            }
            let current = imported.proxies.first
            let proxy = proxy(of: profile, source, called: name, current, &imported)
            let isInUse = profile["id"]?.text == selected && selected != nil
            if isInUse, let current, current.model == proxy.model, current.url == proxy.url,
                current.provider == proxy.provider
            {
                imported.proxies[0].name = name
                if imported.proxies[0].stop.isEmpty { imported.proxies[0].stop = proxy.stop }
                takeStart(profile, name, &imported.proxies[0], &imported.leftOut)
                imported.proxies[0].promptPostProcessing =
                    imported.proxies[0].promptPostProcessing ?? proxy.promptPostProcessing
            } else {
                imported.proxies.append(proxy)
            }
        }
    }

    private func proxy(
        of profile: JSONValue, _ source: SillyTavernImportSource, called name: String, _ current: ImportedProxy?,
        _ imported: inout ImportedProfile
    ) -> ImportedProxy {
        var proxy = ImportedProxy()
        takePreset(profile["preset"]?.text ?? "", name, current, &proxy, &imported)
        proxy.name = name
        proxy.model = profile["model"]?.text ?? ""
        if source.id == "custom" {
            proxy.url = profile["api-url"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        } else if let reverse = profile["proxy"]?.text, !reverse.isEmpty, reverse != "None" {
            placeBehind(reverse, source, name, &proxy, &imported)
        } else {
            proxy.provider = source.provider(.object([]))
            if let url = profile["api-url"]?.text, !url.isEmpty {
                if source.id == "zai", url == "coding" {
                    proxy.provider = "zai-coding"
                } else {
                    imported.leftOut.append(
                        "`api-url` of the connection profile `\(name)`, which its source does not use")
                }
            }
        }
        if let secret = profile["secret-id"]?.text, !secret.isEmpty {
            imported.secrets.append("the key of the connection profile `\(name)`, which is in secrets.json")
        }
        if let text = profile["prompt-post-processing"]?.text, !text.isEmpty {
            if let processing = SillyTavernImporter.processing(text) {
                proxy.promptPostProcessing = processing
            } else {
                imported.leftOut.append("`prompt-post-processing` of the connection profile `\(name)`")
            }
        }
        takeStart(profile, name, &proxy, &imported.leftOut)
        if let text = profile["stop-strings"]?.text, !text.isEmpty {
            // A list in JSON, in a text.
            if let texts = JSONValue(text.utf8)?.elements {
                proxy.stop = texts.compactMap { $0.text }
            } else {
                imported.leftOut.append("`stop-strings` of the connection profile `\(name)`")
            }
        }
        for member in profile.members ?? [] where !Self.known.contains(member.name) && !member.value.saysNothing {
            imported.leftOut.append("`\(FieldNames.shown(member.name))` of the connection profile `\(name)`")
        }
        return proxy
    }

    /// How replies begin, for which a preset has a field of its own.
    private func takeStart(
        _ profile: JSONValue, _ name: String, _ proxy: inout ImportedProxy, _ leftOut: inout [String]
    ) {
        guard let start = profile["start-reply-with"]?.text, !start.isEmpty else { return }
        if let other = proxy.prefill, !other.isEmpty, other != start {
            leftOut.append("`assistant_prefill`, because the connection profile `\(name)` has a `start-reply-with`")
        }
        proxy.prefill = start
    }

    /// Sampling settings stand in presets, which are files of their own; those of the one in use are in the settings.
    private func takePreset(
        _ preset: String, _ name: String, _ current: ImportedProxy?, _ proxy: inout ImportedProxy,
        _ imported: inout ImportedProfile
    ) {
        guard !preset.isEmpty else { return }
        guard let current, preset == settings["preset_settings_openai"]?.text else {
            imported.leftOut.append(
                "the preset `\(preset)` of the connection profile `\(name)`, which is a separate file")
            return
        }
        proxy.numbers = current.numbers
        proxy.contextSize = current.contextSize
        proxy.maxNewTokens = current.maxNewTokens
        proxy.streaming = current.streaming
        proxy.reasoning = current.reasoning
        proxy.prefill = current.prefill
    }

    private func placeBehind(
        _ reverse: String, _ source: SillyTavernImportSource, _ name: String, _ proxy: inout ImportedProxy,
        _ imported: inout ImportedProfile
    ) {
        let found = json["proxies"]?.elements?.first { $0["name"]?.text == reverse }
        guard let address = found?["url"]?.text, !address.isEmpty else {
            // Without it the requests would go to the provider itself.
            proxy.provider = "custom"
            imported.leftOut.append(
                "the reverse proxy `\(reverse)` of the connection profile `\(name)`, which is not among the proxies")
            return
        }
        source.placeBehind(address, password: found?["password"]?.text, &proxy, &imported)
    }
}
