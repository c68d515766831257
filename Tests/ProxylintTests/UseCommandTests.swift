import Foundation
import TestSupport
import Testing

/// `use` and `current`: switching, and what is told of it.
struct UseCommandTests {
    @Test func theFirstTimeTheWholeFormIsTold() throws {
        let place = try ManagedFolder()
        let outcome = try place.run("use", "evenings")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.output == """
                evenings/free is active
                  enter in Janitor AI
                    Config Name   free
                    Model Name    google/gemma-4-31b-it:free
                    Proxy URL     https://openrouter.ai/api/v1/chat/completions
                    API Key       the key from the variable OPENROUTER_API_KEY
                    Context size  16384
                  then press Save Settings, then reload every open Janitor page

                """)
    }

    @Test func anAddressThatTheFrontEndCannotTakeIsSaid() throws {
        let place = try ManagedFolder([
            "relay": """
            version: 1
            name: relay
            accounts: {own: {provider: custom}}
            proxies: [{name: x, account: own, model: m, chat_url: "https://relay.example.org/own"}]

            """
        ])
        let outcome = try place.run("use", "relay", "--front-end", "sillytavern")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.messages.contains(
                "proxylint: warning: SillyTavern cannot take it: the proxy `x` posts to an exact address"),
            "\(outcome.messages)")
    }

    @Test func laterOnlyWhatChanges() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        let outcome = try place.run("use", "evenings/other")
        #expect(
            outcome.output == """
                evenings/other is active; previously evenings/free
                  change in Janitor AI
                    Config Name  other
                    Model Name   nvidia/nemotron-3-ultra-550b-a55b:free
                  leave: Proxy URL, API Key, Context size
                  then press Save Settings, then reload every open Janitor page

                """)
        let again = try place.run("use", "evenings/other").output
        #expect(again == "evenings/other is active already\n  nothing changes in Janitor AI\n")
    }

    @Test func settingsThatTheOtherProxyDoesNotHaveAreSetBack() throws {
        let own = "context_size: 16384, generation: {temperature: 0.7}, custom_prompt: Be brief}"
        let text = ManagedFolder.evenings.replacingOccurrences(
            of: "gemma-4-31b-it:free\", context_size: 16384}", with: "gemma-4-31b-it:free\", \(own)")
        let place = try ManagedFolder(["evenings": text])
        #expect(try place.run("use", "evenings").output.contains("    Custom Prompt  Be brief\n"))
        let outcome = try place.run("use", "other")
        #expect(outcome.output.contains("  clear or reset: Custom Prompt, Temperature\n"), "\(outcome.output)")
    }

    @Test func aHyphenGoesBackAndForth() throws {
        let place = try ManagedFolder()
        #expect(try place.run("use", "-").status == 2)
        try place.run("use", "evenings/free")
        try place.run("use", "spare")
        #expect(try place.run("current").output == "evenings/spare\n")
        try place.run("use", "-")
        #expect(try place.run("current").output == "evenings/free\n")
        try place.run("use", "-")
        #expect(try place.run("current").output == "evenings/spare\n")
    }

    @Test(arguments: [
        ("evenings/spare", "evenings/spare"), ("evenings/4", "evenings/spare"),
        ("profiles/evenings.yaml/paid", "evenings/paid"), ("profiles/evenings.yaml", "evenings/free"),
    ])
    func referencesOfManyKinds(reference: String, active: String) throws {
        let place = try ManagedFolder()
        let outcome = try place.run("use", reference)
        #expect(outcome.output.hasPrefix("\(active) is active"), "\(outcome.messages)")
    }

    @Test func proxiesWithoutNamesGoByTheirModels() throws {
        let place = try ManagedFolder(["a": Sample.clean.replacingOccurrences(of: "name: clean", with: "name: a")])
        #expect(try place.run("use", "a/z-ai/glm-5.2").status == 0)
        #expect(try place.run("current").output == "a/z-ai/glm-5.2\n")
        #expect(try place.run("use", "a/z-ai/glm-5").status == 0, "a beginning that fits one alone")
        let wrong = try place.run("use", "a/nobody/else")
        #expect(wrong.status == 2 && wrong.messages.contains("`nobody/else`"), "\(wrong.messages)")
    }

    @Test func errorsStopASwitch() throws {
        let broken = ManagedFolder.evenings.replacingOccurrences(of: "z-ai/glm-5.2", with: "anthropic/claude-3-opus")
        let place = try ManagedFolder(["evenings": broken])
        let refused = try place.run("use", "evenings/paid")
        #expect(refused.status == 1 && refused.output.isEmpty && refused.messages.contains("error[retired-model]"))
        #expect(try place.run("current").status == 1)
        // An error of another proxy is no reason.
        #expect(try place.run("use", "evenings/free").status == 0)
        #expect(try place.run("use", "evenings/paid", "--force").status == 0)
        #expect(try place.run("current").output == "evenings/paid\n")
    }

    @Test func anotherFrontEndsFormIsEnteredFromTheStart() throws {
        let other = ManagedFolder.evenings.replacingOccurrences(of: "janitor", with: "sillytavern")
            .replacingOccurrences(of: "name: evenings", with: "name: tavern")
        let place = try ManagedFolder(["evenings": ManagedFolder.evenings, "tavern": other])
        try place.run("use", "evenings")
        let outcome = try place.run("use", "tavern/free")
        #expect(
            outcome.output.contains("change in SillyTavern") && outcome.output.contains("OpenRouter Model "),
            "\(outcome.output)")
        // Its own source needs no address, and brings the exported connection profile.
        #expect(!outcome.output.contains("https://") && outcome.output.contains(": /profile free\n"))
    }

    @Test func jsonForScripts() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        let outcome = try place.run("use", "spare", "--format", "json")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["active"] as? String == "evenings/spare" && json["previous"] as? String == "evenings/free")
        let enter = try #require(json["enter"] as? [[String: String]])
        #expect(enter.contains(["field": "API Key", "value": "the key stored as chutes"]))
        #expect(json["front_end"] as? String == "janitor" && (json["leave"] as? [String])?.isEmpty == true)
    }

    @Test func currentForAPrompt() throws {
        let place = try ManagedFolder()
        let nothing = try place.run("current")
        #expect(nothing.status == 1 && nothing.output.isEmpty && nothing.messages.isEmpty)
        try place.run("use", "evenings/spare")
        let custom = try place.run("current", "--format", "[{profile}:{model}@{provider}] {{context}")
        #expect(custom.status == 2 && custom.messages.contains("has no field {{context}"), "\(custom.messages)")
        let good = try place.run("current", "--format", "[{profile}:{model}@{provider}] {context}")
        #expect(good.output == "[evenings:zai-org/GLM-5.1-TEE@chutes] 32768\n")
        let json = try place.run("current", "--format", "json")
        #expect(json.output.contains(#""profile":"evenings","proxy":"spare","provider":"chutes""#))
    }

    @Test func profilesThatAreMovedOrRenamedByHandAreNoticed() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/spare")
        let files = FileManager.default
        let path = place.folder.url.appending(path: "profiles/evenings.yaml")
        try files.moveItem(at: path, to: place.folder.url.appending(path: "profiles/moved.yaml"))
        var outcome = try place.run("current")
        #expect(outcome.output == "evenings/spare\n" && outcome.messages.contains("is now in profiles/moved.yaml"))
        try place.folder.write(
            "profiles/moved.yaml", ManagedFolder.evenings.replacingOccurrences(of: "name: evenings", with: "name: late")
        )
        try files.moveItem(at: place.folder.url.appending(path: "profiles/moved.yaml"), to: path)
        outcome = try place.run("current")
        #expect(
            outcome.output == "late/spare\n" && outcome.messages.contains("the profile `evenings` is now named `late`")
        )
        try files.removeItem(at: path)
        outcome = try place.run("current")
        // In a prompt there is silence, elsewhere the reason.
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.messages.isEmpty)
        #expect(try place.run("next").messages.contains("the file profiles/evenings.yaml no longer exists"))
        // And it keeps nobody from choosing anew.
        try place.folder.write("profiles/new.yaml", Sample.clean)
        #expect(try place.run("use", "clean").status == 0)
    }

    @Test func aListToPickFrom() throws {
        let place = try ManagedFolder()
        let picked = try place.inTerminal(
            "use", typing: [("Switch to:", "chu"), ("evenings/spare", "\r")])
        #expect(picked.status == 0 && picked.screen.contains("evenings/spare is active"), "\(picked.screen)")
        let moved = try place.inTerminal(
            "use", typing: [("Switch to:", "\u{1B}[A"), ("evenings/paid   OpenRouter  z-ai/glm-5.2\u{1B}[0m", "\r")])
        #expect(moved.screen.contains("evenings/paid is active"), "\(moved.screen)")
        let left = try place.inTerminal("use", typing: [("Switch to:", "\u{3}")])
        #expect(left.status == 130)
        #expect(try place.run("current").output == "evenings/paid\n")
        let without = try place.run("use")
        #expect(without.status == 2 && without.messages.contains("no terminal for a list"))
    }

    @Test func whatIsActiveServesVerifyAndExport() throws {
        let place = try ManagedFolder(["evenings": ManagedFolder.evenings, "clean": Sample.clean])
        let without = try place.run("export", "curl")
        #expect(without.status == 2 && without.messages.contains("there are 2 profiles and none is active"))
        try place.run("use", "evenings/spare")
        #expect(try place.run("export", "curl").output.contains("GLM-5.1-TEE"))
        #expect(
            try place.run("verify", "--dry-run", adding: ["OPENROUTER_API_KEY": "x"]).output.contains("evenings/chutes")
        )
    }

    @Test func whatWasToldCountsNotWhatTheFileSaysNow() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/paid")
        #expect(try place.run("set", "evenings/paid", "model", "z-ai/glm-5").status == 0)
        let mended = try place.run("use", "evenings/paid").output
        #expect(
            mended.contains("    Model Name  z-ai/glm-5\n") && mended.contains("leave: Config Name, Proxy URL"),
            "\(mended)")
        #expect(try place.run("use", "evenings/paid").output.contains("nothing changes"))
    }

    @Test func filesBesideTwoProfilesAreTwoFiles() throws {
        let text = """
            version: 1
            name: NAME
            front_end: janitor
            accounts:
              main: {provider: openrouter, key: {file: key.txt}}
            proxies:
              - {name: one, account: main, model: z-ai/glm-5.2, custom_prompt: {file: prompt.txt}}

            """
        let place = try ManagedFolder([
            "x/a": text.replacingOccurrences(of: "NAME", with: "a"),
            "y/b": text.replacingOccurrences(of: "NAME", with: "b"),
        ])
        for (folder, prompt) in [("x", "Be brief"), ("y", "Be long")] {
            try place.folder.write("profiles/\(folder)/prompt.txt", prompt)
            try place.folder.write("profiles/\(folder)/key.txt", TestKey.key(of: "openrouter", 5))
        }
        try place.run("use", "a")
        let outcome = try place.run("use", "b").output
        #expect(outcome.contains("API Key ") && outcome.contains("Custom Prompt "), "\(outcome)")
        #expect(outcome.contains("leave: Config Name, Model Name, Proxy URL\n"))
        // The same text in a file of another name is the same prompt.
        try place.folder.write("profiles/y/prompt.txt", "Be brief")
        try place.run("use", "a")
        #expect(try place.run("use", "b").output.contains("leave: Config Name, Model Name, Proxy URL, Custom Prompt"))
    }

    @Test func proxiesThatGoByOneModelAreToldApart() throws {
        let text = """
            version: 1
            name: dup
            accounts:
              one: {provider: openrouter, key: {env: A}}
              two: {provider: openrouter, key: {env: B}}
            proxies:
              - {account: one, model: deepseek/deepseek-v3.2}
              - {account: two, model: deepseek/deepseek-v3.2}
              - {account: one, model: z-ai/glm-4.6}

            """
        let place = try ManagedFolder(["dup": text])
        let ambiguous = try place.run("use", "dup/deepseek/deepseek-v3.2")
        #expect(ambiguous.status == 2 && ambiguous.messages.contains("use dup/1 or dup/2"), "\(ambiguous.messages)")
        #expect(try place.run("use", "dup/2").output.hasPrefix("dup/2 is active"))
        #expect(try place.run("current").output == "dup/2\n")
        #expect(try place.run("list").output.contains("* 2 "))
        #expect(try place.run("next").output.contains("dup/z-ai/glm-4.6 is active"))
    }

    @Test func aProfileGoesBeforeAFileThatHappensToLieThere() throws {
        let place = try ManagedFolder()
        try place.folder.write("evenings", "hello")
        #expect(try place.run("use", "evenings").status == 0)
        #expect(try place.run("use", "evenings/spare").status == 0)
    }

    @Test func errorsOfOtherProxiesDoNotStopAProfile() throws {
        let broken = ManagedFolder.evenings.replacingOccurrences(of: "z-ai/glm-5.2", with: "anthropic/claude-3-opus")
        let place = try ManagedFolder(["evenings": broken])
        let outcome = try place.run("use", "evenings")
        #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    }

    @Test func whatIsSetMayRenameWhatIsActive() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/spare")
        #expect(try place.run("set", "evenings/spare", "name", "chutes").status == 0)
        #expect(try place.run("current").output == "evenings/chutes\n")
        #expect(try place.run("set", "evenings", "name", "nights").status == 0)
        let current = try place.run("current")
        #expect(current.output == "nights/chutes\n" && current.messages.isEmpty)
        #expect(try place.run("unset", "nights/chutes", "name").status == 0)
        #expect(try place.run("set", "nights/4", "model", "zai-org/GLM-5.2-TEE").status == 0)
        #expect(try place.run("current").output == "nights/zai-org/GLM-5.2-TEE\n")
    }
}
