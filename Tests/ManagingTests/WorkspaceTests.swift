import Catalog
import Diagnosing
import Foundation
import Setups
import Switching
import Testing

@testable import Managing

/// The profiles and the state that commands work with.
struct WorkspaceTests {
    private static let catalog = Catalog.embedded
    private static let router = """
        version: 1
        name: router
        accounts:
          main: {provider: openrouter, key: {env: K}}
        proxies:
          - {name: free, account: main, model: "google/gemma-4-31b-it:free"}
          - {name: paid, account: main, model: z-ai/glm-5.2}

        """
    private static let deep = """
        version: 1
        name: deep
        accounts:
          main: {provider: deepseek, key: {env: D}}
        proxies:
          - {account: main, model: deepseek-flash}

        """

    /// Runs a test in a folder of its own.
    private func inFolder(
        _ profiles: [String: String], _ body: (Workspace, _ remarks: () -> [String]) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.appending(path: "profiles")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for (name, text) in profiles {
            try Data(text.utf8).write(to: place.appending(path: "\(name).yaml"))
        }
        var remarks: [String] = []
        let variables = ["HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state"]
        let workspace = Workspace(
            catalog: Self.catalog, folder: place.path, variable: { variables[$0] }, remark: { remarks.append($0) })
        try body(workspace) { remarks }
    }

    private func activate(_ reference: String, in workspace: Workspace) throws {
        let loaded = try workspace.profile(named: reference)
        let proxy = try #require(loaded.chosen ?? loaded.profile.proxies.first)
        let route = loaded.resolve(proxy, Self.catalog).route
        try workspace.update { state in
            var state = state
            state.activate(
                ActiveProxy.pointer(to: proxy, in: loaded), route: route, isChosen: true, now: Instant(seconds: 0))
            return state
        }
    }

    private func fitting(_ text: String, in workspace: Workspace) throws -> LoadedProfile? {
        let input = try ErrorInput(pasted: Array(text.utf8))
        return workspace.profile(fitting: Diagnoser(catalog: Self.catalog).read(input))
    }

    @Test func theOnlyProfileIsMeantWhereItFits() throws {
        try inFolder(["router": Self.router]) { workspace, _ in
            let only = try workspace.profile(named: nil)
            #expect(only.profile.name?.value == "router")
            #expect(try fitting("the cat sat on the mat", in: workspace)?.profile.name?.value == "router")
            let elsewhere = "DeepSeek: Insufficient Balance https://api.deepseek.com/chat/completions"
            #expect(try fitting(elsewhere, in: workspace) == nil)
        }
    }

    @Test func amongSeveralTheActiveOneIsMeant() throws {
        try inFolder(["router": Self.router, "deep": Self.deep]) { workspace, _ in
            #expect(throws: UsageError.self) { try workspace.profile(named: nil) }
            #expect(try fitting("the cat sat on the mat", in: workspace) == nil)
            try activate("router/paid", in: workspace)
            let meant = try #require(try fitting("Rate limit exceeded: free-models-per-day", in: workspace))
            #expect(meant.profile.name?.value == "router")
            #expect(try fitting("the cat sat on the mat", in: workspace)?.chosen?.label == "paid")
            // A model that the active proxy does not use leaves the whole profile.
            let model = #"{"error":{"message":"No endpoints found for google/gemma-4-31b-it:free.","code":404}}"#
            let other = try #require(try fitting(model, in: workspace))
            #expect(other.profile.name?.value == "router" && other.chosen == nil)
        }
    }

    @Test func aDamagedStateIsRemarkedOnOnce() throws {
        try inFolder(["router": Self.router]) { workspace, remarks in
            try activate("router", in: workspace)
            let path = try StateFolder.path(variable: { $0 == "XDG_STATE_HOME" ? statePath(workspace) : nil })
            try Data("{".utf8).write(to: URL(filePath: path + "/state.json"))
            #expect(workspace.state().active == nil && workspace.state().failures.isEmpty)
            #expect(remarks().count == 1 && remarks()[0].contains("is corrupted"))
        }
    }

    /// The folder that holds the state of a workspace made by `inFolder`.
    private func statePath(_ workspace: Workspace) -> String? {
        workspace.store.folder.map { String($0.dropLast("/profiles".count)) + "/state" }
    }

    @Test func whatRestsAndWhatIsBrokenCannotBeUsed() throws {
        try inFolder(["router": Self.router]) { workspace, _ in
            let loaded = try workspace.profile(named: "router")
            let now = try #require(Instant("2026-11-21T15:00:00Z"))
            let preflight = Preflight([], of: loaded)
            #expect(workspace.unusable(in: loaded, preflight, now: now).isEmpty)
            let proxy = try #require(loaded.profile.proxies.first)
            let reach = FailureReach(
                scope: .freeRequests, service: "openrouter",
                account: loaded.resolve(proxy, Self.catalog).route.account, model: nil, upstream: nil)
            try workspace.update { state in
                var state = state
                state.remember(
                    RememberedFailure(
                        cause: "free-daily-quota", reach: reach, until: now.advanced(by: 60), seen: now))
                return state
            }
            #expect(workspace.unusable(in: loaded, preflight, now: now).keys.sorted() == [0])
            #expect(workspace.unusable(in: loaded, preflight, now: now.advanced(by: 61)).isEmpty)
        }
    }
}
