import Foundation
import TestSupport
import Testing

/// `set`, `unset`, `copy`, `rename`, `remove`: changes to profiles that keep everything else.
struct ChangeCommandTests {
    @Test(arguments: [
        (
            "evenings/free", "context_size", "8192", "context_size: 16384}\n  - {name: other",
            "context_size: 8192}\n  - {name: other"
        ),
        ("evenings", "front_end", "janitor, risuai", "front_end: janitor", "front_end: [janitor, risuai]"),
        ("evenings", "accounts.router.key", "file:my key.txt", "{env: OPENROUTER_API_KEY}", "{file: my key.txt}"),
        (
            "evenings/free", "account.credits_purchased_usd", "10.5", "credits_purchased_usd: 0",
            "credits_purchased_usd: 10.5"
        ),
        ("evenings", "proxies.spare.model", "zai-org/GLM-5.2-TEE", "zai-org/GLM-5.1-TEE", "zai-org/GLM-5.2-TEE"),
    ])
    func oneValueChanges(reference: String, field: String, value: String, old: String, new: String) throws {
        let place = try ManagedFolder()
        let outcome = try place.run("set", reference, field, value)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let expected = ManagedFolder.evenings.replacingOccurrences(of: old, with: new)
        #expect(try place.text("profiles/evenings.yaml") == expected && expected != ManagedFolder.evenings)
    }

    @Test(arguments: [
        (["context_size=8192"], "context_size: 8192}"), (["--force", "generation.presence_penalty=-0.5"], "-0.5"),
    ])
    func fieldAndValueInOneWord(words: [String], written: String) throws {
        let place = try ManagedFolder()
        let outcome = try RunningProgram.run(
            ["set", "evenings/free"] + words, in: place.folder.url, environment: place.environment)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try place.text("profiles/evenings.yaml").contains(written))
    }

    @Test func whatIsSetCanBeTakenAwayAgain() throws {
        let place = try ManagedFolder()
        for (reference, field, value) in [
            ("evenings", "messages_per_day", "40"), ("evenings", "generation.temperature", "0.9"),
            ("evenings/spare", "generation.frequency_penalty", "-0.5"),
            ("evenings/free", "account.privacy.free_training", "on"),
            ("evenings/spare", "headers.X-Title", "my chats: 5"), ("evenings", "description", "a \"quoted\" #text"),
        ] {
            #expect(try place.run("set", reference, field, value).status == 0)
            #expect(try place.text("profiles/evenings.yaml") != ManagedFolder.evenings, "\(field)")
            #expect(try place.run("lint", "--no-environment", "-q", "--fail-on", "error").status == 0)
            #expect(try place.run("unset", reference, field).status == 0)
            #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings, "\(field)")
        }
    }

    @Test(arguments: [
        (["evenings", "context_size", "5"], "`context_size` belongs to a proxy; name one, such as `evenings/free`"),
        (["evenings/free", "context_size", "many"], "`context_size` needs a whole number from 1 to 16777216"),
        (["evenings/free", "context_size", "0"], "`context_size` needs a whole number"),
        (["evenings/free", "contextsize", "5"], "there is no field `contextsize`; did you mean `context_size`?"),
        (["evenings/free", "reasoning", "maybe"], "`reasoning` needs one of off, on, low, medium, high"),
        (["evenings", "accounts.router.provider", "openruter"], "did you mean `openrouter`?"),
        (["evenings", "front_end", "janitr"], "did you mean `janitor`?"),
        (["evenings", "accounts.router.key", "sk-or-v1-0123456789"], "a key is never an argument or part"),
        (
            ["evenings/free", "prefill", "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
            "a key is never an argument"
        ),
        (
            ["evenings", "accounts.router", "{provider: openrouter, key: some-secret-word}"],
            "a key is never an argument"
        ),
        (["evenings", "accounts.router.key", "env:not a name"], "needs a variable name"),
        (
            [
                "evenings", "accounts.router.key",
                "keyring:sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            ], "a key is never"
        ),
        (["evenings/spare", "headers.Authorization", "Bearer abcdefgh"], "a key is never an argument"),
        (["evenings/spare", "extra_body", "{api_key: abcdefgh}"], "a key is never an argument"),
        (["evenings", "account.plan", "x"], "`account.plan` belongs to a proxy"),
        (
            ["evenings", "proxies.nowhere.model", "x"],
            "there is no proxy `nowhere`; choose from free, other, paid, spare"
        ),
        (["evenings", "..", "x"], "is not a field path"), (["evenings", "", "x"], "is not a field path"),
        (["nobody", "name", "x"], "there is no profile `nobody`"),
        (["evenings/free", "generation.temperature", "nan"], "needs a number from 0 to 2"),
        (["evenings", "name", "a/b"], "needs a name without `/`"),
    ])
    func whatIsNoValueIsRefused(arguments: [String], message: String) throws {
        let place = try ManagedFolder()
        let outcome = try RunningProgram.run(
            ["set"] + arguments, in: place.folder.url, environment: place.environment)
        #expect(outcome.status == 2 && outcome.messages.contains(message), "\(outcome.messages)")
        #expect(!outcome.messages.contains("sk-or-v1-0123456789"))
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings)
    }

    @Test func aRequiredFieldStays() throws {
        let place = try ManagedFolder()
        let outcome = try place.run("unset", "evenings/spare", "model")
        #expect(outcome.status == 1 && outcome.messages.contains("error[missing-field]"))
        #expect(outcome.messages.contains("nothing was written"))
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings)
        let nothing = try place.run("unset", "evenings/spare", "prefill")
        #expect(nothing.status == 2 && nothing.messages.contains("`prefill` is not set"))
    }

    @Test func aValueThatLintFindsWrongIsWrittenAndShown() throws {
        let place = try ManagedFolder()
        let outcome = try place.run("set", "evenings/spare", "model", "deepseek-ai/DeepSeek-R1")
        #expect(outcome.status == 1 && outcome.messages.contains("error[retired-model]"))
        #expect(try place.text("profiles/evenings.yaml").contains("DeepSeek-R1"))
    }

    @Test func whateverIsWrittenIsSaidInALine() throws {
        let place = try ManagedFolder()
        let file = "profiles/evenings.yaml"
        let changes: [([String], String)] = [
            (["set", "evenings/free", "context_size", "8192"], "\(file): set context_size to 8192\n"),
            (["unset", "evenings/free", "context_size"], "\(file): removed context_size\n"),
            (["copy", "evenings", "mornings"], "profiles/mornings.yaml: written\n"),
            (["rename", "mornings", "nights"], "profiles/nights.yaml: renamed to nights\n"),
            (["remove", "nights", "--yes"], "profiles/nights.yaml: deleted the profile nights\n"),
            (["remove", "evenings/other", "--yes"], "\(file): deleted the proxy other\n"),
            (
                ["set", "evenings/spare", "model", "deepseek-ai/DeepSeek-R1"],
                "\(file): set model to deepseek-ai/DeepSeek-R1 (written; lint: retired-model)\n"
            ),
        ]
        for (arguments, line) in changes {
            let outcome = try RunningProgram.run(
                arguments, in: place.folder.url, environment: place.environment)
            #expect(outcome.output == line, "\(outcome.messages)")
        }
    }

    @Test func aValueThatIsRepeatedSaysSo() throws {
        let text = """
            version: 1
            name: shared
            accounts:
              main: {provider: openrouter, key: {env: K}}
            proxies:
              - {name: one, account: main, model: &m z-ai/glm-5.2}  # both
              - {name: two, account: main, model: *m}

            """
        let place = try ManagedFolder(["shared": text])
        let outcome = try place.run("set", "shared/one", "model", "z-ai/glm-5")
        #expect(
            outcome.messages.contains("Also changed, because an alias repeats it: line 7."), "\(outcome.messages)")
        #expect(try place.text("profiles/shared.yaml") == text.replacingOccurrences(of: "glm-5.2", with: "glm-5"))
        // The alias itself is replaced, not what it repeats.
        #expect(try place.run("set", "shared/two", "model", "z-ai/glm-5.2").status == 0)
        #expect(try place.text("profiles/shared.yaml").contains("&m z-ai/glm-5}"))
    }

    @Test func linksAndModesStay() throws {
        let place = try ManagedFolder()
        let files = FileManager.default
        let real = try place.folder.write("elsewhere/real.yaml", ManagedFolder.evenings)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
        let link = place.folder.url.appending(path: "profiles/evenings.yaml")
        try files.removeItem(at: link)
        try files.createSymbolicLink(atPath: link.path, withDestinationPath: "../elsewhere/real.yaml")
        #expect(try place.run("set", "evenings/free", "context_size", "8192").status == 0)
        #expect(try files.destinationOfSymbolicLink(atPath: link.path) == "../elsewhere/real.yaml")
        #expect(try place.text("elsewhere/real.yaml").contains("8192"))
        #expect(try files.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o600)
    }

    @Test func severalAtOnceLoseNothing() throws {
        let place = try ManagedFolder()
        let fields = (1...12).map { "X-Field-\($0)" }
        DispatchQueue.concurrentPerform(iterations: fields.count) { number in
            // Who comes in between is told to try again.
            for _ in 0..<200 {
                let outcome = try? place.run("set", "evenings/spare", "headers.\(fields[number])", "v\(number)")
                if outcome?.status == 0 { return }
            }
        }
        let text = try place.text("profiles/evenings.yaml")
        for (number, field) in fields.enumerated() { #expect(text.contains("\(field): v\(number)")) }
    }

    @Test func copyRenameRemove() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/spare")
        #expect(try place.run("copy", "evenings", "mornings").output == "profiles/mornings.yaml: written\n")
        #expect(
            try place.text("profiles/mornings.yaml")
                == ManagedFolder.evenings.replacingOccurrences(of: "name: evenings", with: "name: mornings"))
        #expect(try place.run("copy", "evenings", "mornings").status == 2)
        #expect(try place.run("rename", "evenings", "nights").output == "profiles/nights.yaml: renamed to nights\n")
        #expect(try place.run("current").output == "nights/spare\n")
        #expect(try place.run("rename", "nights/spare", "chutes").status == 0)
        #expect(try place.run("current").output == "nights/chutes\n")
        #expect(try place.run("rename", "nights/free", "chutes").messages.contains("already has a proxy `chutes`"))
        #expect(
            try place.run("rename", "nights", "mornings").messages.contains("there is already a profile `mornings`"))
        let asked = try place.run("remove", "nights")
        #expect(asked.status == 2 && asked.messages.contains("use --yes"))
        let refused = try place.inTerminal("remove nights", typing: [("[y/n]", "n\r")])
        #expect(refused.status == 1 && refused.screen.contains("Nothing was deleted."))
        #expect(try place.run("remove", "nights/other", "--yes").status == 0)
        #expect(
            try place.text("profiles/nights.yaml").split(separator: "\n").count
                == ManagedFolder.evenings.split(separator: "\n").count - 1)
        let removed = try place.inTerminal("remove nights", typing: [("[y/n]", "y\r")])
        #expect(removed.status == 0, "\(removed.screen)")
        #expect(try place.run("current").status == 1)
        #expect(try place.run("list").output.hasPrefix("mornings  "))
    }

    @Test func oneOfSeveralDocuments() throws {
        let second = ManagedFolder.evenings.replacingOccurrences(of: "name: evenings", with: "name: second")
        let both = "# both\n" + ManagedFolder.evenings + "---\n" + second
        let place = try ManagedFolder(["both": both])
        #expect(try place.run("set", "second/free", "context_size", "8192").status == 0)
        let text = try place.text("profiles/both.yaml")
        #expect(text.hasPrefix("# both\n" + ManagedFolder.evenings + "---\n") && text.contains("8192"))
        #expect(try place.run("copy", "second", "third").status == 0)
        #expect(try place.run("show", "third/free").output.contains("8192"))
        #expect(try place.run("remove", "second", "--yes").status == 0)
        #expect(try place.text("profiles/both.yaml") == "# both\n" + ManagedFolder.evenings)
    }

    @Test(arguments: [
        ("custom_prompt", "{{char}} is kind to {{user}}", "{{char}} is kind to {{user}}"),
        ("custom_prompt", "{{char}}", "{{char}}"),
        ("custom_prompt", "- be nice", "- be nice"), ("custom_prompt", "-5", "-5"), ("prefill", "*smiles*", "*smiles*"),
        ("generation.stop", "a, b", "a, b"),
    ])
    func ordinaryTextsAreTexts(field: String, value: String, expected: String) throws {
        let place = try ManagedFolder()
        let outcome = try place.run("set", "evenings/spare", field, value)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let exported = try place.run("export", "sillytavern", "evenings/spare", "--format", "json", "--force")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(exported.output.utf8)) as? [String: Any])
        let values = try #require(json["values"] as? [String: Any])
        let name = field.replacingOccurrences(of: "generation.", with: "")
        #expect((values[name] as? String ?? (values[name] as? [String])?.first) == expected)
    }

    @Test(arguments: [
        (#"[foo, "bar, baz"]"#, ["foo", "bar, baz"]), ("['a', 'b']", ["a", "b"]), ("[]", []),
        (#"["it's", "x\"y"]"#, ["it's", "x\"y"]),
    ])
    func listsAreReadAsYAML(value: String, expected: [String]) throws {
        let place = try ManagedFolder()
        #expect(try place.run("set", "evenings/spare", "generation.stop", value).status == 0)
        let exported = try place.run("export", "sillytavern", "evenings/spare", "--format", "json", "--force")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(exported.output.utf8)) as? [String: Any])
        #expect((json["values"] as? [String: Any])?["stop"] as? [String] == expected, "\(exported.output)")
    }

    @Test func aCopyIsNoWiderThanItsOriginal() throws {
        let place = try ManagedFolder()
        let path = place.folder.url.path + "/profiles/"
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + "evenings.yaml")
        #expect(try place.run("copy", "evenings", "private").status == 0)
        #expect(
            try FileManager.default.attributesOfItem(atPath: path + "private.yaml")[.posixPermissions] as? Int == 0o600)
    }

    @Test func aBrokenFileIsNamedAndCanBeOpened() throws {
        let place = try ManagedFolder([
            "evenings": ManagedFolder.evenings,
            "bad": ManagedFolder.evenings
                .replacingOccurrences(of: "name: evenings", with: "name: bad") + "\t: [x\n",
        ])
        let listed = try place.run("list")
        #expect(
            listed.status == 0 && listed.messages.contains("`profiles/bad.yaml` is not valid YAML from line"),
            "\(listed.messages)")
        #expect(try place.run("use", "bad").messages.contains("is not valid YAML from line"))
        for reference in ["bad", "profiles/bad.yaml"] {
            let edited = try place.run("edit", reference, adding: ["EDITOR": "sed -i s/16384/8192/"])
            #expect(edited.status == 1 && edited.messages.contains("error[yaml-syntax]"), "\(edited.messages)")
            #expect(try place.run("edit", reference, adding: ["EDITOR": "sed -i s/8192/16384/"]).status == 1)
        }
        let mended = try place.run("edit", "bad", adding: ["EDITOR": "sed -i '$d'"])
        #expect(mended.status == 0, "\(mended.messages)")
        #expect(try place.run("use", "bad").status == 0)
        // Broken while it is active.
        try place.folder.write("profiles/bad.yaml", "name: [\n")
        #expect(try place.run("next").messages.contains("is not valid YAML from line"))
        #expect(try place.run("edit", adding: ["EDITOR": "true"]).status == 0)
    }
}
