import Foundation
import TestSupport
import Testing

/// `export --html`, opened and clicked in a real browser.
@Suite(.enabled(if: OutsidePrograms.areThere, "make test installs what this needs"))
struct FormPageTests {
    @Test func everyButtonCopiesItsFieldExactly() throws {
        let folder = try TemporaryFolder()
        let key = TestKey.key(of: "openrouter", 1)
        let prompt = "<script>alert(1)</script> </script> \"quotes\" & 'single' é 漢字 🦊\nsecond line\n  third"
        let quoted = String(decoding: try JSONEncoder().encode(prompt), as: UTF8.self)
        let profile = try folder.write(
            "p.yaml",
            """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {name: cozy, account: main, model: z-ai/glm-5.2, custom_prompt: \(quoted)}

            """)
        let page = folder.url.appending(path: "form.html")
        let without = try RunningProgram.run(
            ["export", "janitor", profile, "--html", page.path], environment: ["KEY": key])
        #expect(without.status == 0, "\(without.messages)")
        #expect(!(try String(contentsOf: page, encoding: .utf8)).contains(key))
        let taken = try RunningProgram.run(
            ["export", "janitor", profile, "--html", page.path, "--reveal"], environment: ["KEY": key])
        #expect(taken.status == 2 && taken.messages.contains("--force to overwrite it"))
        let outcome = try RunningProgram.run(
            ["export", "janitor", profile, "--html", page.path, "--reveal", "--force"], environment: ["KEY": key])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try FileManager.default.attributesOfItem(atPath: page.path)[.posixPermissions] as? Int == 0o600)

        let script = """
            import json, sys
            from selenium import webdriver
            from selenium.webdriver.common.by import By
            from selenium.webdriver.common.keys import Keys
            options = webdriver.ChromeOptions()
            for one in ("--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + sys.argv[2]): options.add_argument(one)
            browser = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
            try:
                browser.get(sys.argv[1])
                shown = browser.find_element(By.TAG_NAME, "body").text
                browser.execute_script("const a = document.createElement('textarea'); a.id = 'paste'; document.body.append(a);")
                area = browser.find_element(By.ID, "paste")
                copied = []
                for button in browser.find_elements(By.TAG_NAME, "button"):
                    button.click()
                    browser.execute_async_script("setTimeout(arguments[0], 150)")
                    area.clear()
                    area.send_keys(Keys.CONTROL, "v")
                    copied.append([button.text, area.get_property("value")])
                print(json.dumps([shown, copied, browser.get_log("browser")]))
            finally:
                browser.quit()
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = (ProcessInfo.processInfo.environment["PROXYLINT_TEST_CLIENTS"] ?? "") + "/python"
        // The browser could not end its children with signals held back.
        let release =
            "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])"
        process.arguments = [
            python, "-c", release, python, "-c", script, page.absoluteString,
            folder.url.appending(path: "browser").path,
        ]
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.url.path]
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let result = try #require(try JSONSerialization.jsonObject(with: printed) as? [Any])
        let shown = try #require(result[0] as? String)
        let copied = try #require(result[1] as? [[String]])
        #expect(shown.contains("Janitor AI: cozy") && !shown.contains(key), "\(shown)")
        #expect(copied.map { $0[0] } == Array(repeating: "Copied", count: 5))
        #expect(
            copied.map { $0[1] } == [
                "cozy", "z-ai/glm-5.2", "https://openrouter.ai/api/v1/chat/completions", key, prompt,
            ],
            "\(copied)")
        #expect((result[2] as? [Any])?.isEmpty ?? false, "\(result[2])")
    }
}
