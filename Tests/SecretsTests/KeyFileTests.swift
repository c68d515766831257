import Foundation
import Profiles
import Secrets
import Testing
import YAMLSource

/// Files that a profile names as keys, and that are none.
struct KeyFileTests {
    private func read(_ path: String, profile: String = "/tmp/p.yaml") throws -> KeyReader.FoundKey {
        let quoted = "'\(path)'"
        let text = "version: 1\nname: one\naccounts: {main: {provider: custom, key: {file: \(quoted)}}}\nproxies: []\n"
        let tree = YAMLTree.parse(SourceText(name: profile, text: text))
        let account = try #require(ProfileDecoder(catalog: .embedded).profiles(in: tree).first?.profile.accounts.first)
        return try KeyReader { _ in nil }.key(of: try #require(account.key), profilePath: profile, isPassword: true)
    }

    @Test func onlyOneLineOfTextIsAKey() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "key").path
        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
        for text in ["a-key-of-mine", "a-key-of-mine\n", "a-key-of-mine\r\n"] {
            try write(text)
            let key = try read(path)
            #expect(key.text.secret.count == 13)
        }
        for text in ["-----BEGIN KEY-----\nabc\n-----END KEY-----\n", "one\ntwo", "one\rtwo", "one\n\n"] {
            try write(text)
            #expect(throws: KeyProblem.severalLines(path)) { try read(path) }
        }
        for text in ["HOME=/root\0KEY=secret\0", "a\0\nb"] {
            try write(text)
            #expect(throws: KeyProblem.notText(path)) { try read(path) }
        }
        #expect(KeyProblem.severalLines(path).message.contains("has several lines; name a file"))
    }

    @Test(arguments: [
        "/proc/self/environ", "/proc/self/cmdline", "/sys/kernel/hostname", "/dev/stdin", "/dev/fd/0", "/dev/null",
        "//proc/self/environ", "/./proc/self/environ", "/tmp/../proc/self/environ", "../proc/self/cmdline",
        "/dev/../proc/version",
    ])
    func nothingIsReadFromTheSystem(_ path: String) throws {
        do {
            _ = try read(path)
            Issue.record("\(path) was read")
        } catch let problem as KeyProblem {
            if case .systemFile = problem { return }
            Issue.record("\(path): \(problem.message)")
        }
    }

    @Test func linksIntoTheSystemAreNotFollowed() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for target in ["/proc/self/comm", "/sys/kernel/uevent_seqnum", "/dev/zero"] {
            let link = folder.appending(path: "link").path
            try? FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            guard FileManager.default.fileExists(atPath: target) else { continue }
            #expect(throws: KeyProblem.systemFile(link)) { try read(link) }
        }
    }

    @Test(arguments: [
        ("/proc", true), ("/proc/1/environ", true), ("/a/../dev/x", true), ("/home/me/proc/key", false),
        ("proc/key", false),
        ("/process/key", false), ("/device", false), ("/", false), ("", false), ("/proc/../home/key", false),
    ])
    func systemFoldersAreKnownByTheirNames(_ path: String, _ isSystem: Bool) {
        #expect(SystemFolder.holds(path) == isSystem)
    }
}
